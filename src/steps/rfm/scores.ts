import { column as ref, compare, number, type Expr } from '../../core/expr';

export const SCORES = 5;

/** Least values that reach each score above 1: `edges[0]` reaches 2. null where no value does. */
export type Edges = readonly (number | null)[];

/**
 * Fifths by rank: all who have the same value share the fifth of the lowest of their ranks, so that equal customers are never told apart and those
 * who bought once, of whom there are many, are not called frequent. @param values NaN is left out
 */
export function edgesOf(values: Float64Array): Edges {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  const edges: (number | null)[] = Array.from({ length: SCORES - 1 }, () => null);
  for (let start = 0; start < n;) {
    const value = sorted[start] as number;
    let end = start + 1;
    while (end < n && sorted[end] === value) end++;
    const score = Math.floor((SCORES * start) / n) + 1;
    for (let reached = 2; reached <= score; reached++) edges[reached - 2] ??= value;
    start = end;
  }
  return edges;
}

/** The same where less is better: greatest values that reach each score. */
export function fallingEdgesOf(values: Float64Array): Edges {
  return edgesOf(values.map((value) => -value)).map((edge) => (edge === null ? null : 0 - edge));
}

/** The score of a value, as the program has it. */
export function scoreExpr(name: string, edges: Edges, falling: boolean): Expr {
  const steps = edges.reduce<Expr>(
    (otherwise, edge, i) =>
      edge === null
        ? otherwise
        : { type: 'if', when: compare(ref(name), falling ? '<=' : '>=', number(edge)), then: number(i + 2), else: otherwise },
    number(1),
  );
  return { type: 'if', when: { type: 'isMissing', of: ref(name) }, then: { type: 'missing', kind: 'number' }, else: steps };
}
