import type { SchemaColumn } from '../../core/schema';
import { isNumeric, type Column } from '../../core/table';
import { moments } from '../figures';
import type { Trait } from './meta';

/** 97.5th percentile of the standard normal. */
const Z95 = 1.959963984540054;
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
}

/** The values of some rows. */
function valuesAt(data: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => data[row] as number);
}

/**
 * How far each segment's mean lies from everyone's, in standard deviations of everyone, with a 95 % interval: the difference is the share of
 * the others times the gap between members and others, whose two means vary on their own (Welch).
 * @returns by segment; null where too few have a value
 */
export function numberTraits(column: SchemaColumn, data: Float64Array, { members, least }: Grouping): readonly (RankedTrait | null)[] {
  const parts = members.map((rows): Part => {
    const part = moments(valuesAt(data, rows));
    return part.count >= least ? part : NOBODY;
  });
  const all = together(parts);
  return parts.map((inside, segment) => {
    if (inside.count === 0) return null;
    const effect = all.sd > 0 ? inside.mean / all.sd - all.mean / all.sd : 0;
    const outside = together(parts.filter((_, other) => other !== segment));
    const half = all.sd > 0 ? margin(inside.sd / all.sd, inside.count, outside.sd / all.sd, outside.count) : 0;
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

/** As for numbers, with each level as a share: `effect` is the difference in shares, `strength` that in standard deviations of a 0/1 column. */
export function levelTraits(column: SchemaColumn, data: Column, { of, count, least }: Grouping): readonly (readonly RankedTrait[])[] {
  const { codes, levels } = coded(data);
  if (levels.length < 2 || levels.length > MOST_LEVELS) return Array.from({ length: count }, () => []);
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
      if (data.kind === 'bool' && level !== 'true') return [];
      const held = cells[segment * levels.length + code] as number;
      const heldByAll = Array.from({ length: count }, (_, s) => cells[s * levels.length + code] as number).reduce((a, b) => a + b, 0);
      const [p, q] = [held / inside, heldByAll / all];
      const others = all - inside;
      const rest = others > 0 ? (heldByAll - held) / others : 0;
      const effect = p - q;
      const half = margin(Math.sqrt(p * (1 - p)), inside, Math.sqrt(rest * (1 - rest)), others);
      const spread = Math.sqrt(q * (1 - q));
      const trait: Trait = {
        column: column.name,
        made: null,
        since: null,
        level,
        inSegment: p,
        everyone: q,
        effect,
        low: effect - half,
        high: effect + half,
      };
      return [{ trait, strength: spread > 0 ? effect / spread : 0 }];
    });
  });
}

/** Half the width of the interval. */
function margin(sdInside: number, inside: number, sdOutside: number, outside: number): number {
  if (outside === 0) return 0;
  const share = outside / (inside + outside);
  return Z95 * share * Math.sqrt(sdInside ** 2 / inside + sdOutside ** 2 / outside);
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
