import type { Expr } from '../core/expr';
import { finite } from './vector';

type Of<T extends Expr['type']> = Extract<Expr, { type: T }>;

/** One number for every row, or a number a row. */
export type Operand = number | Float64Array;

export function arithmetic(op: Of<'arithmetic'>['op'], left: Operand, right: Operand, rows: number): Float64Array {
  const out = new Float64Array(rows);
  const a = at(left);
  const b = at(right);
  switch (op) {
    case '+':
      for (let i = 0; i < rows; i++) out[i] = finite((a.all[i & a.mask] as number) + (b.all[i & b.mask] as number));
      return out;
    case '-':
      for (let i = 0; i < rows; i++) out[i] = finite((a.all[i & a.mask] as number) - (b.all[i & b.mask] as number));
      return out;
    case '*':
      for (let i = 0; i < rows; i++) out[i] = finite((a.all[i & a.mask] as number) * (b.all[i & b.mask] as number));
      return out;
    case '/':
      for (let i = 0; i < rows; i++) out[i] = finite((a.all[i & a.mask] as number) / (b.all[i & b.mask] as number));
      return out;
    default:
      return op satisfies never;
  }
}

/** The mask sends every row to the only value there is, or to its own. */
function at(operand: Operand): { readonly all: Float64Array; readonly mask: number } {
  return typeof operand === 'number' ? { all: Float64Array.of(operand), mask: 0 } : { all: operand, mask: -1 };
}

const MATH: Readonly<Record<Of<'math'>['fn'], (value: number) => number>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  log: Math.log,
  log1p: (value) => Math.log(1 + value),
  exp: Math.exp,
  floor: Math.floor,
  round: (value) => (value < 0 ? -Math.round(-value) : Math.round(value)),
  sigmoid: (value) => 1 / (1 + Math.exp(-value)),
  sign: Math.sign,
};

export function math(fn: Of<'math'>['fn'], of: Float64Array): Float64Array {
  const apply = MATH[fn];
  return of.map((value) => finite(apply(value)));
}

export function extreme(type: 'least' | 'greatest', all: readonly Float64Array[], rows: number): Float64Array {
  const out = new Float64Array(rows).fill(NaN);
  for (const data of all) {
    for (let i = 0; i < rows; i++) {
      const value = data[i] as number;
      const held = out[i] as number;
      if (Number.isNaN(held) || (type === 'least' ? value < held : value > held)) out[i] = value + 0;
    }
  }
  return out;
}

/** Number of edges <= value, by bisection. */
export function bucket(of: Float64Array, edges: readonly number[]): Float64Array {
  return of.map((value) => (Number.isNaN(value) ? NaN : countUpTo(edges, value)));
}

function countUpTo(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function interpolate(of: Float64Array, x: readonly number[], y: readonly number[]): Float64Array {
  const slope = slopes(x, y);
  return of.map((value) => {
    if (Number.isNaN(value)) return NaN;
    const after = countUpTo(x, value);
    if (after === 0) return finite(y[0] as number);
    const from = after - 1;
    if (after === x.length) return finite(y[from] as number);
    const rise = slope[from] as number;
    return finite(rise === 0 ? (y[from] as number) : (y[from] as number) + (value - (x[from] as number)) * rise);
  });
}

export function slopes(x: readonly number[], y: readonly number[]): readonly number[] {
  return x.slice(1).map((next, i) => ((y[i + 1] as number) - (y[i] as number)) / (next - (x[i] as number)));
}

export function linear(bias: number, weights: readonly number[], values: readonly Float64Array[], rows: number): Float64Array {
  const out = new Float64Array(rows).fill(bias);
  values.forEach((data, term) => {
    const weight = weights[term] as number;
    for (let i = 0; i < rows; i++) out[i] = (out[i] as number) + weight * (data[i] as number);
  });
  for (let i = 0; i < rows; i++) out[i] = finite(out[i] as number);
  return out;
}

const BLOCK = 2048;

/** Index of and squared distance to the nearest centre; block by block, so that a block's sums stay in the cache. */
export function nearest(
  values: readonly Float64Array[],
  centres: readonly (readonly number[])[],
  rows: number,
): { readonly index: Float64Array; readonly squared: Float64Array } {
  const index = new Float64Array(rows).fill(NaN);
  const squared = new Float64Array(rows).fill(Infinity);
  const sum = new Float64Array(BLOCK);
  for (let start = 0; start < rows; start += BLOCK) {
    const count = Math.min(BLOCK, rows - start);
    centres.forEach((centre, k) => {
      sum.fill(0);
      values.forEach((data, j) => {
        const at = centre[j] as number;
        for (let i = 0; i < count; i++) {
          const apart = (data[start + i] as number) - at;
          sum[i] = (sum[i] as number) + apart * apart;
        }
      });
      for (let i = 0; i < count; i++) {
        if ((sum[i] as number) < (squared[start + i] as number)) {
          squared[start + i] = sum[i] as number;
          index[start + i] = k;
        }
      }
    });
  }
  for (let i = 0; i < rows; i++) squared[i] = finite(squared[i] as number);
  return { index, squared };
}
