import type { PathReport } from './meta';
import type { SumFit } from './sum';

/** More lines than this cannot be told apart. */
const LINES = 4;

/** Of the columns that weigh most where the path was cut, and of those that come next where fewer count there. */
export function pathOf({ inputs, path }: SumFit): PathReport | null {
  const last = path?.path.at(-1);
  const chosen = path?.path[path.chosen];
  if (!path || !last || !chosen) return null;
  const size = (weights: Float64Array, j: number): number => Math.abs(weights[j] as number);
  const places = inputs
    .map((_, j) => j)
    .sort((a, b) => size(chosen.weights, b) - size(chosen.weights, a) || size(last.weights, b) - size(last.weights, a) || a - b)
    .slice(0, LINES);
  return {
    columns: places.map((j) => inputs[j]?.column ?? ''),
    steps: path.path.map(({ C, weights }) => ({
      strength: Math.log10(C),
      kept: weights.reduce((sum, weight) => sum + (weight === 0 ? 0 : 1), 0),
      weights: places.map((j) => weights[j] as number),
    })),
    chosen: path.chosen,
    inputs: inputs.length,
  };
}
