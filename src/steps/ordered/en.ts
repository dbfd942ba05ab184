import type { Texts, Words } from '../../core/text';

export const en = {
  'ordered.title': 'Categories in order',
  'ordered.param.plan': 'Exceptions',
  'ordered.param.plan.auto': 'put in order where there is one',
  'ordered.param.plan.leave': 'leave as it is',
  'ordered.about': (a: { column: string }) => `The place of ${a.column} on its scale, the lowest 1`,
  'ordered.none': 'No category has an order we know',
  'ordered.none.so': 'Sizes, levels, how often, how satisfied and ranges such as 11–50 are known in English, Norwegian and German.',
  'ordered.finding': (a: { column: string; low: string; high: string; more: number }, w: Words) =>
    a.more === 0
      ? `${a.column} goes from “${a.low}” to “${a.high}”`
      : `${a.column} goes from “${a.low}” to “${a.high}”, and ${w.plural(a.more, 'one more category has', `${w.integer(a.more)} more categories have`)} an order`,
  'ordered.so':
    'As numbers in order, values beside one another count as alike. Without the order every value would be equally far from every other.',
  'ordered.stray.so': (a: { stray: number }, w: Words) =>
    `As numbers in order, values beside one another count as alike. ${w.integer(a.stray)} ${w.plural(a.stray, 'row has', 'rows have')} a value that is on no rung; there it is empty.`,
  'ordered.chart': (a: { column: string; values: number }, w: Words) => `${a.column}: ${w.integer(a.values)} values in their order`,
  'ordered.field.value': 'Value',
  'ordered.field.rows': 'Rows',
  'ordered.field.rung': 'Place in the order',
} satisfies Texts;
