import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { isNumeric, takeRows, type Table } from '../../../src/core/table';
import { execute, type Done, type Impls } from '../../../src/engine/execute';
import { inlinePool } from '../../../src/engine/inline-pool';
import { Memo } from '../../../src/engine/memo';
import { plan } from '../../../src/engine/plan';
import { defaults } from '../../../src/core/params';
import { schemaOf } from '../../../src/core/schema';
import { foldsOfRows } from '../../../src/core/split';
import { TASKS } from '../../../src/ml/tasks';
import { run } from '../../../src/program/run';
import { toSql } from '../../../src/program/sql';
import { STEPS } from '../../../src/steps';
import { recipeFor } from '../../../src/steps/goals';
import { IMPLS } from '../../../src/steps/impls';
import { meta, type OutliersReport } from '../../../src/steps/outliers/meta';
import { impl } from '../../../src/steps/outliers/run';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { difference } from '../../contract/same-table';
import { cells, literal } from '../../program/tables';
import { contextOf, oneStep } from '../one-step';

const step = { meta, impl };
const DAY = 86_400_000;
const many = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const roles = { spend: 'money', employees: 'count', discount: 'share', age: 'number', price: 'money' } as const;

/** Sixty customers, and in the last rows what the test plants. */
function customers(planted: Readonly<Record<string, readonly (number | null)[]>> = {}): Table {
  const chance = random('outliers');
  const column = (name: string, of: (i: number) => number): (number | null)[] => {
    const values: (number | null)[] = many(200, of);
    (planted[name] ?? []).forEach((value, i) => (values[10 + i] = value));
    return values;
  };
  return literal({
    spend: ['number', column('spend', () => Math.round(Math.exp(6 + chance.normal())))],
    employees: ['number', column('employees', () => 5 + chance.below(60))],
    discount: ['number', column('discount', () => chance.below(40) / 100)],
    age: ['number', column('age', () => 25 + chance.below(50))],
    price: ['number', column('price', () => 90 + chance.below(20))],
    signed_up: ['date', column('signed_up', (i) => day('2024-01-01') + i * DAY)],
    last_order: ['date', column('last_order', (i) => day('2024-08-01') + i * DAY)],
  });
}

