/** Words of the language that bind expressions; each also in Norwegian and German. */
export const LINKS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['and', 'and'],
  ['og', 'and'],
  ['und', 'and'],
  ['or', 'or'],
  ['eller', 'or'],
  ['oder', 'or'],
  ['not', 'not'],
  ['ikke', 'not'],
  ['nicht', 'not'],
]);

export const CONSTANTS: ReadonlyMap<string, 'true' | 'false' | 'empty'> = new Map([
  ['true', 'true'],
  ['sann', 'true'],
  ['wahr', 'true'],
  ['false', 'false'],
  ['usann', 'false'],
  ['falsch', 'false'],
  ['empty', 'empty'],
  ['tom', 'empty'],
  ['leer', 'empty'],
]);

export type FunctionName =
  | 'if'
  | 'round'
  | 'floor'
  | 'abs'
  | 'sqrt'
  | 'log'
  | 'exp'
  | 'min'
  | 'max'
  | 'days'
  | 'date'
  | 'year'
  | 'quarter'
  | 'month'
  | 'day'
  | 'weekday'
  | 'hour'
  | 'length'
  | 'contains'
  | 'starts'
  | 'lower'
  | 'upper'
  | 'trim'
  | 'left'
  | 'part'
  | 'coalesce'
  | 'isempty';

interface Signature {
  /** How many values it takes, at least and at most. */
  readonly least: number;
  readonly most: number;
}

export const FUNCTIONS: ReadonlyMap<FunctionName, Signature> = new Map([
  ['if', { least: 3, most: 3 }],
  ['round', { least: 1, most: 2 }],
  ['floor', { least: 1, most: 1 }],
  ['abs', { least: 1, most: 1 }],
  ['sqrt', { least: 1, most: 1 }],
  ['log', { least: 1, most: 1 }],
  ['exp', { least: 1, most: 1 }],
  ['min', { least: 1, most: 20 }],
  ['max', { least: 1, most: 20 }],
  ['days', { least: 2, most: 2 }],
  ['date', { least: 3, most: 3 }],
  ['year', { least: 1, most: 1 }],
  ['quarter', { least: 1, most: 1 }],
  ['month', { least: 1, most: 1 }],
  ['day', { least: 1, most: 1 }],
  ['weekday', { least: 1, most: 1 }],
  ['hour', { least: 1, most: 1 }],
  ['length', { least: 1, most: 1 }],
  ['contains', { least: 2, most: 2 }],
  ['starts', { least: 2, most: 2 }],
  ['lower', { least: 1, most: 1 }],
  ['upper', { least: 1, most: 1 }],
  ['trim', { least: 1, most: 1 }],
  ['left', { least: 2, most: 2 }],
  ['part', { least: 3, most: 3 }],
  ['coalesce', { least: 1, most: 20 }],
  ['isempty', { least: 1, most: 1 }],
]);

const OTHER_NAMES: Readonly<Record<FunctionName, string>> = {
  if: 'hvis wenn',
  round: 'avrund runden',
  floor: 'gulv abrunden',
  abs: 'absolutt betrag',
  sqrt: 'rot kvadratrot wurzel',
  log: 'ln logaritme',
  exp: '',
  min: 'minst minimum least',
  max: 'størst maximum maks greatest',
  days: 'dager tage daysbetween days_between dager_mellom',
  date: 'dato datum',
  year: 'år jahr',
  quarter: 'kvartal quartal',
  month: 'måned monat',
  day: 'dag tag',
  weekday: 'ukedag wochentag',
  hour: 'time stunde',
  length: 'lengde länge len',
  contains: 'inneholder enthält',
  starts: 'starter beginnt startswith starts_with',
  lower: 'små kleinbuchstaben',
  upper: 'store großbuchstaben',
  trim: '',
  left: 'venstre links start',
  part: 'del teil',
  coalesce: 'ellers sonst firstof',
  isempty: 'ertom istleer ismissing is_empty mangler',
};

/** Every name a function answers to, in small letters. */
export const FUNCTION_NAMES: ReadonlyMap<string, FunctionName> = new Map(
  (Object.entries(OTHER_NAMES) as [FunctionName, string][]).flatMap(([name, others]) =>
    [name, ...others.split(' ').filter((other) => other !== '')].map((written): [string, FunctionName] => [written, name]),
  ),
);

/** A bare word that is no column by itself. */
export function isReserved(word: string): boolean {
  const small = word.toLowerCase();
  return LINKS.has(small) || CONSTANTS.has(small);
}
