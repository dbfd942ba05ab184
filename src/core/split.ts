import { mix32, hash32 } from './hash';
import { oneSpelling } from './one-spelling';
import { isNumeric, type Column, type Table } from './table';
import { splitByTime } from './time-split';

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
  /** A column of dates: the latest rows judge, and each fold, a stretch of time, is judged by what is earlier alone. Else chance decides. */
  readonly time?: string | null;
  /** A column with few values, each of which is spread evenly over all parts (stratified). */
  readonly even?: string | null;
}

export const HELD_OUT = -1;

/** By row id, the row's place in the file. */
export interface Folds {
  /** HELD_OUT, else the fold 0 … folds - 1 among the training rows, or EARLIEST: by time those that come before every fold. */
  readonly fold: Int8Array;
  /** Every row's turn to judge, 0 … folds - 1 or EARLIEST, held-out rows included: for figures only, never for fitting. */
  readonly turn: Int8Array;
  /** From this date on rows are held out, milliseconds; null where chance decided, also because the dates leave no place to cut. */
  readonly from: number | null;
  /** Each kind of outcome is spread evenly over all parts. */
  readonly even: boolean;
  /** A fold or turn is judged by earlier ones alone; else by all others. Not so where a date splits off the latest rows but parts the rest too coarsely. */
  readonly forward: boolean;
}

/**
 * Where each source row falls. A missing entity stands for itself; without entities equal rows fall on the same side, so that none is judged by its own copy.
 * @param known 1 where the outcome is known: by time, so many of those are held out as were asked for; all where left out
 * @param kinds what is spread evenly, where it is no column of the source
 */
export function foldsOfRows(source: Table, split: Split, seed: number, known?: Uint8Array, kinds?: Column): Folds {
  const entity = columnOf(source, split.entity);
  const size = source.rowIds.reduce((most, id) => Math.max(most, id + 1), 0);
  const fold = new Int8Array(size);
  const turn = new Int8Array(size);
  const first = entity || split.holdout === 0 ? undefined : firstsOf(source);
  const placeOf = placer(entity, seed);
  const drawn = Float64Array.from(source.rowIds, (id, row) => placeOf(row, first ? (first[row] as number) : id));
  const { holdout, folds } = split;
  const time = columnOf(source, split.time ?? null);
  const timed = time?.kind === 'date' && holdout > 0 ? splitByTime(time.data, drawn, split, known) : null;
  const stretches = timed?.stretches;
  const evenly = stretches ? undefined : spread(drawn, kinds ?? columnOf(source, split.even ?? null), split, seed);
  const places = evenly ?? drawn;
  for (let row = 0; row < source.rows; row++) {
    const id = source.rowIds[row] as number;
    const place = places[row] as number;
    const held = timed ? timed.heldOut[row] === 1 : place < holdout;
    const rest = timed ? place : (place - holdout) / (1 - holdout);
    fold[id] = held ? HELD_OUT : (stretches?.fold[row] ?? Math.min(folds - 1, Math.floor(rest * folds)));
    turn[id] = stretches?.turn[row] ?? Math.min(folds - 1, Math.floor(place * folds));
  }
  return { fold, turn, from: timed?.from ?? null, even: evenly !== undefined, forward: stretches !== undefined };
}

/**
 * A row's side in the round of fold or turn `index`: 1 judges, 0 teaches, undefined takes no part, being held out or, where rounds
 * go forward in time, later than those that judge.
 */
export function sideIn(part: number, index: number, forward: boolean): 0 | 1 | undefined {
  if (part === index) return 1;
  return part === HELD_OUT || (forward && part > index) ? undefined : 0;
}

function columnOf({ columns }: Table, name: string | null): Column | undefined {
  return name === null ? undefined : columns.find((column) => column.name === name);
}

/** More values than this are no kinds of rows. */
const MOST_KINDS = 200;

/**
 * The same order by chance, spread evenly within the rows of each value; an entity with several goes with the rarest, and one that is alone
 * teaches. Undefined where there is nothing to spread.
 */
function spread(drawn: Float64Array, column: Column | undefined, { holdout }: Split, seed: number): Float64Array | undefined {
  const kinds = column && kindsOf(column);
  if (!kinds) return undefined;
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
  const { dict } = entity;
  const ofCode = Float64Array.from(oneSpelling(dict), (at) => placed(hash32(dict[at] as string, 0x5eed)));
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
  return seen.size < DIFFERENT * rows && !toldByOne(columns, seen.size) ? undefined : firsts;
}

/** With so many columns and different rows, nearly all of which one column alone tells apart, equal ones are copies however many there are of each. */
const COLUMNS = 4;
const MANY = 50;
const NEARLY = 0.8;

function toldByOne(columns: Table['columns'], different: number): boolean {
  if (columns.length < COLUMNS || different < MANY) return false;
  return columns.some((column) => new Set<number>(isNumeric(column) ? column.data : column.codes).size >= NEARLY * different);
}
