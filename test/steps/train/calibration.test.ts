import { expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { calibrate } from '../../../src/steps/train/calibration';

const ROWS = 300;
const r = random('rounds');

/** Scores three times as sure as they may be. */
const rounds = Array.from({ length: 5 }, () => {
  const truth = Float64Array.from({ length: ROWS }, () => 1.5 * r.normal());
  return {
    y: Uint8Array.from(truth, (one) => (r.next() < 1 / (1 + Math.exp(-one)) ? 1 : 0)),
    score: truth.map((one) => 3 * one),
    rate: 0.5,
  };
});

it('what is said of a round was not learnt from its outcomes, and so neither is whether it holds', () => {
  const [first, ...others] = rounds;
  if (!first) throw new Error('no rounds');
  const otherwise = [{ ...first, y: first.y.map((one, i) => (i % 10 === 0 ? 1 - one : one)) }, ...others];
  const [one, two] = [calibrate(rounds), calibrate(otherwise)];
  expect(one.percentAllowed).toBe(true);
  expect(one.calibration.a).toBeLessThan(0.5);
  const furthest = (from: number, to: number): number =>
    one.chance.slice(from, to).reduce((most, chance, i) => Math.max(most, Math.abs(chance - (two.chance[from + i] as number))), 0);
  expect(furthest(0, ROWS)).toBeLessThan(1e-6);
  expect(furthest(ROWS, 5 * ROWS)).toBeGreaterThan(1e-3);
});

it('neither was a bent line, where one is called for', () => {
  const bent = rounds.map(({ score, ...rest }) => ({ ...rest, score: score.map((one) => (one > 0 ? 3 * one : one / 3)) }));
  const otherwise = bent.map((round, i) =>
    i === 0 ? { ...round, y: round.y.map((one, row) => (row % 20 === 0 ? 1 - one : one)) } : round,
  );
  const [one, two] = [calibrate(bent), calibrate(otherwise)];
  expect([one, two].map(({ calibration }) => calibration.bend !== null)).toEqual([true, true]);
  const moved = one.chance.map((chance, row) => Math.abs(chance - (two.chance[row] as number)));
  expect(Math.max(...moved.subarray(0, ROWS))).toBeLessThan(1e-6);
  expect(Math.max(...moved.subarray(ROWS))).toBeGreaterThan(1e-3);
});
