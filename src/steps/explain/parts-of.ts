import { isNumeric } from '../../core/table';
import { quantilesOf } from '../../ml/select';
import type { Condition, Measure } from '../profile/meta';
import { roundBetween, roundDays } from '../profile/round-numbers';
import type { Known } from './known';

/** A part of a column's values, in words people use. */
export interface Part {
  readonly known: Known;
  /** null: the cell is empty. */
  readonly condition: Condition | null;
  holds(row: number): boolean;
}

/** Values of a column that are all alike in kind, from low to high or from common to rare, and one for empty cells. */
export interface Parts {
  readonly known: Known;
  readonly ordered: boolean;
  readonly parts: readonly Part[];
}

/** Levels beyond these are one part. */
const MOST_LEVELS = 8;
/** A round number may send this share of the rows to the other side. */
const SLACK = 0.03;

/** Divides a column into at most `count` parts of at least `least` of the rows each. */
export function partsOf(known: Known, rows: Uint32Array, count: number, least: number): Parts | null {
  const { column, about } = known;
  const amount = isNumeric(column) && column.kind === 'number' && about.role !== 'category' && about.role !== 'country';
  return amount ? rangesOf(known, rows, count, least) : levelsOf(known, rows, least);
}

function rangesOf(known: Known, rows: Uint32Array, count: number, least: number): Parts | null {
  const edges = cutsOf(known, rows, count, least);
  if (edges.length === 0 || !isNumeric(known.column)) return null;
  const { data } = known.column;
  const whole = isWhole(known, rows);
  const parts: Part[] = [null, ...edges].map((over, i) => {
    const upTo = edges[i] ?? null;
    return {
      known,
      condition: conditionOf(known, { over, upTo, whole }),
      holds: (row) => {
        const value = data[row] as number;
        return (over === null || value > over) && (upTo === null || value <= upTo) && !Number.isNaN(value);
      },
    };
  });
  return { known, ordered: true, parts: withEmpty(parts, known, (row) => Number.isNaN(data[row]), rows, least) };
}

/** Round numbers between the values, ascending. */
export function cutsOf({ column, about }: Known, rows: Uint32Array, count: number, least: number): readonly number[] {
  if (!isNumeric(column)) return [];
  const sorted = Float64Array.from(rows, (row) => column.data[row] as number)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length < 2 * least || sorted[0] === sorted.at(-1)) return [];
  const whole = sorted.every(Number.isInteger);
  const days = about.made === 'recency' || about.made === 'tenure' || about.made === 'days-since';
  const at = (share: number): number => sorted[Math.max(0, Math.min(sorted.length - 1, Math.floor(share * sorted.length)))] as number;
  const cuts: number[] = [];
  let taken = 0;
  for (let i = 1; i < count; i++) {
    const share = i / count;
    const [low, high, near] = [at(share - SLACK), at(share + SLACK), at(share)];
    const round = (days ? roundDays(low, high, near) : null) ?? roundBetween(low, high, near);
    const cut = whole ? Math.floor(round) : round;
    const below = countUpTo(sorted, cut);
    if (below - taken < least || sorted.length - below < least) continue;
    cuts.push(cut);
    taken = below;
  }
  return cuts;
}

function countUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWhole({ column }: Known, rows: Uint32Array): boolean {
  return isNumeric(column) && rows.every((row) => !((column.data[row] as number) % 1 !== 0) || Number.isNaN(column.data[row]));
}

function levelsOf(known: Known, rows: Uint32Array, least: number): Parts | null {
  const { column } = known;
  const code = (row: number): number => (isNumeric(column) ? (column.data[row] as number) : (column.codes[row] as number));
  const empty = (row: number): boolean => Number.isNaN(code(row)) || (!isNumeric(column) && code(row) < 0);
  const counts = new Map<number, number>();
  for (const row of rows) if (!empty(row)) counts.set(code(row), (counts.get(code(row)) ?? 0) + 1);
  const common = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .filter(([, n]) => n >= least)
    .slice(0, MOST_LEVELS);
  if (common.length === 0 || counts.size < 2) return null;
  const parts: Part[] = common.map(([value]) => ({
    known,
    condition: conditionOf(known, { level: levelText(known, value), not: column.kind === 'bool' && value === 0 }),
    holds: (row) => code(row) === value,
  }));
  return { known, ordered: false, parts: withEmpty(parts, known, empty, rows, least) };
}

function levelText({ column }: Known, value: number): string {
  if (column.kind === 'bool') return 'true';
  return isNumeric(column) ? String(value) : (column.dict[value] as string);
}

function withEmpty(
  parts: readonly Part[],
  known: Known,
  empty: (row: number) => boolean,
  rows: Uint32Array,
  least: number,
): readonly Part[] {
  const missing = rows.reduce((sum, row) => sum + Number(empty(row)), 0);
  return missing >= least ? [...parts, { known, condition: null, holds: empty }] : parts;
}

export function conditionOf(
  { name, about }: Known,
  {
    over = null,
    upTo = null,
    level = null,
    not = false,
    whole = false,
  }: Partial<Pick<Condition, 'over' | 'upTo' | 'level' | 'not' | 'whole'>>,
): Condition {
  const made = about.made ?? null;
  return {
    column: name,
    made,
    since: made === 'days-since' ? (about.origin[0] ?? name) : null,
    format: formatOf(about),
    level,
    not,
    over,
    upTo,
    whole,
  };
}

function formatOf({ role, made }: Known['about']): Measure {
  if (made === 'recency' || made === 'tenure' || made === 'days-since') return 'days';
  return role === 'money' ? 'money' : role === 'count' ? 'integer' : 'number';
}

/** 1st and 99th percentile of the values that are there. */
export function bodyOf({ column }: Known, rows: Uint32Array): readonly [number, number] | null {
  if (!isNumeric(column)) return null;
  const there = Float64Array.from(rows, (row) => column.data[row] as number).filter((value) => !Number.isNaN(value));
  if (there.length === 0) return null;
  const [low = 0, high = 0] = quantilesOf(there, [0.01, 0.99]);
  return [low, high];
}
