import type { Cloud } from './method';

/**
 * The smallest group goes to the one with the nearest middle until none has fewer rows than `least`, or one is left.
 * @param place group of each row, -1 for none
 */
export function mergeSmall(
  place: Int32Array,
  k: number,
  { x, cols }: Cloud,
  least: number,
): { readonly to: Int32Array; readonly merged: number } {
  const to = Int32Array.from({ length: k }, (_, g) => g);
  const sizes = new Float64Array(k);
  const sums = new Float64Array(k * cols);
  place.forEach((group, i) => {
    if (group < 0) return;
    sizes[group] = (sizes[group] as number) + 1;
    for (let j = 0; j < cols; j++) sums[group * cols + j] = (sums[group * cols + j] as number) + (x[i * cols + j] as number);
  });
  const apart = (a: number, b: number): number => {
    let sum = 0;
    for (let j = 0; j < cols; j++) {
      sum += ((sums[a * cols + j] as number) / (sizes[a] as number) - (sums[b * cols + j] as number) / (sizes[b] as number)) ** 2;
    }
    return sum;
  };
  for (let merged = 0; ; merged++) {
    const there = Array.from(to.keys()).filter((g) => to[g] === g && (sizes[g] as number) > 0);
    const smallest = there.reduce((a, b) => ((sizes[b] as number) < (sizes[a] as number) ? b : a), there[0] ?? -1);
    if (there.length < 2 || (sizes[smallest] as number) >= least) return { to, merged };
    const others = there.filter((g) => g !== smallest);
    const target = others.reduce((a, b) => (apart(smallest, b) < apart(smallest, a) ? b : a));
    sizes[target] = (sizes[target] as number) + (sizes[smallest] as number);
    sizes[smallest] = 0;
    for (let j = 0; j < cols; j++) {
      sums[target * cols + j] = (sums[target * cols + j] as number) + (sums[smallest * cols + j] as number);
    }
    for (let g = 0; g < k; g++) if (to[g] === smallest) to[g] = target;
  }
}
