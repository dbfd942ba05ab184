import fs from 'node:fs';

/** A golden file made by a script in test/oracle. */
export function golden<T>(name: string): T {
  return JSON.parse(fs.readFileSync(new URL(`../oracle/golden/${name}`, import.meta.url), 'utf8')) as T;
}

/** Largest difference, relative to the expected number where that is above one; NaN anywhere is infinitely far. */
export function farthest(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  let most = 0;
  for (let i = 0; i < actual.length; i++) {
    const gap = Math.abs((actual[i] as number) - (expected[i] as number)) / Math.max(1, Math.abs(expected[i] as number));
    most = Math.max(most, Number.isNaN(gap) ? Infinity : gap);
  }
  return most;
}

export function flat(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat());
}
