import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/core/problem';
import { random } from '../../src/core/rng';
import { logistic, predictLogistic } from '../../src/ml/logistic';
import { tfBackend } from '../../src/ml/tf';
import { farthest, flat, golden } from './golden';

interface Case {
  name: string;
  x: number[][];
  y: number[];
  C: number;
  sampleWeights: number[] | null;
  weights: number[];
  intercept: number;
}
const cases = golden<Case[]>('logistic.json');

describe.each(cases)('logistic regression with $name', ({ x, y, C, sampleWeights, weights, intercept }) => {
  it.each([true, false])('has the coefficients of scikit-learn (first steps by tfjs: %s)', async (warmStart) => {
    const options = sampleWeights ? { C, warmStart, sampleWeights: Float64Array.from(sampleWeights) } : { C, warmStart };
    const fit = await logistic(flat(x), x.length, weights.length, Uint8Array.from(y), options);
    expect(fit.converged).toBe(true);
    expect(fit.backend).toBe(warmStart ? 'wasm' : undefined);
    expect(farthest([...fit.weights, fit.intercept], [...weights, intercept])).toBeLessThan(1e-8);
  });
});

it('a row counted twice is a row of weight two', async () => {
  const r = random('rows');
  const x = Float64Array.from({ length: 80 }, () => r.normal());
  const y = Uint8Array.from({ length: 40 }, (_, i) => ((x[2 * i] as number) + r.normal() > 0 ? 1 : 0));
  const sampleWeights = new Float64Array(40).fill(1).fill(2, 0, 10);
  const weighted = await logistic(x, 40, 2, y, { sampleWeights });
  const doubled = await logistic(Float64Array.of(...x, ...x.subarray(0, 20)), 50, 2, Uint8Array.of(...y, ...y.subarray(0, 10)));
  expect(farthest(weighted.weights, doubled.weights)).toBeLessThan(1e-9);
});

it('the mean chance equals the share of successes', async () => {
  const { x, y } = cases[0] as Case;
  const fit = await logistic(flat(x), x.length, 4, Uint8Array.from(y));
  const chances = predictLogistic(fit, flat(x), x.length);
  const mean = chances.reduce((sum, p) => sum + p, 0) / x.length;
  expect(mean).toBeCloseTo(y.reduce((sum, v) => sum + v, 0) / y.length, 10);
});

it.each([
  ['no-rows', 0, [] as number[]],
  ['one-class', 3, [1, 1, 1]],
])('says %s instead of fitting', async (code, rows, y) => {
  const fit = logistic(new Float64Array(2 * rows), rows, 2, Uint8Array.from(y));
  await expect(fit).rejects.toThrow(ProblemError);
  await expect(fit).rejects.toMatchObject({ problem: { code } });
});

it('without columns it is the share of successes', async () => {
  const fit = await logistic(new Float64Array(0), 4, 0, Uint8Array.of(1, 0, 0, 0));
  expect(predictLogistic(fit, new Float64Array(0), 1)[0]).toBeCloseTo(0.25, 10);
});

it('tfjs runs on its WASM backend here', async () => {
  expect(await tfBackend()).toBe('wasm');
});

it('of very many rows, where a part says which way to go, it is where all rows have it', async () => {
  const r = random('many');
  const [rows, cols] = [110_000, 3];
  const x = Float64Array.from({ length: rows * cols }, () => r.normal());
  const y = Uint8Array.from({ length: rows }, (_, i) => ((x[i * cols] as number) + 2 * r.normal() > 1 ? 1 : 0));
  const fit = await logistic(x, rows, cols, y);
  // weights of one keep it from taking a part
  const whole = await logistic(x, rows, cols, y, { warmStart: false, sampleWeights: new Float64Array(rows).fill(1) });
  expect(fit).toMatchObject({ converged: true, backend: 'wasm' });
  expect(farthest([...fit.weights, fit.intercept], [...whole.weights, whole.intercept])).toBeLessThan(1e-9);
});
