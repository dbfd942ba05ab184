import { saysMissing } from '../../data/missing';

/**
 * What forms and people write where they have nothing to say, in English, Norwegian and German, beyond what the reading already takes for an empty
 * cell. "Other", "test" and "ingen" are answers and not among them.
 */
const NOTHING = new Set(
  `select|select one|select an option|please select|choose|choose one|please choose|not selected|velg|velg en|vennligst velg|ikke valgt
bitte wählen|bitte auswählen|auswählen|wählen|nicht ausgewählt
unknown|unkown|not known|unspecified|not specified|not provided|not given|not stated|not available|not applicable|not set|not defined|undefined|no data|no answer|no response|prefer not to say|missing|empty|blank|n.k.|nk|tbd|tba|t.b.d.|to be defined|placeholder|dummy|xxx|xxxx|asdf|?|??|???|...|…
ukjent|ikke kjent|uoppgitt|ikke oppgitt|ikke angitt|ikke satt|ikke relevant|ikke aktuelt|ikke tilgjengelig|ikke besvart|vet ikke|mangler|tom|i/t
unbekannt|nicht bekannt|keine angabe|keine angaben|k.a.|k. a.|k.a|ka.|nicht angegeben|nicht verfügbar|nicht zutreffend|entfällt|ohne angabe|o.a.|fehlt|leer|weiß nicht`
    .split(/[|\n]/)
    .map((word) => word.trim()),
);

/** "-- Select --", "(unknown)", "<please choose>" */
const bare = (text: string): string => text.trim().replace(/^[-–—<([{*_\s]+|[-–—>)\]}*_\s:.…]+$/g, '');

/** A spreadsheet's error in any of its languages: #VALUE!, #VERDI!, #WERT!, #N/A, #I/T, #NV, #NAVN? */
const ERROR = /^#(?:[A-ZÆØÅÄÖÜ]{2,9}[!?]|DIV\/0!|N\/A|I\/T|NV|NULL!|SPILL!|####*)$/;

export function wordFor(text: string): 'word' | 'error' | null {
  if (text.length > 40) return null;
  if (ERROR.test(text.trim())) return 'error';
  const word = text.trim().toLowerCase();
  return saysMissing(text) || NOTHING.has(word) || NOTHING.has(bare(word)) || /^[-–—_.*]+$/.test(word) ? 'word' : null;
}

/** Numbers that forms and old systems write for nothing. */
export const NUMBERS: readonly number[] = [
  -1, -9, -99, -999, -9999, -99999, -999999, 99, 999, 9999, 99999, 999999, 9999999, 99999999, 999999999, -2147483648, 2147483647, 123456789,
  -88, -77, 888, 777, 8888, 7777,
];

/** Days that programs write for nothing: the first or last they can say. */
export const DAYS: readonly number[] = [
  [1, 1, 1],
  [1753, 1, 1],
  [1800, 1, 1],
  [1899, 12, 30],
  [1899, 12, 31],
  [1900, 1, 1],
  [1901, 1, 1],
  [1904, 1, 1],
  [1970, 1, 1],
  [2049, 12, 31],
  [2099, 12, 31],
  [2100, 1, 1],
  [2999, 12, 31],
  [9999, 12, 31],
].map(([year = 0, month = 1, day = 1]) => new Date(0).setUTCFullYear(year, month - 1, day));
