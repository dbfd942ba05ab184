import type { Texts, Words } from '../../core/text';

/** What the core and recipes have to say. */
export const core = {
  'param-unknown': (a: { name: string }) => `This step has no setting called “${a.name}”.`,
  'param-wrong': (a: { name: string; must: string; got: string }) => `The setting “${a.name}” must be ${a.must}, but it is ${a.got}.`,
  'no-rows': 'There is no row to work with.',
  'one-class': 'All known outcomes are the same. To learn a difference there must be both kinds.',
  'too-few-distinct-rows': (a: { need: number; have: number }, w: Words) =>
    `This needs at least ${w.integer(a.need)} different rows; there are ${w.integer(a.have)}.`,
  'too-big-for-memory': (a: { needMb: number; roomMb: number }, w: Words) =>
    `This would need ${w.integer(a.needMb)} MB of memory, and ${w.integer(a.roomMb)} MB is the most a browser lets us have. Work with fewer rows or columns.`,
  'chart.show-table': 'Show as table',
  'chart.show-chart': 'Show as chart',
  'chart.days': (a: { days: number }, w: Words) =>
    `${Math.abs(a.days) < 10 ? w.number(a.days, 2) : w.integer(a.days)} ${w.plural(a.days, 'day', 'days')}`,
  'chart.filled': (a: { columns: readonly string[] }, w: Words) => `Partly filled in: ${w.list(a.columns)}`,
  'chart.filled.column': (a: { column: string; share: string }) => `${a.column} (${a.share})`,
  'chart.unit.days': 'days',
} satisfies Texts;
