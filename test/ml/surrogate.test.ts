import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { surrogate } from '../../src/ml/surrogate';

/** Two half moons of 300 rows each, told apart by shape alone, and if asked some rows far from both. */
function moons(strays: number): { readonly x: Float64Array; readonly rows: number; readonly labels: Int32Array } {
  const chance = random('moons');
  const rows: number[][] = [];
  const labels: number[] = [];
  for (let i = 0; i < 600; i++) {
    const angle = Math.PI * chance.next();
    const upper = i % 2 === 0;
    rows.push([
      (upper ? Math.cos(angle) : 1 - Math.cos(angle)) + 0.04 * chance.normal(),
      (upper ? Math.sin(angle) : 0.5 - Math.sin(angle)) + 0.04 * chance.normal(),
    ]);
    labels.push(upper ? 0 : 1);
  }
  for (let i = 0; i < strays; i++) {
    const angle = 2 * Math.PI * chance.next();
    rows.push([6 * Math.cos(angle), 6 * Math.sin(angle)]);
    labels.push(-1);
  }
  return { x: Float64Array.from(rows.flat()), rows: rows.length, labels: Int32Array.from(labels) };
}

describe('a rule for new rows', () => {
  it('is the nearest middle where that agrees', async () => {
    const chance = random('two');
    const labels = Int32Array.from({ length: 200 }, (_, i) => i % 2);
    const x = Float64Array.from({ length: 400 }, (_, i) => 9 * (labels[i >> 1] as number) + chance.normal());
    const found = await surrogate(x, 2, labels, 2, { seedKey: 'a', least: 10 });
    expect([found.kind, found.agreement]).toEqual(['centre', 1]);
  });

  it('is several prototypes a group where shape counts', async () => {
    const { x, labels } = moons(0);
    const found = await surrogate(x, 2, labels, 2, { seedKey: 'a', least: 10 });
    expect(found.kind).toBe('prototypes');
    expect(found.agreement).toBeGreaterThan(0.99);
  });

  it('leaves out what lies far from every prototype', async () => {
    const { x, labels } = moons(40);
    const found = await surrogate(x, 2, labels, 2, { seedKey: 'a', least: 10 });
    expect(found.agreement).toBeGreaterThan(0.98);
    if (found.kind === 'tree') return;
    expect(found.cap).toBeGreaterThan(0);
    expect(found.cap).toBeLessThan(6);
  });

  it('is a tree where groups are cut by one column each', async () => {
    const chance = random('stripes');
    const x = Float64Array.from({ length: 2400 }, () => chance.next());
    const labels = Int32Array.from({ length: 800 }, (_, i) => Math.floor(12 * (x[i * 3] as number)) % 2);
    const found = await surrogate(x, 3, labels, 2, { seedKey: 'a', least: 10 });
    expect(found.kind).toBe('tree');
    expect(found.agreement).toBeGreaterThan(0.97);
  });
});
