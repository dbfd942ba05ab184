import type { Texts, Words } from '../../core/text';

export const en = {
  'spellings.title': 'Spellings',
  'spellings.param.tidy': 'Put capitals and blanks right',
  'spellings.param.tidy.help':
    'Values of a group column that differ only in capitals or spare blanks become the commonest of them. Everything else is asked about.',
  'spellings.param.columns': 'Columns to look at',
  'spellings.param.answers': 'Your answers',
  'spellings.none': 'No value is spelled in two ways',
  'spellings.changed': (a: { rows: number }, w: Words) =>
    `${w.plural(a.rows, 'The spelling of one row was', `Spellings in ${w.integer(a.rows)} rows were`)} put right`,
  'spellings.ask': (a: { open: number }, w: Words) =>
    `${w.plural(a.open, 'One value seems', `${w.integer(a.open)} values seem`)} to be spelled in several ways`,
  'spellings.nothing-to-look-at': 'There is no column of words that repeat, so there is nothing to compare.',
  'spellings.none.so': 'Each group is counted under one name.',
  'spellings.changed.so': 'Each group is now counted under one name.',
  'spellings.ask.so': 'A group spelled in two ways is counted as two. Nothing is changed until you say that they are one.',
  'spellings.tidied': (a: { so: string; count: number }, w: Words) =>
    `${a.so} ${w.plural(a.count, 'One spelling that differed only in capitals or blanks was', `${w.integer(a.count)} spellings that differed only in capitals or blanks were`)} made one.`,
  'spellings.hidden': (a: { so: string; column: string; values: number }, w: Words) =>
    `${a.so} ${a.column} holds ${w.plural(a.values, 'a value', `${w.integer(a.values)} values`)} with signs one does not see, such as a letter of another alphabet.`,
  'spellings.why.letters': 'the same letters, accents and signs aside',
  'spellings.why.legal-form': 'one legal form in two writings',
  'spellings.why.place': 'one place in several languages',
  'spellings.why.look-alike': 'they look alike, but hold different signs',
  'spellings.why.near': 'nearly the same letters',
  'spellings.group': (a: { column: string; value: string }) => `${a.column}: ${a.value}`,
  'spellings.rows': (a: { rows: number }, w: Words) => w.plural(a.rows, 'one row', `${w.integer(a.rows)} rows`),
  'spellings.odd': 'holds a sign one does not see',
  'spellings.becomes': 'All become',
  'spellings.confirm': 'They are one',
  'spellings.stay': 'Keep apart',
  'spellings.again': 'Ask again',
  'spellings.is-one': (a: { value: string }) => `Now all “${a.value}”.`,
  'spellings.is-apart': 'Kept apart.',
  'spellings.sure': (a: { groups: number }, w: Words) =>
    `Confirm ${w.plural(a.groups, 'the one certain group', `${a.groups === 2 ? 'both' : `all ${w.integer(a.groups)}`} certain groups`)}`,
  'spellings.all': (a: { count: number }, w: Words) => `Show all ${w.integer(a.count)}`,
  'spellings.fewer': 'Show fewer',
  'spellings.tidied.list': 'Made one without asking',
  'spellings.tidied.one': (a: { column: string; from: readonly string[]; to: string }, w: Words) =>
    `${a.column}: ${w.list(a.from.map((value) => `“${value}”`))} → “${a.to}”`,
} satisfies Texts;
