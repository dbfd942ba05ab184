import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { schemaOf, type Schema } from '../../../src/core/schema';
import { HELD_OUT } from '../../../src/core/split';
import { numericColumn, type Table } from '../../../src/core/table';
import { wordsOf } from '../../../src/i18n/format';
import { translator } from '../../../src/i18n/translate';
import { en } from '../../../src/steps/profile/en';
import { meta, type ProfileReport, type Rule } from '../../../src/steps/profile/meta';
import { ruleGround, ruleOf } from '../../../src/steps/profile/rules';
import { impl } from '../../../src/steps/profile/run';
import { CATALOGUES } from '../../contract/step-words';
import { literal } from '../../program/tables';
import { oneStep, rolesOf } from '../one-step';

const say = translator(en, wordsOf('en', ''));

interface Person {
  readonly spend: number;
  readonly days: number;
  readonly region: string;
  readonly vip: number;
}

function people(count: number, seed: string): Person[] {
  const chance = random(seed);
  return Array.from({ length: count }, () => ({
    spend: Math.round(1000 * Math.exp(chance.normal())),
    days: chance.below(365),
    region: ['North', 'South', 'West'][chance.below(3)] ?? '',
    vip: Number(chance.next() < 0.3),
  }));
}

function tableOf(
  all: readonly Person[],
  segment: (person: Person, row: number) => string,
): { readonly table: Table; readonly schema: Schema } {
  const table = literal({
    Spend: ['number', all.map(({ spend }) => spend)],
    'Days since last order': ['number', all.map(({ days }) => days)],
    Region: ['category', all.map(({ region }) => region)],
    VIP: ['bool', all.map(({ vip }) => vip)],
    Segment: ['category', all.map(segment)],
  });
  const schema = schemaOf(table, rolesOf({ Spend: 'money', Segment: 'cluster' })).map((column) =>
    column.name === 'Days since last order' ? { ...column, made: 'recency' as const } : column,
  );
  return { table, schema };
}

async function rulesOf(all: readonly Person[], segment: (person: Person, row: number) => string): Promise<readonly (Rule | null)[]> {
  const { table, schema } = tableOf(all, segment);
  const { report } = await oneStep<typeof meta.params, ProfileReport>({ meta, impl }, table, schema);
  return report.segments.map(({ rule }) => rule);
}

const words = (rule: Rule | null | undefined): string => (rule ? say({ code: 'profile.rule', args: { conditions: rule.said } }) : '–');

describe('a rule in words', () => {
  it('finds the cuts that were planted and says them in round numbers', async () => {
    const [rule] = await rulesOf(people(1500, 'planted'), ({ spend, days }) => (spend > 1517 && days <= 92 ? 'A' : 'B'));
    expect(words(rule)).toBe('Last order within 90 days and Spend over 1,500');
    expect(rule?.coverage.share).toBeGreaterThan(0.95);
    expect(rule?.precision.share).toBeGreaterThan(0.9);
    expect((rule?.members ?? 0) + (rule?.others ?? 0)).toBeLessThan(400);
  });

  it('speaks of words and of yes or no', async () => {
    const all = people(1500, 'words');
    const [north] = await rulesOf(all, ({ region }) => (region === 'North' ? 'A' : 'B'));
    expect(words(north)).toBe('Region is North');
    const [vip] = await rulesOf(all, ({ vip: is, region }) => (is === 1 && region !== 'West' ? 'A' : 'B'));
    expect(words(vip)).toMatch(/^(VIP: yes and Region is not West|Region is not West and VIP: yes)$/);
  });

  it('counts on rows it was not learnt on, with intervals that hold their share', async () => {
    const chance = random('blur');
    const [rule] = await rulesOf(people(2000, 'blur'), ({ spend }) => (spend * Math.exp(chance.normal() / 4) > 2000 ? 'A' : 'B'));
    expect(rule).not.toBeNull();
    const { coverage, precision, caught, members, wrong } = rule as Rule;
    expect(coverage.share).toBeCloseTo(caught / members, 12);
    expect(precision.share).toBeCloseTo(caught / (caught + wrong), 12);
    for (const { share, low, high } of [coverage, precision]) expect(low < share && share < high).toBe(true);
    expect(precision.share).toBeLessThan(1);
  });

  it('is none on shuffled letters, whatever the seed', async () => {
    const passed: string[] = [];
    for (let seed = 0; seed < 20; seed++) {
      const chance = random(`shuffled ${seed}`);
      const rules = await rulesOf(people(400, `noise ${seed}`), () => ['A', 'B', 'C', 'D'][Math.floor(4 * chance.next() ** 1.5)] ?? 'A');
      rules.forEach((rule) => rule && passed.push(`${seed}: ${words(rule)}`));
    }
    expect(passed).toEqual([]);
  });

  it('is judged by the rows held out and by no others: when those say otherwise there is none', async () => {
    const rows = Array.from({ length: 500 }, (_, row) => row);
    const data = numericColumn(
      'x',
      'number',
      rows.map((row) => (row * 37) % 500),
    );
    const fold = Int8Array.from(rows, (row) => (row % 5 === 0 ? HELD_OUT : 0));
    const column = { name: 'x', kind: 'number', role: 'number', origin: [], feature: false, plain: true } as const;
    const ground = await ruleGround([{ column, data, format: 'number' }], Uint32Array.from(rows), Uint32Array.from(rows), fold, {
      groups: 2,
      checkpoint: async () => undefined,
    });
    const high = (row: number): boolean => (data.data[row] as number) >= 303;
    expect(ruleOf(ground, high)).toMatchObject({ caught: 39, members: 39, wrong: 0, others: 61, taught: 400 });
    expect(ruleOf(ground, (row) => high(row) !== (row % 5 === 0))).toBeNull();
    // Surely better than chance, and of fewer than half of them.
    const third = (row: number): boolean => (data.data[row] as number) >= 468 || row % 11 === 3;
    expect(ruleOf(ground, third)).toBeNull();
    expect(ruleOf(ground, (row) => third(row) && row % 11 !== 3)).not.toBeNull();
  });

  it('is none for a handful', async () => {
    const rules = await rulesOf(people(400, 'few'), (_, row) => (row < 9 ? 'B' : 'A'));
    expect(rules).toEqual([null, null]);
  });

  it('has its words in Norwegian', async () => {
    const [rule] = await rulesOf(people(1500, 'planted'), ({ spend, days }) => (spend > 1517 && days <= 92 ? 'A' : 'B'));
    const tell = translator(CATALOGUES.nb, wordsOf('nb', ''));
    expect(tell({ code: 'profile.rule', args: { conditions: rule?.said ?? [] } })).toBe(
      'Siste ordre innen 90 dager og Spend over 1\u202f500',
    );
  });
});
