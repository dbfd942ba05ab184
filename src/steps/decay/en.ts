import type { Texts, Words } from '../../core/text';

export const en = {
  'decay.title': 'Recent activity counts more',
  'decay.param.date': 'When it happened',
  'decay.param.customer': 'Whose it is',
  'decay.param.halfLife': 'Half the weight is gone after, days',
  'decay.param.halfLife.help': 'Left to itself it is what tells the outcome best, or 30 days where there is none.',
  'decay.none': 'There is no activity with a date that could fade',
  'decay.none.so': 'It takes a date beside counts of activity, or a file of events.',
  'decay.finding': (a: { days: number }, w: Words) =>
    `Activity loses half its weight every ${w.integer(a.days)} ${w.plural(a.days, 'day', 'days')}`,
  'decay.so.better': (a: { decayed: number; plain: number }, w: Words) =>
    `With the outcome it goes together better than plain counts: ${w.number(a.decayed)} against ${w.number(a.plain)} (cross-validated AUC; 0.5 is chance).`,
  'decay.so.no-better': (a: { decayed: number; plain: number }, w: Words) =>
    `It tells the outcome no better than plain counts: ${w.number(a.decayed)} against ${w.number(a.plain)} (cross-validated AUC; 0.5 is chance). You may as well switch it off.`,
  'decay.so.asked': (a: { days: number; left: number }, w: Words) =>
    `Taken together ${w.share(a.left)} of the weight is left. Without an outcome nobody can say whether ${w.integer(a.days)} days is right.`,
  'decay.so.usual': (a: { days: number; left: number }, w: Words) =>
    `No outcome says how fast activity should fade, so the usual ${w.integer(a.days)} days are taken; ${w.share(a.left)} of the weight is left.`,
  'decay.chart': (a: { days: number; outcome: string }, w: Words) =>
    `A half-life of ${w.integer(a.days)} ${w.plural(a.days, 'day', 'days')} tells ${a.outcome} best`,
  'decay.field.days': 'Half-life, days',
  'decay.field.auc': 'Cross-validated AUC',
  'decay.label': (a: { days: number }, w: Words) => `${w.integer(a.days)} ${w.plural(a.days, 'day', 'days')}`,
  'decay.about.event': (a: { days: number; reference: number }, w: Words) =>
    `Weight of the event: 1 on ${w.date(a.reference)}, half of it every ${w.integer(a.days)} days before.`,
  'decay.about.count': (a: { column: string; days: number; date: string; reference: number }, w: Words) =>
    `${a.column}, half of it gone every ${w.integer(a.days)} days from ${a.date} to ${w.date(a.reference)}, as if all of it happened then.`,
  'decay.about.sum': 'Weights of all events of the customer, recent ones counting most.',
  'decay.no-such-column': (a: { column: string }) => `There is no column called ${a.column} above this card.`,
  'decay.not-a-date': (a: { column: string }) => `${a.column} does not hold dates.`,
} satisfies Texts;
