import { expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { pairDistances, pairSilhouette } from '../../src/ml/pair-silhouette';
import { silhouette } from '../../src/ml/silhouette';

it('silhouettes from pairs are those from rows, with a group of one and one without rows', async () => {
  const chance = random('pairs');
  const [rows, cols] = [70, 45];
  const x = Float64Array.from({ length: rows * cols }, (_, i) => chance.normal() + (Math.floor(i / cols) % 3));
  const far = pairDistances(x, rows, cols);
  for (const k of [2, 3, 6]) {
    const labels = Int32Array.from({ length: rows }, (_, i) => (i === 0 ? k - 1 : i % Math.max(1, k - 2)));
    const { mean } = await silhouette(x, rows, cols, labels, k, { seedKey: 'pairs' });
    expect(Math.abs(pairSilhouette(far, labels, k) - mean)).toBeLessThan(1e-12);
  }
  expect(pairSilhouette(pairDistances(new Float64Array(8), 4, 2), Int32Array.of(0, 0, 1, 1), 2)).toBe(0);
});
