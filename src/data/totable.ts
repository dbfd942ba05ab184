import type { Column, DictColumn, DictKind, Table } from '../core/table';
import { tableOf } from '../core/table';
import { countingDistinct, entrySaysMissing, entryText, entryTexts } from './cells';
import type { Inferred } from './infer';
import { ENTRIES_A_PART, inParts, toTheEnd, type Parts } from './parts';
import type { InferredColumn, RawColumn, RawTable } from './reading';

/** Dictionaries up to so many texts are made with the table. */
const SOON = 4096;

/** The typed table. A text that does not fit its column's kind is missing there and stays in `raw`. */
export function* tabling(raw: RawTable, { inference, values }: Inferred): Parts<Table> {
  const columns: Column[] = [];
  for (const [c, column] of raw.columns.entries()) {
    const { name, kind } = inference.columns[c] as InferredColumn;
    if (kind === 'category' || kind === 'text') columns.push(dictColumn(name, kind, yield* coding(column), column));
    else columns.push({ name, kind, data: yield* spreading(column, values.get(c) as Float64Array) });
    yield;
  }
  return tableOf(columns, rowIds(raw.rows), raw.rows);
}

/** Long dictionaries, of names or numbers of customers, become strings when someone asks for them; hardly any step does. */
function dictColumn(name: string, kind: DictKind, { codes, listed }: Coded, column: RawColumn): DictColumn {
  if (listed.length <= SOON) return { name, kind, codes, dict: toTheEnd(textsOf(column, listed)) };
  const texts = new Late(() => textsOf(column, listed));
  const made: DictColumn = {
    name,
    kind,
    codes,
    get dict() {
      return texts.value;
    },
  };
  unmade.set(made, (code) => entryText(column, listed[code] as number));
  lateTexts.set(made, texts);
  return made;
}

/** Made in one go when first asked for, unless it was made in parts before. */
class Late<T> {
  readonly #make: () => Parts<T>;
  #made: { readonly value: T } | undefined;

  constructor(make: () => Parts<T>) {
    this.#make = make;
  }

  *making(): Parts<T> {
    if (!this.#made) {
      const value = yield* this.#make();
      this.#made ??= { value };
    }
    return this.#made.value;
  }

  get value(): T {
    return this.#made ? this.#made.value : toTheEnd(this.making());
  }
}

const lateCells = new WeakMap<Column, Late<unknown>>();
const lateTexts = new WeakMap<Column, Late<unknown>>();

/** Codes and values of columns that would else be made in one go when first asked for; their texts stay unmade. */
export function* preparing({ columns }: Table): Parts<void> {
  for (const column of columns) {
    yield* lateCells.get(column)?.making() ?? [];
    yield;
  }
}

/** The texts of columns, of which there may be a million, so that a cancel is heard in between. */
export function* preparingTexts(columns: Iterable<Column>): Parts<void> {
  for (const column of columns) yield* lateTexts.get(column)?.making() ?? [];
}

const unmade = new WeakMap<DictColumn, (code: number) => string>();

/** One text of a column, without making them all. */
export function dictText(column: DictColumn, code: number): string {
  return unmade.get(column)?.(code) ?? (column.dict[code] as string);
}

/** The same table, each column made when it is first asked for. @param valuesOf per numeric column, by place: the value of each entry */
export function tableOnDemand(raw: RawTable, columns: readonly InferredColumn[], valuesOf: (place: number) => Parts<Float64Array>): Table {
  const made = raw.columns.map((column, c): Column => {
    const { name, kind } = columns[c] as InferredColumn;
    // Own properties, so that copies of the column have them too.
    if (kind === 'category' || kind === 'text') {
      const coded = new Late(() => coding(column));
      const texts = new Late(function* () {
        return yield* textsOf(column, (yield* coded.making()).listed);
      });
      const words: DictColumn = {
        name,
        kind,
        get codes() {
          return coded.value.codes;
        },
        get dict() {
          return texts.value;
        },
      };
      lateCells.set(words, coded);
      lateTexts.set(words, texts);
      return words;
    }
    const data = new Late(function* () {
      return yield* spreading(column, yield* valuesOf(c));
    });
    const values: Column = {
      name,
      kind,
      get data() {
        return data.value;
      },
    };
    lateCells.set(values, data);
    return values;
  });
  return tableOf(made, rowIds(raw.rows), raw.rows);
}

function rowIds(rows: number): Uint32Array {
  const ids = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) ids[row] = row;
  return ids;
}

/** The value of each entry, from the column it was made into. */
export function valuesOfEntries({ codes, entries }: RawColumn, data: Float64Array): Float64Array {
  const values = new Float64Array(entries).fill(NaN);
  for (let row = 0; row < codes.length; row++) values[codes[row] as number] = data[row] as number;
  return values;
}

function* spreading({ codes }: RawColumn, values: Float64Array): Parts<Float64Array> {
  const data = new Float64Array(codes.length);
  for (const [from, to] of inParts(codes.length)) {
    for (let row = from; row < to; row++) data[row] = values[codes[row] as number] as number;
    yield;
  }
  return data;
}

interface Coded {
  readonly codes: Int32Array;
  /** The entry behind each code. */
  readonly listed: Int32Array;
}

function* coding(column: RawColumn): Parts<Coded> {
  const { numbers, firsts } = yield* countingDistinct(column);
  const place = new Int32Array(firsts.length);
  const listed = new Int32Array(firsts.length);
  let size = 0;
  place[0] = -1;
  for (let number = 1; number < firsts.length; number++) {
    if (number % (ENTRIES_A_PART * 8) === 0) yield;
    const entry = firsts[number] as number;
    const missing = entrySaysMissing(column, entry);
    place[number] = missing ? -1 : size;
    if (!missing) listed[size++] = entry;
  }
  yield;
  const codes = new Int32Array(column.codes.length);
  for (const [from, to] of inParts(codes.length)) {
    for (let row = from; row < to; row++) codes[row] = place[numbers[column.codes[row] as number] as number] as number;
    yield;
  }
  return { codes, listed: size === listed.length ? listed : listed.slice(0, size) };
}

function* textsOf(column: RawColumn, listed: Int32Array): Parts<string[]> {
  const all = listed.length === column.entries - 1;
  const [from, texts] = all ? [1, column] : [0, only(column, listed)];
  const out = new Array<string>(listed.length);
  for (const [start, end] of inParts(listed.length, ENTRIES_A_PART * 4)) {
    entryTexts(texts, from + start, from + end).forEach((text, i) => (out[start + i] = text));
    yield;
  }
  return out;
}

/** Some entries by themselves, in their order. */
function only({ arena, offsets }: RawColumn, entries: Int32Array): Pick<RawColumn, 'arena' | 'offsets'> {
  const ends = new Uint32Array(entries.length + 1);
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as number;
    ends[i + 1] = (ends[i] as number) + (offsets[entry + 1] as number) - (offsets[entry] as number);
  }
  const bytes = new Uint8Array(ends[entries.length] as number);
  let at = 0;
  for (const entry of entries) {
    const to = offsets[entry + 1] as number;
    for (let i = offsets[entry] as number; i < to; i++) bytes[at++] = arena[i] as number;
  }
  return { arena: bytes, offsets: ends };
}
