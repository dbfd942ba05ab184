import { random } from '../core/rng';

/**
 * Rows drawn by chance, `most` of them where there are more, and beyond these of a small group as many as `each`, or all it has: what is learnt of it
 * is then not about a handful.
 * @param labels 0 … k - 1, -1 for none @returns places, ascending
 */
export function lookedRows(labels: Int32Array, k: number, most: number, each: number, seedKey: string): Uint32Array {
  if (labels.length <= most) return Uint32Array.from(labels, (_, i) => i);
  const order = random(seedKey).permutation(labels.length);
  const had = new Int32Array(k);
  const looked = order.filter((row, i) => {
    const group = labels[row] as number;
    const wanted = i < most || (group >= 0 && (had[group] as number) < each);
    if (wanted && group >= 0) had[group] = (had[group] as number) + 1;
    return wanted;
  });
  return looked.sort();
}
