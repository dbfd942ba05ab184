import type { Texts, Words } from '../../core/text';

export const en = {
  'categories.title': 'Categories',
  'categories.about': (a: { column: string; level: string }) => `1 where ${a.column} is “${a.level}”, else 0.`,
  'categories.about.yes': (a: { column: string }) => `1 where ${a.column} is yes, else 0.`,
  'categories.about.other': (a: { column: string }) => `1 where ${a.column} has one of its rare values, else 0.`,
  'categories.param.rare': 'Put together values rarer than this share',
  'categories.param.most': 'Most values to keep of one column',
  'categories.none': 'There are no categories to turn into numbers',
  'categories.finding': (a: { count: number; flags: number }, w: Words) =>
    `${w.plural(a.count, 'One category column', `${w.integer(a.count)} category columns`)} became ${w.integer(a.flags)} yes/no ${w.plural(a.flags, 'column', 'columns')}`,
  'categories.none.so': 'Nothing to do here.',
  'categories.so': 'A calculation needs numbers: each value gets a column that is 1 for those who have it and 0 for the others (one-hot).',
  'categories.rare.so': (a: { columns: readonly string[] }, w: Words) =>
    `Each common value gets a column of 1 and 0 (one-hot). Rare values of ${w.list(a.columns)} are put together: too few rows to learn from one by one.`,
  'categories.chart': (a: { column: string; levels: number }, w: Words) => `${a.column} has most values: ${w.integer(a.levels)}`,
  'categories.field.column': 'Column',
  'categories.field.levels': 'Different values',
  'categories.field.kept': 'Values with a column of their own',
} satisfies Texts;
