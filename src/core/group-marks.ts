import type { Json } from './json';

/**
 * A group of people as a recipe remembers it, without a cell: enough to know the same people again in the same file, and people like them in
 * another. `people` is a sketch of who they are, `share` their part of all, `centre` how far their means lie from everyone's, by column of the
 * distance, in standard deviations; empty for a handful, whose means would be someone's cells.
 */
export type GroupSketch = {
  readonly people: string;
  readonly share: number;
  readonly centre: readonly (readonly [column: string, off: number])[];
};

/** What was decided or written about groups. `does` is one of the parameter's, `texts` are [field, text] pairs; `letter` is the group's own where it is to keep it. */
export type GroupMark = {
  readonly does: string;
  readonly of: readonly GroupSketch[];
  readonly texts: readonly (readonly [field: string, text: string])[];
  readonly letter: string;
};

/** The longest text of a mark. */
const MOST_LETTERS = 400;

interface MarkSpec {
  readonly does: readonly string[];
  readonly fields: readonly string[];
}

export function isGroupMarks(value: Json, spec: MarkSpec): boolean {
  return Array.isArray(value) && value.length <= 1000 && (value as readonly Json[]).every((mark) => isMark(mark, spec));
}

function isMark(mark: Json, { does, fields }: MarkSpec): boolean {
  if (!hasOnly(mark, ['does', 'of', 'texts', 'letter'])) return false;
  const { does: act, of, texts, letter } = mark;
  return (
    typeof act === 'string' &&
    does.includes(act) &&
    typeof letter === 'string' &&
    /^[A-Z]{0,3}$/.test(letter) &&
    isList(of) &&
    of.length > 0 &&
    of.every(isSketch) &&
    isList(texts) &&
    texts.every((pair) => isPair(pair) && fields.includes(String(pair[0])) && typeof pair[1] === 'string' && pair[1].length <= MOST_LETTERS)
  );
}

function isSketch(sketch: Json): boolean {
  if (!hasOnly(sketch, ['people', 'share', 'centre'])) return false;
  const { people, share, centre } = sketch;
  return (
    typeof people === 'string' &&
    /^[0-9a-f]{0,512}$/.test(people) &&
    typeof share === 'number' &&
    share >= 0 &&
    share <= 1 &&
    isList(centre) &&
    centre.every((pair) => isPair(pair) && typeof pair[0] === 'string' && Number.isFinite(pair[1]))
  );
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isPair(value: Json): value is readonly [Json, Json] {
  return isList(value) && value.length === 2;
}

function hasOnly(value: Json, keys: readonly string[]): value is Readonly<Record<string, Json>> {
  if (typeof value !== 'object' || value === null || isList(value)) return false;
  const has = Object.keys(value);
  return has.length === keys.length && keys.every((key) => Object.hasOwn(value, key));
}

/** Values that a parameter of marks must refuse. */
export function wrongGroupMarks({ does, fields }: MarkSpec): readonly Json[] {
  const sketch = { people: '0a', share: 0.5, centre: [] };
  const mark = { does: does[0] ?? '', of: [sketch], texts: [], letter: '' };
  return [
    3,
    [mark, 3],
    [{ ...mark, does: 'no such act' }],
    [{ ...mark, of: [] }],
    [{ ...mark, of: [{ ...sketch, share: 2 }] }],
    [{ ...mark, of: [{ ...sketch, people: 'Kari' }] }],
    [{ ...mark, texts: [['no such field', 'x']] }],
    [{ ...mark, texts: [[fields[0] ?? '', 'x'.repeat(MOST_LETTERS + 1)]] }],
    [{ ...mark, letter: 'a' }],
    [{ ...mark, more: 1 }],
  ];
}
