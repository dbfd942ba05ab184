import type { Texts, Words } from '../../core/text';

const KINDS: Readonly<Record<string, string>> = { number: 'a number', bool: 'a yes/no', date: 'a date', text: 'a text' };
const kind = (code: string): string => KINDS[code] ?? code;
const kinds = (codes: string, w: Words): string => w.list([...new Set(codes.split(/ \| |, /).map(kind))]);

export const en = {
  'formula.title': 'Your own formula',
  'formula.param.formula': 'Formula',
  'formula.param.formula.help':
    'For example spend / visits, or if(visits > 3 and vip; "often"; "seldom"). A column’s name stands as it is or in [ ], a text in quotes.',
  'formula.param.name': 'Name of the new column',
  'formula.param.use': 'Use the new column for groups and scores',
  'formula.about': (a: { formula: string }) => `Worked out by your formula: ${a.formula}`,
  'formula.none': 'No formula is written yet',
  'formula.none.so': 'Pick two columns and what to do with them, or type a formula. Nothing changes before you use it.',
  'formula.all-empty': (a: { name: string }) => `${a.name} is empty in every row`,
  'formula.number': (a: { name: string; middle: number }, w: Words) => `${a.name} is ${w.number(a.middle)} for the row in the middle`,
  'formula.money': (a: { name: string; middle: number }, w: Words) => `${a.name} is ${w.money(a.middle)} for the row in the middle`,
  'formula.bool': (a: { name: string; yes: number; filled: number }, w: Words) =>
    `${a.name} is true for ${w.integer(a.yes)} of ${w.integer(a.filled)} rows`,
  'formula.category': (a: { name: string; different: number; filled: number }, w: Words) =>
    `${a.name} has ${w.integer(a.different)} different ${w.plural(a.different, 'value', 'values')}`,
  'formula.date': (a: { name: string; filled: number; rows: number }, w: Words) =>
    `${a.name} has a date in ${w.integer(a.filled)} of ${w.integer(a.rows)} rows`,
  'formula.so': (a: { rows: number }, w: Words) =>
    `It has a value in ${w.plural(a.rows, 'the only row', `all ${w.integer(a.rows)} rows`)}.`,
  'formula.partly.so': (a: { empty: number; rows: number; reasons: readonly string[] }, w: Words) =>
    `${w.integer(a.empty)} of ${w.integer(a.rows)} rows stay empty: ${w.list(a.reasons)}.`,
  'formula.because.zero': (a: { count: number }, w: Words) => `${w.integer(a.count)} would divide by zero`,
  'formula.because.empty': (a: { count: number }, w: Words) =>
    `${w.integer(a.count)} ${w.plural(a.count, 'has', 'have')} an empty cell among those it works on`,
  'formula.because.impossible': (a: { count: number }, w: Words) =>
    `in ${w.integer(a.count)} it cannot be worked out, like the root of a number below zero`,
  'formula.panel.build': 'Put a formula together, or type one below',
  'formula.panel.first': 'Column',
  'formula.panel.do': 'What to do',
  'formula.panel.second': 'With',
  'formula.panel.value': 'Text',
  'formula.panel.or-value': 'Or a number',
  'formula.panel.put': 'Put it in',
  'formula.panel.use': 'Use this formula',
  'formula.panel.nameless': '(column without a name)',
  'formula.panel.first-rows': (a: { rows: number }, w: Words) => `The first ${w.plural(a.rows, 'result', `${w.integer(a.rows)} results`)}`,
  'formula.panel.understood': (a: { formula: string }) => `Understood as ${a.formula}`,
  'formula.panel.empty': 'empty',
  'formula.do.divide': 'divided by',
  'formula.do.times': 'times',
  'formula.do.plus': 'plus',
  'formula.do.minus': 'minus',
  'formula.do.share': 'as a share of both together',
  'formula.do.more': 'is more than',
  'formula.do.log': 'logarithm of 1 + the number',
  'formula.do.days': 'days until',
  'formula.do.year': 'year',
  'formula.do.month': 'month',
  'formula.do.weekday': 'day of the week (Monday 1)',
  'formula.do.contains': 'contains',
  'formula.do.length': 'number of letters',
  'formula.do.empty': 'is empty',
  'formula.error.nothing': 'There is nothing here yet.',
  'formula.error.ended': (a: { after: string; place: number }) => `Something is missing at the end, after “${a.after}”.`,
  'formula.error.unexpected': (a: { found: string; place: number }) => `“${a.found}” at place ${a.place} does not fit there.`,
  'formula.error.open': (a: { sign: string; place: number }) => `A closing ${a.sign} is missing (opened or wanted at place ${a.place}).`,
  'formula.error.no-column': (a: { name: string; place: number }) => `There is no column called “${a.name}” (place ${a.place}).`,
  'formula.error.no-column.near': (a: { name: string; near: string; place: number }) =>
    `There is no column called “${a.name}” (place ${a.place}). Did you mean “${a.near}”?`,
  'formula.error.no-function': (a: { name: string; place: number }) => `There is no function called “${a.name}” (place ${a.place}).`,
  'formula.error.no-function.near': (a: { name: string; near: string; place: number }) =>
    `There is no function called “${a.name}” (place ${a.place}). Did you mean “${a.near}”?`,
  'formula.error.values': (a: { name: string; least: number; most: number; have: number; place: number }, w: Words) =>
    `“${a.name}” takes ${a.least === a.most ? w.integer(a.least) : `${w.integer(a.least)} to ${w.integer(a.most)}`} ${w.plural(a.most, 'value', 'values')}; here ${w.plural(a.have, 'is', 'are')} ${w.integer(a.have)} (place ${a.place}).`,
  'formula.error.comma': (a: { number: string; place: number }) =>
    `Is “${a.number}” one number or two (place ${a.place})? Write it with a point, or put ; between the values.`,
  'formula.error.constant-text': (a: { name: string; place: number }) =>
    `“${a.name}” looks for a text that is written out in quotes (place ${a.place}).`,
  'formula.error.constant-number': (a: { name: string; least: number; most: number; place: number }, w: Words) =>
    `“${a.name}” needs a whole number from ${w.integer(a.least)} to ${w.integer(a.most)}, written out (place ${a.place}).`,
  'formula.error.no-date': (a: { name: string; place: number }) => `There is no such day (place ${a.place}).`,
  'formula.error.empty': (a: { place: number }) =>
    `To ask whether a cell is empty write isempty(column), and coalesce(column; 0) to put something there (place ${a.place}).`,
  'formula.error.kind': (a: { piece: string; what: string; need: string; got: string; place: number }, w: Words) =>
    `“${a.piece}” does not go together (place ${a.place}): “${a.what}” works on ${kinds(a.need, w)}, and this is ${kinds(a.got, w)}.`,
  'formula.error.too-large': (a: { place: number }) => `The number at place ${a.place} is too large.`,
  'formula.error.too-long': (a: { most: number }, w: Words) => `The formula is too long: ${w.integer(a.most)} letters are the most.`,
  'formula.error.too-deep': (a: { place: number }) => `There are too many brackets inside one another (place ${a.place}).`,
} satisfies Texts;
