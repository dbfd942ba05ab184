import type { Column, DictColumn, Kind, NumericColumn, Table } from '../core/table';
import { isNumeric } from '../core/table';
import { inParts, ROWS_A_PART, toTheEnd, type Parts } from './parts';
import { dictText } from './totable';

export interface Bin {
  /** In the column's unit; dates in milliseconds. The last bin holds its upper end. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** One column at a glance: plain JSON, no cell of a rare value but the commonest ones. */
export interface ColumnProfile {
  readonly name: string;
  readonly kind: Kind;
  readonly rows: number;
  readonly missing: number;
  /** Different values; null where counting was not worth it. */
  readonly distinct: number | null;
  /** Numbers and dates. Quartiles of an even sample when `sampled`. */
  readonly spread?: {
    readonly min: number;
    readonly q1: number;
    readonly median: number;
    readonly q3: number;
    readonly max: number;
    readonly mean: number;
  };
  readonly sampled: boolean;
  readonly bins: readonly Bin[];
  /** Categories, texts and yes/no (0 and 1): the commonest values, most first. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
  /** Rows whose value is not among `top`. */
  readonly others: number;
}

const MOST_BINS = 24;
const TOP = 8;
const SAMPLE = 100_000;

export function profileTable(table: Table): ColumnProfile[] {
  return table.columns.map(profileColumn);
}

export function profileColumn(column: Column): ColumnProfile {
  return toTheEnd(profilingColumn(column));
}

/** The same in small parts. */
export function profilingColumn(column: Column): Parts<ColumnProfile> {
  return isNumeric(column) ? (column.kind === 'bool' ? boolProfile(column) : numericProfile(column)) : dictProfile(column);
}

function* boolProfile({ name, kind, data }: NumericColumn): Parts<ColumnProfile> {
  let ones = 0;
  let missing = 0;
  for (const [from, to] of inParts(data.length)) {
    for (let row = from; row < to; row++) {
      const value = data[row] as number;
      if (Number.isNaN(value)) missing++;
      else ones += value;
    }
    yield;
  }
  const zeros = data.length - missing - ones;
  const top = [{ value: '1', count: ones }, { value: '0', count: zeros }].filter(({ count }) => count > 0).sort((a, b) => b.count - a.count); // prettier-ignore
  return { name, kind, rows: data.length, missing, distinct: top.length, sampled: false, bins: [], top, others: 0 };
}

function* dictProfile(column: DictColumn): Parts<ColumnProfile> {
  const { name, kind, codes } = column;
  let last = -1;
  for (const [from, to] of inParts(codes.length)) {
    for (let row = from; row < to; row++) last = Math.max(last, codes[row] as number);
    yield;
  }
  const counts = new Int32Array(last + 1);
  let missing = 0;
  for (const [from, to] of inParts(codes.length)) {
    for (let row = from; row < to; row++) {
      const code = codes[row] as number;
      if (code < 0) missing++;
      else counts[code] = (counts[code] as number) + 1;
    }
    yield;
  }
  let distinct = 0;
  const best: number[] = [];
  for (let code = 0; code < counts.length; code++) {
    if (code % ROWS_A_PART === ROWS_A_PART - 1) yield;
    const count = counts[code] as number;
    if (count > 0) distinct++;
    if (count === 0 || (best.length === TOP && count <= (counts[best[TOP - 1] as number] as number))) continue;
    const at = best.findIndex((other) => (counts[other] as number) < count);
    best.splice(at < 0 ? best.length : at, 0, code);
    best.length = Math.min(best.length, TOP);
  }
  const top = best.map((code) => ({ value: dictText(column, code), count: counts[code] as number }));
  const others = codes.length - missing - top.reduce((sum, { count }) => sum + count, 0);
  return { name, kind, rows: codes.length, missing, distinct, sampled: false, bins: [], top, others };
}

function* numericProfile({ name, kind, data }: NumericColumn): Parts<ColumnProfile> {
  let missing = 0;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  for (const [from, to] of inParts(data.length)) {
    for (let row = from; row < to; row++) {
      const value = data[row] as number;
      if (Number.isNaN(value)) {
        missing++;
        continue;
      }
      if (value < min) min = value;
      if (value > max) max = value;
      sum += value;
    }
    yield;
  }
  const present = data.length - missing;
  const base = { name, kind, rows: data.length, missing, top: [], others: 0 };
  if (present === 0) return { ...base, distinct: 0, sampled: false, bins: [] };
  const sampled = data.length > SAMPLE;
  const sorted = sampled
    ? Float64Array.from({ length: SAMPLE }, (_, i) => data[Math.floor((i * data.length) / SAMPLE)] as number)
    : data.slice();
  sorted.sort();
  yield;
  let known = sorted.length;
  while (known > 0 && Number.isNaN(sorted[known - 1] as number)) known--;
  let distinct = known > 0 ? 1 : 0;
  for (let i = 1; i < known; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
  const at = (share: number): number => quantile(sorted, known, share);
  const spread = { min, q1: at(0.25), median: at(0.5), q3: at(0.75), max, mean: sum / present };
  return { ...base, distinct: sampled ? null : distinct, sampled, spread, bins: yield* countingBins(data, min, max, kind) };
}

/** Linear between neighbours, as NumPy's default. */
function quantile(sorted: Float64Array, known: number, share: number): number {
  const place = share * (known - 1);
  const low = Math.floor(place);
  const a = sorted[low] as number;
  return a + ((sorted[Math.min(known - 1, low + 1)] as number) - a) * (place - low);
}

/** Equal widths that people would choose: 1, 2 or 5 times a power of ten; whole days for dates. */
function* countingBins(data: Float64Array, min: number, max: number, kind: Kind): Parts<Bin[]> {
  if (min === max) return [{ from: min, to: max, count: data.reduce((n, value) => n + (value === min ? 1 : 0), 0) }];
  const unit = kind === 'date' ? 86_400_000 : 1;
  const rough = (max - min) / unit / MOST_BINS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 5, 10].find((step) => step * power >= rough) as number;
  const width = (kind === 'date' ? Math.max(1, Math.ceil(nice * power)) : nice * power) * unit;
  const first = Math.floor(min / width);
  const counts = new Int32Array(Math.min(MOST_BINS + 2, Math.floor(max / width) - first + 1));
  for (const [from, to] of inParts(data.length)) {
    for (let row = from; row < to; row++) {
      const value = data[row] as number;
      if (Number.isNaN(value)) continue;
      const bin = Math.min(counts.length - 1, Math.max(0, Math.floor(value / width) - first));
      counts[bin] = (counts[bin] as number) + 1;
    }
    yield;
  }
  return Array.from(counts, (count, i) => ({ from: (first + i) * width, to: (first + i + 1) * width, count }));
}
