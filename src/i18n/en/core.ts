import type { Texts, Words } from '../../core/text';

/** What the core and recipes have to say. */
export const core = {
  'param-unknown': (a: { name: string }) => `This step has no setting called “${a.name}”.`,
  'param-wrong': (a: { name: string; must: string; got: string }) => `The setting “${a.name}” must be ${a.must}, but it is ${a.got}.`,
  'recipe.newer': 'This recipe was made by a newer Leadlight. Reload the page to get it, then open the recipe again.',
  'recipe.newer-step': (a: { step: string; version: number }) =>
    `The step “${a.step}” was made by a newer Leadlight. Reload the page to get it, or switch the step off.`,
  'recipe.unknown-step': (a: { step: string }) => `This Leadlight does not know the step “${a.step}”. Switch it off to go on without it.`,
  'recipe.unreadable': (a: { where: string }) =>
    a.where === '' ? 'This is not a recipe Leadlight can read.' : `This is not a recipe Leadlight can read; it stopped at ${a.where}.`,
  'chart.show-table': 'Show as table',
  'chart.show-chart': 'Show as chart',
  'chart.days': (a: { days: number }, w: Words) =>
    `${Math.abs(a.days) < 10 ? w.number(a.days, 2) : w.integer(a.days)} ${w.plural(a.days, 'day', 'days')}`,
  'chart.unit.days': 'days',
} satisfies Texts;
