import { expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { distantFrom, spaceOf } from '../../src/ml/unlike';

const chance = random('unlike');
const rows = 400;
const size = Float64Array.from({ length: rows }, () => chance.normal());
const twice = size.map((value) => 2 * value + 0.05 * chance.normal());
const flag = Float64Array.from(size, (value) => (value > 0 ? 1 : 0));
const space = spaceOf(
  [size, twice, flag],
  Uint32Array.from({ length: rows }, (_, i) => i),
);
const at = (...values: readonly number[]): number =>
  distantFrom(
    space,
    values.map((value) => Float64Array.of(value)),
    -1,
  );

it('rows of the data are seldom further from their nearest than the limit', () => {
  const beyond = Array.from(
    { length: rows },
    (_, i) =>
      distantFrom(
        space,
        [size, twice, flag].map((data) => data.subarray(i, i + 1)),
        i,
      ) > space.limit,
  );
  expect(beyond.filter(Boolean).length).toBeLessThanOrEqual(Math.ceil(0.015 * rows));
});

it('a row whose values never occur together is unlike any, though each is usual', () => {
  expect(at(1, 2, 1)).toBeLessThan(space.limit);
  expect(at(1, -2, 1)).toBeGreaterThan(space.limit);
  expect(at(-2, -4, 1)).toBeGreaterThan(space.limit);
});

it('a missing value is as the mean, and a constant says nothing', () => {
  const flat = spaceOf(
    [size, new Float64Array(rows).fill(7)],
    Uint32Array.from({ length: rows }, (_, i) => i),
  );
  expect(distantFrom(flat, [Float64Array.of(NaN), Float64Array.of(900)], -1)).toBeCloseTo(
    distantFrom(flat, [Float64Array.of(flat.centre[0] as number), Float64Array.of(7)], -1),
    12,
  );
});
