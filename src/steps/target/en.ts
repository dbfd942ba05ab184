import type { Texts, Words } from '../../core/text';

export const en = {
  'target.title': 'The outcome to learn',
  'target.param.column': 'Column with the outcome',
  'target.param.column.help': 'What happened in the end: won or lost, bought or not, left or stayed.',
  'target.param.known': 'Known before the outcome',
  'target.param.success': 'Value to look for',
  'target.param.success.help':
    'Every other value counts as the opposite; open and empty outcomes are left out of learning and get a chance.',
  'target.finding': (a: { positives: number; labelled: number; success: string; column: string }, w: Words) =>
    `${w.integer(a.positives)} of ${w.integer(a.labelled)} say “${a.success}” in ${a.column} (target)`,
  'target.enough.good': (a: { labelled: number; rarer: number }, w: Words) =>
    `That is enough to learn from: ${w.integer(a.labelled)} known outcomes, ${w.integer(a.rarer)} of the rarer kind.`,
  'target.enough.some': (a: { labelled: number; rarer: number }, w: Words) =>
    `${w.integer(a.labelled)} known outcomes, ${w.integer(a.rarer)} of the rarer kind, are enough to begin with; 1,000 would make the figures steadier.`,
  'target.enough.few': (a: { labelled: number; rarer: number }, w: Words) =>
    `${w.integer(a.labelled)} known outcomes, ${w.integer(a.rarer)} of the rarer kind, are few: count on at least 500 with 50 of the rarer, and take every figure below as rough.`,
  'target.open': (a: { open: number }, w: Words) =>
    `${w.integer(a.open)} ${w.plural(a.open, 'has', 'have')} no outcome yet and will be scored, not learnt from.`,
  'target.leaks': (a: { columns: readonly string[]; count: number }, w: Words) =>
    `Please check: would you know ${w.list(a.columns)} before the outcome? If not, set ${w.plural(a.count, 'it', 'them')} aside, or the scores will look better than they are.`,
  'target.so-what': (a: { first: string; second: string; third: string }) => [a.first, a.second, a.third].filter(Boolean).join(' '),
  'target.leak.name': (a: { column: string; auc: number }, w: Words) =>
    `${a.column}: the name speaks of something known only afterwards, and alone it ranks ${w.outOf(a.auc, 100)} pairs the right way round.`,
  'target.leak.alone': (a: { column: string; auc: number }, w: Words) =>
    `${a.column} alone ranks ${w.outOf(a.auc, 100)} pairs the right way round: too good for something known in advance.`,
  'target.leak.far-ahead': (a: { column: string; auc: number }, w: Words) =>
    `${a.column} alone ranks ${w.outOf(a.auc, 100)} pairs the right way round, and no other column comes near it.`,
  'target.leak.empty': (a: { column: string; auc: number }, w: Words) =>
    `${a.column}: whether it is filled in at all ranks ${w.outOf(a.auc, 100)} pairs the right way round. Was it filled in because of the outcome?`,
  'target.leak.open': (a: { column: string; auc: number }) =>
    `${a.column} is filled in where the outcome is known and empty where it is not known yet, so it seems to be written down afterwards.`,
  'target.leak.number': (a: { column: string; auc: number }, w: Words) =>
    `${a.column} counts the rows and ranks ${w.outOf(a.auc, 100)} pairs the right way round: it tells when a row was written, not who it is about.`,
  'target.value': (a: { value: string }) => a.value,
  'target.value.yes': 'yes',
  'target.value.no': 'no',
  'target.chart': (a: { positives: number; labelled: number; success: string }, w: Words) =>
    `“${a.success}” is ${w.share(a.labelled === 0 ? 0 : a.positives / a.labelled)} of the known outcomes`,
  'target.chart.sub': (a: { column: string }) => `Rows for each value of ${a.column}`,
  'target.field.value': 'Value',
  'target.field.rows': 'Rows',
  'target.answer-first': (a: { columns: string }) =>
    `Answer first, on the card of the outcome: would you know ${a.columns} before it? Until then figures could look better than they are, so none is shown.`,
  'target.no-outcome': 'No column is marked as the outcome. Choose the column that says how it ended.',
  'target.no-column': (a: { column: string }) => `There is no column “${a.column}” to take the outcome from.`,
  'target.is-date': (a: { column: string }) => `“${a.column}” holds dates. An outcome needs a few values, such as won and lost.`,
  'target.too-many': (a: { column: string; values: number; most: number }, w: Words) =>
    `“${a.column}” has ${w.integer(a.values)} different values. An outcome needs a few, such as won and lost, and at most ${w.integer(a.most)}.`,
  'target.one-class': (a: { column: string; value: string }) =>
    `Every known outcome in “${a.column}” is “${a.value}”. To learn a difference there must be both kinds.`,
  'target.empty': (a: { column: string }) => `“${a.column}” holds no outcome at all.`,
  'target.no-value': (a: { column: string }) => `The value to look for does not occur in “${a.column}”. Choose one of its values.`,
} satisfies Texts;
