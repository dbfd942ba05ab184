import type { Texts, Words } from '../../core/text';

export const en = {
  'skew.title': 'Lopsided numbers',
  'skew.param.threshold': 'Lopsided means a skewness above',
  'skew.param.plan': 'Exceptions',
  'skew.param.plan.auto': 'decide by skewness',
  'skew.param.plan.log': 'take the logarithm',
  'skew.param.plan.leave': 'leave as it is',
  'skew.about': (a: { column: string }) => `Logarithm of 1 + ${a.column}: a few very large values no longer drown the others.`,
  'skew.none': 'No number is lopsided enough to mend',
  'skew.finding': (a: { count: number; column: string }, w: Words) =>
    a.count === 1
      ? `A few very large values in ${a.column} would drown the rest`
      : `In ${w.integer(a.count)} columns a few very large values would drown the rest, most of all in ${a.column}`,
  'skew.none.so': 'Large and small values are spread evenly enough to compare as they are.',
  'skew.so':
    'They are compared on a scale where ten times as much is one step (logarithm). What you see in profiles stays in its own unit.',
  'skew.chart': (a: { column: string; before: number; after: number }, w: Words) =>
    `The logarithm takes ${a.column} from a skewness of ${w.number(a.before, 2)} to ${w.number(a.after, 2)}`,
  'skew.field.column': 'Column',
  'skew.field.before': 'Skewness before',
  'skew.field.after': 'Skewness after',
} satisfies Texts;
