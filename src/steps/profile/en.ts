import type { Texts, Words } from '../../core/text';

export const en = {
  'profile.title': 'Who they are',
  'profile.param.names': 'Names',
  'profile.param.names.help': 'A name stays with its people when the groups are made again.',
  'profile.none': 'There are no groups to describe',
  'profile.finding': (a: { id: string; name: string; count: number; share: number }, w: Words) =>
    `The largest of ${w.integer(a.count)} groups, ${a.id} (${a.name}), holds ${w.share(a.share)} of the rows`,
  'profile.finding.money': (a: { id: string; name: string; people: number; money: number }, w: Words) =>
    `Group ${a.id} (${a.name}) is ${w.share(a.people)} of the rows and ${w.share(a.money)} of the money`,
  'profile.none.so': 'The card above found no groups, so there is nobody to name here.',
  'profile.so': 'Names say what sets a group apart from everyone. Change them into words your team uses; they stay with their people.',
  'profile.name': (a: { first: string; second: string }) => capital(`${a.first}, ${a.second}`),
  'profile.name.one': (a: { first: string }) => capital(a.first),
  'profile.name.typical': 'Much like everyone',
  'profile.name.again': (a: { name: string; number: number }, w: Words) => `${a.name} (${w.integer(a.number)})`,
  'profile.part.high': (a: { column: string }) => `high ${a.column}`,
  'profile.part.low': (a: { column: string }) => `low ${a.column}`,
  'profile.part.recent': (a: { what: string }) => `recent ${a.what}`,
  'profile.part.long-ago': (a: { what: string }) => `${a.what} long ago`,
  'profile.part.recency.high': 'no recent order',
  'profile.part.recency.low': 'ordered recently',
  'profile.part.tenure.high': 'customers for long',
  'profile.part.tenure.low': 'new customers',
  'profile.part.orders.high': 'many orders',
  'profile.part.orders.low': 'few orders',
  'profile.part.spend.high': 'high spend',
  'profile.part.spend.low': 'low spend',
  'profile.part.average.high': 'large orders',
  'profile.part.average.low': 'small orders',
  'profile.part.products.high': 'many products',
  'profile.part.products.low': 'few products',
  'profile.part.returns.high': 'many returns',
  'profile.part.returns.low': 'few returns',
  'profile.part.mostly': (a: { column: string; level: string }) => `mostly ${a.column} ${a.level}`,
  'profile.part.yes': (a: { column: string }) => `more often ${a.column}`,
  'profile.part.no': (a: { column: string }) => `less often ${a.column}`,
  'profile.chart.apart': (a: { column: string; id: string }) => `${a.column} sets the groups apart most, above all group ${a.id}`,
  'profile.chart.apart.sub': 'Group average against everyone, in standard deviations',
  'profile.chart.sizes': (a: { id: string; share: number }, w: Words) =>
    `Group ${a.id} is the largest, with ${w.share(a.share)} of the rows`,
  'profile.chart.money': (a: { id: string; share: number; column: string }, w: Words) =>
    `Group ${a.id} stands for ${w.share(a.share)} of ${a.column}`,
  'profile.field.column': 'Column',
  'profile.field.effect': 'Above or below everyone (standard deviations)',
  'profile.field.segment': 'Group',
  'profile.field.share': 'Share of the rows',
  'profile.field.money': (a: { column: string }) => `${a.column}, total`,
  'profile.no-segments': 'There are no groups to describe: put a card that finds groups above this one.',
} satisfies Texts;

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('en') + text.slice(1);
