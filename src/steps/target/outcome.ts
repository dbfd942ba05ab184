import { fingerprint } from '../../core/fingerprint';
import { stop } from '../../core/problem';
import { isNumeric, type Column } from '../../core/table';

/** More different values than this is no outcome. */
export const MOST_VALUES = 200;

/** One value of the outcome column: as text, and as the table holds it. */
export type Value = { readonly text: string; readonly raw: string | number; readonly rows: number };

export type Choice = {
  readonly success: Value;
  /** Ours, not the person's. */
  readonly chosen: boolean;
  /** No word told which is meant: the rarest was taken. */
  readonly unclear: boolean;
  /** Values that say "not decided yet". */
  readonly open: readonly string[];
};

const OPEN = new Set(
  'open|offen|åpen|aapen|pending|in progress|ongoing|in bearbeitung|laufend|in arbeit|pågår|pågående|under arbeid|under behandling|ikke avgjort|undecided|unentschieden'.split(
    '|',
  ),
);

const isOpenWord = (text: string): boolean => OPEN.has(text.trim().toLowerCase());

const SUCCESS = new Set(
  (
    'won win success successful yes y ja j true 1 converted conversion bought purchased sold customer signed churned churn left cancelled canceled ' +
    'gewonnen erfolg erfolgreich konvertiert gekauft kunde abgeschlossen gekündigt kündigung abgewandert ' +
    'vunnet suksess konvertert kjøpt solgt signert oppsagt sluttet frafalt'
  ).split(' '),
);

const FAILURE = new Set(
  'lost loss failed failure no n nein nei false 0 verloren misslungen tapt mislykket stayed retained active aktiv geblieben blitt'.split(
    ' ',
  ),
);

const NEGATION = new Set(['not', 'no', 'non', 'un', 'never', 'nicht', 'kein', 'keine', 'ikke', 'ingen', 'aldri', 'nie']);

const YES_WORDS = ['1', 'yes', 'y', 'ja', 'j', 'true', 't', 'sant', 'wahr', 'oui', 'x', '✓'];
const NO_WORDS = ['0', 'no', 'n', 'nein', 'nei', 'false', 'f', 'usant', 'falsch', 'non'];

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function saysSuccess({ text }: Value): boolean {
  const words = wordsOf(text);
  return words.some((word) => SUCCESS.has(word)) && !words.some((word) => NEGATION.has(word) || FAILURE.has(word));
}

function saysFailure({ text }: Value): boolean {
  return wordsOf(text).some((word) => FAILURE.has(word) || NEGATION.has(word));
}

/** Every value with its rows, commonest first and by code point among equals. A yes/no column says "yes" and "no". @throws Problem target.too-many */
export function valuesOf(column: Column): readonly Value[] {
  const rows = new Map<string | number, number>();
  const count = (raw: string | number): void => void rows.set(raw, (rows.get(raw) ?? 0) + 1);
  if (isNumeric(column)) {
    for (const value of column.data) {
      if (!Number.isNaN(value)) count(value);
      if (rows.size > 100_000) break;
    }
  } else {
    const byCode = new Uint32Array(column.dict.length);
    for (const code of column.codes) if (code >= 0) byCode[code] = (byCode[code] as number) + 1;
    column.dict.forEach((text, code) => {
      if (byCode[code]) rows.set(text, byCode[code]);
    });
  }
  if (rows.size > MOST_VALUES) stop('target.too-many', { column: column.name, values: rows.size, most: MOST_VALUES });
  const word = (raw: string | number): string => (column.kind === 'bool' ? (raw === 1 ? 'yes' : 'no') : String(raw));
  return [...rows].map(([raw, n]) => ({ text: word(raw), raw, rows: n })).sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
}

/**
 * Which value is success and which are not decided yet. @param asked fingerprint of a value, or null
 * @throws Problem target.empty, target.no-value, target.one-class
 */
export function chooseOutcome(column: Column, asked: string | null): Choice {
  const values = valuesOf(column);
  const [commonest] = values;
  if (!commonest) stop('target.empty', { column: column.name });
  const wanted = asked === null ? undefined : values.find((value) => hasFingerprint(value, column.kind === 'bool', asked));
  if (asked !== null && !wanted) stop('target.no-value', { column: column.name });
  const isOpen = (value: Value): boolean => value !== wanted && isOpenWord(value.text);
  const open = column.kind === 'category' || column.kind === 'text' ? values.filter(isOpen) : [];
  const decided = values.filter((value) => !open.includes(value));
  // "open" against "closed" may be the outcome itself
  const usable = decided.length > 1 ? decided : values;
  if (usable.length < 2) stop('target.one-class', { column: column.name, value: commonest.text });
  const known = wanted ?? recognised(usable);
  const success = known ?? (usable[usable.length - 1] as Value);
  return {
    success,
    chosen: wanted === undefined,
    unclear: known === undefined,
    open: usable === decided ? open.map(({ text }) => text) : [],
  };
}

/** 1 where the outcome is known: neither missing nor in words for "not decided yet". */
export function decidedRows(column: Column): Uint8Array {
  if (isNumeric(column)) return Uint8Array.from(column.data, (value) => (Number.isNaN(value) ? 0 : 1));
  const decided = column.dict.map((text) => (isOpenWord(text) ? 0 : 1));
  return Uint8Array.from(column.codes, (code) => decided[code] ?? 0);
}

/** A value of the column has this fingerprint. @throws Problem target.too-many */
export function saysValue(column: Column, asked: string): boolean {
  return valuesOf(column).some((value) => hasFingerprint(value, column.kind === 'bool', asked));
}

function recognised(values: readonly Value[]): Value | undefined {
  const hopeful = values.filter(saysSuccess);
  if (hopeful.length === 1) return hopeful[0];
  const others = values.filter((value) => !saysFailure(value));
  return values.length === 2 && others.length === 1 ? others[0] : undefined;
}

/** A yes/no column has forgotten how the file spelt it, so any usual spelling will do. */
function hasFingerprint({ text, raw }: Value, bool: boolean, asked: string): boolean {
  if (!bool) return fingerprint(text) === asked;
  const spellings = (raw === 1 ? YES_WORDS : NO_WORDS).flatMap((word) => [
    word,
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]);
  return spellings.some((spelling) => fingerprint(spelling) === asked);
}
