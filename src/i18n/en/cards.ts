import type { Texts, Words } from '../../core/text';

/** Cards, their forms and panels. */
export const cards = {
  'card.place': (a: { place: number; of: number }) => `Step ${a.place} of ${a.of}`,
  'card.state.running': 'Working',
  'card.state.queued': 'Next in line',
  'card.state.stale': 'Out of date',
  'card.state.waiting': 'Not run yet',
  'card.state.blocked': 'Waits for a card above',
  'card.state.failed': 'Stopped',
  'card.state.fresh': 'Up to date',
  'card.state.off': 'Switched off',
  'card.clean': (a: { rowsIn: number; rowsOut: number }, w: Words) =>
    a.rowsIn === a.rowsOut
      ? `All ${w.integer(a.rowsIn)} rows can be used`
      : `${w.integer(a.rowsOut)} of ${w.integer(a.rowsIn)} rows can be used`,
  'card.engineer': (a: { columns: number; rows: number }, w: Words) =>
    `${w.integer(a.columns)} ${w.plural(a.columns, 'number describes', 'numbers describe')} each of ${w.integer(a.rows)} rows`,
  'card.interpret': (a: { groups: number }, w: Words) =>
    `${w.integer(a.groups)} ${w.plural(a.groups, 'group', 'groups')}: who they are and what they bring`,
  'card.starting': 'Getting ready',
  'card.time-left': (a: { seconds: number }, w: Words) =>
    a.seconds > 90
      ? `about ${w.integer(Math.round(a.seconds / 60))} minutes left`
      : `about ${w.integer(a.seconds)} ${w.plural(a.seconds, 'second', 'seconds')} left`,
  'card.cancel': 'Cancel',
  'card.try-again': 'Try again',
  'card.undo': 'Undo the last change',
  'card.skip-step': 'Go on without this step',
  'card.blocked': 'A card above has to be put right first.',
  'card.queued': 'Its turn comes when the card above is done.',
  'card.off': 'Switched off. The cards below work without it.',
  'card.stale': 'Something above has changed since this was worked out.',
  'card.waiting': 'This has not been worked out yet.',
  'card.run': 'Work it out',
  'card.rows': (a: { rowsIn: number; rowsOut: number }, w: Words) => `${w.integer(a.rowsIn)} in, ${w.integer(a.rowsOut)} out`,
  'card.took': (a: { ms: number }, w: Words) => `${w.number(Math.max(0.01, a.ms / 1000), 2)} s`,
  'card.details': 'Details',
  'card.more-steps': 'More for this card',
  'card.add-step': (a: { step: string }) => `Add: ${a.step}`,
  'card.remove-step': 'Remove this step',
  'card.use-step': (a: { step: string }) => `Use this step: ${a.step}`,
  'made.head': (a: { count: number }, w: Words) => w.plural(a.count, 'The column it made', `The ${w.integer(a.count)} columns it made`),
  'made.changed': (a: { count: number }, w: Words) =>
    w.plural(a.count, 'The column it changed or filled in', `The ${w.integer(a.count)} columns it changed or filled in`),
  'made.from': (a: { columns: readonly string[] }, w: Words) => `From ${w.list(a.columns)}`,
  'made.formula': 'Formula',
  'made.more': (a: { count: number }, w: Words) => `and ${w.integer(a.count)} more`,
  'card.show-rows': 'Look at the rows',
  'card.hide-rows': 'Hide the rows',
  'card.rows-after': (a: { step: string }) => `The rows after: ${a.step}`,
  'card.all-done': (a: { finding: string }) => `All cards are up to date. ${a.finding}`,

  'form.auto': 'Automatic',
  'form.more': 'More',
  'form.more-of': (a: { what: string }) => `${a.what}, larger`,
  'form.back-to-auto': 'Back to automatic',
  'form.own-choice': 'Let Leadlight choose',
  'form.columns-auto': 'All columns that fit',
  'form.add-exception': 'Add an exception for a column',
  'form.option-for': (a: { column: string }) => `For ${a.column}`,
  'form.remove': 'Remove',
  'form.date-auto': 'Automatic: the latest date in the file',
  'form.name-number': (a: { number: number }) => `Name ${a.number}`,
  'form.no-names': 'No names given yet.',
  'form.number-between': (a: { min: number; max: number }, w: Words) => `Give a number from ${w.number(a.min)} to ${w.number(a.max)}.`,

  'goal.card': 'Goal',
  'goal.headline': 'What would you like to know?',
  'goal.segments': 'Find segments',
  'goal.segments.text': 'Which customers are alike, and what sets each group apart?',
  'goal.leads': 'Score leads',
  'goal.leads.text': 'Which leads are most like those that bought? A list, best first, with reasons.',
  'goal.churn': 'See who may leave',
  'goal.churn.text': 'Which customers are most like those that left? A list to act on in time.',
  'goal.chosen.segments': 'You are looking for groups of similar customers (segments)',
  'goal.chosen.leads': 'You are ranking leads by their chance (lead scoring)',
  'goal.chosen.churn': 'You are looking for customers who may leave (churn)',
  'goal.short.segments': 'segments',
  'goal.short.leads': 'leads',
  'goal.short.churn': 'churn',
  'goal.proposed': 'Fits this file:',
  'goal.because-outcome': (a: { column: string }) => `“${a.column}” looks like an outcome.`,
  'goal.because-events': 'it has several rows for each customer.',
  'goal.because-no-outcome': 'no column looks like an outcome.',
  'goal.outcome': 'Column that says how it ended',
  'goal.outcome-help': 'Won or lost, bought or not, left or stayed.',
  'goal.outcome-choose': 'Choose a column',

  'profile-panel.line':
    'The numbers are averages. The line in each bar is the average of everyone; the further a bar reaches, the more the group differs.',
  'profile-panel.group': (a: { letter: string; name: string }) => `Group ${a.letter}: ${a.name}`,
  'profile-panel.name': (a: { letter: string }) => `Name of group ${a.letter}`,
  'profile-panel.size': (a: { rows: number; share: number }, w: Words) => `${w.integer(a.rows)} · ${w.share(a.share)}`,
  'profile-panel.below': (a: { average: string }) => `, below everyone’s average of ${a.average}`,
  'profile-panel.above': (a: { average: string }) => `, above everyone’s average of ${a.average}`,
  'profile-panel.level': (a: { column: string; level: string; share: number; all: number }, w: Words) =>
    `${a.column}: ${a.level} for ${w.share(a.share)}, against ${w.share(a.all)} of all`,
  'profile-panel.money': (a: { total: number; mean: number }, w: Words) => `${w.money(a.total)} in all, ${w.money(a.mean)} each`,
  'profile-panel.money-share': (a: { total: number; mean: number; share: number }, w: Words) =>
    `${w.money(a.total)}, ${w.share(a.share)} of the money; ${w.money(a.mean)} each`,
  'profile-panel.unassigned': (a: { rows: number }, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'row is', 'rows are')} in no group: a cell is empty where it matters, nobody is like them, or their group was set aside.`,

  'target-panel.our-choice': 'This value was our choice; please check it.',
  'target-panel.value': (a: { value: string; rows: number }, w: Words) =>
    `${a.value} (${w.integer(a.rows)} ${w.plural(a.rows, 'row', 'rows')})`,
  'target-panel.ask': (a: { column: string }) => `Would you know ${a.column} before the outcome?`,
  'target-panel.known': (a: { column: string }) => `Yes, keep ${a.column}`,
  'target-panel.answered': (a: { column: string }) => `You said that ${a.column} is known before the outcome, so it stays.`,
  'target-panel.ask-again': 'Ask again',
  'target-panel.set-aside': (a: { column: string }) => `No, set ${a.column} aside`,

  'train-panel.model': 'Model',
  'train-panel.pairs': 'Of 100 pairs, ranked the right way round',
  'train-panel.of-pairs': (a: { auc: number; low: number; high: number }, w: Words) =>
    a.low === a.high
      ? w.integer(a.auc * 100)
      : `${w.integer(a.auc * 100)} (most likely ${w.integer(a.low * 100)} to ${w.integer(a.high * 100)})`,
  'train-panel.log-loss': 'Log loss',
  'train-panel.brier': 'Brier score',
  'train-panel.used': 'used below',
  'train-panel.why': (a: { model: string }) =>
    `Recommended: ${a.model}. It is the simplest whose figure lies within one standard error of the best on the same rounds.`,
  'train-panel.columns': (a: { columns: number; inputs: number; folds: number }, w: Words) =>
    `From ${w.integer(a.columns)} ${w.plural(a.columns, 'column', 'columns')} (${w.integer(a.inputs)} ${w.plural(a.inputs, 'number', 'numbers')}), in ${w.integer(a.folds)} rounds. Lower log loss and Brier score are better.`,

  'evaluate-panel.from': (a: { threshold: number }, w: Words) => `Pick everyone with a chance from ${w.share(a.threshold)} on`,
  'evaluate-panel.of-picked': (a: { rows: number; hits: number; success: string }, w: Words) =>
    `Of ${w.integer(a.rows)} picked like this, about ${w.integer(a.hits)} would turn out “${a.success}”.`,
  'evaluate-panel.auto': (a: { share: string }) => `Automatic: ${a.share}, the share of the whole`,
  'evaluate-panel.can-call': 'How many can you contact?',
  'evaluate-panel.can-call.help': (a: { rows: number }, w: Words) => `Of the ${w.integer(a.rows)} whose outcome is not known yet.`,
  'evaluate-panel.open': (a: { picked: number; rows: number }, w: Words) =>
    `On the list of ${w.integer(a.rows)} without an outcome yet, that is ${w.integer(a.picked)}.`,
  'evaluate-panel.money': 'What is a call worth?',
  'evaluate-panel.money.ask': 'Say what a call costs and what a success brings, and the list is told in money.',
  'evaluate-panel.fair': 'Is it fair?',
  'evaluate-panel.fair.few': (a: { column: string }) =>
    `In “${a.column}” fewer than two groups have ten people or more, so there is nothing to compare.`,
  'evaluate-panel.more': 'More figures',
  'evaluate-panel.point': (a: { threshold: number }, w: Words) => `from ${w.share(a.threshold)} on`,

  'explain-panel.title': 'One row, taken apart',
  'explain-panel.row': 'Row of the file',
  'explain-panel.chance': (a: { chance: string; share: number }, w: Words) => `Its chance is ${a.chance} (${w.share(a.share)}).`,
  'explain-panel.no-chance': 'This row has no chance.',
  'explain-panel.for': (a: { row: number; because: string }, w: Words) => `Row ${w.integer(a.row)}: most speaks for it that ${a.because}`,
  'explain-panel.against': (a: { row: number; because: string }, w: Words) =>
    `Row ${w.integer(a.row)}: most speaks against it that ${a.because}`,
  'explain-panel.sub': 'Each part moves the score up or down; together they are the score (log-odds)',
  'explain-panel.sub-chance': 'Each part moves the chance up or down from the usual one; together they are this row’s chance',
  'explain-panel.effect-chance': 'Effect on the chance',
  'explain-panel.effect': 'Effect on the score (log-odds)',

  'reasons.for': 'Speaks for it:',
  'reasons.against': 'Speaks against it:',
  'list.label': 'The list, best first',
  'list.lead': 'Who',
  'list.chance': 'Chance',
  'list.place': 'Place',
  'list.because': 'Mostly because',
  'list.row': (a: { row: number }, w: Words) => `Row ${w.integer(a.row)}`,
  'list.nth': (a: { place: number }, w: Words) => `no. ${w.integer(a.place)}`,

  'export.title': 'Take it along',
  'export.list': 'Save the list',
  'export.table': 'Save everyone',
  'export.everyone': 'everyone',
  'export.sql': 'Save as SQL',
  'export.python': 'Save as Python',
  'export.model': 'Save the model',
  'export.recipe': 'Save the recipe',
  'export.link': 'Copy a link to the recipe',
  'export.style': 'Table for',
  'export.comma': 'Excel in English ( , and 1.5 )',
  'export.semicolon': 'Excel in Norwegian or German ( ; and 1,5 )',
  'export.link-holds': 'The link holds the steps and column names and never a cell.',
  'export.saved': (a: { name: string }) => `${a.name} is saved.`,
  'export.link-copied': 'The link is copied.',
  'export.working': 'Writing the file',
  'export.score-title': 'Next month: a new file',
  'export.score-text':
    'A file with the same columns gets the same steps and comes back with a group or a chance for every row. Several such files at once are taken as one.',
  'export.count-to': 'Count days to',
  'export.count-to.help': 'Left empty, days are counted to the last date in the new file, or to the model’s own where that is later.',
  'export.score-choose': 'Choose the new file',
  'export.use-model': 'Use another saved model',
  'export.other-model': (a: { name: string }) => `With the model ${a.name}`,
  'export.scored': (a: { rows: number }, w: Words) => `${w.integer(a.rows)} ${w.plural(a.rows, 'row', 'rows')} done; the table is saved.`,
} satisfies Texts;
