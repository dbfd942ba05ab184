import type { Texts, Words } from '../../core/text';

export const en = {
  'constant.title': 'What to leave out',
  'constant.param.share': 'Same value in at least this share of the rows',
  'constant.param.alike': 'Two columns of numbers say the same when their ranks go together more than',
  'constant.param.alike.help':
    'Spearman’s correlation over at most 5,000 rows, 1 when one always rises with the other. Of two, the one with fewer empty cells stays. What you want to know is not looked at.',
  'constant.param.plan': 'Columns you decide about',
  'constant.param.plan.keep': 'keep',
  'constant.param.plan.leave-out': 'leave out',
  'constant.none': (a: { looked: number }, w: Words) =>
    a.looked === 0
      ? 'There is no column to leave out'
      : `${w.plural(a.looked, 'The one column', `All ${w.integer(a.looked)} columns`)} have something of their own to say`,
  'constant.finding': (a: { count: number; columns: readonly string[] }, w: Words) =>
    `${w.list(a.count > a.columns.length ? [...a.columns, `${w.integer(a.count - a.columns.length)} more`] : a.columns)} ${w.plural(a.count, 'says', 'say')} nothing, or nothing new`,
  'constant.none.so': 'None is the same for everyone, different for each, or said twice.',
  'constant.so':
    'A column that is the same for all, different for each, or said by another already, adds no pattern and can drown one. It stays in the table and is left out of the calculation; one click keeps it.',
  'constant.reason.empty': 'empty',
  'constant.reason.one-value': 'one value everywhere',
  'constant.reason.nearly-one-value': (a: { share: number }, w: Words) => `one value in ${w.share(a.share)} of the rows`,
  'constant.reason.row-number': 'numbers the rows, each its own',
  'constant.reason.nearly-unique': 'different in nearly every row',
  'constant.reason.too-many-groups': (a: { distinct: number; share: number }, w: Words) =>
    `${w.integer(a.distinct)} groups, the largest with ${w.share(a.share)} of the rows`,
  'constant.reason.copy': (a: { other: string }) => `a copy of ${a.other}`,
  'constant.reason.same-groups': (a: { other: string }) => `the same groups as ${a.other}, called otherwise`,
  'constant.reason.alike': (a: { other: string; share: number }, w: Words) =>
    `${a.share < 0 ? 'falls when' : 'rises when'} ${a.other} rises (correlation ${w.number(a.share)})`,
  'constant.reason.you-said-so': 'you left it out',
  'constant.panel.title': 'Left out, and why',
  'constant.panel.keep': (a: { column: string }) => `Keep ${a.column}`,
  'constant.panel.codes': 'Numbers that are codes',
  'constant.panel.as-groups': 'Treat as groups',
  'constant.panel.as-amounts': 'Treat as amounts',
  'constant.panel.another': 'Leave out another column',
  'constant.panel.choose': 'Choose a column',
  'constant.panel.compared': (a: { count: number }, w: Words) =>
    `Only the first ${w.integer(a.count)} columns of numbers were compared with one another.`,
  'constant.codes.read': (a: { low: number; high: number; distinct: number }, w: Words) =>
    `${w.integer(a.low)} to ${w.integer(a.high)} are codes by the column’s name: ${w.integer(a.distinct)} groups, not amounts`,
  'constant.codes.looks': (a: { low: number; high: number; distinct: number }, w: Words) =>
    `${w.integer(a.low)} to ${w.integer(a.high)} are counted as amounts, but look like codes: some are common, their neighbours rare`,
} satisfies Texts;
