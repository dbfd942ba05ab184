import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { schemaOf, type Role } from '../../../src/core/schema';
import { foldsOfRows, type Split } from '../../../src/core/split';
import { dictColumn, numericColumn, tableOf, type Column, type Table } from '../../../src/core/table';
import { splitWords } from '../../../src/steps/target/split-words';
import { meta, successSaid, type TargetReport } from '../../../src/steps/target/meta';
import { runSource } from '../scoring';

const ROWS = 600;
const DAY = 86_400_000;
const chance = random('sides');
const won = Array.from({ length: ROWS }, () => chance.next() < 0.3);
const seen = Array.from({ length: ROWS }, (_, i) => ((i * 7) % ROWS) * DAY);
const cells = (of: (yes: boolean, i: number) => number | null): readonly (number | null)[] => won.map(of);
const noise = (name: string): Column =>
  numericColumn(
    name,
    'number',
    cells(() => chance.normal()),
  );
const ROLES: Readonly<Record<string, Role>> = { won: 'outcome', email: 'email', id: 'identifier', created: 'date', visited: 'date' };

async function report(columns: readonly Column[], split: Partial<Split> = {}, more: Record<string, Role> = {}): Promise<TargetReport> {
  const table: Table = tableOf([numericColumn('won', 'bool', won), ...columns]);
  const whole: Split = { entity: null, holdout: 0.2, folds: 5, even: 'won', ...split };
  const schema = schemaOf(table, new Map(Object.entries({ ...ROLES, ...more })));
  const source = { table, schema, folds: foldsOfRows(table, whole, 1), split: whole, seed: 1 };
  return (await runSource(source, ['dates', 'categories', 'target'])).report<TargetReport>('target');
}

const asked = ({ leakQuestions }: TargetReport) => leakQuestions.map(({ column, why }) => [column, why]);
const emails = (share: number) => dictColumn('email', 'text', won.map((_, i) => (i < share * ROWS ? `p${i % Math.floor((share * ROWS) / 2)}@x.no` : `q${i}@x.no`))); // prettier-ignore

describe('the same customer on both sides', () => {
  it('is named with how many, asked about, and gone once they are kept together', async () => {
    const apart = await report([noise('a'), emails(0.4)]);
    expect(asked(apart)).toEqual([['email', 'people']]);
    expect(apart.leakQuestions[0]).toMatchObject({ of: 120 });
    expect(apart.leakQuestions[0]?.rows).toBeGreaterThan(20);
    const together = await report([noise('a'), emails(0.4)], { entity: 'email' });
    expect(asked(together)).toEqual([]);
    expect(together.split.together).toBe('email');
  });

  it('is the same however the row spells it, and kept together too', async () => {
    const spelt = dictColumn('email', 'text', won.map((_, i) => [`p${i % 300}@x.no`, `P${i % 300}@X.no `][Math.floor(i / 300)] as string)); // prettier-ignore
    const apart = await report([noise('a'), spelt]);
    expect(asked(apart)).toEqual([['email', 'people']]);
    const together = await report([noise('a'), spelt], { entity: 'email' });
    expect([asked(together), together.split.together]).toEqual([[], 'email']);
  });

  it('is no question where every row is another, or where the column names a shop', async () => {
    const own = dictColumn('email', 'text', won.map((_, i) => `q${i}@x.no`)); // prettier-ignore
    const shop = dictColumn('id', 'text', won.map((_, i) => `shop ${i % 9}`)); // prettier-ignore
    expect(asked(await report([noise('a'), own, shop]))).toEqual([]);
  });
});

describe('equal rows on both sides', () => {
  const twice = (name: string): Column => {
    const half = Array.from({ length: ROWS }, () => chance.normal());
    return numericColumn(name, 'number', half.map((_, i) => (i < 100 ? (half[0] as number) + (i >> 1) : (half[i] as number)))); // prettier-ignore
  };
  const id = dictColumn('id', 'text', won.map((_, i) => `k${i}`)); // prettier-ignore

  it('are named where another number hides that they are copies', async () => {
    const found = await report([id, twice('a'), twice('b'), twice('c'), twice('d')], { entity: 'id' });
    expect(asked(found)).toEqual([['won', 'copies']]);
    expect(JSON.stringify(meta.soWhat(found))).toContain('target.equal-rows');
  });

  it('are no question where chance makes as many', async () => {
    const coarse = (name: string, levels: number): Column =>
      numericColumn(
        name,
        'number',
        cells(() => Math.floor(chance.next() * levels)),
      );
    expect(asked(await report([id, coarse('a', 7), coarse('b', 7), coarse('c', 5), coarse('d', 4)], { entity: 'id' }))).toEqual([]);
  });

  it('are no question where few columns tell rows apart', async () => {
    const yesNo = (name: string): Column =>
      numericColumn(
        name,
        'bool',
        cells(() => (chance.next() < 0.5 ? 1 : 0)),
      );
    expect(asked(await report([id, yesNo('a'), yesNo('b'), yesNo('c'), yesNo('d')], { entity: 'id' }))).toEqual([]);
  });
});

describe('dates that come too late', () => {
  const created = numericColumn('created', 'date', seen);
  const late = (of: (yes: boolean, i: number) => number | null): Column => numericColumn('visited', 'date', cells((yes, i) => { const days = of(yes, i); return days === null ? null : (seen[i] as number) + days * DAY; })); // prettier-ignore

  it('are asked about where they follow the record and go with the outcome', async () => {
    const visited = late((yes, i) => Math.min(yes ? 300 : 5, ROWS - 1 - ((i * 7) % ROWS)));
    expect(asked(await report([created, visited, noise('a')]))).toEqual([['visited', 'later']]);
  });

  it('are asked about where some lie after everything in the file', async () => {
    const found = await report([created, late((yes) => (yes ? 400 : 1)), noise('a')]);
    expect(found.leakQuestions[0]).toMatchObject({ column: 'visited', why: 'future', date: 'created' });
  });

  it('are no question before the record, or without the outcome', async () => {
    expect(asked(await report([created, late((yes) => (yes ? -200 : -5)), noise('a')]))).toEqual([]);
    expect(asked(await report([created, late((_, i) => i % 40), noise('a')]))).toEqual([]);
  });
});

