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
}

export const HELD_OUT = -1;

/** By row id, the row's place in the file. */
export interface Folds {
  /** -1 held out, else the fold 0 … folds - 1 among the training rows. */
  readonly fold: Int8Array;
  /** Every row's turn to judge, 0 … folds - 1, held-out rows included: for figures only, never for fitting. */
  readonly turn: Int8Array;
}

/** Where each source row falls. A missing entity stands for itself; without entities equal rows fall on the same side, so that none is judged by its own copy. */
export function foldsOfRows(source: Table, split: Split, seed: number): Folds {
  const entity = split.entity === null ? undefined : source.columns.find((column) => column.name === split.entity);
  const size = source.rowIds.reduce((most, id) => Math.max(most, id + 1), 0);
  const fold = new Int8Array(size);
  const turn = new Int8Array(size);
  const first = entity || split.holdout === 0 ? undefined : firstsOf(source);
  const placeOf = placer(entity, seed);
  for (let row = 0; row < source.rows; row++) {
    const id = source.rowIds[row] as number;
    const place = placeOf(row, first ? (first[row] as number) : id);
    const { holdout, folds } = split;
    fold[id] = place < holdout ? HELD_OUT : Math.min(folds - 1, Math.floor(((place - holdout) / (1 - holdout)) * folds));
    turn[id] = Math.min(folds - 1, Math.floor(place * folds));
  }
  return { fold, turn };
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
