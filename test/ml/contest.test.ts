import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { contest } from '../../src/ml/contest';

/** Rows in three groups that say much of the outcome, and in three that say nothing. */
function rows(count: number, seed = 'rows') {
  const chance = random(seed);
  const telling = Int32Array.from({ length: count }, () => chance.below(3));
  const idle = Int32Array.from({ length: count }, () => chance.below(3));
  const yes = Float64Array.from(telling, (group) => (chance.next() < [0.1, 0.4, 0.8][group]! ? 1 : 0));
  const amount = Float64Array.from(telling, (group) => 100 * group + 20 * chance.normal());
  return { telling, idle, yes, amount };
}

/** By pairs, as the AUC is meant. */
function byPairs(p: readonly number[], y: readonly number[]): number {
  let [won, all] = [0, 0];
  p.forEach((a, i) => p.forEach((b, j) => y[i] === 1 && y[j] === 0 && (all++, (won += a > b ? 1 : a === b ? 0.5 : 0))));
  return won / all;
}

describe('two ways to group, judged by what came later', () => {
  it('finds the one that tells more, of yes and no and of amounts', async () => {
    const { telling, idle, yes, amount } = rows(1200);
    for (const [y, kind] of [
      [yes, 'yes'],
      [amount, 'amount'],
    ] as const) {
      const found = await contest({ a: idle, b: telling, y, kind }, random('c'));
      expect(found.low).toBeGreaterThan(0);
      const turned = await contest({ a: telling, b: idle, y, kind }, random('c'));
      expect(turned.high).toBeLessThan(0);
      expect(turned.difference).toBeCloseTo(-found.difference, 12);
    }
  });

  it('calls it even when both are the same', async () => {
    const { telling, yes } = rows(300);
    const renamed = telling.map((group) => (group + 1) % 3);
    expect(await contest({ a: telling, b: renamed, y: yes, kind: 'yes' }, random('c'))).toMatchObject({ difference: 0, low: 0, high: 0 });
  });

  it('has what the pairs say for its AUC, and the known share for its R²', async () => {
    const { telling, idle, yes, amount } = rows(6000);
    const share = [0, 1, 2].map((group) => {
      const own = [...yes].filter((_, row) => telling[row] === group);
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    });
    const { b } = await contest({ a: idle, b: telling, y: yes, kind: 'yes' }, random('c'));
    const some = [...yes.subarray(0, 600)];
    expect(b).toBeCloseTo(
      byPairs(
        [...telling.subarray(0, 600)].map((group) => share[group] as number),
        some,
      ),
      1,
    );
    const money = await contest({ a: idle, b: telling, y: amount, kind: 'amount' }, random('c'));
    // Groups 100 apart and 20 wide: 6,667 of 7,067 of the variance lies between them.
    expect(money.b).toBeCloseTo(6667 / 7067, 2);
    expect(Math.abs(money.a)).toBeLessThan(0.02);
  });

  it('holds what is true 95 times in 100 when neither tells anything', async () => {
    let outside = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { telling, idle } = rows(250, `null ${seed}`);
      const chance = random(`y ${seed}`);
      const y = Float64Array.from(telling, () => (chance.next() < 0.3 ? 1 : 0));
      const { low, high } = await contest({ a: idle, b: telling, y, kind: 'yes' }, random(`c ${seed}`));
      if (low > 0 || high < 0) outside++;
    }
    expect(outside).toBeLessThanOrEqual(7);
  });

  it('is not taken in by many small groups, which say all of those who taught and nothing of the others', async () => {
    const chance = random('many');
    const [few, many] = [2, 120].map((groups) => Int32Array.from({ length: 400 }, () => chance.below(groups))) as [Int32Array, Int32Array];
    for (const [kind, y] of [
      ['yes', Float64Array.from(few, () => chance.below(2))],
      ['amount', Float64Array.from(few, () => chance.normal())],
    ] as const) {
      const { b, low } = await contest({ a: few, b: many, y, kind }, random('small groups'));
      expect([b < (kind === 'yes' ? 0.6 : 0.05), low < 0]).toEqual([true, true]);
    }
  });
});
