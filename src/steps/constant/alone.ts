import { isNumeric, type Column } from '../../core/table';
import { countMissing, levelCounts } from '../figures';
import type { LeaveReason } from './meta';

/** A group column with this share of distinct values, and more than a few of them, names people rather than groups. */
const UNIQUE = 0.9;
const FEW = 20;
/** With so many groups, none of which holds one row in a hundred, hardly two rows share one. */
const MANY_GROUPS = 100;
const SMALL_GROUP = 0.01;
/** Whole numbers, each its own, in a range hardly wider than the rows are many (a fifth may be held out) number the rows. */
const DENSE = 2;

export interface Judged {
  readonly reason: LeaveReason;
  readonly distinct: number;
  readonly share: number;
}

/** Why a column on its own tells nobody apart, or everybody; null when it has something to say. An empty cell counts as a value of its own. @param asRead not made by a step: what is counted numbers no rows */
export function judge(data: Column, rows: number, limit: number, asRead: boolean): Judged | null {
  const missing = countMissing(data);
  if (missing === rows) return { reason: 'empty', distinct: 0, share: 1 };
  if (asRead && isNumeric(data) && numbersRows(data.data, rows)) return { reason: 'row-number', distinct: rows, share: 1 };
  // With this many different numbers none can hold the share, and a million of them need not be counted.
  const enough = (1 - limit) * rows + 2;
  const counts = isNumeric(data) ? valueCounts(data.data, enough) : levelCounts(data);
  if (isNumeric(data) && counts.size > enough) return null;
  let most = missing;
  let largest = 0;
  for (const count of counts.values()) {
    if (count > most) most = count;
    if (count > largest) largest = count;
  }
  const distinct = counts.size;
  const share = most / rows;
  if (distinct === 1 && missing === 0) return { reason: 'one-value', distinct, share };
  if (share >= limit) return { reason: 'nearly-one-value', distinct, share };
  if (data.kind !== 'category') return null;
  const unique = distinct / (rows - missing);
  if (distinct > FEW && unique >= UNIQUE) return { reason: 'nearly-unique', distinct, share: unique };
  return distinct > MANY_GROUPS && largest < SMALL_GROUP * rows ? { reason: 'too-many-groups', distinct, share: largest / rows } : null;
}

/** 1, 2, 3 … in any order, a few missing. */
function numbersRows(values: Float64Array, rows: number): boolean {
  if (rows < FEW) return false;
  let low = Infinity;
  let high = -Infinity;
  for (let row = 0; row < rows; row++) {
    const value = values[row] as number;
    if (value !== Math.floor(value)) return false;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (high - low >= DENSE * rows) return false;
  const seen = new Uint8Array(high - low + 1);
  for (let row = 0; row < rows; row++) {
    const at = (values[row] as number) - low;
    if (seen[at] === 1) return false;
    seen[at] = 1;
  }
  return true;
}

/** How often each number occurs, given up beyond `enough` of them. */
function valueCounts(data: Float64Array, enough: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of data) {
    if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > enough) break;
  }
  return counts;
}
