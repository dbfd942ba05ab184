import type { Texts, Words } from '../../core/text';

export const en = {
  'rfm.title': 'Recent, often, much (RFM)',
  'rfm.param.recency': 'Days since the last order',
  'rfm.param.frequency': 'How often',
  'rfm.param.money': 'How much',
  'rfm.none': 'There is no known way to sort these customers: how long ago and how often they bought is not in the file',
  'rfm.none.so':
    'It takes the days since the last order and the number of orders. Both come by themselves from a file of order lines with a customer and a date.',
  'rfm.finding': (a: { share: number }, w: Words) => `${w.share(a.share)} are champions: they bought lately and often`,
  'rfm.finding.money': (a: { share: number; money: number }, w: Words) =>
    `${w.share(a.share)} are champions, who bought lately and often, with ${w.share(a.money)} of the money`,
  'rfm.finding.no-champions': 'Nobody bought both lately and often enough to be called a champion',
  'rfm.so': (a: { risk: number }, w: Words) =>
    a.risk === 0
      ? 'A well-known way to sort customers, beside the groups found above.'
      : `${w.integer(a.risk)} used to buy often and have not for long: the first to write to. A well-known way to sort customers, beside the groups found above.`,
  'rfm.cell.champions': 'Champions',
  'rfm.cell.loyal': 'Loyal customers',
  'rfm.cell.potential': 'Potential loyalists',
  'rfm.cell.new': 'New customers',
  'rfm.cell.promising': 'Promising',
  'rfm.cell.attention': 'Need attention',
  'rfm.cell.sleepy': 'About to sleep',
  'rfm.cell.risk': 'At risk',
  'rfm.cell.lose': 'Can’t lose them',
  'rfm.cell.hibernating': 'Hibernating',
  'rfm.about.recency': (a: { column: string }) => `Fifth by ${a.column}, from 1 (longest ago) to 5 (latest)`,
  'rfm.about.frequency': (a: { column: string }) => `Fifth by ${a.column}, from 1 (seldom) to 5 (often)`,
  'rfm.about.money': (a: { column: string }) => `Fifth by ${a.column}, from 1 (little) to 5 (much)`,
  'rfm.about.cell': 'What customers with these scores for how lately and how often are usually called',
  'rfm.chart.cells': (a: { cell: string; share: number }, w: Words) =>
    `The largest field is “${a.cell}”, with ${w.share(a.share)} of the people`,
  'rfm.field.cell': 'Called',
  'rfm.field.rows': 'People',
  'rfm.field.share': 'Share of the people',
  'rfm.field.money': (a: { column: string }) => `${a.column}, total`,
  'rfm.panel.grid': 'How lately (down) by how often (across)',
  'rfm.panel.grid.money': (a: { column: string }) =>
    `How lately (down) by how often (across): people, and under them their ${a.column} in all`,
  'rfm.panel.often': (a: { score: number }, w: Words) => `Often ${w.integer(a.score)}`,
  'rfm.panel.lately': (a: { score: number }, w: Words) => `Lately ${w.integer(a.score)}`,
  'rfm.panel.rule': (a: { recency: string; frequency: string }) =>
    `Each score is a fifth of the people by rank, 5 the best, by ${a.recency} and ${a.frequency}; people with the same value share the lowest of their scores. The ten names are the usual ones of RFM charts (after Putler), by how lately and how often. What they spent gets its own score and is shown, but does not change the name.`,
  'rfm.panel.unknown': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row lacks', 'rows lack')} one of the two and ${w.plural(a.rows, 'is', 'are')} in no field.`,
} satisfies Texts;
