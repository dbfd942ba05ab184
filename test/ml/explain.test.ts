import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { logBinomialTail } from '../../src/ml/gamma';
import { bitsOf, findRules, judgeRules } from '../../src/ml/hot-rules';
import { aucDifference } from '../../src/ml/paired-auc';
import { weightCovariance } from '../../src/ml/wald';
import { farthest, flat, golden } from './golden';

interface Golden {
  readonly covariance: readonly { readonly C: number; readonly x: number[][]; readonly p: number[]; readonly covariance: number[][] }[];
  readonly paired: {
    readonly y: number[];
    readonly a: number[];
    readonly b: number[];
    readonly difference: number;
    readonly low: number;
    readonly high: number;
  };
  readonly tails: readonly { readonly successes: number; readonly rows: number; readonly share: number; readonly log: number }[];
}
const oracle = golden<Golden>('explain.json');
const quiet = () => Promise.resolve();

describe('the covariance of weights', () => {
  it.each(oracle.covariance)('at C = $C is the inverse of the penalised information, as NumPy has it', ({ C, x, p, covariance }) => {
    const found = weightCovariance(flat(x), 4, Float64Array.from(p), C) ?? [];
    expect(farthest(found, covariance.flat())).toBeLessThan(1e-9);
  });

  it('counts a row that stands for three as three rows', () => {
    const { x, p, C } = oracle.covariance[0] as Golden['covariance'][number];
    const thrice = weightCovariance(flat([...x, ...x, ...x]), 4, Float64Array.from([...p, ...p, ...p]), C) ?? [];
    expect(farthest(weightCovariance(flat(x), 4, Float64Array.from(p), C, 3) ?? [], thrice)).toBeLessThan(1e-12);
  });

  it('is not told where two columns are one and nothing holds them', () => {
    expect(
      weightCovariance(
        flat([
          [1, 1],
          [2, 2],
          [0, 0],
        ]),
        2,
        Float64Array.of(0.5, 0.5, 0.5),
        Infinity,
      ),
    ).toBeNull();
  });
});

describe('what one ranking loses against another', () => {
  it('has the interval of DeLong over the same rows', () => {
    const { y, a, b, ...expected } = oracle.paired;
    expect(aucDifference(y, a, [b])).toEqual({
      difference: expect.closeTo(expected.difference, 12),
      low: expect.closeTo(expected.low, 12),
      high: expect.closeTo(expected.high, 12),
    });
  });

  it('is nothing against itself, and changes sign when turned round', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 4, maxLength: 40 }),
        (pairs) => {
          const y = pairs.map((_, i) => i % 2);
          const [a, b] = [pairs.map(([one]) => one), pairs.map(([, two]) => two)];
          expect(aucDifference(y, a, [a])).toEqual({ difference: 0, low: 0, high: 0 });
          expect(aucDifference(y, a, [b]).difference).toBeCloseTo(-aucDifference(y, b, [a]).difference, 12);
        },
      ),
      { numRuns: 40 },
    );
  });
});

it.each(oracle.tails)('the chance of $successes or more in $rows at $share is as SciPy has it', ({ successes, rows, share, log }) => {
  expect(Math.abs(logBinomialTail(successes, rows, share) - log)).toBeLessThan(1e-9 * Math.max(1, Math.abs(log)));
});

/** Twelve yes/no columns; those in `planted` together make success likely. */
function world(seed: string, rows: number, planted: readonly number[]) {
  const chance = random(seed);
  const cells = Array.from({ length: rows }, () => Array.from({ length: 12 }, () => chance.next() < 0.4));
  const won = cells.map((row) => chance.next() < (planted.length > 0 && planted.every((at) => row[at]) ? 0.85 : 0.1));
  const sides = [won.map((_, i) => i).filter((i) => i % 4 !== 0), won.map((_, i) => i).filter((i) => i % 4 === 0)] as const;
  return sides.map((side) => ({
    rows: side.length,
    y: bitsOf(side.length, (i) => won[side[i] as number] ?? false),
    conditions: Array.from({ length: 12 }, (_, column) => ({
      column,
      bits: bitsOf(side.length, (i) => cells[side[i] as number]?.[column] ?? false),
    })),
  })) as unknown as [Side, Side];
}
interface Side {
  readonly rows: number;
  readonly y: Uint32Array;
  readonly conditions: readonly { readonly column: number; readonly bits: Uint32Array }[];
}

async function told([teach, judge]: [Side, Side]): Promise<readonly (readonly number[])[]> {
  const found = await findRules(teach.conditions, teach.y, teach.rows, 25, quiet);
  const holds = found.map(({ conditions }) =>
    (judge.conditions[0] as Side['conditions'][number]).bits.map((_, word) =>
      conditions.reduce((all, at) => all & (judge.conditions[at]?.bits[word] ?? 0), -1),
    ),
  );
  return judgeRules(holds, judge.y, judge.rows, 10).map(({ rule }) => found[rule]?.conditions ?? []);
}

describe('hot rules', () => {
  it('find the three conditions that were planted, and put them first', async () => {
    expect((await told(world('planted', 2000, [2, 5, 9])))[0]).toEqual([2, 5, 9]);
    expect((await told(world('one', 1200, [7])))[0]).toEqual([7]);
  });

  it('find nothing in noise: at most one alarm over twelve seeds', async () => {
    let alarms = 0;
    for (let seed = 0; seed < 12; seed++) alarms += Number((await told(world(`noise ${seed}`, 1000, []))).length > 0);
    expect(alarms).toBeLessThanOrEqual(1);
  });

  it('judged on the rows that found them, noise would look like a finding', async () => {
    const [teach] = world('noise 0', 1000, []);
    const found = await findRules(teach.conditions, teach.y, teach.rows, 25, quiet);
    expect(found.length).toBeGreaterThan(0);
  });

  it('never speak twice of one column, and of no fewer rows than asked', async () => {
    const [teach] = world('planted', 2000, [2, 5, 9]);
    const both = teach.conditions.map((one) => ({ ...one, column: one.column >> 1 }));
    for (const { conditions, rows } of await findRules(both, teach.y, teach.rows, 60, quiet)) {
      expect(new Set(conditions.map((at) => at >> 1)).size).toBe(conditions.length);
      expect(rows).toBeGreaterThanOrEqual(60);
    }
  });
});
