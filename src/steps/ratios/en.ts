import type { Texts, Words } from '../../core/text';

export const en = {
  'ratios.title': 'One number by another',
  'ratios.param.of': 'Divide these',
  'ratios.param.per': 'By this',
  'ratios.about': (a: { of: string; per: string }) => `${a.of} divided by ${a.per}`,
  'ratios.none': 'There is no money column and no count to divide it by',
  'ratios.none.so': 'Choose the two columns here, or write a formula.',
  'ratios.empty': (a: { name: string }) => `${a.name} is empty in every row`,
  'ratios.money': (a: { of: string; per: string; middle: number }, w: Words) =>
    `${a.of} by ${a.per} is ${w.money(a.middle)} for the row in the middle`,
  'ratios.number': (a: { of: string; per: string; middle: number }, w: Words) =>
    `${a.of} by ${a.per} is ${w.number(a.middle)} for the row in the middle`,
  'ratios.so': 'How much for each one says something that neither number says alone.',
  'ratios.zero.so': (a: { zero: number; rows: number }, w: Words) =>
    `How much for each one says something that neither number says alone. In ${w.integer(a.zero)} of ${w.integer(a.rows)} rows it would be a division by zero; there it is empty.`,
} satisfies Texts;
