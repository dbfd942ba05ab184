import type { SchemaColumn } from '../../core/schema';
import { isNumeric, type Column } from '../../core/table';
import { differenceInterval } from '../../ml/interval';
import { normalQuantile, studentQuantile } from '../../ml/student';
import { moments } from '../figures';
import type { Trait } from './meta';

/** A column with more levels than this names things rather than groups. */
const MOST_LEVELS = 50;

export interface RankedTrait {
  readonly trait: Trait;
  /** Distance from everyone in standard deviations, comparable between numbers and categories. */
  readonly strength: number;
}

/** How strong a trait is at least: the end of its interval that is nearer to no difference. */
export function surely({ trait: { low, high, effect }, strength }: RankedTrait): number {
  const nearer = Math.min(Math.abs(low), Math.abs(high));
  return low * high > 0 && Number.isFinite(low * high) && effect !== 0 ? Math.abs(strength) * (nearer / Math.abs(effect)) : 0;
}

/** Rows by segment: `of[row]` is the segment's place, -1 for none; `members[segment]` are its rows. */
export interface Grouping {
  readonly of: Int32Array;
  readonly count: number;
  readonly members: readonly Uint32Array[];
  /** Groups with fewer values are told nothing of and are not part of everyone: all less the others would be theirs. */
  readonly least: number;
  /** Differences looked at in a group: its intervals hold together, or some of many would be told for chance (Bonferroni). */
  readonly asked: number;
}

/** 97.5th percentile of the standard normal, or further out where more is asked. */
const oneOf = (asked: number): number => normalQuantile(1 - 0.025 / Math.max(1, asked));

/** The values of some rows. */
function valuesAt(data: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => data[row] as number);
}

/**
 * How far each segment's mean lies from everyone's, in standard deviations of everyone, with a 95 % interval: the difference is the share of
 * the others times the gap between members and others (`gapMargin`).
 * @returns by segment; null where too few have a value
 */
export function numberTraits(
  column: SchemaColumn,
  data: Float64Array,
  { members, least, asked }: Grouping,
): readonly (RankedTrait | null)[] {
  const z = oneOf(asked);
  const parts = members.map((rows): Part => {
    const part = moments(valuesAt(data, rows));
    return part.count >= least ? part : NOBODY;
  });
  const all = together(parts);
  return parts.map((inside, segment) => {
    if (inside.count === 0) return null;
    const effect = all.sd > 0 ? inside.mean / all.sd - all.mean / all.sd : 0;
    const outside = together(parts.filter((_, other) => other !== segment));
    const half = all.sd > 0 ? gapMargin(scaled(inside, all.sd), scaled(outside, all.sd), z) : 0;
    const trait: Trait = {
      column: column.name,
      made: column.made ?? null,
      since: column.made === 'days-since' ? (column.origin[0] ?? column.name) : null,
      level: null,
      inSegment: inside.mean,
      everyone: all.mean,
      effect,
      low: effect - half,
      high: effect + half,
    };
    return { trait, strength: effect };
  });
}

interface Part {
  readonly count: number;
  readonly mean: number;
  readonly sd: number;
}

const NOBODY: Part = { count: 0, mean: 0, sd: 0 };

const scaled = ({ count, mean, sd }: Part, unit: number): Part => ({ count, mean: mean / unit, sd: sd / unit });

/**
 * Half the width of the interval: of the two means with a spread each (Welch 1947), or with one spread for both (Student 1908), whichever is wider.
 * Few members of a lopsided column often lack its long end, and their own spread alone would make them surely lower than everyone.
 */
function gapMargin(inside: Part, outside: Part, z: number): number {
  const [n, m] = [inside.count, outside.count];
  if (m === 0) return 0;
  const [a, b] = [inside.sd ** 2 / Math.max(1, n - 1), outside.sd ** 2 / Math.max(1, m - 1)];
  const freedom = a + b > 0 ? (a + b) ** 2 / (a ** 2 / Math.max(1, n - 1) + b ** 2 / Math.max(1, m - 1)) : n + m - 2;
  const one = ((n * inside.sd ** 2 + m * outside.sd ** 2) / Math.max(1, n + m - 2)) * (1 / n + 1 / m);
  return (m / (n + m)) * Math.max(studentQuantile(z, freedom) * Math.sqrt(a + b), studentQuantile(z, n + m - 2) * Math.sqrt(one));
}

