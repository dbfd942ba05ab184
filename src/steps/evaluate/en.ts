import { stopDigits } from '../../core/line-stops';
import type { Texts, Words } from '../../core/text';

interface Apart {
  readonly column: string;
  readonly most: string;
  readonly least: string;
  readonly above: number;
  readonly below: number;
  readonly low: number;
  readonly high: number;
}

/** By more than chance explains. */
const apart = ({ low, high }: Apart, w: Words): string =>
  `between ${w.integer(Math.round(low * 100))} and ${w.integer(Math.round(high * 100))} of 100 apart, more than chance explains`;

export const en = {
  'evaluate.title': 'How good the scores are',
  'evaluate.param.threshold': 'Pick from this chance on (percent)',
  'evaluate.param.threshold.help': 'Lower finds more of them and wastes more calls. Left to itself it is the share of the whole.',
  'evaluate.param.capacity': 'How many can you contact?',
  'evaluate.param.capacity.auto': 'Not given',
  'evaluate.param.capacity.help': 'The line moves to as many, and the money is told for them.',
  'evaluate.param.cost': 'What one call costs',
  'evaluate.param.cost.help': 'All it takes to contact one person, in your own money.',
  'evaluate.param.cost.auto': 'Not given',
  'evaluate.param.value': 'What one success brings',
  'evaluate.param.value.auto': 'Not given',
  'evaluate.param.value.help': 'What is left of it before the cost of calls, in the same money.',
  'evaluate.param.group': 'Compare groups of',
  'evaluate.param.group.none': 'No column yet',
  'evaluate.param.group.help': 'Shows whether one group is picked more often than another. It changes nothing in the model.',
  'evaluate.finding': (a: { auc: number; rows: number; positives: number }, w: Words) =>
    `The model ranks ${w.outOf(a.auc, 100)} pairs the right way round (AUC ${w.number(a.auc, 3)})`,
  'evaluate.finding.rare': (
    a: { found: number; low: number; high: number; picked: number; positives: number; success: string },
    w: Words,
  ) =>
    `The best tenth of the list holds ${w.integer(a.found)} of the ${w.integer(a.positives)} “${a.success}” (most likely ${w.integer(Math.round(a.low))} to ${w.integer(Math.round(a.high))})`,
  'evaluate.finding.no-better': (a: { auc: number; rows: number }, w: Words) =>
    `The model is not surely better than guessing on rows it has not seen (AUC ${w.number(a.auc, 3)})`,
  'evaluate.finding.baseline': 'Everyone has the same chance, so there is no order to judge',
  'evaluate.judged.held-out': (a: { rows: number }, w: Words) =>
    `Judged on ${w.integer(a.rows)} ${w.plural(a.rows, 'row that was', 'rows that were')} kept away from all learning.`,
  'evaluate.judged.out-of-fold': (a: { rows: number }, w: Words) =>
    `Too few rows were kept aside, so these figures come from the rounds of checking: ${w.integer(a.rows)} rows, each judged by a model that had not seen it.`,
  'evaluate.top': (a: { rows: number; positives: number; usual: number; success: string }, w: Words) =>
    `Of the ${w.integer(a.rows)} it ranked highest, ${w.integer(a.positives)} turned out “${a.success}”; picked blindly it would be about ${w.integer(Math.round(a.usual))}.`,
  'evaluate.alike': (a: { positives: number; rows: number; success: string }, w: Words) =>
    `“${a.success}” came in ${w.integer(a.positives)} of the ${w.integer(a.rows)} ${w.plural(a.rows, 'row', 'rows')} judged.`,
  'evaluate.rough': (a: { low: number; high: number }, w: Words) =>
    `These are few, so the figures are rough: the true AUC most likely lies between ${w.number(a.low, 2)} and ${w.number(a.high, 2)}.`,
  'evaluate.no-better.next': 'Do not call by this list yet; more rows, or columns about behaviour and engagement, may help.',
  'evaluate.so-what': (a: { first: string; second: string; third: string; next: string }) =>
    [a.second, a.first, a.third, a.next].filter(Boolean).join(' '),
  'evaluate.chart.lift': (a: { rate: number; baseRate: number; success: string }, w: Words) =>
    `In the best tenth ${w.share(a.rate)} turned out “${a.success}”, against ${w.share(a.baseRate)} of all`,
  'evaluate.chart.lift.sub': (a: { success: string }) => `Share of “${a.success}” in each tenth, best ranked first (lift)`,
  'evaluate.chart.lift.reference': (a: { baseRate: number }, w: Words) => `all: ${w.share(a.baseRate)}`,
  'evaluate.chart.calibration': (a: { rows: number; positives: number; chance: number; success: string }, w: Words) =>
    `Of ${w.integer(a.rows)} given about ${w.share(a.chance)}, ${w.integer(a.positives)} turned out “${a.success}”`,
  'evaluate.chart.expected': (a: { from: number; to: number; expected: number; positives: number; success: string }, w: Words) =>
    a.expected === a.positives
      ? 'Use the order, not the chances: they did not hold good where the model was tried out'
      : `Use the order, not the chances: in places ${w.integer(a.from)} to ${w.integer(a.to)} they promised ${w.integer(a.expected)} “${a.success}”, and ${w.integer(a.positives)} came`,
  'evaluate.chart.expected.sub': 'What the chances promised and what came, down the list, best first (calibration)',
  'evaluate.chart.expected.places': (a: { from: number; to: number }, w: Words) => `${w.integer(a.from)}–${w.integer(a.to)}`,
  'evaluate.chart.expected.said': 'promised',
  'evaluate.chart.expected.came': 'came',
  'evaluate.chart.calibration.sub':
    'What was said against what came; on the diagonal they agree. The band is where the true share most likely lies (calibration).',
  'evaluate.chart.roc': (a: { auc: number; low: number; high: number }, w: Words) =>
    `Pairs ranked the right way round: ${w.outOf(a.auc, 100)}; most likely between ${w.integer(Math.round(a.low * 100))} and ${w.integer(Math.round(a.high * 100))}`,
  'evaluate.chart.roc.sub': 'How many are found for each share of false alarms; the diagonal is guessing (ROC curve)',
  'evaluate.chart.gains': (a: { picked: number; found: number; file: number; success: string }, w: Words) =>
    `The first ${w.integer(a.picked)} of the list hold ${w.integer(a.found)} “${a.success}”; in the order of the file it would be ${w.integer(a.file)}`,
  'evaluate.chart.gains.sub': (a: { success: string }) => `“${a.success}” found while working down the same rows in each order (gains)`,
  'evaluate.order.model': 'Model',
  'evaluate.order.file': 'Order of the file',
  'evaluate.order.recent': 'Most recent first',
  'evaluate.order.longest': 'Longest ago first',
  'evaluate.order.own': 'Your own points',
  'evaluate.chart.precision': (a: { mean: number; low: number; high: number; baseRate: number; success: string }, w: Words) =>
    `Of those picked, on average ${w.share(a.mean)} turned out “${a.success}”; of all it is ${w.share(a.baseRate)}`,
  'evaluate.chart.precision.sub':
    'How many of those picked are right, by how many are found (precision and recall; the average is average precision)',
  'evaluate.chart.money': (a: { threshold: number; picked: number; rows: number; profit: number; low: number; high: number }, w: Words) =>
    `A call pays from a chance of ${w.share(a.threshold, stopDigits(a.threshold))} on: the first ${w.integer(a.picked)} of ${w.integer(a.rows)} bring about ${w.money(a.profit)}, most likely between ${w.money(a.low)} and ${w.money(a.high)}`,
  'evaluate.chart.money.order': (a: { picked: number; rows: number; profit: number; low: number; high: number }, w: Words) =>
    `By what was learnt, calls to the first ${w.integer(a.picked)} of ${w.integer(a.rows)} pay: they bring about ${w.money(a.profit)}, most likely between ${w.money(a.low)} and ${w.money(a.high)}`,
  'evaluate.chart.money.loses': (a: { picked: number; rows: number; profit: number; low: number; high: number }, w: Words) =>
    `By what was learnt, calls to the first ${w.integer(a.picked)} of ${w.integer(a.rows)} should pay, but here they did not: they bring about ${w.money(a.profit)}, most likely between ${w.money(a.low)} and ${w.money(a.high)}`,
  'evaluate.chart.money.capacity': (
    a: { capacity: number; profit: number; low: number; high: number; best: number; most: number },
    w: Words,
  ) =>
    `The ${w.plural(a.capacity, 'one you can contact brings', `${w.integer(a.capacity)} you can contact bring`)} about ${w.money(a.profit)}, most likely between ${w.money(a.low)} and ${w.money(a.high)}; calls should pay for ${w.integer(a.best)}, who bring about ${w.money(a.most)}`,
  'evaluate.chart.money.all': (a: { rows: number; profit: number; low: number; high: number }, w: Words) =>
    `Every call should pay: all ${w.integer(a.rows)} bring about ${w.money(a.profit)}, most likely between ${w.money(a.low)} and ${w.money(a.high)}`,
  'evaluate.chart.money.never': 'At this cost and value nobody’s chance is high enough for a call to pay',
  'evaluate.chart.money.best': (a: { picked: number }, w: Words) => `${w.integer(a.picked)} calls`,
  'evaluate.chart.money.mark':
    'The mark is where a chance is worth what a call costs; the highest point of the line owes some of its height to luck.',
  'evaluate.chart.money.sub': (a: { rows: number; mark: string }, w: Words) =>
    `Expected money left after calls, down the list of the ${w.integer(a.rows)} rows judged; the band is where it most likely lies.${a.mark && ` ${a.mark}`}`,
  'evaluate.chart.money.sub.open': (a: { rows: number; open: number; capacity: number; like: number; mark: string }, w: Words) =>
    `Expected money left after calls, down the list of the ${w.integer(a.rows)} rows judged, of which the first ${w.integer(a.like)} stand for ${w.integer(a.capacity)} of the ${w.integer(a.open)} still open; the band is where it most likely lies.${a.mark && ` ${a.mark}`}`,
  'evaluate.chart.learning.more': (a: { rows: number; half: number; auc: number; before: number }, w: Words) =>
    `More rows would likely help: learnt from ${w.integer(a.half)}, the model ranks ${w.number(a.before * 100)} of 100 pairs right, from ${w.integer(a.rows)} it is ${w.number(a.auc * 100)}`,
  'evaluate.chart.learning.guess': (a: { rows: number }, w: Words) =>
    `There is no telling yet whether more rows would help: learnt from ${w.integer(a.rows)}, the model may be guessing`,
  'evaluate.chart.learning.flat': (a: { rows: number; half: number; auc: number; before: number }, w: Words) =>
    `More rows of the same kind would hardly help: learnt from ${w.integer(a.half)}, the model ranks ${w.number(a.before * 100)} of 100 pairs right, from ${w.integer(a.rows)} it is ${w.number(a.auc * 100)}`,
  'evaluate.chart.learning.sub': 'Pairs ranked right on the same held-out rows, by how many rows taught the model (learning curve)',
  'evaluate.chart.fairness.gap.picked': (a: Apart, w: Words) =>
    `By ${a.column}, “${a.most}” is picked in ${w.share(a.above)} of cases and “${a.least}” in ${w.share(a.below)}: ${apart(a, w)}`,
  'evaluate.chart.fairness.gap.hit': (a: Apart, w: Words) =>
    `By ${a.column}, of those with the outcome ${w.share(a.above)} of “${a.most}” are found and ${w.share(a.below)} of “${a.least}”: ${apart(a, w)}`,
  'evaluate.chart.fairness.gap.alarm': (a: Apart, w: Words) =>
    `By ${a.column}, of those without the outcome ${w.share(a.above)} of “${a.most}” are picked and ${w.share(a.below)} of “${a.least}”: ${apart(a, w)}`,
  'evaluate.chart.fairness.none': (a: Apart, w: Words) =>
    `By ${a.column} no group is picked or missed more often than chance explains: picked from ${w.share(a.below)} to ${w.share(a.above)}`,
  'evaluate.chart.fairness.sub': (a: { threshold: number }, w: Words) =>
    `Share picked from ${w.share(a.threshold, stopDigits(a.threshold))} on, with its 95 % interval; groups of fewer than ten are not shown`,
  'evaluate.chart.fairness.sub.order':
    'Share picked at the line chosen above, with its 95 % interval; groups of fewer than ten are not shown',
  'evaluate.field.picked': 'Rows worked through',
  'evaluate.field.found-of': (a: { success: string }) => `“${a.success}” found`,
  'evaluate.field.order': 'Order',
  'evaluate.field.right': 'Right among those picked',
  'evaluate.field.profit': 'Money left',
  'evaluate.field.taught': 'Rows to learn from',
  'evaluate.field.auc': 'Pairs ranked right (AUC)',
  'evaluate.field.group': 'Group',
  'evaluate.field.picked-share': 'Picked',
  'evaluate.field.came': 'Outcome came',
  'evaluate.field.tenth': 'Tenth, best first',
  'evaluate.field.rate': (a: { success: string }) => `Share of “${a.success}”`,
  'evaluate.field.rows': 'Rows',
  'evaluate.field.places': 'Places in the list',
  'evaluate.field.number': (a: { success: string }) => `Number of “${a.success}”`,
  'evaluate.field.which': 'Promised or came',
  'evaluate.field.positives': 'Of these, as hoped',
  'evaluate.field.chance': 'Chance given',
  'evaluate.field.low': 'At least',
  'evaluate.field.high': 'At most',
  'evaluate.field.false-alarms': 'False alarms',
  'evaluate.field.found': 'Found',
  'evaluate.threshold': (a: { threshold: number; picked: number; rows: number; tp: number; positives: number }, w: Words) =>
    `From ${w.share(a.threshold, stopDigits(a.threshold))} on you would pick ${w.integer(a.picked)} of ${w.integer(a.rows)} and find ${w.integer(a.tp)} of ${w.integer(a.positives)}.`,
  'evaluate.threshold.order': (a: { picked: number; rows: number; tp: number; positives: number }, w: Words) =>
    `The best ${w.integer(a.picked)} of ${w.integer(a.rows)} hold ${w.integer(a.tp)} of ${w.integer(a.positives)}.`,
  'evaluate.no-chance': 'There is no chance to judge. Add the cards that choose the outcome and learn it above this one.',
} satisfies Texts;
