import type { Texts, Words } from '../../core/text';

export const en = {
  'customers.title': 'From order lines to customers',
  'customers.param.customer': 'Customer',
  'customers.param.date': 'Date of the order',
  'customers.param.amount': 'Amount of the line',
  'customers.param.quantity': 'Quantity',
  'customers.param.price': 'Price of one',
  'customers.param.order': 'Order number',
  'customers.param.product': 'Product',
  'customers.param.reference': 'Count days to',
  'customers.param.reference.help': 'Left to itself it is the day after the latest order in the file.',
  'customers.param.positiveOnly': 'Leave out returns and free lines',
  'customers.param.positiveOnly.help': 'Lines with a quantity, price or amount of zero or less.',
  'customers.finding': (a: { lines: number; customers: number; orders: number }, w: Words) =>
    `${w.integer(a.lines)} lines are ${w.integer(a.orders)} ${w.plural(a.orders, 'order', 'orders')} from ${w.integer(a.customers)} ${w.plural(a.customers, 'customer', 'customers')}`,
  'customers.none': (a: { lines: number }, w: Words) => `None of the ${w.integer(a.lines)} lines belongs to a customer`,
  'customers.none.so': (a: { withoutCustomer: number; notPositive: number }, w: Words) =>
    `${w.integer(a.withoutCustomer)} lines have no customer, and ${w.integer(a.notPositive)} are returns or free. Choose another customer column, or keep those lines.`,
  'customers.money.so': (a: { share: number }, w: Words) =>
    `From here on a row is a customer: how recently, how often and for how much they bought (RFM). The best fifth of them brought ${w.share(a.share)} of the money.`,
  'customers.so': (a: { orders: number }, w: Words) =>
    `From here on a row is a customer: how recently and how often they bought. Half of them ordered ${w.number(a.orders)} ${w.plural(a.orders, 'time', 'times')} or less.`,
  'customers.chart': (a: { share: number }, w: Words) => `${w.share(a.share)} of the customers ordered once`,
  'customers.field.orders': 'Orders',
  'customers.field.customers': 'Customers',
  'customers.no-customer': 'No column says which customer a line belongs to. Give one the role identifier, or choose it here.',
  'customers.no-such-column': (a: { column: string }) => `There is no column called ${a.column} above this card.`,
  'customers.not-a-date': (a: { column: string }) => `${a.column} does not hold dates.`,
  'customers.not-a-number': (a: { column: string }) => `${a.column} does not hold numbers.`,
} satisfies Texts;