/** Mean and standard deviation of several parts as one (Chan, Golub & LeVeque 1983), in a unit near the largest so that squares stay finite. */
function together(parts: readonly Part[]): Part {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const size = Math.max(0, ...parts.map(({ mean, sd }) => Math.max(Math.abs(mean), sd)));
  if (count === 0 || size === 0) return { count, mean: 0, sd: 0 };
  const unit = 2 ** Math.max(-1022, Math.floor(Math.log2(size)));
  const mean = parts.reduce((sum, part) => sum + (part.mean / unit) * part.count, 0) / count;
  const variance = parts.reduce((sum, part) => sum + part.count * ((part.sd / unit) ** 2 + (part.mean / unit - mean) ** 2), 0) / count;
  return { count, mean: mean * unit, sd: Math.sqrt(variance) * unit };
}

/** As for numbers, with each level as a share: `effect` is the difference in shares (Newcombe's interval), `strength` that in standard deviations of a 0/1 column. */
export function levelTraits(
  column: SchemaColumn,
  { codes, levels, told }: Levels,
  { of, count, least, asked }: Grouping,
): readonly (readonly RankedTrait[])[] {
  const z = oneOf(asked);
  const totals = new Float64Array(count);
  const cells = new Float64Array(count * levels.length);
  codes.forEach((code, row) => {
    const segment = of[row] as number;
    if (code < 0 || segment < 0) return;
    totals[segment] = (totals[segment] as number) + 1;
    const at = segment * levels.length + code;
    cells[at] = (cells[at] as number) + 1;
  });
  totals.forEach((total, segment) => {
    if (total >= least) return;
    totals[segment] = 0;
    cells.fill(0, segment * levels.length, (segment + 1) * levels.length);
  });
  const all = totals.reduce((sum, total) => sum + total, 0);
  return Array.from({ length: count }, (_, segment) => {
    const inside = totals[segment] as number;
    if (inside === 0) return [];
    return levels.flatMap((level, code) => {
      if (!told.includes(level)) return [];
      const held = cells[segment * levels.length + code] as number;
      const heldByAll = Array.from({ length: count }, (_, s) => cells[s * levels.length + code] as number).reduce((a, b) => a + b, 0);
      const [p, q] = [held / inside, heldByAll / all];
      const others = all - inside;
      const effect = p - q;
      const gap = others > 0 ? differenceInterval([held, inside], [heldByAll - held, others], z) : { low: 0, high: 0 };
      const spread = Math.sqrt(q * (1 - q));
      const trait: Trait = {
        column: column.name,
        made: null,
        since: null,
        level,
        inSegment: p,
        everyone: q,
        effect,
        low: (gap.low * others) / all,
        high: (gap.high * others) / all,
      };
      return [{ trait, strength: spread > 0 ? effect / spread : 0 }];
    });
  });
}

/** The levels of a column by row, -1 for none; `told` are those that are spoken of. */
export interface Levels {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
  readonly told: readonly string[];
}

/** Null for a column that has one level, or so many that they are names. */
export function levelsIn(data: Column): Levels | null {
  const found = coded(data);
  if (found.levels.length < 2 || found.levels.length > MOST_LEVELS) return null;
  return { ...found, told: data.kind === 'bool' ? ['true'] : found.levels };
}

function coded(data: Column): { readonly codes: Int32Array; readonly levels: readonly string[] } {
  if (!isNumeric(data)) {
    // Empty levels of the dictionary would hide how few there are.
    const used = [...new Set(data.codes)].filter((code) => code >= 0).sort((a, b) => a - b);
    const place = new Map(used.map((code, i) => [code, i]));
    return { codes: data.codes.map((code) => place.get(code) ?? -1), levels: used.map((code) => data.dict[code] as string) };
  }
  const values = [...new Set(data.data)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const place = new Map(values.map((value, i) => [value, i]));
  return {
    codes: Int32Array.from(data.data, (value) => place.get(value) ?? -1),
    levels: values.map((value) => (data.kind === 'bool' ? String(value === 1) : String(value))),
  };
}
