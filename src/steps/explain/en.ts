import type { Texts, Words } from '../../core/text';

export const en = {
  'explain.title': 'Why a score is what it is',
  'explain.param.show': 'Columns to show',
  'explain.finding': (a: { columns: readonly string[]; count: number }, w: Words) =>
    `${w.list(a.columns)} ${w.plural(a.count, 'moves', 'move')} the scores most`,
  'explain.none': 'Everyone has the same chance, so there is nothing to explain',
  'explain.so-what': (a: { how: string }) => `${a.how} This says what goes together in your data, not what brings it about.`,
  'explain.so-what.none':
    'No model stands, so no column speaks for or against anyone. More rows, or columns about behaviour and engagement, may help.',
  'explain.how.up': (a: { column: string; success: string }) => `Higher values of ${a.column} speak for “${a.success}”.`,
  'explain.how.down': (a: { column: string; success: string }) => `Higher values of ${a.column} speak against “${a.success}”.`,
  'explain.how.date-up': (a: { column: string; success: string }) => `The later ${a.column}, the more it speaks for “${a.success}”.`,
  'explain.how.date-down': (a: { column: string; success: string }) => `The later ${a.column}, the more it speaks against “${a.success}”.`,
  'explain.how.mixed': (a: { column: string; success: string }) =>
    `Whether ${a.column} speaks for or against “${a.success}” depends on its value.`,
  'explain.how.value': (a: { column: string; value: string; success: string }) =>
    `In ${a.column}, “${a.value}” speaks most for “${a.success}”.`,
  'explain.chart': (a: { column: string; share: number }, w: Words) => `${a.column} makes up ${w.share(a.share)} of what sets scores apart`,
  'explain.chart.sub':
    'How far each column moves a score on average, up or down, with its 95 % interval (mean absolute SHAP value, log-odds)',
  'explain.chart.drop': (a: { column: string; auc: number }, w: Words) =>
    `With ${a.column} handed round, the ranking loses ${w.number(a.auc, 2)} of its AUC`,
  'explain.chart.drop.none': 'No single column is missed by the ranking when its values are handed round',
  'explain.chart.drop.sub': (a: { rows: number }, w: Words) =>
    `AUC lost on ${w.integer(a.rows)} held-out rows when a column’s values are handed round among them, with its 95 % interval (permutation importance)`,
  'explain.field.drop': 'AUC lost',
  'explain.field.low': 'From',
  'explain.field.high': 'To',
  'explain.together': (a: { columns: readonly string[]; correlation: number }, w: Words) =>
    `${w.list(a.columns)} go together (correlation ${w.number(a.correlation, 2)}), so what they say is shared out among them.`,
  'explain.together.drop': (a: { auc: number; low: number; high: number }, w: Words) =>
    a.low <= 0
      ? 'The ranking does not miss what they say together: others say it too, or it is little.'
      : `With all of them handed round, the ranking loses ${w.number(a.auc, 2)} of its AUC (most likely ${w.number(a.low, 2)} to ${w.number(a.high, 2)}).`,
  'explain.progress.weigh': 'Weighing the columns',
  'explain.progress.points': 'Making a score that can be added up by hand',
  'explain.progress.rules': 'Looking for short rules',
  'explain.level': (a: { level: string }) => a.level,
  'explain.levels': (a: { levels: readonly string[] }) => a.levels.join(', '),
  'explain.level.empty': 'empty',
  'explain.dependence.title': 'How one column speaks',
  'explain.dependence.column': 'Column',
  'explain.dependence.amount': (a: { column: string; best: number; worst: number; success: string }, w: Words) =>
    `${a.column} speaks most for “${a.success}” around ${w.number(a.best)} and least around ${w.number(a.worst)}`,
  'explain.dependence.count': (a: { column: string; best: number; worst: number; success: string }, w: Words) =>
    `${a.column} speaks most for “${a.success}” around ${w.integer(a.best)} days and least around ${w.integer(a.worst)}`,
  'explain.dependence.back': (a: { column: string; best: number; worst: number; success: string }, w: Words) =>
    `${a.column} speaks most for “${a.success}” when it lies around ${w.integer(a.best)} days back and least around ${w.integer(a.worst)}`,
  'explain.dependence.levels': (a: { column: string; best: string; worst: string; success: string }) =>
    `${a.column}: “${a.best}” speaks most for “${a.success}”, “${a.worst}” least`,
  'explain.dependence.others': (a: { column: string }) =>
    `What ${a.column} says hangs on the other columns: on average it moves the score little`,
  'explain.dependence.sub':
    'Average effect on the score (SHAP value, log-odds; above 0 speaks for it). The band holds four of five rows; the bars below show where the rows are.',
  'explain.dependence.sub.levels': 'Average effect on the score (SHAP value, log-odds; above 0 speaks for it)',
  'explain.dependence.none': 'No column has values that enough rows share.',
  'explain.field.effect': 'Effect (log-odds)',
  'explain.field.rows': 'Rows',
  'explain.tree.title': (a: { leaves: number }, w: Words) =>
    `The model is one tree with ${w.plural(a.leaves, 'one end', `${w.integer(a.leaves)} ends`)}`,
  'explain.tree.yes': 'Yes',
  'explain.tree.no': 'No',
  'explain.tree.or': (a: { all: readonly string[] }) => a.all.join(' / '),
  'explain.tree.empty': 'or empty',
  'explain.tree.leaf': (a: { chance: number; rows: number }, w: Words) =>
    `chance ${w.share(a.chance)}, ${w.integer(a.rows)} ${w.plural(a.rows, 'row', 'rows')}`,
  'explain.tree.leaf-rank': (a: { rows: number }, w: Words) => `${w.integer(a.rows)} ${w.plural(a.rows, 'row', 'rows')}`,
  'explain.odds.title': 'The weights of the sum',
  'explain.odds.help':
    'By how much the odds go up or down, all else equal (odds ratios). Above 1 speaks for it, below 1 against it. The strength of the model pulls them towards 1.',
  'explain.odds.help.interval': 'Most likely they lie in the interval beside them.',
  'explain.odds.help.none':
    'This model kept only the columns that fitted best. That makes any interval too narrow, so none is shown; columns it did not keep count nothing.',
  'explain.odds.help.groups': 'They are those of the sum for all; each group has its own, from the lowest to the highest beside them.',
  'explain.odds.groups': 'Across groups',
  'explain.odds.by': 'For',
  'explain.odds.ratio': 'Odds times',
  'explain.odds.interval': '95 % interval',
  'explain.odds.flag': 'yes against no',
  'explain.odds.against': (a: { against: string }) => `against ${a.against}`,
  'explain.odds.rare': 'the rare ones',
  'explain.odds.unit': (a: { step: number }, w: Words) => `each ${w.number(a.step)} more`,
  'explain.odds.money': (a: { step: number }, w: Words) => `each ${w.money(a.step)} more`,
  'explain.odds.deviation': 'a usual step more (one standard deviation)',
  'explain.odds.all': (a: { count: number }, w: Words) => `Show all ${w.integer(a.count)}`,
  'explain.sheet.title': 'A score to add up by hand',
  'explain.sheet.none': 'There are too few rows with both outcomes for a score on paper.',
  'explain.sheet.headline': (a: { success: string; column: string }) => `Points for “${a.success}” (${a.column})`,
  'explain.sheet.how': (a: { success: string }) =>
    `Take the points of the line that fits in each column and add them up: the more, the likelier “${a.success}”.`,
  'explain.sheet.points': 'Points',
  'explain.sheet.sum': 'Sum',
  'explain.sheet.chance': 'Chance',
  'explain.sheet.came': 'Came true, of held-out rows',
  'explain.sheet.came.of': (a: { positives: number; rows: number }, w: Words) =>
    a.rows === 0 ? '–' : `${w.integer(a.positives)} of ${w.integer(a.rows)}`,
  'explain.sheet.band': (a: { from: number; to: number }, w: Words) =>
    a.from === a.to ? w.integer(a.from) : `${w.integer(a.from)} to ${w.integer(a.to)}`,
  'explain.sheet.other': 'anything else',
  'explain.sheet.empty': 'empty',
  'explain.sheet.cost': (a: { cost: number; low: number; high: number; sheet: number; model: number }, w: Words) =>
    `Of 100 pairs of held-out rows this sheet ranks ${w.integer(Math.round(a.sheet * 100))} the right way round, the model ${w.integer(Math.round(a.model * 100))} (AUC ${w.number(a.sheet, 3)} and ${w.number(a.model, 3)}; ${a.low > 0 ? `the sheet most likely costs between ${w.number(a.low, 2)} and ${w.number(a.high, 2)}` : 'the difference may be chance'}).`,
  'explain.sheet.no-cost': (a: { sheet: number; model: number }, w: Words) =>
    `On held-out rows this sheet ranks as well as the model: ${w.integer(Math.round(a.sheet * 100))} of 100 pairs the right way round, against ${w.integer(Math.round(a.model * 100))} (AUC ${w.number(a.sheet, 3)} and ${w.number(a.model, 3)}).`,
  'explain.sheet.unjudged': 'Too few rows were held out to say what it costs against the model.',
  'explain.sheet.print': 'Print the sheet',
  'explain.sheet.print.help': 'One page on white paper',
  'explain.rules.title': 'Whom to call at once',
  'explain.rules.line': (a: { all: readonly string[] }, w: Words) => w.list(a.all),
  'explain.rules.came': (a: { rows: number; positives: number; success: string }, w: Words) =>
    `${w.integer(a.positives)} of ${w.integer(a.rows)} turned out “${a.success}”`,
  'explain.rules.interval': (a: { low: number; high: number }, w: Words) => `${w.share(a.low)} to ${w.share(a.high)}`,
  'explain.rules.sub': (a: { rows: number; share: number }, w: Words) =>
    `Found and confirmed on the rows that taught, counted on ${w.integer(a.rows)} others, of which ${w.share(a.share)} did, the dotted line (the bars are 95 % intervals by Wilson). They go together with the outcome; they need not bring it about.`,
  'explain.rules.none': 'No short rule did surely better than picking blindly on rows it was not found on.',
  'explain.rules.few': 'Too few rows were held out to judge a rule.',
  'explain.field.value': (a: { column: string }) => a.column,
  'explain.field.back': (a: { column: string }) => `How far ${a.column} lies back`,
  'explain.field.tenth': 'Tenth percentile',
  'explain.field.ninetieth': 'Ninetieth percentile',
  'explain.field.column': 'Column',
  'explain.field.importance': 'Average effect (log-odds)',
  'explain.row.for': (a: { for: readonly string[] }, w: Words) => `Mostly because ${w.list(a.for)}.`,
  'explain.row.against': (a: { against: readonly string[] }, w: Words) => `Against it: ${w.list(a.against)}.`,
  'explain.row.for-against': (a: { for: readonly string[]; against: readonly string[] }, w: Words) =>
    `Mostly because ${w.list(a.for)}; against it: ${w.list(a.against)}.`,
  'explain.row.against-for': (a: { for: readonly string[]; against: readonly string[] }, w: Words) =>
    `Lower mostly because ${w.list(a.against)}; for it: ${w.list(a.for)}.`,
  'explain.row.nothing': 'Nothing in the file sets it apart from the others.',
  'explain.because': (a: { said: string; usual: string }) => `${a.said} (${a.usual})`,
  'explain.because.is': (a: { column: string; value: string }) => `${a.column} is ${a.value}`,
  'explain.because.same': (a: { column: string; value: string }) => `${a.column} is ${a.value}, as is usual`,
  'explain.because.missing': (a: { column: string }) => `${a.column} is not known`,
  'explain.because.missing-as-usual': (a: { column: string }) => `${a.column} is not known, as is usual`,
  'explain.usually': (a: { value: string }) => `usually ${a.value}`,
  'explain.usually-none': 'usually not known',
  'explain.value.number': (a: { value: number }, w: Words) => w.number(a.value),
  'explain.value.money': (a: { value: number }, w: Words) => w.money(a.value),
  'explain.value.date': (a: { value: number }, w: Words) => w.date(a.value),
  'explain.value.yes': 'yes',
  'explain.value.no': 'no',
  'explain.no-chance': 'There is no score to explain. Add the cards that choose the outcome and learn it above this one.',
} satisfies Texts;
