import type { Texts, Words } from '../../core/text';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** Returns, lines of nobody and those of a later day are there and not counted. */
const linesOf = ({ used, lines }: { readonly used: number; readonly lines: number }, w: Words): string =>
  used < lines ? `${w.integer(used)} of ${w.integer(lines)} lines` : `${w.integer(lines)} lines`;

export const en = {
  'customers.title': 'From events to customers',
  'customers.param.customer': 'Customer',
  'customers.param.date': 'Date',
  'customers.param.amount': 'Amount of the line',
  'customers.param.quantity': 'Quantity',
  'customers.param.price': 'Price of one',
  'customers.param.order': 'Order number',
  'customers.param.product': 'Product',
  'customers.param.action': 'What was done',
  'customers.param.action.help': 'A column such as opened, clicked, visited: each gets a count of its own.',
  'customers.param.event': 'A line is part of',
  'customers.param.event.auto': 'whatever the columns say',
  'customers.param.event.order': 'an order',
  'customers.param.event.visit': 'a visit',
  'customers.param.event.email': 'an e-mail',
  'customers.param.event.ticket': 'a support ticket',
  'customers.param.event.event': 'something else',
  'customers.param.reference': 'Reference date (cut-off)',
  'customers.param.reference.help':
    'Days are counted to it, and nothing from that day on is used. Left to itself it is the day after the latest line in the file.',
  'customers.param.outcome': 'To predict',
  'customers.param.outcome.help': 'What happens in the days after the reference date. All columns then come from before it.',
  'customers.param.outcome.none': 'nothing',
  'customers.param.outcome.buys': 'who comes again',
  'customers.param.outcome.leaves': 'who stays away (churn)',
  'customers.param.outcome.product': 'who buys one product',
  'customers.param.outcome.less': 'who comes half as often as before',
  'customers.param.outcome.rises': 'who rises to the best fifth by money',
  'customers.param.outcome.falls': 'who falls from the best fifth by money',
  'customers.param.horizon': 'Days to look ahead (horizon)',
  'customers.param.wanted': 'The product',
  'customers.param.positiveOnly': 'Leave out returns and free lines',
  'customers.param.positiveOnly.help': 'Lines with a quantity, price or amount of zero or less. Returns are counted all the same.',
  'customers.param.use': 'Make groups by',
  'customers.param.use.core': 'how recently, how often, how much',
  'customers.param.use.all': 'all columns made here',
  'customers.param.use.help': 'The other columns are there to look at, to name groups by and to take along.',
  'customers.param.windows': 'Count the last days',
  'customers.param.months': 'Also as it stood each of the last five months',
  'customers.param.months.help': 'Life-cycle stages then follow each customer from month to month.',
  'customers.param.short': 'Shorter window, days',
  'customers.param.long': 'Longer window, days',
  'customers.param.gaps': 'Days between one and the next',
  'customers.param.trend': 'Trend: more or fewer lately',
  'customers.param.weekdays': 'Days of the week',
  'customers.param.weekdays.none': 'none',
  'customers.param.weekdays.weekend': 'weekends',
  'customers.param.weekdays.each': 'each day',
  'customers.param.hours': 'Times of day',
  'customers.param.hours.none': 'none',
  'customers.param.hours.parts': 'morning to night',
  'customers.param.hours.each': 'each hour',
  'customers.param.shares': 'Share of each value of',
  'customers.param.shares.help': 'Such as channel or category. Left to itself: up to two columns called so.',
  'customers.param.most': 'At most so many values',
  'customers.param.most.help': 'The commonest get a column of their own; the rest are one.',
  'customers.finding': (a: { used: number; lines: number; customers: number; orders: number }, w: Words) =>
    `${linesOf(a, w)} are ${w.integer(a.orders)} ${w.plural(a.orders, 'order', 'orders')} from ${w.integer(a.customers)} ${w.plural(a.customers, 'customer', 'customers')}`,
  'customers.events': (a: { used: number; lines: number; customers: number; what: string }, w: Words) =>
    `${linesOf(a, w)} (${a.what}) belong to ${w.integer(a.customers)} ${w.plural(a.customers, 'customer', 'customers')}`,
  'customers.none': (a: { lines: number }, w: Words) => `None of the ${w.integer(a.lines)} lines belongs to a customer`,
  'customers.none.so': (a: { withoutCustomer: number; notPositive: number }, w: Words) =>
    `${w.integer(a.withoutCustomer)} lines have no customer, and ${w.integer(a.notPositive)} are returns or free. Choose another customer column, or keep those lines.`,
  'customers.late.so': (a: { late: number; reference: number }, w: Words) =>
    `From here on a row is a customer as known just before ${w.date(a.reference)}. ${w.integer(a.late)} later ${w.plural(a.late, 'line is', 'lines are')} not used.`,
  'customers.window.so': (a: { from: number; horizon: number }, w: Words) =>
    `From here on a row is a customer as known just before ${w.date(a.from)}; the outcome is what happened in the ${w.integer(a.horizon)} days from then on.`,
  'customers.money.so': (a: { share: number }, w: Words) =>
    `From here on a row is a customer: how recently, how often and for how much they bought (RFM). The best fifth of them brought ${w.share(a.share)} of the money.`,
  'customers.events.so': (a: { count: number; what: string }, w: Words) =>
    `From here on a row is a customer: how recently and how often. Half of them have ${w.number(a.count)} or fewer (${a.what}).`,
  'customers.so': (a: { orders: number }, w: Words) =>
    `From here on a row is a customer: how recently and how often they bought. Half of them ordered ${w.number(a.orders)} ${w.plural(a.orders, 'time', 'times')} or less.`,
  'customers.chart.order': (a: { share: number }, w: Words) => `${w.share(a.share)} of the customers ordered once`,
  'customers.chart.event': (a: { share: number }, w: Words) => `${w.share(a.share)} of the customers came once`,
  'customers.time': (a: { reference: number }, w: Words) => `Days are counted to ${w.date(a.reference)}, after everything in the file`,
  'customers.time.cut': (a: { reference: number }, w: Words) => `Days are counted to ${w.date(a.reference)}; what came later is not used`,
  'customers.time.window': (a: { from: number; horizon: number }, w: Words) =>
    `Known before ${w.date(a.from)}, predicted for the ${w.integer(a.horizon)} days after`,
  'customers.time.window.sub': (a: { first: number; last: number; to: number }, w: Words) =>
    `The file runs from ${w.date(a.first)} to ${w.date(a.last)}; the outcome is told until ${w.date(a.to - 1)}.`,
  'customers.cut': (a: { reference: number }, w: Words) => w.date(a.reference),
  'customers.used': 'Used',
  'customers.not-used': 'Later, not used',
  'customers.says-outcome': 'Says the outcome',
  'customers.bar.day': (a: { at: number }, w: Words) => w.date(a.at),
  'customers.bar.month': (a: { year: number; month: number }) => `${MONTHS[a.month - 1] ?? a.month} ${a.year}`,
  'customers.field.day': 'Day',
  'customers.field.month': 'Month',
  'customers.field.year': 'Year',
  'customers.field.used': 'Used',
  'customers.field.order': 'Order lines',
  'customers.field.visit': 'Visits',
  'customers.field.email': 'E-mails',
  'customers.field.ticket': 'Tickets',
  'customers.field.event': 'Events',
  'customers.field.orders': 'Orders',
  'customers.field.customers': 'Customers',
  'customers.one.order': 'order',
  'customers.one.visit': 'visit',
  'customers.one.email': 'e-mail',
  'customers.one.ticket': 'ticket',
  'customers.one.event': 'event',
  'customers.many.order': 'orders',
  'customers.many.visit': 'visits',
  'customers.many.email': 'e-mails',
  'customers.many.ticket': 'tickets',
  'customers.many.event': 'events',
  'customers.about.first': 'As it stands on the customer’s first line.',
  'customers.about.any': 'Yes as soon as one line of the customer says so.',
  'customers.about.every': 'Yes only where every line of the customer says so.',
  'customers.about.outcome.buys': (a: { from: number; horizon: number }, w: Words) =>
    `Whether the customer came again in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on.`,
  'customers.about.outcome.leaves': (a: { from: number; horizon: number }, w: Words) =>
    `Whether the customer did not come in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on.`,
  'customers.about.outcome.product': (a: { from: number; horizon: number; product: string }, w: Words) =>
    `Whether the customer bought “${a.product}” in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on.`,
  'customers.about.outcome.less': (a: { from: number; horizon: number }, w: Words) =>
    `Whether the customer came at most half as often in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on as in as many days before. Asked of those who came at least twice in those.`,
  'customers.about.outcome.rises': (a: { from: number; horizon: number }, w: Words) =>
    `Whether the customer spent as much as the best fifth in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on. Asked of those who were not among the best fifth in as many days before.`,
  'customers.about.outcome.falls': (a: { from: number; horizon: number }, w: Words) =>
    `Whether the customer spent less than the best fifth in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on. Asked of those who were among the best fifth in as many days before.`,
  'customers.about.recency': (a: { one: string; reference: number }, w: Words) =>
    `Days since the last ${a.one}, counted to ${w.date(a.reference)}.`,
  'customers.about.tenure': (a: { one: string; reference: number }, w: Words) =>
    `Days since the first ${a.one}, counted to ${w.date(a.reference)}.`,
  'customers.about.orders': (a: { many: string }) => `How many ${a.many} the customer has.`,
  'customers.about.spend': 'What all lines of the customer come to.',
  'customers.about.average': 'What one order comes to on average (average basket).',
  'customers.about.products': 'How many different products the customer bought.',
  'customers.about.returns': 'Lines with less than nothing: something came back.',
  'customers.about.window': (a: { many: string; days: number; reference: number }, w: Words) =>
    `How many ${a.many} in the ${w.integer(a.days)} days before ${w.date(a.reference)}.`,
  'customers.about.period': (a: { many: string; days: number; back: number; reference: number }, w: Words) =>
    `How many ${a.many} in ${w.integer(a.days)} days, as it stood ${w.integer(a.back)} days before ${w.date(a.reference)}.`,
  'customers.about.spend-window': (a: { days: number; reference: number }, w: Words) =>
    `What the lines in the ${w.integer(a.days)} days before ${w.date(a.reference)} come to.`,
  'customers.about.gap': (a: { many: string }) =>
    `Days from one day with ${a.many} to the next, on average (mean gap). Empty for those with one such day.`,
  'customers.about.variation': (a: { many: string }) =>
    `How uneven the days between ${a.many} are: their standard deviation divided by their mean (coefficient of variation). Empty with fewer than two gaps.`,
  'customers.about.trend': (a: { many: string; days: number; windows: number; reference: number }, w: Words) =>
    `How many more ${a.many} each ${w.integer(a.days)} days than the ${w.integer(a.days)} before, over the last ${w.integer(a.windows)} such windows up to ${w.date(a.reference)} (slope).`,
  'customers.about.spend-trend': (a: { days: number; windows: number; reference: number }, w: Words) =>
    `How much more is spent each ${w.integer(a.days)} days than the ${w.integer(a.days)} before, over the last ${w.integer(a.windows)} such windows up to ${w.date(a.reference)} (slope).`,
  'customers.about.action': (a: { action: string; days: number; reference: number }, w: Words) =>
    `Lines with “${a.action}” in the ${w.integer(a.days)} days before ${w.date(a.reference)}.`,
  'customers.about.share': (a: { many: string }) => `What part of the customer’s ${a.many} fall there.`,
  'customers.about.column-share': (a: { column: string; value: string }) =>
    `What part of the customer’s lines have “${a.value}” in ${a.column}.`,
  'customers.about.column-other': (a: { column: string; count: number }, w: Words) =>
    `What part of the customer’s lines have ${w.plural(a.count, 'the one rarer value', `one of the ${w.integer(a.count)} rarer values`)} of ${a.column}, or none.`,
  'customers.window.no-dates': 'No column says when a line happened, so nothing can be told apart as before and after.',
  'customers.window.no-events': 'No line with a date belongs to a customer, so there is nothing to look ahead from.',
  'customers.window.too-long': (a: { horizon: number; days: number }, w: Words) =>
    `The file covers ${w.integer(a.days)} days. Looking ${w.integer(a.horizon)} days ahead leaves nothing before: choose fewer days.`,
  'customers.window.nothing-before': (a: { from: number; first: number }, w: Words) =>
    `Nothing happened before ${w.date(a.from)}: the file begins on ${w.date(a.first)}. Choose a later cut-off.`,
  'customers.window.past-the-end': (a: { from: number; horizon: number; to: number; last: number }, w: Words) =>
    `The ${w.integer(a.horizon)} days after ${w.date(a.from)} go on until ${w.date(a.to - 1)}, and the file ends on ${w.date(a.last)}: who came after that is not known. Choose fewer days or an earlier cut-off.`,
  'customers.window.no-product': 'No column with products as words says what was bought.',
  'customers.window.no-such-product': (a: { column: string }) =>
    `The product asked for is not among the commonest in ${a.column}. Choose another.`,
  'customers.window.no-money': 'No column says what was paid, so there is no best fifth by money.',
  'customers.window.too-few': (a: { customers: number; horizon: number }, w: Words) =>
    `Only ${w.integer(a.customers)} ${w.plural(a.customers, 'customer', 'customers')} bought in the ${w.integer(a.horizon)} days before the cut-off, too few for a best fifth.`,
  'customers.no-customer': 'No column says which customer a line belongs to. Give one the role identifier, or choose it here.',
  'customers.no-such-column': (a: { column: string }) => `There is no column called ${a.column} above this card.`,
  'customers.not-a-date': (a: { column: string }) => `${a.column} does not hold dates.`,
  'customers.not-a-number': (a: { column: string }) => `${a.column} does not hold numbers.`,
  'customers.not-a-group': (a: { column: string }) => `${a.column} does not hold words or groups.`,
  'customers.reference-too-early': (a: { reference: number; first: number }, w: Words) =>
    `The reference date ${w.date(a.reference)} is before everything in the file, which begins on ${w.date(a.first)}. Choose a later one.`,
} satisfies Texts;
