import type { Texts, Words } from '../../core/text';

export const en = {
  'duplicates.title': 'Duplicate rows',
  'duplicates.param.on': 'Two rows are the same when',
  'duplicates.param.on.all-columns': 'all columns are equal',
  'duplicates.param.on.all-but-identifier': 'all columns but the identifiers are equal',
  'duplicates.none': 'No row is there twice',
  'duplicates.finding': (a: { found: number; rows: number; share: number }, w: Words) =>
    `${w.integer(a.found)} of ${w.integer(a.rows)} rows ${w.plural(a.found, 'was', 'were')} there twice (${w.share(a.share)})`,
  'duplicates.none.so': 'Nobody is counted twice.',
  'duplicates.few.so': 'The first of each stays. Below 5 % is what a well-kept file has.',
  'duplicates.many.so':
    'The first of each stays. Above 5 % is worth a look at how the file is made: people counted twice bend every figure below.',
  'duplicates.stay.so': (a: { so: string; stay: number }, w: Words) =>
    `${a.so} ${w.plural(a.stay, 'One such row stays', `${w.integer(a.stay)} such rows stay`)} all the same: those kept aside for judging are not touched.`,
} satisfies Texts;
