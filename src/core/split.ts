import { mix32, hash32 } from './hash';
import { isNumeric, type Column, type Table } from './table';

/**
 * Which rows judge and which teach. A row's fold hangs on its entity, the customer where there is one, else the row itself, so that
 * order lines and the customers rolled up from them fall on the same side, and next month's file splits the same people the same way.
 */
export interface Split {
  /** Column that names the customer, or null when each row stands for itself. */
  readonly entity: string | null;
  /** Share of entities no fit ever sees, 0 to 0.5. */
  readonly holdout: number;
  /** Folds of cross-validation among the rest, 2 to 10. */
  readonly folds: number;
  /** A column of dates: the earlier rows teach, the latest judge, and folds are stretches of time. Else chance decides. */
  readonly time?: string | null;
  /** A column with few values, each of which is spread evenly over all parts (stratified). */
  readonly even?: string | null;
}

export const HELD_OUT = -1;

/** By row id, the row's place in the file. */
export interface Folds {
  /** -1 held out, else the fold 0 … folds - 1 among the training rows. */
  readonly fold: Int8Array;
  /** Every row's turn to judge, 0 … folds - 1, held-out rows included: for figures only, never for fitting. */
  readonly turn: Int8Array;
  /** From this date on rows are held out, milliseconds; null where chance decided, also because the dates leave no place to cut. */
  readonly from: number | null;
}

/**
 * Where each source row falls. A missing entity stands for itself; without entities equal rows fall on the same side, so that none is judged by its own copy.
 * @param known 1 where the outcome is known: by time, so many of those are held out as were asked for; all where left out
 */
export function foldsOfRows(source: Table, split: Split, seed: number, known?: Uint8Array): Folds {
  const entity = columnOf(source, split.entity);
  const size = source.rowIds.reduce((most, id) => Math.max(most, id + 1), 0);
  const fold = new Int8Array(size);
  const turn = new Int8Array(size);
  const first = entity || split.holdout === 0 ? undefined : firstsOf(source);
  const placeOf = placer(entity, seed);
  const drawn = Float64Array.from(source.rowIds, (id, row) => placeOf(row, first ? (first[row] as number) : id));
  const { holdout, folds } = split;
  const time = columnOf(source, split.time ?? null);
  const timed = time?.kind === 'date' && holdout > 0 ? byTime(time.data, drawn, split, known) : null;
  const places = timed?.places ?? spread(drawn, columnOf(source, split.even ?? null), split, seed);
  for (let row = 0; row < source.rows; row++) {
    const id = source.rowIds[row] as number;
    const place = places[row] as number;
    fold[id] = place < holdout ? HELD_OUT : Math.min(folds - 1, Math.floor(((place - holdout) / (1 - holdout)) * folds));
    turn[id] = Math.min(folds - 1, Math.floor(place * folds));
  }
  return { fold, turn, from: timed?.from ?? null };
}

function columnOf({ columns }: Table, name: string | null): Column | undefined {
  return name === null ? undefined : columns.find((column) => column.name === name);
}

/**
 * Places by time, the latest first, so that those below `holdout` are the latest rows. An entity stands at its last date; without a date it teaches.
 * @param drawn by row, which tells entities apart @returns null where no date leaves between half and twice the share asked for behind it
 */
function byTime(
  dates: Float64Array,
  drawn: Float64Array,
  { holdout }: Split,
  known: Uint8Array | undefined,
): { readonly places: Float64Array; readonly from: number } | null {
  const last = new Map<number, number>();
  const judging = new Set<number>();
  drawn.forEach((entity, row) => {
    const date = dates[row] as number;
    if (known?.[row] !== 0 && !Number.isNaN(date)) judging.add(entity);
    if (!(date <= (last.get(entity) ?? -Infinity)) && !Number.isNaN(date)) last.set(entity, date);
  });
  const times = Float64Array.from(judging, (entity) => last.get(entity) as number).sort();
  const from = boundary(times, holdout);
  if (from === null) return null;
  const ranked = [...last].sort(([a, s], [b, t]) => t - s || a - b);
  const held = ranked.findIndex(([, date]) => date < from);
  const place = new Map(
    ranked.map(([entity], i) => [
      entity,
      i < held ? (holdout * i) / held : holdout + ((1 - holdout) * (i - held)) / (ranked.length - held),
    ]),
  );
  return { places: drawn.map((entity) => place.get(entity) ?? holdout + (1 - holdout) * entity), from };
}

