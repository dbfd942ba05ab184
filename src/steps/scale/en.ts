import type { Texts, Words } from '../../core/text';

export const en = {
  'scale.title': 'One scale for all',
  'scale.about': (a: { column: string }) => `${a.column} on the same scale as the other columns.`,
  'scale.param.method': 'Put numbers on one scale by',
  'scale.param.method.standard': 'average and spread (standard)',
  'scale.param.method.robust': 'the middle half (robust)',
  'scale.param.method.min-max': 'smallest and largest (min–max)',
  'scale.param.method.none': 'not at all',
  'scale.nothing': 'There are no numbers to put on one scale',
  'scale.nothing.so': 'Groups are then looked for by words alone, where there are columns with words.',
  'scale.same': 'In no number do two rows differ',
  'scale.same.so': 'Where all have the same numbers, nobody is nearer to one than to another.',
  'scale.one': (a: { column: string }) => `${a.column} is the only number, so it alone makes the distance`,
  'scale.none': (a: { column: string; share: number }, w: Words) =>
    `${a.column} alone makes ${w.share(a.share)} of the distance between two rows`,
  'scale.even': (a: { column: string; before: number; after: number; count: number }, w: Words) =>
    `The ${w.integer(a.count)} numbers were already much alike in size`,
  'scale.finding': (a: { column: string; before: number; after: number; count: number }, w: Words) =>
    `Before scaling, ${a.column} alone made ${w.share(a.before)} of the distance; now it makes ${w.share(a.after)}`,
  'scale.standard.so':
    'Two rows are alike when they are close in every column, whatever its unit. One step is now one standard deviation in each.',
  'scale.robust.so':
    'Two rows are alike when they are close in every column, whatever its unit. One step is now the width of the middle half in each, which extreme values hardly move.',
  'scale.min-max.so':
    'Two rows are alike when they are close in every column, whatever its unit. Each now runs from 0 to 1; a single extreme value squeezes the rest together.',
  'scale.none.so': 'Columns with large figures decide who is alike. That is seldom what one wants, unless all have the same unit.',
  'scale.chart.before': (a: { column: string; share: number }, w: Words) => `Before: ${a.column} makes ${w.share(a.share)} of the distance`,
  'scale.chart.after': (a: { column: string; share: number }, w: Words) => `After: no column makes more than ${w.share(a.share)}`,
  'scale.field.column': 'Column',
  'scale.field.share': 'Share of the squared distance',
} satisfies Texts;
