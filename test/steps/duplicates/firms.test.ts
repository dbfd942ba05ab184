import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/core/schema';
import { meta } from '../../../src/steps/duplicates/meta';
import { impl } from '../../../src/steps/duplicates/run';
import { literal } from '../../program/tables';
import { oneStep } from '../one-step';

const TRADES = ['Maschinenbau', 'Verpackung', 'Metallbau'];
const OTHERS = Array.from(
  { length: 90 },
  (_, i) => `Firma${String.fromCharCode(97 + (i % 26))}${'xyzw'[i % 4]}${i} ${TRADES[i % 3] ?? ''} GmbH`,
);
const ROLES: Readonly<Record<string, Role>> = { name: 'name', country: 'country' };

/** How alike two firms are among others of their trade; null where they are not asked about. */
async function asked(a: string, b: string, countries: readonly [string, string] = ['Germany', 'Germany']): Promise<number | null> {
  const table = literal({
    name: ['text', [a, b, ...OTHERS]],
    country: ['category', [...countries, ...OTHERS.map(() => 'Germany')]],
    spend: ['number', [1, 2, ...OTHERS.map((_, i) => i + 3)]],
  });
  const { report } = await oneStep({ meta, impl }, table, ROLES);
  expect(report.pairs.filter((pair) => pair.a !== 0 || pair.b !== 1)).toEqual([]);
  return report.pairs[0]?.score ?? null;
}

describe('companies known by their name alone', () => {
  it.each([
    ['the same name', 'Zanost Verpackung GmbH', 'Zanost Verpackung GmbH'],
    ['capitals', 'Zanost Verpackung GmbH', 'ZANOST VERPACKUNG GMBH'],
    ['the legal form in another writing', 'Zanost Verpackung GmbH', 'Zanost Verpackung G.m.b.H.'],
    ['the legal form left out', 'Zanost Verpackung GmbH', 'Zanost Verpackung'],
    ['two letters swapped', 'Zanost Verpackung GmbH', 'Zansot Verpackung GmbH'],
    ['a letter left out', 'Zanost Verpackung GmbH', 'Zanst Verpackung GmbH'],
    ['a letter more', 'Zanost Verpackung GmbH', 'Zanostt Verpackung GmbH'],
    ['a letter that the name has nowhere else', 'Zanost Verpackung GmbH', 'Zanosxt Verpackung GmbH'],
    ['a slip in the trade', 'Zanost Verpackung GmbH', 'Zanost Verpakcung GmbH'],
    ['another letter in a long word', 'Zanostvelbra Verpackung GmbH', 'Zanostvelfra Verpackung GmbH'],
  ])('are asked about: %s', async (_, a, b) => {
    expect(await asked(a, b)).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    ['another legal form', 'Zanost Verpackung GmbH', 'Zanost Verpackung AG'],
    ['another letter in a short word', 'Zanost Verpackung GmbH', 'Zanust Verpackung GmbH'],
    ['another name of one trade', 'Zanostar Verpackung GmbH', 'Zanosbra Verpackung GmbH'],
    ['another trade', 'Zanost Verpackung GmbH', 'Zanost Metallbau GmbH'],
    ['a number', 'Zanost 1 Verpackung GmbH', 'Zanost 2 Verpackung GmbH'],
  ])('are not asked about: %s', async (_, a, b) => {
    expect(await asked(a, b)).toBeNull();
  });

  it('are not asked about in another country', async () => {
    expect(await asked('Zanost Verpackung GmbH', 'Zanost Verpackung GmbH', ['Germany', 'Austria'])).toBeNull();
  });
});

describe('people known by name and e-mail', () => {
  const people = (a: string, b: string) =>
    literal({
      name: ['text', ['Kari Hansen', 'Kari Hansen', 'Ola Vik']],
      email: ['text', [a, b, 'ola@vik.example']],
      spend: ['number', [1, 2, 3]],
    });
  const score = async (a: string, b: string): Promise<number | undefined> =>
    (await oneStep({ meta, impl }, people(a, b), { name: 'name', email: 'email' })).report.pairs[0]?.score;

  it('are not more alike for an address made of the name at two firms, but for one with the same number', async () => {
    const alone = 1 / (1 + Math.exp(-1));
    expect(await score('kari.hansen@nordlys.example', 'kari.hansen@fjord.example')).toBeCloseTo(alone, 3);
    expect(await score('kari.hansen83@nordlys.example', 'kari.hansen83@fjord.example')).toBeGreaterThan(0.9);
    expect(await score('kari.hansen@nordlys.example', 'k.h@fjord.example')).toBeUndefined();
  });
});
