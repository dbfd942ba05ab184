import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPath } from '../../src/cli/files';
import { edit } from '../../src/core/recipe';
import { execute, type Done, type Impls } from '../../src/engine/execute';
import { inlinePool } from '../../src/engine/inline-pool';
import { Memo } from '../../src/engine/memo';
import { plan } from '../../src/engine/plan';
import { columnsOf, sourceOf } from '../../src/engine/source';
import { TASKS } from '../../src/ml/tasks';
import { STEPS, type StepId } from '../../src/steps';
import type { CompareReport } from '../../src/steps/compare/meta';
import { recipeFor } from '../../src/steps/goals';
import { IMPLS } from '../../src/steps/impls';
import type { LifecycleReport } from '../../src/steps/lifecycle/meta';
import type { MapReport } from '../../src/steps/map/meta';
import { added } from '../../src/steps/order';
import type { RfmReport } from '../../src/steps/rfm/meta';
import type { ValueReport } from '../../src/steps/value/meta';

const orders = path.resolve(import.meta.dirname, '../../public/samples/orders.csv');
const REFERENCE = Date.UTC(2025, 0, 1);

/** Lines of the file before the reference date: customer, and money. */
const lines = readFileSync(orders, 'utf8')
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [, date = '', customer = '', , , , , , , sum = ''] = line.trim().split(';');
    const [day, month, year] = date.split('.').map(Number);
    const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day);
    return customer === '' ? [] : [{ at, customer, money: Number(sum.replace(',', '.')) }];
  });

let done: ReadonlyMap<StepId, Done>;
/** Customers counted up to a date half a year before the file ends, with the known ways to sort them beside the groups found. */
beforeAll(async () => {
  const reading = await readPath(orders);
  const { name, shape, outcomes } = reading;
  const plain = recipeFor('segments', { name, columns: columnsOf(reading), shape, outcomes });
  const more = (['rfm', 'lifecycle', 'compare'] as const).reduce((all, id) => edit(all, { type: 'insert', ...added(all, id) }), plain);
  const recipe = edit(more, { type: 'params', uid: 'customers-1', params: { reference: REFERENCE } });
  const planned = plan(recipe, 'golden', STEPS);
  const result = await execute({
    source: sourceOf(reading, recipe),
    steps: planned,
    impls: IMPLS as unknown as Impls,
    memo: new Memo<Done>(1e9),
    pool: inlinePool(TASKS),
    hooks: { signal: new AbortController().signal, checkpoint: async () => undefined },
  });
  if (!result.ok) throw new Error(`${result.uid}: ${result.problem.code}`);
  done = new Map(result.done.map((one, i) => [planned[i]?.uid.replace(/-1$/, '') as StepId, one]));
}, 180_000);

const reportOf = <R>(id: StepId): R => done.get(id)?.report as R;

describe('the web shop orders up to a date', () => {
  it('are shared out as the lines of the file say', () => {
    const spent = new Map<string, number>();
    for (const { at, customer, money } of lines) if (at < REFERENCE && money > 0) spent.set(customer, (spent.get(customer) ?? 0) + money);
    const amounts = [...spent.values()].sort((a, b) => b - a);
    const total = amounts.reduce((sum, value) => sum + value, 0);
    const fifth = amounts.length / 5;
    const whole = amounts.slice(0, Math.floor(fifth)).reduce((sum, value) => sum + value, 0);
    const top = whole + (fifth % 1) * (amounts[Math.floor(fifth)] ?? 0);
    const report = reportOf<ValueReport>('value');
    expect(report.counted).toBe(amounts.length);
    expect(report.topFifth).toBeCloseTo(top / total, 9);
    expect(report.segments.reduce((sum, { money }) => sum + money, 0)).toBeCloseTo(total, 3);
  });

  it('are put on a map that can be trusted up close', () => {
    const { none, trust, segments } = reportOf<MapReport>('map');
    expect(none).toBeNull();
    expect(trust?.value).toBeGreaterThan(0.9);
    expect(segments.length).toBeGreaterThan(1);
  });

  it('fall into the usual cells and stages, everyone once', () => {
    const rfm = reportOf<RfmReport>('rfm');
    expect(rfm.cells.reduce((sum, { rows }) => sum + rows, 0)).toBe(rfm.rows);
    expect(rfm.cells.find(({ id }) => id === 'champions')?.rows).toBeGreaterThan(0);
    const stages = reportOf<LifecycleReport>('lifecycle');
    expect(stages.stages.reduce((sum, { rows }) => sum + rows, 0)).toBe(stages.rows);
  });

  it('judge both ways to group by who ordered after that date', () => {
    const { outcome, judged, agreement } = reportOf<CompareReport>('compare');
    expect(outcome).toEqual({ from: 'later', reference: REFERENCE });
    expect(judged?.old).toBeGreaterThan(0.6);
    expect(judged?.fresh).toBeGreaterThan(0.6);
    expect([judged && judged.low <= judged.difference, judged && judged.difference <= judged.high]).toEqual([true, true]);
    expect(agreement).toBeGreaterThan(0.1);
  });
});
