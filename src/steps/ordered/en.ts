import type { Texts, Words } from '../../core/text';

export const en = {
  'ordered.title': 'Categories in order',
  'ordered.param.plan': 'Exceptions',
  'ordered.param.plan.auto': 'put in order where there is one',
  'ordered.param.plan.leave': 'leave as it is',
  'ordered.param.answers': 'Your own order',
  'ordered.about': (a: { column: string }) => `The place of ${a.column} on its scale, the lowest 1`,
  'ordered.none': 'No category has an order we know',
  'ordered.none.so':
    'Sizes, levels, how often, how satisfied and ranges such as 11–50 are known in English, Norwegian and German. Any other category can be put in order below.',
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
  'ordered.panel.choose': 'Put a category in order',
  'ordered.panel.none': 'Choose a column',
  'ordered.panel.list': (a: { column: string }) => `${a.column}, lowest first`,
  'ordered.panel.rows': (a: { rows: number }, w: Words) => `${w.integer(a.rows)} ${w.plural(a.rows, 'row', 'rows')}`,
  'ordered.panel.up': (a: { value: string }) => `Move ${a.value} up`,
  'ordered.panel.down': (a: { value: string }) => `Move ${a.value} down`,
  'ordered.panel.use': 'Use this order',
  'ordered.panel.back': 'Take the order back',
  'ordered.panel.first': 'They stand by how many rows they have. Put them in order first, then use it.',
} satisfies Texts;
