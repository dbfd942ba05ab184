import type { Texts, Words } from '../../core/text';

type Figures = { old: number; fresh: number; difference: number; low: number; high: number; rows: number; what: string; verdict: string };

export const en = {
  'compare.title': 'Your old groups against these',
  'compare.param.old': 'The groups from before',
  'compare.param.outcome': 'What came later',
  'compare.param.outcome.help': 'Something that became known only after the groups were made, and was not used to make them.',
  'compare.none.old': 'There are no older groups to compare with: no column of the file holds segments',
  'compare.none.fresh': 'There are no new groups to compare the old ones with',
  'compare.none.rows': (a: { old: string }) => `Nobody is both in ${a.old} and in one of the new groups`,
  'compare.none.so': 'If a column of the file holds your own segments, say so on the card Data, and they are compared here.',
  'compare.agree': (a: { old: string; agreement: number }) => `The new groups are nearly those of ${a.old}`,
  'compare.partly': (a: { old: string; agreement: number }) => `The new groups are partly those of ${a.old}`,
  'compare.differ': (a: { old: string; agreement: number }) => `The new groups have little to do with ${a.old}`,
  'compare.finding.fresh': (a: { old: string }) => `The new groups tell more of what came later than ${a.old}`,
  'compare.finding.old': (a: { old: string }) => `Keep yours: ${a.old} tells more of what came later than the new groups`,
  'compare.finding.even': (a: { old: string }) => `Keep yours: the new groups tell no more of what came later than ${a.old}`,
  'compare.finding.neither': (a: { old: string }) => `Neither ${a.old} nor the new groups tell much of what came later`,
  'compare.verdict.fresh': 'The whole interval is on the side of the new groups.',
  'compare.verdict.old': 'The whole interval is on the side of the old ones.',
  'compare.verdict.even': 'The interval holds both signs, so no difference is sure, and changing groups costs work.',
  'compare.verdict.neither': 'For this outcome another way of grouping, or a score, may serve better.',
  'compare.by.column': (a: { column: string }) => a.column,
  'compare.by.later': 'whether they ordered again',
  'compare.so.yes': (a: Figures, w: Words) =>
    `Judged by ${a.what}, on ${w.integer(a.rows)} people who taught neither: of a yes and a no, the old groups rank the yes higher ${w.outOf(a.old, 100)} times, the new ones ${w.outOf(a.fresh, 100)} (AUC). Difference in 100: ${signed(a.difference, w)}, likely between ${signed(a.low, w)} and ${signed(a.high, w)}. ${a.verdict}`,
  'compare.so.amount': (a: Figures, w: Words) =>
    `Judged by ${a.what}, on ${w.integer(a.rows)} people who taught neither: the old groups explain ${w.share(Math.max(0, a.old))} of the differences, the new ones ${w.share(Math.max(0, a.fresh))} (R²). Difference in 100: ${signed(a.difference, w)}, likely between ${signed(a.low, w)} and ${signed(a.high, w)}. ${a.verdict}`,
  'compare.so.absent':
    'Which is better cannot be known from this file: it says nothing of what came later. A column with the role Outcome would, or order lines after the date up to which customers are counted.',
  'compare.so.unusable':
    'Which is better cannot be judged by this column: it needs a yes and a no or amounts, and must not have made the groups.',
  'compare.so.few': 'Too few people have both groups and a known outcome to tell which is better.',
  'compare.panel.fresh': 'The new groups',
  'compare.panel.yes': 'Of a yes and a no, how often is the yes ranked higher?',
  'compare.panel.yes.read': 'The upright line is what tossing a coin would do: 50 of 100.',
  'compare.panel.amount': 'How much of the differences between people do they explain?',
  'compare.panel.amount.read': '100 % would be every difference, 0 % none.',
  'compare.chart': (a: { moved: number; old: string }, w: Words) =>
    a.moved === 0 ? 'Everyone went where their old group went' : `${w.share(a.moved)} are not where most of their old group went`,
  'compare.chart.sub': (a: { agreement: number }, w: Words) =>
    `Agreement ${w.number(Math.round(a.agreement * 100) / 100 || 0, 2)}: 1 is the same groups, 0 no more alike than by chance (adjusted Rand).`,
  'compare.field.fresh': 'New group',
  'compare.field.old': (a: { old: string }) => a.old,
  'compare.field.rows': 'People',
  'compare.others': 'All others',
} satisfies Texts;

/** In hundredths, as the figures before it are said. */
function signed(value: number, w: Words): string {
  const hundredths = Math.round(Math.abs(value) * 1000) / 10;
  return hundredths === 0 ? w.integer(0) : `${value < 0 ? '−' : '+'}${w.number(hundredths, 2)}`;
}
