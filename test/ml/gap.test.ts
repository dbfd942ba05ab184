import { expect, it } from 'vitest';
import { gapAt, gapRule } from '../../src/ml/gap';

it('the gap is how far the draws lie above the rows, its error √(1 + 1/B) of their deviation', () => {
  const { gap, gapError } = gapAt(2, [3, 4, 5, 4]);
  expect(gap).toBe(2);
  expect(gapError).toBeCloseTo(Math.sqrt(2 / 3) * Math.sqrt(1.25), 12);
  for (const [own, drawn] of [
    [undefined, [3, 4]],
    [2, [3]],
    [NaN, [3, 4]],
    [2, [3, -Infinity]],
  ] as const)
    // prettier-ignore
    expect(gapAt(own, drawn)).toEqual({ gap: null, gapError: null });
});

it('names the first number of groups that the next one surpasses by no more than an error', () => {
  const tried = (...gaps: readonly (readonly [gap: number | null, gapError: number | null])[]) =>
    gaps.map(([gap, gapError], i) => ({ k: i + 1, gap, gapError }));
  expect(gapRule(tried([0.1, 0.1], [0.5, 0.1], [0.8, 0.1], [0.85, 0.1], [0.7, 0.1]))).toBe(3);
  expect(gapRule(tried([0.1, 0.01], [0.5, 0.01], [0.8, 0.01], [0.85, 0.01], [0.7, 0.01]))).toBe(4);
  expect(gapRule(tried([0.5, 0.1], [0.55, 0.1], [0.9, 0.1]))).toBe(1);
  expect(gapRule(tried([0.1, 0.1], [0.3, 0.1], [0.5, 0.1]))).toBeNull();
  expect(gapRule(tried([0.1, 0.1], [null, null]))).toBeNull();
});