describe('who judges', () => {
  it('is said with the numbers and drawn, by time', async () => {
    const { split } = await report([numericColumn('created', 'date', seen), noise('a')], { time: 'created' });
    expect(split).toMatchObject({ by: 'time', column: 'created', from: 480 * DAY, teach: 480, judge: 120, possible: ['created'] });
    expect(split.timeLine?.bars.reduce((sum, { used, late }) => sum + used + late, 0)).toBe(ROWS);
  });

  it('is even by chance, with as many successes on both sides', async () => {
    const { split } = await report([noise('a')]);
    expect(split).toMatchObject({ by: 'even', from: null, judge: 120 });
    expect(Math.abs(split.judgeWon / split.judge - split.teachWon / split.teach)).toBeLessThan(0.01);
  });

  it('is left to chance, and says so, where dates are the same', async () => {
    const same = numericColumn(
      'created',
      'date',
      cells(() => 0),
    );
    expect((await report([same, noise('a')], { time: 'created' })).split.by).toBe('time-refused');
  });
});

describe('what is said of who judges', () => {
  const days = (of: (i: number) => number) =>
    numericColumn(
      'created',
      'date',
      cells((_, i) => of(i) * DAY),
    );
  it.each<[string, readonly Column[], Partial<Split>, readonly string[]]>([
    ['by time, and rounds go forward', [days((i) => i)], { time: 'created' }, ['time', 'rounds.forward']],
    ['by time, the rest too much alike for rounds', [days((i) => Math.max(479, i))], { time: 'created' }, ['time', 'rounds.chance']],
    ['no date leaves a place to cut', [days(() => 0)], { time: 'created' }, ['time-refused']],
    ['even by chance', [], {}, ['even']],
    ['by chance as it falls', [], { even: null }, ['chance']],
  ])('%s', async (_, columns, split, said) => {
    const words = splitWords(await report([...columns, noise('a')], split));
    expect(words.map(({ code }) => code)).toEqual(said.map((what) => `target.split.${what}`));
  });

  it('of an outcome made from events, that all are asked about the same days', async () => {
    const made = { kind: 'buys', from: 0, horizon: 30, product: '', upToCut: true };
    const words = splitWords({ ...(await report([noise('a')])), made });
    expect(words.map(({ code }) => code)).toEqual(['target.split.even', 'target.split.made']);
  });

  it('of an outcome made from events, by its name in place of a bare yes', async () => {
    const plain = await report([noise('a')]);
    const column = { name: 'Stayed away', kind: 'bool', role: 'outcome', origin: [], feature: false, plain: true } as const;
    const target = { column: 'Stayed away', success: 'yes', bool: true };
    const name = successSaid(target, [{ ...column, about: { code: 'customers.about.outcome.leaves', args: {} } }]);
    expect(name).toEqual({ code: 'target.value', args: { value: 'Stayed away' } });
    expect(successSaid(target, [column])).toEqual(plain.said);
    const made = { kind: 'leaves', from: 0, horizon: 30, product: '', upToCut: true };
    expect(meta.charts({ ...plain, said: name, made })[0]?.rows.map(([value]) => value)).toEqual([
      { code: 'target.value.no', args: {} },
      name,
    ]);
  });
});

describe('what the card says of an outcome', () => {
  const of = async (values: readonly (string | null)[]): Promise<TargetReport> => {
    const table = tableOf([dictColumn('Result', 'category', values), numericColumn('x', 'number', values.map(() => chance.normal()))]); // prettier-ignore
    const schema = schemaOf(table, new Map<string, Role>([['Result', 'outcome']]));
    const split = { entity: null, holdout: 0.2, folds: 5, even: 'Result' };
    return (await runSource({ table, schema, folds: foldsOfRows(table, split, 1), split, seed: 1 }, ['target'])).report<TargetReport>(
      'target',
    );
  };
  const parts = (report: TargetReport): readonly unknown[] =>
    Object.values(meta.soWhat(report).args).flatMap((part) => (typeof part === 'object' && 'code' in part ? [part.code] : []));
  const rows = (count: number, of: (i: number) => string | null) => Array.from({ length: count }, (_, i) => of(i));

  it.each<[string, readonly (string | null)[], readonly string[]]>([
    ['12 of 4,000 are rare and few', rows(4000, (i) => (i < 12 ? 'won' : 'lost')), ['target.enough.few', 'target.rare']],
    ['one row of a kind is few, and no list is promised', rows(50, (i) => (i === 7 ? 'won' : 'lost')), ['target.enough.few']],
    ['200 values: one against all others', rows(1000, (i) => (i < 400 ? 'won' : `v${i % 199}`)), ['target.enough.good', 'target.several']],
    ['words nobody knows are asked about', rows(1000, (i) => (i % 3 ? 'red' : 'blue')), ['target.enough.good', 'target.unclear']],
    ['missing and open ones are scored', rows(1000, (i) => (i % 3 ? 'lost' : i % 2 ? 'won' : i % 4 ? null : 'open')), ['target.enough.some', 'target.open']], // prettier-ignore
  ])('%s', async (_, values, said) => {
    expect(parts(await of(values))).toEqual(said);
  });
});
