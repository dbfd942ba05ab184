import type { Texts, Words } from '../../core/text';

export const en = {
  'explain.title': 'Why a score is what it is',
  'explain.param.show': 'Columns to show',
  'explain.finding': (a: { columns: readonly string[]; count: number }, w: Words) =>
    `${w.list(a.columns)} ${w.plural(a.count, 'moves', 'move')} the scores most`,
  'explain.none': 'Everyone has the same chance, so there is nothing to explain',
  'explain.so-what': (a: { how: string }) => `${a.how} This says what goes together in your data, not what brings it about.`,
  'explain.so-what.none': 'No column told the outcomes apart. More rows, or columns about behaviour and engagement, may.',
  'explain.how.up': (a: { column: string; success: string }) =>
    `A higher ${a.column} goes together with a higher chance of “${a.success}”.`,
  'explain.how.down': (a: { column: string; success: string }) =>
    `A higher ${a.column} goes together with a lower chance of “${a.success}”.`,
  'explain.how.mixed': (a: { column: string; success: string }) =>
    `How ${a.column} goes together with “${a.success}” depends on its value.`,
  'explain.how.value': (a: { column: string; value: string; success: string }) =>
    `In ${a.column}, “${a.value}” goes together with the highest chance of “${a.success}”.`,
  'explain.chart': (a: { column: string; share: number }, w: Words) => `${a.column} makes up ${w.share(a.share)} of what sets scores apart`,
  'explain.chart.sub': 'Average distance each column moves a score, up or down (mean absolute effect, log-odds)',
  'explain.field.column': 'Column',
  'explain.field.importance': 'Average effect (log-odds)',
  'explain.field.odds': 'Odds ratio per standard deviation',
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
