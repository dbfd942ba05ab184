import type { Texts, Words } from '../../core/text';

export const en = {
  'dates.title': 'Dates',
  'dates.param.reference': 'Count days to',
  'dates.param.reference.help': 'Left to itself it is the latest date in the columns it counts from.',
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
