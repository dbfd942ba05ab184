import type { Texts, Words } from '../../core/text';

export const en = {
  'missing.title': 'Empty cells',
  'missing.param.rule': 'Columns you did not decide about',
  'missing.param.rule.auto': 'follow the rule',
  'missing.param.rule.leave': 'stay as they are',
  'missing.param.rule.help':
    'The rule: a column more than 60 % empty is left out. A number gets the middle value (median). A category gets “Unknown” when more than 5 % is empty, else the commonest value. Dates stay empty. (5 %: Schafer 1999; 60 %: Barzi and Woodward 2004.)',
  'missing.param.plan': 'Fill empty cells with',
  'missing.param.plan.leave': 'nothing, leave them',
  'missing.param.plan.median': 'the middle value (median)',
  'missing.param.plan.mean': 'the average (mean)',
  'missing.param.plan.zero': 'zero',
  'missing.param.plan.most-frequent': 'the commonest value (mode)',
  'missing.param.plan.similar': 'a guess from similar rows (a small tree in place of nearest neighbours)',
  'missing.param.plan.unknown': '“Unknown”, as a category',
  'missing.param.plan.drop-rows': 'nothing, leave these rows out',
  'missing.param.plan.drop-column': 'nothing, do not use the column',
  'missing.param.flags': 'Remember which numbers were empty',
  'missing.param.flags.help':
    'Adds a yes/no column for each number that is more than 5 % empty: that nobody filled it in may say something.',
  'missing.none': 'No number and no category is missing',
  'missing.finding': (a: { cells: number; columns: number }, w: Words) =>
    `${w.plural(a.cells, 'One cell was', `${w.integer(a.cells)} cells were`)} empty in ${w.plural(a.columns, 'one column', `${w.integer(a.columns)} columns`)}`,
  'missing.dropped': (a: { cells: number; columns: number; dropped: readonly string[] }, w: Words) =>
    `${w.integer(a.cells)} cells were empty, and ${w.list(shortened(a.dropped))} ${w.plural(a.dropped.length, 'is', 'are')} too empty to use`,
  'missing.none.so': 'Every cell that is compared or learnt from holds a value. Names, ids and dates stay as they are.',
  'missing.so': (a: { filled: number; cells: number; column: string }, w: Words) =>
    `${w.plural(a.filled, 'It is', 'They are')} filled, so that no row is lost. Filled cells are guesses: look at ${a.column} if it matters to you.`,
  'missing.partly.so': (a: { filled: number; cells: number; column: string }, w: Words) =>
    `${w.integer(a.filled)} of ${w.integer(a.cells)} are filled; the others stay empty. A row with an empty cell may fall out further down.`,
  'missing.left-out.so': (a: { filled: number; leftOut: number }, w: Words) =>
    `${w.plural(a.leftOut, 'One row is', `${w.integer(a.leftOut)} rows are`)} left out of what is learnt${a.filled > 0 ? `; ${w.plural(a.filled, 'one cell is', `${w.integer(a.filled)} cells are`)} filled` : ''}. Rows kept aside for judging and new files keep theirs, filled with the commonest or middle value, so that each gets an answer.`,
  'missing.chart': (a: { column: string; share: number }, w: Words) => `${a.column} is emptiest, with ${w.share(a.share)} of its cells`,
  'missing.field.column': 'Column',
  'missing.field.share': 'Share of empty cells',
  'missing.panel.title': 'Columns with empty cells',
  'missing.panel.empty': (a: { missing: number; share: number }, w: Words) =>
    `${w.plural(a.missing, 'one empty cell', `${w.integer(a.missing)} empty cells`)} (${w.share(a.share)})`,
  'missing.panel.became': (a: { filled: number; value: string }, w: Words) =>
    `${w.plural(a.filled, 'it became', `${w.integer(a.filled)} became`)} ${a.value}`,
  'missing.panel.similar': (a: { filled: number }, w: Words) =>
    `${w.plural(a.filled, 'guessed', `${w.integer(a.filled)} guessed`)} from similar rows`,
  'missing.panel.flag': (a: { flag: string }) => `remembered in ${a.flag}`,
  'missing.panel.do': (a: { column: string }) => `Fill empty cells of ${a.column} with`,
  'missing.panel.rule': (a: { plan: string }) => `By the rule: ${a.plan}`,
  'missing.panel.more': (a: { count: number }, w: Words) => `Show ${w.integer(a.count)} more`,
  'missing.panel.fewer': 'Show fewer',
} satisfies Texts;

function shortened(names: readonly string[]): readonly string[] {
  return names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
}
