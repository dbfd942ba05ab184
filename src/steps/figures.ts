import type { Column, Table } from '../core/table';
import { columnMap, isNumeric } from '../core/table';
import { present, quantilesOf } from '../ml/select';

/** The numbers of a column by name; empty when there is none such. */
export function numbersOf(table: Table, name: string): Float64Array {
  const column = columnMap(table).get(name);
  return column && isNumeric(column) ? column.data : new Float64Array(0);
}

export function isMissingAt(column: Column, row: number): boolean {
  return isNumeric(column) ? Number.isNaN(column.data[row] as number) : (column.codes[row] as number) < 0;
}

export function countMissing(column: Column): number {
  let count = 0;
  if (isNumeric(column)) {
    const { data } = column;
    for (let row = 0; row < data.length; row++) if (data[row] !== data[row]) count++;
    return count;
  }
  const { codes } = column;
  for (let row = 0; row < codes.length; row++) if ((codes[row] as number) < 0) count++;
  return count;
}

/** Of the values that are there; null for none. */
export function median(values: Float64Array): number | null {
  return finite(quantilesOf(present(values), [0.5])[0] as number);
}

/** What JSON can say: null in place of NaN and infinities. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Dividing by n. */
  readonly sd: number;
  /** Third standardised moment; 0 when there is no spread. */
  readonly skewness: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Of the values that are there; zeros for none. Values are first divided by a power of two near the largest, so that squares and
 * cubes of very large or small values stay finite and no digit is lost.
 */
export function moments(data: Float64Array): Moments {
  let count = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const value of data) {
    if (Number.isNaN(value)) continue;
    count++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (count === 0) return { count, mean: 0, sd: 0, skewness: 0, min: 0, max: 0 };
  const size = Math.max(Math.abs(min), Math.abs(max));
  if (size === 0 || min === max) return { count, mean: min, sd: 0, skewness: 0, min, max };
  const unit = 2 ** Math.max(-1022, Math.floor(Math.log2(size)));
  let sum = 0;
  for (const value of data) if (!Number.isNaN(value)) sum += value / unit;
  const mean = sum / count;
  let squares = 0;
  let cubes = 0;
  for (const value of data) {
    if (Number.isNaN(value)) continue;
    const off = value / unit - mean;
    squares += off * off;
    cubes += off * off * off;
  }
  const variance = squares / count;
  const cubed = variance ** 1.5;
  return { count, mean: mean * unit, sd: Math.sqrt(variance) * unit, skewness: cubed > 0 ? cubes / count / cubed : 0, min, max };
}

/** How often each text or number occurs; missing is not counted. Numbers are keyed by their shortest decimal form. */
export function levelCounts(column: Column): Map<string, number> {
  const counts = new Map<string, number>();
  if (isNumeric(column)) {
    const byValue = new Map<number, number>();
    for (const value of column.data) if (!Number.isNaN(value)) byValue.set(value, (byValue.get(value) ?? 0) + 1);
    for (const [value, count] of byValue) counts.set(String(value), (counts.get(String(value)) ?? 0) + count);
    return counts;
  }
  const byCode = new Float64Array(column.dict.length);
  for (const code of column.codes) if (code >= 0) byCode[code] = (byCode[code] as number) + 1;
  column.dict.forEach((level, code) => {
    const count = byCode[code] as number;
    if (count > 0) counts.set(level, count);
  });
  return counts;
}

/** Levels, commonest first; ties by text, so that row order does not matter. */
export function byFrequency(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
