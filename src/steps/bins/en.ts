import type { Texts, Words } from '../../core/text';

export const en = {
  'bins.title': 'Bands of a number',
  'bins.param.columns': 'Make bands of',
  'bins.param.bands': 'Bands',
  'bins.param.method': 'Each band holds',
  'bins.param.method.rows': 'as many rows',
  'bins.param.method.width': 'as wide a range',
  'bins.param.replace': 'Use the bands in place of the number',
  'bins.about': (a: { column: string }) => `In which range ${a.column} lies`,
  'bins.none': 'There is no number to make bands of',
  'bins.none.so': 'Nothing to do here.',
  'bins.finding': (a: { column: string; bands: number; more: number }, w: Words) =>
    a.more === 0
      ? `${a.column} is told in ${w.plural(a.bands, 'one band', `${w.integer(a.bands)} bands`)}`
      : `${a.column} and ${w.plural(a.more, 'one more number', `${w.integer(a.more)} more numbers`)} are told in bands (bins)`,
  'bins.so':
    'Bands are easy to talk about, and what goes with a number need not go up or down evenly. The limits were found once and stay for new files.',
  'bins.chart': (a: { column: string; band: string; rows: number }, w: Words) =>
    `${a.column}: most rows are in “${a.band}”, ${w.integer(a.rows)}`,
  'bins.field.band': 'Band',
  'bins.field.rows': 'Rows',
} satisfies Texts;
