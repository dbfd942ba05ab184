import type { Texts, Words } from '../../core/text';

export const en = {
  'constant.title': 'Columns that say nothing',
  'constant.param.share': 'Same value in at least this share of the rows',
  'constant.none': (a: { looked: number }, w: Words) =>
    `${w.plural(a.looked, 'The one column', `All ${w.integer(a.looked)} columns`)} can tell people apart`,
  'constant.finding': (a: { count: number; columns: readonly string[] }, w: Words) =>
    `${w.list(a.count > a.columns.length ? [...a.columns, `${w.integer(a.count - a.columns.length)} more`] : a.columns)} cannot tell groups of people apart`,
  'constant.none.so': 'None is the same for everyone, and none is different for each.',
  'constant.so':
    'A column that is the same for all, or different for each, carries no pattern. It stays in the table and is left out of the calculation.',
  'constant.reason.empty': 'empty',
  'constant.reason.one-value': 'one value everywhere',
  'constant.reason.nearly-one-value': 'nearly one value everywhere',
  'constant.reason.nearly-unique': 'different in nearly every row',
} satisfies Texts;