/** The date with about this share from it on; null where equal dates allow for none. */
function boundary(ascending: Float64Array, share: number): number | null {
  const most = Math.min(2 * share, 0.5) * ascending.length;
  const least = (share / 2) * ascending.length;
  const wanted = share * ascending.length;
  let best: number | null = null;
  let off = Infinity;
  for (let i = ascending.length - 1; i > 0 && ascending.length - i <= most; i--) {
    const behind = ascending.length - i;
    if (ascending[i] === ascending[i - 1] || behind < least || Math.abs(behind - wanted) >= off) continue;
    best = ascending[i] as number;
    off = Math.abs(behind - wanted);
  }
  return best;
}

/** More values than this are no kinds of rows. */
const MOST_KINDS = 200;

/** The same order by chance, spread evenly within the rows of each value; an entity with several goes with the rarest, and one that is alone teaches. */
function spread(drawn: Float64Array, column: Column | undefined, { holdout }: Split, seed: number): Float64Array {
  const kinds = column && kindsOf(column);
  if (!kinds) return drawn;
  const kindOf = new Map<number, number>();
  drawn.forEach((entity, row) => {
    const kind = kinds.of[row] as number;
    const had = kindOf.get(entity);
    if (had === undefined || (kinds.rows[kind] as number) < (kinds.rows[had] as number)) kindOf.set(entity, kind);
  });
  const entities: number[][] = kinds.rows.map(() => []);
  for (const [entity, kind] of kindOf) entities[kind]?.push(entity);
  const place = new Map<number, number>();
  entities.forEach((of, kind) => {
    const start = mix32(mix32(seed) ^ mix32(kind + 1)) / 4294967296;
    Float64Array.from(of)
      .sort()
      .forEach((entity, rank) => place.set(entity, of.length === 1 ? holdout + (1 - holdout) * start : (rank + start) / of.length));
  });
  return drawn.map((entity) => place.get(entity) as number);
}

/** Each row's value as a number from 0, and how many rows have it; missing is a value. Undefined where there are too many values. */
function kindsOf(column: Column): { readonly of: Int32Array; readonly rows: readonly number[] } | undefined {
  const seen = new Map<number, number>();
  const rows: number[] = [];
  const values = isNumeric(column) ? column.data : column.codes;
  const of = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const kind = seen.get(value) ?? seen.size;
    if (kind === seen.size && seen.set(value, kind).size > MOST_KINDS) return undefined;
    of[row] = kind;
    rows[kind] = (rows[kind] ?? 0) + 1;
  }
  return { of, rows };
}

/** A number in [0, 1) for each row that hangs on its entity and the seed alone. */
function placer(entity: Column | undefined, seed: number): (row: number, id: number) => number {
  const salt = mix32(seed);
  const placed = (hash: number): number => mix32(hash ^ salt) / 4294967296;
  const alone = (id: number): number => placed(mix32(id ^ 0x2545f491));
  if (!entity) return (_row, id) => alone(id);
  if (isNumeric(entity)) {
    return (row, id) => {
      const value = entity.data[row] as number;
      return Number.isNaN(value) ? alone(id) : placed(hash32(String(value), 0x5eed));
    };
  }
  const ofCode = entity.dict.map((value) => placed(hash32(value, 0x5eed)));
  return (row, id) => {
    const code = entity.codes[row] as number;
    return code < 0 ? alone(id) : (ofCode[code] as number);
  };
}

/** With fewer different rows than this share, equal rows say that there is little to tell people apart by, not that one was copied. */
const DIFFERENT = 0.4;

/**
 * For each row the id of the first row with the same cells, its own where there is none before it; undefined where too many are equal to be copies.
 * By 53 bits of hash: two rows that only share those would fall together, no more.
 */
function firstsOf({ rows, rowIds, columns }: Table): Uint32Array | undefined {
  const low = new Uint32Array(rows);
  const high = new Uint32Array(rows);
  for (const column of columns) {
    if (isNumeric(column)) {
      // a missing number has many bit patterns, and is one
      const bits = new Uint32Array(column.data.map((value) => (Number.isNaN(value) ? Number.MAX_VALUE : value + 0)).buffer);
      for (let row = 0; row < rows; row++) stir(row, (bits[2 * row] as number) ^ mix32(bits[2 * row + 1] as number));
    } else {
      for (let row = 0; row < rows; row++) stir(row, column.codes[row] as number);
    }
  }
  function stir(row: number, word: number): void {
    low[row] = mix32((low[row] as number) ^ word);
    high[row] = mix32(Math.imul((high[row] as number) ^ word, 0x9e3779b1));
  }
  const seen = new Map<number, number>();
  const firsts = Uint32Array.from(rowIds, (id, row) => {
    const key = (low[row] as number) * 2097152 + ((high[row] as number) >>> 11);
    const known = seen.get(key) ?? id;
    seen.set(key, known);
    return known;
  });
  return seen.size < DIFFERENT * rows ? undefined : firsts;
}
