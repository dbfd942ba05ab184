import type { Texts, Words } from '../../core/text';

export const en = {
  'duplicates.title': 'Duplicate rows',
  'duplicates.param.on': 'Two rows are the same when',
  'duplicates.param.on.all-columns': 'all columns are equal',
  'duplicates.param.on.all-but-identifier': 'all columns but the identifiers are equal',
  'duplicates.param.alike': 'Equal means',
  'duplicates.param.alike.written': 'the same in another writing too',
  'duplicates.param.alike.exact': 'letter by letter',
  'duplicates.param.alike.help':
    'In another writing: capitals, accents and spare blanks aside; e-mails without their +tag; phone numbers without +47, 0047 and blanks; AS, A/S and Aksjeselskap as one. Identifiers always letter by letter.',
  'duplicates.param.survivor': 'The row that stays',
  'duplicates.param.survivor.first': 'the first in the file',
  'duplicates.param.survivor.newest': 'the one with the latest date',
  'duplicates.param.survivor.complete': 'the one with most cells filled',
  'duplicates.param.similar': 'Look for rows that may be the same customer',
  'duplicates.param.similar.help':
    'Compares names, e-mails, phones and addresses of rows that have something in common. Such pairs are only asked about, never removed by themselves.',
  'duplicates.param.answers': 'Your answers',
  'duplicates.comparing': 'Comparing rows that have something in common',
  'duplicates.none': 'No row is there twice',
  'duplicates.finding': (a: { found: number; rows: number; share: number }, w: Words) =>
    `${w.integer(a.found)} of ${w.integer(a.rows)} rows ${w.plural(a.found, 'was', 'were')} there twice (${w.share(a.share)})`,
  'duplicates.finding-alike': (a: { found: number; rows: number; share: number; open: number }, w: Words) =>
    `${w.integer(a.found)} of ${w.integer(a.rows)} rows ${w.plural(a.found, 'was', 'were')} there twice (${w.share(a.share)}), and ${w.plural(a.open, 'one pair looks', `${w.integer(a.open)} pairs look`)} alike`,
  'duplicates.alike': (a: { open: number }, w: Words) =>
    `No row is there twice, but ${w.plural(a.open, 'one pair of rows looks', `${w.integer(a.open)} pairs of rows look`)} like the same customer`,
  'duplicates.none.so': 'Nobody is counted twice.',
  'duplicates.alike.so': 'They stay until you say that they are the same.',
  'duplicates.stays.first': 'The first of each stays.',
  'duplicates.stays.newest': 'Of each, the row with the latest date stays.',
  'duplicates.stays.complete': 'Of each, the row with most cells filled stays.',
  'duplicates.few.so': (a: { stays: string }) => `${a.stays} Below 5 % is what a well-kept file has.`,
  'duplicates.many.so': (a: { stays: string }) =>
    `${a.stays} Above 5 % is worth a look at how the file is made: people counted twice bend every figure below.`,
  'duplicates.stay.so': (a: { so: string; stay: number }, w: Words) =>
    `${a.so} ${w.plural(a.stay, 'One such row stays', `${w.integer(a.stay)} such rows stay`)} all the same: those kept aside for judging are not touched.`,
  'duplicates.review': 'Pairs that may be the same customer',
  'duplicates.review.progress': (a: { done: number; all: number }, w: Words) => `${w.integer(a.done)} of ${w.integer(a.all)} answered`,
  'duplicates.review.doubtful': 'Doubtful: some of it fits, some does not.',
  'duplicates.review.likely': 'Likely: most of it fits.',
  'duplicates.review.certain': 'Nearly certain: what says most about who they are fits.',
  'duplicates.review.row': (a: { row: number }, w: Words) => `Row ${w.integer(a.row)}`,
  'duplicates.review.score': (a: { score: number }, w: Words) => `Score ${w.number(a.score)} of 1`,
  'duplicates.review.stays': 'stays',
  'duplicates.review.goes': 'goes',
  'duplicates.review.if-same': 'If they are the same',
  'duplicates.review.other-stays': (a: { row: number }, w: Words) =>
    `If they are the same, row ${w.integer(a.row)} stays: it is the same as one of these already.`,
  'duplicates.review.column': 'Column',
  'duplicates.review.differs': 'differs',
  'duplicates.review.same': 'The same',
  'duplicates.review.different': 'Different',
  'duplicates.review.skip': 'Skip',
  'duplicates.review.undo': 'Undo',
  'duplicates.review.keys': 'Press 1, 2, 3 or Backspace while this box has the focus.',
  'duplicates.review.sure': (a: { pairs: number }, w: Words) =>
    `${w.plural(a.pairs, 'The one nearly certain pair is the same', `${a.pairs === 2 ? 'Both' : `All ${w.integer(a.pairs)}`} nearly certain pairs are the same`)}`,
  'duplicates.review.done': (a: { same: number; different: number }, w: Words) =>
    `Every pair has an answer: ${w.integer(a.same)} the same, ${w.integer(a.different)} different.`,
  'duplicates.review.skipped': (a: { pairs: number }, w: Words) =>
    `${w.plural(a.pairs, 'One pair was skipped', `${w.integer(a.pairs)} pairs were skipped`)} and ${w.plural(a.pairs, 'stays', 'stay')} as ${w.plural(a.pairs, 'it is', 'they are')}.`,
  'duplicates.review.again': 'Show the skipped pairs',
  'duplicates.review.equal': (a: { columns: number }, w: Words) =>
    w.plural(a.columns, 'One more column is equal or empty in both.', `${w.integer(a.columns)} more columns are equal or empty in both.`),
  'duplicates.review.more': (a: { shown: number; all: number }, w: Words) =>
    `The ${w.integer(a.shown)} most doubtful of ${w.integer(a.all)} pairs are asked about first.`,
  'duplicates.review.cannot-tell':
    'No column says who a row is about (a name, an e-mail or a phone number), so rows that look alike cannot be told from different customers.',
  'duplicates.review.repeats':
    'Most customers are there on several lines, as in a list of orders, so lines that look alike are no duplicates and are not asked about.',
  'duplicates.review.none': 'No two rows look like the same customer.',
  'duplicates.review.capped': 'The file is so large that only the likeliest pairs were compared.',
  'duplicates.review.conflicts': (a: { conflicts: number }, w: Words) =>
    `${w.plural(a.conflicts, 'One answer contradicts', `${w.integer(a.conflicts)} answers contradict`)} another: rows called the same would bring together two you called different. “Different” holds.`,
} satisfies Texts;
