import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchNames, signatureOf, similarity, withName } from '../../../src/steps/profile/names';

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const segment = (id: string, rows: readonly number[]): { id: string; signature: string } => ({ id, signature: signatureOf(rows) });

describe('names of segments', () => {
  it('tells how much two memberships share', () => {
    const signature = signatureOf(range(0, 1000));
    expect(signature).toMatch(/^[0-9a-f]{256}$/);
    expect(similarity(signature, signatureOf(range(0, 1000)))).toBe(1);
    expect(similarity(signature, signatureOf(range(5000, 6000)))).toBeLessThan(0.05);
    // 900 of 1,100 in common: 0.82, give or take what 64 slots can tell.
    expect(Math.abs(similarity(signature, signatureOf(range(100, 1100))) - 0.818)).toBeLessThan(0.15);
    expect(similarity(signature, 'no signature')).toBe(0);
  });

  it('tells large memberships apart too', () => {
    const [a, b] = [signatureOf(range(0, 200_000)), signatureOf(range(200_000, 400_000))];
    expect(similarity(a, b)).toBeLessThan(0.05);
    expect(Math.abs(similarity(a, signatureOf(range(100_000, 200_000))) - 0.5)).toBeLessThan(0.2);
  });

  it('does not hang on the order of the members', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1e6), { minLength: 1, maxLength: 60 }), (rows) => {
        expect(signatureOf([...rows].reverse())).toBe(signatureOf(rows));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps a name with its people when letters change', () => {
    const saved = withName(
      withName([], [segment('A', range(0, 600)), segment('B', range(600, 900))], 'A', 'Regulars'),
      [segment('B', range(600, 900))],
      'B',
      'New',
    );
    const later = [segment('A', range(590, 905)), segment('B', range(0, 440)), segment('C', range(440, 590))];
    expect(matchNames(saved, later)).toEqual(
      new Map([
        ['A', 'New'],
        ['B', 'Regulars'],
      ]),
    );
  });

  it('gives no name to people who never had one', () => {
    const saved = withName([], [segment('A', range(0, 500))], 'A', 'Regulars');
    expect(matchNames(saved, [segment('A', range(500, 900))])).toEqual(new Map());
  });

  it('replaces the name of the same people, forgets an emptied one, and keeps names of those not here now', () => {
    const a = segment('A', range(0, 500));
    const once = withName([], [a], 'A', 'First');
    const twice = withName(once, [a], 'A', '  Second ');
    expect(twice).toEqual([[a.signature, 'Second']]);
    expect(withName(twice, [a], 'A', ' ')).toEqual([]);
    const other = segment('A', range(900, 1000));
    expect(withName(twice, [other], 'A', 'Others')).toHaveLength(2);
  });
});
