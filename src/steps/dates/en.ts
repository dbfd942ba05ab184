import type { Texts, Words } from '../../core/text';

export const en = {
  'dates.title': 'Dates',
  'dates.param.reference': 'Count days to',
  'dates.param.reference.help': 'Left to itself it is the latest date in the columns it counts from.',
  'dates.param.month': 'Month as a group',
  'dates.param.weekday': 'Weekday as a group',
  'dates.param.season': 'Season as a group',
  'dates.param.season.help': 'Winter is December to February.',
  'dates.about.days': (a: { column: string; reference: number }, w: Words) => `Days since ${a.column}, counted to ${w.date(a.reference)}.`,
  'dates.about.month': (a: { column: string }) => `The month of ${a.column}.`,
  'dates.about.weekday': (a: { column: string }) => `The day of the week of ${a.column}.`,
  'dates.about.season': (a: { column: string }) => `The season of ${a.column}; winter is December to February.`,
  'dates.none': 'There are no dates to count from',
  'dates.finding': (a: { count: number; reference: number }, w: Words) =>
    `${w.plural(a.count, 'One date became', `${w.integer(a.count)} dates became`)} days until ${w.date(a.reference)}`,
  'dates.none.so': 'Nothing to do here.',
  'dates.so': 'A date by itself cannot be compared; how long ago it was can.',
  'dates.chart': (a: { column: string; days: number }, w: Words) =>
    `Half of the rows have ${a.column} less than ${w.integer(a.days)} ${w.plural(a.days, 'day', 'days')} back`,
  'dates.field.column': 'Date',
  'dates.field.days': 'Days ago, middle row (median)',
} satisfies Texts;
