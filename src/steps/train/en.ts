import type { Texts, Words } from '../../core/text';

interface Interval {
  readonly low: number;
  readonly high: number;
}

const told = ({ low, high }: Interval, w: Words): boolean => w.integer(low * 100) !== w.integer(high * 100);

const likely = (a: Interval, w: Words): string =>
  told(a, w) ? `, most likely between ${w.integer(a.low * 100)} and ${w.integer(a.high * 100)}` : '';

const triedBest = (trials: number, w: Words): string =>
  trials === 1 ? 'the one set of settings tried' : `the best of ${w.integer(trials)} settings tried`;

interface Judged extends Interval {
  readonly rows: number;
  readonly folds: number;
  readonly mean: number;
  /** The model spoken of, where it is not the one that stands. */
  readonly whose: string;
}

const pairs = (a: Judged, w: Words): string =>
  [
    'A pair is one row with the outcome and one without; guessing gets 50 of 100 the right way round.',
    ...(a.whose ? [`${a.whose} gets ${w.integer(a.mean * 100)}.`] : []),
    ...(told(a, w)
      ? [`With other rows of the same kind it would most likely be ${w.integer(a.low * 100)} to ${w.integer(a.high * 100)}.`]
      : []),
    ...(a.low > 0.98 ? ['So good a figure is rare: make sure that no column was filled in after the outcome.'] : []),
  ].join(' ');

