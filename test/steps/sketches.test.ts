import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupSketch } from '../../src/core/group-marks';
import { schemaOf } from '../../src/core/schema';
import { groupsOf, matchSketches, signatureOf, similarity, sketchesOf } from '../../src/steps/sketches';
import { literal } from '../program/tables';
import { rolesOf } from './one-step';

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const ROWS = range(0, 400_000);
const signature = (rows: readonly number[]): string => signatureOf(rows, ROWS);
const sketch = (rows: readonly number[], of: number, centre: GroupSketch['centre'] = []): GroupSketch => ({
  people: signature(rows),
  share: rows.length / of,
  centre,
});

describe('sketches of groups', () => {
  it('tell how much two memberships share', () => {
    const of = signature(range(0, 1000));
    expect(of).toMatch(/^[0-9a-f]{256}$/);
    expect(similarity(of, signature(range(0, 1000)))).toBe(1);
    expect(similarity(of, signature(range(5000, 6000)))).toBeLessThan(0.05);
    // 900 of 1,100 in common: 0.82, give or take what 64 slots can tell.
    expect(Math.abs(similarity(of, signature(range(100, 1100))) - 0.818)).toBeLessThan(0.15);
    expect(similarity(of, 'no signature')).toBe(0);
  });

  it('tell large memberships apart too', () => {
    const [a, b] = [signature(range(0, 200_000)), signature(range(200_000, 400_000))];
    expect(similarity(a, b)).toBeLessThan(0.05);
    expect(Math.abs(similarity(a, signature(range(100_000, 200_000))) - 0.5)).toBeLessThan(0.2);
  });

  it('do not hang on the order of the members', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(399_999), { minLength: 1, maxLength: 60 }), (rows) => {
        expect(signature([...rows].reverse())).toBe(signature(rows));
      }),
      { numRuns: 50 },
    );
  });

  it('hold how far the means lie from everyone’s, and nothing of a handful', () => {
    const rows = range(0, 24);
    const table = literal({
      x: ['number', rows.map((row) => (row < 10 ? 1 : 3))],
      Segment: ['category', rows.map((row) => (row < 10 ? 'A' : row < 15 ? 'B' : null))],
    });
    const schema = schemaOf(table, rolesOf({ Segment: 'cluster' })).map((column) => ({ ...column, origin: ['x'] }));
    const [a, b] = sketchesOf(table, schema, groupsOf(table, schema));
    expect(a?.share).toBeCloseTo(10 / 24, 8);
    // Mean 13/6, standard deviation √35/6.
    expect(a?.centre).toEqual([['x', Number((-7 / Math.sqrt(35)).toPrecision(9))]]);
    expect(b?.centre).toEqual([]);
  });

  it('know people by their identifier where they have one, wherever their rows stand', () => {
    const made = (ids: readonly string[], of: (id: string) => string): GroupSketch[] => {
      const table = literal({ id: ['text', ids], Segment: ['category', ids.map(of)] });
      const schema = schemaOf(table, rolesOf({ id: 'identifier', Segment: 'cluster' }));
      return [...sketchesOf(table, schema, groupsOf(table, schema))];
    };
    const ids = range(0, 200).map((id) => `k${id}`);
    const half = (id: string): string => (Number(id.slice(1)) < 80 ? 'A' : 'B');
    const swapped = (id: string): string => (half(id) === 'A' ? 'B' : 'A');
    expect([...matchSketches(made(ids, half), made([...ids].reverse(), swapped))]).toEqual([1, 0]);
  });
});

describe('groups found again', () => {
  it('of two made one is that of the larger, however little larger', () => {
    const named = range(0, 40).map((draw) => {
      const from = draw * 1000;
      const parts = [sketch(range(from, from + 118), 440), sketch(range(from + 118, from + 248), 440)];
      return matchSketches(parts, [sketch(range(from, from + 248), 440)]).join();
    });
    expect(new Set(named)).toEqual(new Set(['-1,0']));
  });

  it('keep with their people when letters and borders change', () => {
    const saved = [sketch(range(0, 600), 905), sketch(range(600, 900), 905)];
    const now = [sketch(range(590, 905), 905), sketch(range(0, 440), 905), sketch(range(440, 590), 905)];
    expect([...matchSketches(saved, now)]).toEqual([1, 0]);
  });

  it('are none where the people were in no group before', () => {
    expect([...matchSketches([sketch(range(0, 500), 900)], [sketch(range(500, 900), 900)])]).toEqual([-1]);
  });

  it('are matched as a whole, not one by one', () => {
    // Greedy would give the first its closest, and the second nothing.
    const saved = [sketch(range(0, 100), 300), sketch(range(0, 60), 300)];
    const now = [sketch(range(0, 80), 300), sketch(range(20, 130), 300)];
    expect([...matchSketches(saved, now)].sort()).toEqual([0, 1]);
  });

  it('are told by where they lie when the people are others', () => {
    const saved = [sketch(range(0, 50), 100, [['x', -1]]), sketch(range(50, 100), 100, [['x', 1]])];
    const others = [sketch(range(1000, 1050), 100, [['x', 0.9]]), sketch(range(1050, 1100), 100, [['x', -1.1]])];
    expect([...matchSketches(saved, others)]).toEqual([1, 0]);
    const elsewhere = [sketch(range(1000, 1100), 100, [['x', 3]])];
    expect([...matchSketches(saved, elsewhere)]).toEqual([-1, -1]);
  });

  it('are not taken for others that lie alike, where the people are known to be the same', () => {
    const saved = [sketch(range(0, 100), 300, [['x', 0]]), sketch(range(100, 300), 300, [['x', 0.1]])];
    const now = [sketch(range(100, 300), 300, [['x', 0]])];
    expect([...matchSketches(saved, now)]).toEqual([-1, 0]);
    // Nor where others come to lie where they lay, while the rest stay who they are.
    const come = [...now, sketch(range(300, 400), 400, [['x', 0]])];
    expect([...matchSketches(saved, come)]).toEqual([-1, 0]);
  });

  it('are not made up by chance when two halves are drawn anew', () => {
    const saved = [sketch(range(0, 200), 400), sketch(range(200, 400), 400)];
    const even = [
      sketch(
        range(0, 400).filter((row) => row % 2 === 0),
        400,
      ),
      sketch(
        range(0, 400).filter((row) => row % 2 === 1),
        400,
      ),
    ];
    expect([...matchSketches(saved, even)]).toEqual([-1, -1]);
  });
});
