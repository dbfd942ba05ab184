import type { Agg } from '../core/program';
import type { Groups } from './groups';
import { finite } from './vector';

/** A figure of each group as numbers come in, in row order: `data[0]` is row `from`. NaN is missing and skipped. */
export interface Tally {
  add(data: Float64Array, from: number): void;
  done(): Float64Array;
}

export function tallyOf(agg: Exclude<Agg, 'countDistinct'>, groups: Groups): Tally {
  switch (agg) {
    case 'count':
      return count(groups);
    case 'sum':
    case 'mean':
      return sum(groups, agg === 'mean');
    case 'min':
    case 'max':
    case 'first':
      return pick(groups, agg);
    default:
      return agg satisfies never;
  }
}

function count({ of, first }: Groups): Tally {
  const out = new Float64Array(first.length);
  return {
    add(data, from) {
      for (let i = 0; i < data.length; i++) {
        const group = of[from + i] as number;
        if (group >= 0 && !Number.isNaN(data[i] as number)) out[group] = (out[group] as number) + 1;
      }
    },
    done: () => out,
  };
}

/** Left to right; NaN where there is nothing to add. */
function sum({ of, first }: Groups, mean: boolean): Tally {
  const out = new Float64Array(first.length);
  const counts = new Float64Array(first.length);
  return {
    add(data, from) {
      for (let i = 0; i < data.length; i++) {
        const group = of[from + i] as number;
        const value = data[i] as number;
        if (group < 0 || Number.isNaN(value)) continue;
        out[group] = (out[group] as number) + value;
        counts[group] = (counts[group] as number) + 1;
      }
    },
    done: () =>
      out.map((total, group) => {
        const many = counts[group] as number;
        if (many === 0) return NaN;
        return mean ? finite(total) / many : finite(total);
      }),
  };
}

function pick({ of, first }: Groups, agg: 'min' | 'max' | 'first'): Tally {
  const out = new Float64Array(first.length).fill(NaN);
  return {
    add(data, from) {
      for (let i = 0; i < data.length; i++) {
        const group = of[from + i] as number;
        if (group < 0) continue;
        const value = data[i] as number;
        const held = out[group] as number;
        const better = agg === 'first' ? false : agg === 'min' ? value < held : value > held;
        if (better || Number.isNaN(held)) out[group] = value + 0;
      }
    },
    done: () => out,
  };
}

/** The sum of a number that is 0 in all rows but these; null when one of these is missing. */
export function sumOfFew(
  { rows, data }: { readonly rows: Int32Array; readonly data: Float64Array },
  { of, first }: Groups,
): Float64Array | null {
  const out = new Float64Array(first.length);
  for (let i = 0; i < rows.length; i++) {
    const group = of[rows[i] as number] as number;
    const value = data[i] as number;
    if (Number.isNaN(value)) return null;
    if (group >= 0) out[group] = (out[group] as number) + value;
  }
  return out.map(finite);
}
