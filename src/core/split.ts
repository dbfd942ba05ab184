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

/** The fold of each source row by its place in the file: -1 held out, else 0 … folds - 1. A missing entity stands for itself. */
export function foldsOfRows(source: Table, split: Split, seed: number): Int8Array {
  const entity = split.entity === null ? undefined : source.columns.find((column) => column.name === split.entity);
  const size = source.rowIds.reduce((most, id) => Math.max(most, id + 1), 0);
  const folds = new Int8Array(size);
  const ofCode = entity && !isNumeric(entity) ? entity.dict.map((value) => foldOf(hash32(value, 0x5eed), split, seed)) : undefined;
  for (let row = 0; row < source.rows; row++) {
    const id = source.rowIds[row] as number;
    const code = ofCode && entity && !isNumeric(entity) ? (entity.codes[row] as number) : -1;
    folds[id] = ofCode && code >= 0 ? (ofCode[code] as number) : foldOf(entityHash(entity, row, id), split, seed);
  }
  return folds;
}

function entityHash(entity: Column | undefined, row: number, id: number): number {
  if (entity && isNumeric(entity)) {
    const value = entity.data[row] as number;
    if (!Number.isNaN(value)) return hash32(String(value), 0x5eed);
  }
  return mix32(id ^ 0x2545f491);
}

function foldOf(hash: number, { holdout, folds }: Split, seed: number): number {
  const place = mix32(hash ^ mix32(seed)) / 4294967296;
  return place < holdout ? HELD_OUT : Math.min(folds - 1, Math.floor(((place - holdout) / (1 - holdout)) * folds));
}