export const en = {
  'train.title': 'Learning from known outcomes',
  'train.param.model': 'Model',
  'train.param.model.auto': 'The one that does best',
  'train.param.model.tree': 'One tree (decision tree)',
  'train.param.model.forest': 'Many trees (random forest)',
  'train.param.own': 'Your own points, to compare with',
  'train.param.own.help': 'A column with a score you give yourself, from the file or made with a formula: the more, the better.',
  'train.param.model.logistic': 'Weighted sum (logistic regression)',
  'train.param.model.boosting': 'Boosted trees (gradient boosting)',
  'train.param.model.baseline': 'Everyone alike (baseline)',
  'train.param.C': 'How closely to follow the data',
  'train.param.C.help':
    'The inverse strength of the penalty on large weights (C). Smaller is more cautious; left to itself, five rounds over the rows to learn from decide.',
  'train.param.penalty': 'How many columns may count',
  'train.param.penalty.help':
    'Concerns the weighted sum only. “Few” leaves out columns that add too little (lasso); “Fewest” goes as far as one standard error allows.',
  'train.param.penalty.l2': 'All a little (L2)',
  'train.param.penalty.l1': 'Few (L1)',
  'train.param.penalty.l1-fewest': 'Fewest (L1)',
  'train.param.market': 'One model per …?',
  'train.param.market.help':
    'A column such as country or line of business: each of its groups gets a weighted sum of its own, drawn to the one for all the more the fewer rows it has (partial pooling). It is tested against one for all, and used only where it ranks better by more than chance explains. It concerns the weighted sum alone: trees can cut by the group themselves.',
  'train.param.market.none': 'One for all',
  'train.param.own.none': 'None',
  'train.param.monotone': 'More of a column only ever counts one way',
  'train.param.monotone.help':
    'For boosted trees (monotone constraints): where you know that more visits never make a sale less likely, the model is held to that. All else equal, the chance then never goes the other way.',
  'train.param.monotone.add': 'Choose a column',
  'train.param.monotone.up': 'More never lowers the chance',
  'train.param.monotone.down': 'More never raises the chance',
  'train.param.search': 'Further settings to try',
  'train.param.search.help':
    'Other sizes of trees, drawn at random. Each round of checking picks among the rows it learns from, so that no row judges settings it helped to pick (nested cross-validation); 0 is none.',
  'train.finding.beats.rare': (a: { found: number; rate: number; precision: number }, w: Words) =>
    `The best tenth of the list holds ${w.outOf(a.found, 100)} successes; by chance it would hold 10`,
  'train.finding.beats': (a: { auc: number }, w: Words) =>
    `The model ranks ${w.outOf(a.auc, 100)} pairs the right way round (AUC ${w.number(a.auc, 3)}); guessing gets 50`,
  'train.finding.forced': (a: { auc: number }, w: Words) =>
    `The model you chose is not surely better than guessing (AUC ${w.number(a.auc, 3)})`,
  'train.finding.simpler-will-do': (a: { model: string; simple: string; auc: number; simpler: number }, w: Words) =>
    `${a.model}: ${w.outOf(a.auc, 100)} pairs the right way round. ${a.simple}: ${w.outOf(a.simpler, 100)}. The simpler model ${a.simpler > a.auc ? 'does better' : 'will do'}`,
  'train.finding.rival.longest': (a: { auc: number }, w: Words) =>
    `Longest ago first ranks as well as the models here: the model gets ${w.outOf(a.auc, 100)} pairs the right way round`,
  'train.finding.rival.recent': (a: { auc: number }, w: Words) =>
    `Most recent first ranks as well as the models here: the model gets ${w.outOf(a.auc, 100)} pairs the right way round`,
  'train.finding.rival.own': (a: { auc: number }, w: Words) =>
    `Your own points rank as well as the models here: the model gets ${w.outOf(a.auc, 100)} pairs the right way round`,
  'train.finding.baseline-asked': 'Everyone gets the same chance, as you chose',
  'train.finding.no-better': 'No model here is surely better than guessing',
  'train.finding.too-few': 'Too few known outcomes to judge a model',
  'train.finding.no-columns': 'No column is left to learn from',
  'train.judged': (a: Judged, w: Words) =>
    `Judged on ${w.integer(a.rows)} known outcomes in ${w.integer(a.folds)} rounds, each on rows the model had not seen (cross-validation). ${pairs(a, w)}`,
  'train.judged.forward': (a: Judged, w: Words) =>
    `Judged on ${w.integer(a.rows)} known outcomes in ${w.integer(a.folds)} rounds that go forward in time: each learns from earlier rows alone, and the earliest third only teaches (expanding windows). ${pairs(a, w)}`,
  'train.so-what': (a: { judged: string }) => a.judged,
  'train.so-what.no-percent': (a: { judged: string }) =>
    `${a.judged} The order can be used; the chances themselves did not hold good, so read them as an order only.`,
  'train.so-what.alike': (a: { judged: string; low: number }) =>
    `${a.judged} ${a.low > 0.5 ? 'Where several models are tried, the best is now and then that good by luck alone, so' : 'So'} everyone gets the same chance.`,
  'train.so-what.beats': 'There is one chance for everyone.',
  'train.so-what.no-better': 'There is one chance for everyone.',
  'train.so-what.too-few': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} known outcomes leave too few of the rarer kind for each round of checking, so everyone gets the same chance until there are more.`,
  'train.so-what.no-columns': 'Every column was set aside or says the same in each row, so everyone gets the same chance.',
  'train.chart.beats': (a: { better: number; folds: number }, w: Words) =>
    `Better than guessing in ${w.integer(a.better)} of ${w.integer(a.folds)} rounds`,
  'train.chart.no-better': (a: { better: number; folds: number }, w: Words) =>
    `Not reliably better than guessing: above it in ${w.integer(a.better)} of ${w.integer(a.folds)} rounds`,
  'train.chart.sub': 'Share of pairs ranked the right way round (AUC) in each round of checking',
  'train.chart.sub.forward':
    'Share of pairs ranked the right way round (AUC) in each round of checking, the earliest first; each learns from what came before it',
  'train.chart.chance': 'everyone alike',
  'train.chart.contest': (a: { model: string; auc: number; low: number; high: number }, w: Words) =>
    `Best: ${a.model}, with ${w.outOf(a.auc, 100)} pairs the right way round${likely(a, w)}`,
  'train.chart.contest.none': (a: { model: string; auc: number; low: number; high: number }, w: Words) =>
    `None ranks surely better than guessing: the best, ${a.model}, gets ${w.outOf(a.auc, 100)} pairs the right way round${a.low > 0.5 ? ', which the best of several may get by luck' : likely(a, w)}`,
  'train.chart.contest.alone':
    'Pairs ranked right (AUC) by each on the same rounds, among the rows to learn from alone, with its 95 % interval',
  'train.chart.contest.best':
    'Pairs ranked right (AUC) by each on the same rounds, among the rows to learn from alone, with its 95 % interval; nothing simpler comes close to the best (within one standard error)',
  'train.chart.contest.sub':
    'Pairs ranked right (AUC) by each on the same rounds, among the rows to learn from alone, with its 95 % interval; recommended is the simplest that comes close to the best (within one standard error)',
  'train.chart.contest.rare': (a: { model: string; precision: number; low: number; high: number }, w: Words) =>
    `Best: ${a.model}, with an average precision of ${w.number(a.precision, 2)}, most likely between ${w.number(a.low, 2)} and ${w.number(a.high, 2)}`,
  'train.chart.contest.rare.none': (a: { model: string; precision: number; low: number; high: number }, w: Words) =>
    `None ranks surely better than guessing: the best, ${a.model}, has an average precision of ${w.number(a.precision, 2)}`,
  'train.chart.contest.rare.sub': (a: { rate: number }, w: Words) =>
    `The outcome is rare, so the models are told apart by how many of those picked are right all along the list (average precision), with its 95 % interval; by chance it would be ${w.number(a.rate, 2)}`,
  'train.chart.path': (a: { kept: number; inputs: number }, w: Words) =>
    `${w.outOf(a.kept / a.inputs, a.inputs)} numbers count where the list was cut; the others add too little`,
  'train.chart.path.sub':
    'Weight of each for one standard deviation, from the most cautious sum on the left to the one that follows the data most closely (L1 path)',
  'train.chart.path.here': 'used here',
  'train.field.strength': 'How closely the data are followed (log of C)',
  'train.field.weight': 'Weight (log odds)',
  'train.field.column': 'Column',
  'train.field.precision': 'Average precision',
  'train.field.low': 'Lower end',
  'train.field.high': 'Upper end',
  'train.field.fold': 'Round',
  'train.field.auc': 'Pairs ranked right (AUC)',
  'train.model.baseline': 'Everyone alike (baseline)',
  'train.model.tree': 'One tree (decision tree)',
  'train.model.forest': 'Many trees (random forest)',
  'train.model.search': 'Best of the settings tried (random search)',
  'train.model.markets': 'A weighted sum for each group (partial pooling)',
  'train.model.recent': 'Most recent first',
  'train.model.longest': 'Longest ago first',
  'train.model.own': 'Your own points',
  'train.model.boosting': 'Boosted trees (gradient boosting)',
  'train.model.logistic': 'Weighted sum (logistic regression)',
  'train.progress.fold': (a: { fold: number; folds: number }, w: Words) => `Checking, round ${w.integer(a.fold)} of ${w.integer(a.folds)}`,
  'train.panel.rival.own': (a: { model: string }) =>
    `No model is recommended over your own points, for none ranks surely better. ${a.model} is used below all the same, because it also gives chances and reasons.`,
  'train.panel.rival.longest': (a: { model: string }) =>
    `No model is recommended over calling those of longest ago first, for none ranks surely better. ${a.model} is used below all the same, because it also gives chances and reasons.`,
  'train.panel.rival.recent': (a: { model: string }) =>
    `No model is recommended over calling the most recent first, for none ranks surely better. ${a.model} is used below all the same, because it also gives chances and reasons.`,
  'train.panel.found': 'Of 100 successes, in the best tenth',
  'train.panel.markets.used': (a: { column: string; groups: number; gain: number; low: number; high: number }, w: Words) =>
    `Each group of “${a.column}” (${w.integer(a.groups)}) has a weighted sum of its own here, small groups drawn to the whole. On rows it had not seen it ranks ${w.number(a.gain, 2)} more of 100 pairs right than one sum for all, most likely between ${w.number(a.low, 2)} and ${w.number(a.high, 2)} (partial pooling).`,
  'train.panel.markets.better': (a: { column: string; groups: number; gain: number; low: number; high: number }, w: Words) =>
    `A weighted sum for each group of “${a.column}” (${w.integer(a.groups)}) ranks ${w.number(a.gain, 2)} more of 100 pairs right than one for all, most likely between ${w.number(a.low, 2)} and ${w.number(a.high, 2)}; another model does better still.`,
  'train.panel.markets.no-better': (a: { column: string; groups: number; gain: number; low: number; high: number }, w: Words) =>
    `A weighted sum for each group of “${a.column}” (${w.integer(a.groups)}) is not surely better than one for all: the difference is ${w.number(a.gain, 2)} of 100 pairs, most likely between ${w.number(a.low, 2)} and ${w.number(a.high, 2)}. So there is one for all.`,
  'train.panel.search': 'Search for better settings',
  'train.panel.search.offer': (a: { trials: number; minutes: number }, w: Words) =>
    `The trees have sensible sizes. ${w.plural(a.trials, 'Another size can be tried, drawn at random; it', `Other sizes can be tried, ${w.integer(a.trials)} drawn at random; it`)} takes ${w.plural(a.minutes, 'a minute', `about ${w.integer(a.minutes)} minutes`)} at most on a computer of two cores, often gains little, and can be stopped.`,
  'train.panel.search.start': (a: { trials: number }, w: Words) =>
    `Try ${w.plural(a.trials, 'another setting', `${w.integer(a.trials)} other settings`)}`,
  'train.panel.search.more': (a: { trials: number }, w: Words) => `Try ${w.integer(a.trials)} more`,
  'train.panel.search.none': 'Back to the usual settings',
  'train.panel.search.stop': 'Stop, and keep the best so far',
  'train.panel.search.used': (a: { model: string; trials: number; gain: number; low: number; high: number }, w: Words) =>
    `${a.model}: ${triedBest(a.trials, w)} is used. On rows that had no part in the pick it ranks ${w.number(a.gain, 2)} more of 100 pairs right than the usual settings, most likely between ${w.number(a.low, 2)} and ${w.number(a.high, 2)}. The figures above are of those rows.`,
  'train.panel.search.better': (a: { model: string; trials: number; gain: number; low: number; high: number }, w: Words) =>
    `${a.model}: on rows that had no part in the pick ${triedBest(a.trials, w)} ranks ${w.number(a.gain, 2)} more of 100 pairs right than the usual settings, most likely between ${w.number(a.low, 2)} and ${w.number(a.high, 2)}. Another model does as well or better, so it is not used.`,
  'train.panel.search.no-better': (a: { model: string; trials: number; gain: number; low: number; high: number }, w: Words) =>
    `${a.model}: ${a.trials === 1 ? 'the one set of settings tried is not' : `none of ${w.integer(a.trials)} settings tried is`} surely better than the usual ones, which stay. On rows that had no part in the pick ${a.low === 0 && a.high === 0 ? 'it ranks as many pairs right as they do.' : `the best ranks ${w.number(Math.abs(a.gain), 2)} of 100 pairs ${a.gain < 0 ? 'fewer' : 'more'} right, which chance explains (most likely ${w.number(a.low, 2)} to ${w.number(a.high, 2)}).`}`,
  'train.progress.search': (a: { trial: number; trials: number }, w: Words) =>
    `Trying settings, ${w.integer(a.trial)} of ${w.integer(a.trials)}`,
  'train.progress.prepare': 'Preparing the rounds of checking',
  'train.progress.final': 'Learning from all known outcomes',
  'train.no-target': 'There is no outcome to learn. Add the card that chooses it above this one.',
  'train.no-market': (a: { column: string }) =>
    `There can be no model for each group of “${a.column}”: the column is not here, is set aside, or says the outcome. Choose another column, or one model for all.`,
  'train.too-big': (a: { rows: number; columns: number; needMb: number; roomMb: number; fits: number }, w: Words) =>
    `To learn from ${w.integer(a.rows)} rows by ${w.integer(a.columns)} columns would need ${w.integer(a.needMb)} MB of memory, and ${a.roomMb > 0 ? `${w.integer(a.roomMb)} MB is the most a browser lets us have` : 'there was not so much'}. It would do for ${w.integer(a.fits)} rows: open a part of the file, or leave columns out.`,
  'train.no-rows': 'No row has a known outcome, so there is nothing to learn from.',
  'train.one-class': (a: { column: string }) =>
    `Every known outcome in “${a.column}” is the same among the rows to learn from. There must be both kinds.`,
} satisfies Texts;