describe('outliers', () => {
  it('finds nothing in customers without a fault, and changes nothing', async () => {
    const table = customers();
    const { after, report } = await oneStep(step, table, roles);
    expect([report.columns, report.impossible, report.changed, report.leftOut]).toEqual([[], [], 0, 0]);
    expect(after).toBe(table);
    expect(meta.finding(report)).toEqual({ code: 'outliers.none', args: { looked: 5 } });
  });

  it('names what is far out with its rows, and keeps it until told otherwise', async () => {
    const table = customers({ spend: [99_999_999], price: [1] });
    const { after, report } = await oneStep(step, table, roles);
    expect(report.columns.map(({ column, below, above, rows, action }) => [column, below, above, rows, action])).toEqual([
      ['price', 1, 0, [10], 'keep'],
      ['spend', 0, 1, [10], 'keep'],
    ]);
    expect(after).toBe(table);
    expect(meta.finding(report)).toEqual({ code: 'outliers.finding', args: { far: 2, columns: ['price', 'spend'] } });
  });

  it('shows what each choice does to the picture', async () => {
    const { report } = await oneStep(step, customers({ spend: [99_999_999] }), roles);
    const [spend] = report.columns;
    const total = (counts: readonly number[] | undefined): number => (counts ?? []).reduce((a, b) => a + b, 0);
    expect([total(spend?.was.counts), total(spend?.capped.counts), total(spend?.without.counts)]).toEqual([200, 200, 199]);
    const filled = (counts: readonly number[] | undefined): number => (counts ?? []).filter((count) => count > 0).length;
    expect(filled(spend?.was.counts)).toBe(2);
    expect(filled(spend?.without.counts)).toBeGreaterThan(8);
  });

  it('caps, empties or leaves rows out, column by column', async () => {
    const table = customers({ spend: [99_999_999, null], price: [5], employees: [7000] });
    const plan = [
      ['spend', 'cap'],
      ['price', 'missing'],
      ['employees', 'drop'],
    ] as const;
    const { after, report, fitted } = await oneStep(step, table, roles, { plan });
    const high = report.columns.find(({ column }) => column === 'spend')?.high;
    expect(cells(after)['spend']?.[1].slice(10, 12)).toEqual([high, null]);
    expect(cells(after)['price']?.[1][10]).toBeNull();
    expect(cells(after)['employees']?.[1][10]).toBe(7000);
    expect(report.changed).toBe(2);
    expect(run(fitted.dropping ?? [], table).rows).toBe(199);
    expect(run(fitted.dropping ?? [], table).rowIds).not.toContain(10);
  });

  it('holds to the limits it learnt when a new file comes', async () => {
    const { fitted, report } = await oneStep(step, customers({ spend: [99_999_999] }), roles, { plan: [['spend', 'cap']] });
    const later = run(fitted.program, literal({ spend: ['number', [1e9, 300, null]] }));
    expect(cells(later)).toEqual({ spend: ['number', [report.columns[0]?.high, 300, null]] });
  });

  it('leaves a long tail alone and knows the robust z as well', async () => {
    const table = customers({ employees: [7000] });
    for (const method of ['fences', 'robust-z'] as const) {
      const { report } = await oneStep(step, table, roles, { method });
      expect(report.columns.map(({ column }) => column)).toEqual(['employees']);
    }
  });

  it('names impossible values as such, each with its reason', async () => {
    const { report } = await oneStep(
      step,
      customers({
        employees: [-4],
        age: [-1, 412],
        discount: [1.4],
        price: [-99],
        signed_up: [day('2051-01-01'), day('1825-03-01'), day('2025-02-10')],
        last_order: [day('2024-08-11'), day('2024-08-12'), day('2024-08-13')],
      }),
      roles,
    );
    expect(report.impossible.map(({ column, why, other, count, rows }) => [column, why, other, count, rows])).toEqual([
      ['employees', 'negative', null, 1, [10]],
      ['discount', 'over-whole', null, 1, [10]],
      ['age', 'negative', null, 1, [10]],
      ['age', 'too-old', null, 1, [11]],
      ['price', 'negative', null, 1, [10]],
      ['signed_up', 'future', null, 1, [10]],
      ['signed_up', 'long-ago', null, 1, [11]],
      ['last_order', 'order', 'signed_up', 1, [12]],
    ]);
    expect(report.today).toBe(day('2025-02-16'));
    expect(report.columns).toEqual([]);
    expect(meta.finding(report)).toMatchObject({ code: 'outliers.both', args: { what: { code: 'outliers.why.negative' } } });
  });

  it('makes impossible values empty when told, and goes by the day the file was made when told', async () => {
    const table = customers({ age: [-1, 412], last_order: [day('2030-01-01')] });
    const impossible = [
      ['age', 'missing'],
      ['last_order', 'missing'],
    ] as const;
    const { after, report } = await oneStep(step, table, roles, { impossible });
    expect(cells(after)['age']?.[1].slice(10, 12)).toEqual([null, null]);
    expect(cells(after)['last_order']?.[1][10]).toBeNull();
    expect(report.changed).toBe(3);
    const early = await oneStep(step, customers(), roles, { today: day('2025-02-10') });
    expect(early.report.impossible.map(({ column, why, count }) => [column, why, count])).toEqual([['last_order', 'future', 6]]);
  });

  it('does not take rows held out, or lines that say the outcome, for dates still to come, and never empties them', async () => {
    const table = customers({ last_order: [...many(40, (i) => day('2025-03-01') + i * DAY), day('2099-01-01')] });
    const teaches = takeRows(
      table,
      Uint32Array.from(table.rowIds).filter((row) => row < 10 || row >= 51),
    );
    const context = contextOf(schemaOf(table, new Map()));
    const report = async (impossible: readonly (readonly [string, 'keep' | 'missing'])[]) => {
      const params = { ...defaults(meta.params), impossible };
      const fitted = await impl.fit(teaches, params, context);
      const after = run(fitted.program, table);
      const view = { source: table, before: table, after, schemaBefore: context.schema, schemaAfter: context.schema };
      return impl.report({ ...view, heldOut: new Uint8Array(table.rows), above: new Map() }, fitted, params, context);
    };
    expect((await report([])).impossible).toMatchObject([
      { column: 'last_order', why: 'future', limit: day('2025-04-09'), count: 1, rows: [50] },
    ]);
    expect(await report([['last_order', 'missing']])).toMatchObject({ impossible: [], changed: 0 });
  });

  it('takes a convention for no fault: refunds, returns, and a minus one that stands for never', async () => {
    const table = literal({
      balance: ['number', many(100, (i) => (i % 20) - 5)],
      quantity: ['number', many(100, (i) => (i === 3 ? -2 : 1 + (i % 9)))],
      days_since_contact: ['number', many(100, (i) => (i % 2 === 0 ? -1 : i))],
      expiry_date: ['date', many(100, (i) => day('2031-01-01') + i * DAY)],
    });
    const { report } = await oneStep(step, table, { balance: 'money', quantity: 'count', days_since_contact: 'count' });
    expect(report.impossible).toEqual([]);
  });

  it('shows rows that are strange only in what goes together, and leaves them out when told', async () => {
    const chance = random('strange');
    const size = many(400, () => chance.normal());
    const table = literal({
      a: ['number', size.map((value, i) => (i === 7 ? 9 : value))],
      b: ['number', size.map((value, i) => (i === 7 ? -9 : value + 0.3 * chance.normal()))],
      c: ['number', many(400, (i) => (i === 7 ? 9 : chance.normal()))],
    });
    const { report } = await oneStep(step, table);
    expect(report.strange[0]).toMatchObject({ row: 7 });
    const { fitted } = await oneStep(step, table, {}, { strange: 'drop' });
    const left = run(fitted.dropping ?? [], table);
    expect([...left.rowIds]).not.toContain(7);
    expect((await oneStep(step, table, {}, { strange: 'off' })).report.strange).toEqual([]);
  });

  it('means the same in DuckDB whatever was chosen', async () => {
    const table = customers({ spend: [99_999_999, null], age: [-1, 412, null], price: [5], last_order: [day('2024-01-02')] });
    const { fitted } = await oneStep(step, table, roles, {
      plan: [
        ['spend', 'cap'],
        ['price', 'drop'],
        ['age', 'cap'],
      ],
      impossible: [
        ['age', 'missing'],
        ['last_order', 'drop'],
      ],
      strange: 'drop',
    });
    const program = [...(fitted.dropping ?? []), ...fitted.program];
    const sql = toSql([{ name: 'outliers', program }], { table: INPUT, columns: table.columns }, 'duckdb');
    const ours = run(program, table);
    expect(difference(ours, await runInDuckdb(sql, table))).toBeNull();
    expect(ours.rows).toBeLessThan(table.rows);
  });
});

