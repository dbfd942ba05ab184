import type { Texts, Words } from '../../core/text';

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
  'customers.param.positiveOnly': 'Leave out returns and free lines',
  'customers.param.positiveOnly.help': 'Lines with a quantity, price or amount of zero or less. Returns are counted all the same.',
  'customers.param.use': 'Make groups by',
  'customers.param.use.core': 'how recently, how often, how much',
  'customers.param.use.all': 'all columns made here',
  'customers.param.use.help': 'The other columns are there to look at, to name groups by and to take along.',
  'customers.param.windows': 'Count the last days',
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
  'customers.finding': (a: { lines: number; customers: number; orders: number }, w: Words) =>
    `${w.integer(a.lines)} lines are ${w.integer(a.orders)} ${w.plural(a.orders, 'order', 'orders')} from ${w.integer(a.customers)} ${w.plural(a.customers, 'customer', 'customers')}`,
  'customers.events': (a: { lines: number; customers: number; what: string }, w: Words) =>
    `${w.integer(a.lines)} lines (${a.what}) belong to ${w.integer(a.customers)} ${w.plural(a.customers, 'customer', 'customers')}`,
  'customers.none': (a: { lines: number }, w: Words) => `None of the ${w.integer(a.lines)} lines belongs to a customer`,
  'customers.none.so': (a: { withoutCustomer: number; notPositive: number }, w: Words) =>
    `${w.integer(a.withoutCustomer)} lines have no customer, and ${w.integer(a.notPositive)} are returns or free. Choose another customer column, or keep those lines.`,
  'customers.late.so': (a: { late: number; reference: number }, w: Words) =>
    `From here on a row is a customer as known just before ${w.date(a.reference)}. ${w.integer(a.late)} later ${w.plural(a.late, 'line is', 'lines are')} not used.`,
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
  'customers.cut': (a: { reference: number }, w: Words) => w.date(a.reference),
  'customers.used': 'Used',
  'customers.not-used': 'Later, not used',
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
    `What part of the customer’s lines have one of the ${w.integer(a.count)} rarer values of ${a.column}, or none.`,
  'customers.no-customer': 'No column says which customer a line belongs to. Give one the role identifier, or choose it here.',
  'customers.no-such-column': (a: { column: string }) => `There is no column called ${a.column} above this card.`,
  'customers.not-a-date': (a: { column: string }) => `${a.column} does not hold dates.`,
  'customers.not-a-number': (a: { column: string }) => `${a.column} does not hold numbers.`,
  'customers.not-a-group': (a: { column: string }) => `${a.column} does not hold words or groups.`,
  'customers.reference-too-early': (a: { reference: number; first: number }, w: Words) =>
    `The reference date ${w.date(a.reference)} is before everything in the file, which begins on ${w.date(a.first)}. Choose a later one.`,
} satisfies Texts;
