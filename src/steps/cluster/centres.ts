import type { Expr } from '../../core/expr';

/** The nearest middle as a rule for rows to come. @param centres row-major, k × cols */
export function centresRule(
  centres: Float64Array,
  k: number,
  cols: number,
): { readonly program: (of: readonly Expr[]) => Expr; readonly distances: (of: readonly Expr[]) => readonly Expr[] } {
  const all = rowsOf(centres, k, cols);
  return {
    program: (of) => ({ type: 'nearest', of, centres: all, give: 'index' }),
    distances: (of) => all.map((centre): Expr => ({ type: 'nearest', of, centres: [centre], give: 'distance' })),
  };
}

export function rowsOf(x: Float64Array, rows: number, cols: number): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from(x.subarray(i * cols, (i + 1) * cols)));
}