describe('rows that are left out', () => {
  const ran = async (params: Record<string, never> | { plan: [string, string][] }): Promise<Done> => {
    const table = customers({ employees: many(20, () => 9000) });
    const schema = schemaOf(table, new Map(Object.entries(roles)));
    const recipe = recipeFor('leads', {
      name: 'outliers',
      columns: schema.map(({ name, kind, role }) => ({ name, kind, role })),
      shape: { shape: 'customers' },
      outcomes: [],
    });
    const steps = recipe.steps.filter((one) => one.step === 'outliers').map((one) => ({ ...one, params: { reach: 'unusual', ...params } }));
    const result = await execute({
      source: { table, schema, folds: foldsOfRows(table, recipe.split, 1), split: recipe.split, seed: 1 },
      steps: plan({ ...recipe, steps }, 'outliers', STEPS),
      impls: IMPLS as unknown as Impls,
      memo: new Memo<Done>(1e9),
      pool: inlinePool(TASKS),
      hooks: { signal: new AbortController().signal, checkpoint: async () => undefined },
    });
    if (!result.ok) throw new Error(result.problem.code);
    return result.done[0] as Done;
  };

  it('are those that teach; rows kept aside for judging stay', async () => {
    const { table, report } = await ran({ plan: [['employees', 'drop']] });
    const employees = table.columns.find(({ name }) => name === 'employees');
    const left = employees && isNumeric(employees) ? employees.data.filter((value) => value === 9000).length : NaN;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(12);
    expect((report as OutliersReport).leftOut).toBe(20 - left);
    expect((await ran({})).table.rows).toBe(200);
  });
});
