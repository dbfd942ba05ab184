import { hashBytes } from '../../core/hash';
import { isNumeric, takeColumn, type Column } from '../../core/table';
import { averageRanks, pearson, spearman } from '../../ml/correlation';
import { countMissing } from '../figures';
import type { LeaveReason } from './meta';

/** Fewer rows agree by chance. */
const FEWEST = 30;
/** Beyond this many values a number is compared by value, and not by which rows share one. */
const MOST_GROUPS = 1000;
/** Rows that are ranked, evenly over the table. */
const SAMPLE = 5000;
/** Columns of amounts that are compared pair by pair. */
export const MOST_COMPARED = 300;
/** Ranks of the whole must go together at least so much before a pair is looked at closely. */
const CLOSER = 0.75;

export interface Together {
  readonly column: string;
  readonly reason: LeaveReason;
  readonly other: string;
  readonly share: number;
}

/** Columns whose rows fall into the very groups of an earlier one: copies, and codes beside their names. The one in words stays. */
export function copies(columns: readonly Column[], rows: number): readonly Together[] {
  if (rows < FEWEST) return [];
  const found: Together[] = [];
  const bySketch = grouped(columns, (column) => sketch(column, Math.min(rows, SAMPLE)));
  for (const suspects of bySketch) {
    for (const same of grouped(suspects, (column) => sketch(column, rows))) {
      const stays = same.find(({ kind }) => kind === 'category') ?? (same[0] as Column);
      for (const column of same) {
        if (column === stays) continue;
        const copy = equal(column, stays);
        // Two amounts may stand in pairs and still mean different things.
        if (!copy && column.kind === 'number' && stays.kind === 'number') continue;
        found.push({ column: column.name, reason: copy ? 'copy' : 'same-groups', other: stays.name, share: 1 });
      }
    }
  }
  return found;
}

/** Those with the same key, where there are at least two. */
function grouped(columns: readonly Column[], key: (column: Column) => string): readonly (readonly Column[])[] {
  const groups = new Map<string, Column[]>();
  for (const column of columns) {
    const of = key(column);
    groups.set(of, [...(groups.get(of) ?? []), column]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Of which rows share a value, whatever the values are called. */
function sketch(column: Column, rows: number): string {
  const codes = new Int32Array(rows);
  if (!isNumeric(column)) {
    const labels = new Int32Array(column.dict.length).fill(-1);
    let next = 0;
    for (let row = 0; row < rows; row++) {
      const code = column.codes[row] as number;
      if (code >= 0 && labels[code] === -1) labels[code] = next++;
      codes[row] = code < 0 ? -1 : (labels[code] as number);
    }
    return hashBytes(new Uint8Array(codes.buffer));
  }
  const labels = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    const value = column.data[row] as number;
    let label = Number.isNaN(value) ? -1 : labels.get(value);
    if (label === undefined) labels.set(value, (label = labels.size));
    if (labels.size > MOST_GROUPS) return `values ${hashBytes(new Uint8Array(column.data.buffer, column.data.byteOffset, rows * 8))}`;
    codes[row] = label;
  }
  return hashBytes(new Uint8Array(codes.buffer));
}

function equal(a: Column, b: Column): boolean {
  if (isNumeric(a) && isNumeric(b)) return a.data.every((value, row) => Object.is(value, b.data[row]));
  if (isNumeric(a) || isNumeric(b)) return false;
  return a.codes.every((code, row) => {
    const other = b.codes[row] as number;
    return code < 0 || other < 0 ? code < 0 && other < 0 : a.dict[code] === b.dict[other];
  });
}

/**
 * Pairs of amounts whose ranks go together (Spearman) beyond the limit; of each pair the one with fewer empty cells stays, else the first.
 * Rows in which both are what most rows are (two zeros) say nothing and are left aside.
 */
export async function correlated(
  columns: readonly Column[],
  rows: number,
  limit: number,
  checkpoint: () => Promise<void>,
): Promise<readonly Together[]> {
  if (rows < FEWEST) return [];
  const every = Math.max(1, rows / SAMPLE);
  const places = Uint32Array.from({ length: Math.min(rows, SAMPLE) }, (_, i) => Math.floor(i * every));
  const sampled = columns.slice(0, MOST_COMPARED).flatMap((column) => {
    const taken = takeColumn(column, places);
    return isNumeric(taken)
      ? [
          {
            name: column.name,
            missing: countMissing(column),
            data: taken.data,
            ranks: averageRanks(taken.data),
            usual: usualOf(taken.data),
          },
        ]
      : [];
  });
  const found = new Map<string, Together>();
  for (const [i, a] of sampled.entries()) {
    await checkpoint();
    for (const b of sampled.slice(i + 1)) {
      if (found.has(a.name)) break;
      if (found.has(b.name) || !(Math.abs(pearson(a.ranks, b.ranks)) > CLOSER)) continue;
      const telling = places
        .map((_, row) => row)
        .filter((row) => {
          const [x, y] = [a.data[row] as number, b.data[row] as number];
          return x === x && y === y && !(x === a.usual && y === b.usual);
        });
      if (telling.length < FEWEST) continue;
      const share = spearman(
        Float64Array.from(telling, (row) => a.data[row] as number),
        Float64Array.from(telling, (row) => b.data[row] as number),
      );
      if (!(Math.abs(share) > limit)) continue;
      const [stays, goes] = b.missing < a.missing ? [b, a] : [a, b];
      found.set(goes.name, { column: goes.name, reason: 'alike', other: stays.name, share });
    }
  }
  return [...found.values()];
}

/** The value that more than half of the rows have; NaN when there is none. */
function usualOf(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const middle = sorted[sorted.length >> 1] ?? NaN;
  const first = sorted.indexOf(middle);
  return sorted.lastIndexOf(middle) - first + 1 > values.length / 2 ? middle : NaN;
}
