import type { Texts, Words } from '../../core/text';

export const en = {
  'evaluate.title': 'How good the scores are',
  'evaluate.param.threshold': 'Pick from this chance on (percent)',
  'evaluate.param.threshold.help': 'Lower finds more of them and wastes more calls. Left to itself it is the share of the whole.',
  'evaluate.finding': (a: { auc: number; rows: number; positives: number }, w: Words) =>
    `The model ranks ${w.outOf(a.auc, 100)} pairs the right way round (AUC ${w.number(a.auc, 3)})`,
  'evaluate.finding.no-better': (a: { auc: number; rows: number }, w: Words) =>
    `The model does no better than chance on rows it has not seen (AUC ${w.number(a.auc, 3)})`,
  'evaluate.finding.baseline': 'Everyone has the same chance, so there is no order to judge',
  'evaluate.judged.held-out': (a: { rows: number }, w: Words) =>
    `Judged on ${w.integer(a.rows)} rows that were kept away from all learning.`,
  'evaluate.judged.out-of-fold': (a: { rows: number }, w: Words) =>
    `Too few rows were kept aside, so these figures come from the rounds of checking: ${w.integer(a.rows)} rows, each judged by a model that had not seen it.`,
  'evaluate.top': (a: { rows: number; positives: number; usual: number; success: string }, w: Words) =>
    `Of the ${w.integer(a.rows)} it ranked highest, ${w.integer(a.positives)} turned out “${a.success}”; picked blindly it would be about ${w.integer(Math.round(a.usual))}.`,
  'evaluate.alike': (a: { rate: number; success: string }, w: Words) => `“${a.success}” came in ${w.share(a.rate)} of them.`,
  'evaluate.rough': (a: { low: number; high: number }, w: Words) =>
    `These are few, so the figures are rough: the true AUC most likely lies between ${w.number(a.low, 2)} and ${w.number(a.high, 2)}.`,
  'evaluate.so-what': (a: { first: string; second: string; third: string }) => [a.second, a.first, a.third].filter(Boolean).join(' '),
  'evaluate.chart.lift': (a: { rate: number; baseRate: number; success: string }, w: Words) =>
    `In the best tenth ${w.share(a.rate)} turned out “${a.success}”, against ${w.share(a.baseRate)} of all`,
  'evaluate.chart.lift.sub': (a: { success: string }) => `Share of “${a.success}” in each tenth, best ranked first (lift)`,
  'evaluate.chart.lift.reference': (a: { baseRate: number }, w: Words) => `all: ${w.share(a.baseRate)}`,
  'evaluate.chart.calibration': (a: { rows: number; positives: number; chance: number; success: string }, w: Words) =>
    `Of ${w.integer(a.rows)} given about ${w.share(a.chance)}, ${w.integer(a.positives)} turned out “${a.success}”`,
  'evaluate.chart.calibration.off': (a: { rows: number; positives: number; chance: number; success: string }, w: Words) =>
    `Use the order, not the percentages: of ${w.integer(a.rows)} given about ${w.share(a.chance)}, ${w.integer(a.positives)} turned out “${a.success}”`,
  'evaluate.chart.calibration.sub':
    'What was said against what came; on the diagonal they agree. The band is where the true share most likely lies (calibration).',
  'evaluate.chart.roc': (a: { auc: number; low: number; high: number }, w: Words) =>
    `${w.outOf(a.auc, 100)} pairs are ranked the right way round; most likely between ${w.integer(Math.round(a.low * 100))} and ${w.integer(Math.round(a.high * 100))}`,
  'evaluate.chart.roc.sub': 'How many are found for each share of false alarms; the diagonal is guessing (ROC curve)',
  'evaluate.field.tenth': 'Tenth, best first',
  'evaluate.field.rate': (a: { success: string }) => `Share of “${a.success}”`,
  'evaluate.field.rows': 'Rows',
  'evaluate.field.positives': 'Of these, as hoped',
  'evaluate.field.chance': 'Chance given',
  'evaluate.field.low': 'At least',
  'evaluate.field.high': 'At most',
  'evaluate.field.false-alarms': 'False alarms',
  'evaluate.field.found': 'Found',
  'evaluate.threshold': (a: { threshold: number; picked: number; rows: number; tp: number; positives: number }, w: Words) =>
    `From ${w.share(a.threshold)} on you would pick ${w.integer(a.picked)} of ${w.integer(a.rows)} and find ${w.integer(a.tp)} of ${w.integer(a.positives)}.`,
  'evaluate.no-chance': 'There is no chance to judge. Add the cards that choose the outcome and learn it above this one.',
} satisfies Texts;
