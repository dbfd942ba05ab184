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
  'target.made.buys': (a: { positives: number; labelled: number; horizon: number; from: number; product: string }, w: Words) =>
    `${w.integer(a.positives)} of ${w.integer(a.labelled)} customers came again in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on (target)`,
  'target.made.leaves': (a: { positives: number; labelled: number; horizon: number; from: number; product: string }, w: Words) =>
    `${w.integer(a.positives)} of ${w.integer(a.labelled)} customers stayed away in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on (target)`,
  'target.made.less': (a: { positives: number; labelled: number; horizon: number; from: number; product: string }, w: Words) =>
    `${w.integer(a.positives)} of ${w.integer(a.labelled)} customers came at most half as often in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on (target)`,
  'target.made.rises': (a: { positives: number; labelled: number; horizon: number; from: number; product: string }, w: Words) =>
    `${w.integer(a.positives)} of ${w.integer(a.labelled)} customers rose to the best fifth by money in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on (target)`,
  'target.made.falls': (a: { positives: number; labelled: number; horizon: number; from: number; product: string }, w: Words) =>
    `${w.integer(a.positives)} of ${w.integer(a.labelled)} customers fell from the best fifth by money in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on (target)`,
  'target.made.product': (a: { positives: number; labelled: number; horizon: number; from: number; product: string }, w: Words) =>
    `${w.integer(a.positives)} of ${w.integer(a.labelled)} customers bought “${a.product}” in the ${w.integer(a.horizon)} days from ${w.date(a.from)} on (target)`,
  'target.made.as-of': (a: { from: number }, w: Words) =>
    `Each customer is as known just before ${w.date(a.from)}, and so are the chances below. To have them as of the last day in the file, give this same file to the last card, where new files are scored.`,
  'target.made.mended.before':
    'No column looks past the cut-off, and what was mended above in single lines, such as an empty cell filled with the usual value, was learnt from the lines before it alone.',
  'target.made.mended.all':
    'No column looks past the cut-off. What was mended above in single lines, such as an empty cell filled with the usual value, was learnt from all lines, the later ones too.',
  'target.enough.good': (a: { labelled: number; rarer: number }, w: Words) =>
    `That is enough to learn from: ${w.integer(a.labelled)} known outcomes, ${w.integer(a.rarer)} of the rarer kind.`,
  'target.enough.some': (a: { labelled: number; rarer: number }, w: Words) =>
    `${w.integer(a.labelled)} known outcomes, ${w.integer(a.rarer)} of the rarer kind, are enough to begin with; ${w.integer(1000)} would make the figures steadier.`,
  'target.enough.few': (a: { labelled: number; rarer: number }, w: Words) =>
    `${w.integer(a.labelled)} known outcomes, ${w.integer(a.rarer)} of the rarer kind, are few: count on at least 500 with 50 of the rarer, and take every figure below as rough.`,
  'target.open': (a: { open: number }, w: Words) =>
    `${w.integer(a.open)} ${w.plural(a.open, 'has', 'have')} no outcome yet and will be scored, not learnt from.`,
  'target.equal-rows': 'the equal rows',
  'target.leaks': (a: { columns: readonly string[]; count: number }, w: Words) =>
    `Please answer about ${w.list(a.columns)} first: ${w.plural(a.count, 'it', 'they')} could make the scores look better than they are.`,
  'target.rare': (a: { positives: number; labelled: number; success: string }, w: Words) =>
    `“${a.success}” is rare: ${w.integer(a.positives)} of ${w.integer(a.labelled)}. Saying “no” to everyone would nearly always be right, so below it counts how many of the ${w.integer(a.positives)} are found near the top of the list.`,
  'target.several': (a: { success: string; others: number }, w: Words) =>
    `“${a.success}” counts against the ${w.integer(a.others)} other values together.`,
  'target.unclear': (a: { success: string }) => `No word told us which value is meant, so we took the rarest, “${a.success}”: please say.`,
  'target.so-what': (a: { first: string; second: string; third: string; fourth: string; fifth: string; sixth: string }) =>
    [a.first, a.second, a.third, a.fourth, a.fifth, a.sixth].filter(Boolean).join(' '),
  'target.leak.name': (a: { column: string; auc: number }, w: Words) =>
    `${a.column}: the name speaks of something known only afterwards. Of two rows, one with the outcome and one without, it alone tells which is which ${w.outOf(a.auc, 100)} times (guessing: 50).`,
  'target.leak.alone': (a: { column: string; auc: number }, w: Words) =>
    `Of two rows, one with the outcome and one without, ${a.column} alone tells which is which ${w.outOf(a.auc, 100)} times (guessing: 50): too good for something known in advance.`,
  'target.leak.far-ahead': (a: { column: string; auc: number }, w: Words) =>
    `Of two rows, one with the outcome and one without, ${a.column} alone tells which is which ${w.outOf(a.auc, 100)} times (guessing: 50), and no other column comes near it.`,
  'target.leak.empty': (a: { column: string; auc: number }, w: Words) =>
    `Of two rows, one with the outcome and one without, it is enough to see whether ${a.column} is filled in to tell which is which ${w.outOf(a.auc, 100)} times (guessing: 50). Was it filled in because of the outcome?`,
  'target.leak.open': (a: { column: string; auc: number }) =>
    `${a.column} is filled in where the outcome is known and empty where it is not known yet, so it seems to be written down afterwards.`,
  'target.leak.number': (a: { column: string; auc: number }, w: Words) =>
    `${a.column} counts the rows: it tells when a row was written, not who it is about. Of two rows, one with the outcome and one without, it alone tells which is which ${w.outOf(a.auc, 100)} times (guessing: 50).`,
  'target.leak.later': (a: { column: string; rows: number; of: number; date: string }, w: Words) =>
    `${a.column}: ${w.integer(a.rows)} of ${w.integer(a.of)} dates come after ${a.date}, the day the record began, and they go together with the outcome.`,
  'target.leak.future': (a: { column: string; rows: number; of: number; date: string }, w: Words) =>
    `${a.column}: ${w.integer(a.rows)} of ${w.integer(a.of)} dates lie after the last ${a.date} in the file, so still to come, and they go together with the outcome.`,
  'target.leak.people': (a: { column: string; rows: number; of: number }, w: Words) =>
    `${w.integer(a.rows)} of the ${w.integer(a.of)} rows held out to judge have the same ${a.column} as a row that teaches: one customer on both sides, whom the model already knows.`,
  'target.leak.copies': (a: { rows: number; of: number }, w: Words) =>
    `${w.integer(a.rows)} of the ${w.integer(a.of)} rows held out to judge have an equal twin among those that teach, under another number: the model has seen the answer.`,
  'target.split.time': (a: { column: string; from: number; teach: number; judge: number; won: number; success: string }, w: Words) =>
    `Learnt from the ${w.integer(a.teach)} rows before ${w.date(a.from)} and judged on the ${w.integer(a.judge)} from then on, by ${a.column}: ${w.integer(a.won)} of those say “${a.success}”.`,
  'target.split.even': (a: { teach: number; judge: number; won: number; success: string }, w: Words) =>
    `Learnt from ${w.integer(a.teach)} ${w.plural(a.teach, 'row', 'rows')}, judged on ${w.integer(a.judge)} ${w.plural(a.judge, 'other', 'others')} drawn by chance, ${w.integer(a.won)} of them “${a.success}”: the same share on both sides, and in each round of checking (stratified).`,
  'target.split.chance': (a: { teach: number; judge: number; won: number; success: string }, w: Words) =>
    `Learnt from ${w.integer(a.teach)} ${w.plural(a.teach, 'row', 'rows')}, judged on ${w.integer(a.judge)} ${w.plural(a.judge, 'other', 'others')} drawn by chance, ${w.integer(a.won)} of them “${a.success}”.`,
  'target.split.time-refused': (a: { column: string; teach: number; judge: number }, w: Words) =>
    `Too many rows have the same ${a.column} to tell earlier from later, so chance draws: ${w.integer(a.teach)} teach, ${w.integer(a.judge)} judge.`,
  'target.split.rounds.forward':
    'The rounds of checking go forward in time too: each is judged by rows later than all that taught it (expanding windows).',
  'target.split.rounds.chance': 'Among the earlier rows dates are too much alike to go on so, and chance draws the rounds of checking.',
  'target.split.made': 'Everyone is asked about the same days, so no date can tell who judges. All lines of one customer stay on one side.',
  'target.split.together': (a: { column: string }) => `All rows of one ${a.column} stay on one side.`,
  'target.split.chart': (a: { teach: number; judge: number; from: number }, w: Words) =>
    `${w.integer(a.teach)} earlier rows teach, ${w.integer(a.judge)} from ${w.date(a.from)} on judge`,
  'target.teaches': 'Teaches',
  'target.judges': 'Judges',
  'target.field.side': 'Part',
  'target.value': (a: { value: string }) => a.value,
  'target.value.yes': 'yes',
  'target.value.no': 'no',
  'target.chart': (a: { positives: number; labelled: number; success: string }, w: Words) =>
    `“${a.success}” is ${w.share(a.labelled === 0 ? 0 : a.positives / a.labelled)} of the known outcomes`,
  'target.chart.sub': (a: { column: string }) => `Rows for each value of ${a.column}`,
  'target.chart.sub.most': (a: { column: string; shown: number; values: number }, w: Words) =>
    `Rows for the ${w.integer(a.shown)} commonest of the ${w.integer(a.values)} values of ${a.column}`,
  'target.field.value': 'Value',
  'target.field.rows': 'Rows',
  'target.answer-first': (a: { questions: number }, w: Words) =>
    `Answer first, on the card of the outcome, the ${w.plural(a.questions, 'question', `${w.integer(a.questions)} questions`)} asked there. Until then figures could look better than they are, so none is shown.`,
  'target.no-outcome': 'No column is marked as the outcome. Choose the column that says how it ended.',
  'target.no-column': (a: { column: string }) => `There is no column “${a.column}” to take the outcome from.`,
  'target.is-date': (a: { column: string }) => `“${a.column}” holds dates. An outcome needs a few values, such as won and lost.`,
  'target.too-many': (a: { column: string; values: number; most: number }, w: Words) =>
    `“${a.column}” has ${w.integer(a.values)} different values. An outcome needs a few, such as won and lost, and at most ${w.integer(a.most)}.`,
  'target.one-class': (a: { column: string; value: string }) =>
    `Every known outcome in “${a.column}” is “${a.value}” among the rows to learn from. To learn a difference there must be both kinds.`,
  'target.empty': (a: { column: string }) => `“${a.column}” holds no outcome at all.`,
  'target.no-value': (a: { column: string }) => `The value to look for does not occur in “${a.column}”. Choose one of its values.`,
} satisfies Texts;
