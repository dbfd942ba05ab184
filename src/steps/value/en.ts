import type { Texts, Words } from '../../core/text';

/** 0 for fewer than may be told of. */
const halfOf = (a: { half: number; least: number }, w: Words): string =>
  a.half === 0
    ? `Half of it comes from fewer than ${w.integer(a.least)} people, so it is not told from how few.`
    : `Half of it comes from ${w.share(a.half)} of them.`;

export const en = {
  'value.title': 'What they bring',
  'value.param.amount': 'What counts as value',
  'value.param.amount.help': 'Left alone, it is what they spent.',
  'value.none': 'What each group brings cannot be known: there is no column with money',
  'value.none.so': 'If a column holds money, say so on the card Data, and it is used here.',
  'value.empty': (a: { column: string }) => `Nobody has a value in ${a.column}`,
  'value.nothing': (a: { column: string }) => `${a.column} adds up to nothing, so nobody has a share of it`,
  'value.nothing.so': 'Choose another column to see who brings how much.',
  'value.finding': (a: { column: string; share: number }, w: Words) =>
    a.share > 1
      ? `The top ${w.share(0.2)} bring more than all of ${a.column}: others take away from it`
      : `The top ${w.share(0.2)} bring ${w.share(a.share)} of ${a.column}`,
  'value.few': (a: { column: string; counted: number; least: number }, w: Words) =>
    `${w.integer(a.counted)} ${w.plural(a.counted, 'customer is', 'customers are')} too few to tell who brings how much of ${a.column}`,
  'value.few.so': (a: { least: number }, w: Words) =>
    `The best fifth would be a handful of people, and their figures would be someone’s. From ${w.integer(a.least)} customers on it is told.`,
  'value.so': (a: { half: number; least: number; times: number }, w: Words) =>
    a.times < 2 ? halfOf(a, w) : `${halfOf(a, w)} On average one of those brings as much as ${w.integer(a.times)} of the others.`,
  'value.so.no-small': (a: { half: number; least: number }, w: Words) =>
    `${halfOf(a, w)} No group is both small and much more valuable than its size.`,
  'value.so.small': (a: { id: string; people: number; money: number; half: number; least: number }, w: Words) =>
    `Group ${a.id} is small but valuable: ${w.share(a.people)} of the people bring ${a.money > 1 ? 'more than all' : w.share(a.money)} of the money. ${halfOf(a, w)}`,
  'value.so.several': (a: { ids: string; half: number; least: number }, w: Words) =>
    `Groups ${a.ids} are small but valuable. ${halfOf(a, w)}`,
  'value.chart.curve': (a: { share: number; half: number }, w: Words) =>
    `The best ${w.share(0.2)} stand for ${w.share(a.share)}, and the best ${w.share(a.half)} for half of all`,
  'value.chart.curve.fifth': (a: { share: number }, w: Words) => `The best ${w.share(0.2)} stand for ${w.share(a.share)}`,
  'value.chart.curve.sub': 'Best first (Lorenz curve turned round). The straight line is what it would be if all brought the same.',
  'value.chart.top': (a: { share: number }, w: Words) => `${w.share(0.2)}: ${w.share(a.share)}`,
  'value.chart.segments': (a: { id: string; money: number; people: number }, w: Words) =>
    `Group ${a.id} brings most: ${w.share(a.money)} of the money from ${w.share(a.people)} of the people`,
  'value.chart.segments.below': (a: { id: string; money: number; people: number }, w: Words) =>
    `Group ${a.id} brings most: ${w.money(a.money)} from ${w.share(a.people)} of the people, while others take away from the sum`,
  'value.field.people': 'Share of the people, best first',
  'value.field.held': (a: { column: string }) => `Share of ${a.column}`,
  'value.field.segment': 'Group',
  'value.field.rows': 'People',
  'value.field.share': 'Share of the people',
  'value.field.money-share': (a: { column: string }) => `Share of ${a.column}`,
  'value.field.money': (a: { column: string }) => `${a.column}, total`,
  'value.field.mean': 'Average',
  'value.panel.valuable': 'Small but valuable',
  'value.panel.rule': (a: { small: number; times: number; fewest: number }, w: Words) =>
    `Small but valuable means: at most ${w.share(a.small)} of the people and at least ${w.integer(a.fewest)} of them, with at least ${w.integer(a.times)} times their share of the money, also when the one who brings most is left out.`,
  'value.panel.gini': (a: { gini: number }, w: Words) =>
    `How unequal, from 0 (all bring the same) to 1 (one brings all): ${w.number(a.gini, 2)} (Gini).`,
  'value.panel.negative': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'has an amount', 'have amounts')} below zero. They are counted as they are, so there is no Gini here.`,
  'value.panel.few': (a: { segments: number; least: number }, w: Words) =>
    `Of ${w.plural(a.segments, 'one group', `${w.integer(a.segments)} groups`)} nothing is told: fewer than ${w.integer(a.least)} people have an amount there, or the figures would tell those of so few elsewhere.`,
  'value.panel.unknown': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row has', 'rows have')} no amount and ${w.plural(a.rows, 'is', 'are')} not counted.`,
} satisfies Texts;
