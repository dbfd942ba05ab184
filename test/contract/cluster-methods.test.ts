import { describe, expect, it } from 'vitest';
import { defaults } from '../../src/core/params';
import { random } from '../../src/core/rng';
import { isNumeric, takeRows, type Table } from '../../src/core/table';
import { run } from '../../src/program/run';
import type { GroupAdvice } from '../../src/ml/groups';
import { toPython } from '../../src/program/python';
import { toSql } from '../../src/program/sql';
import { meta, METHOD_IDS, type MethodId } from '../../src/steps/cluster/meta';
import { METHODS as WAYS } from '../../src/steps/cluster/methods';
import { impl } from '../../src/steps/cluster/run';
import { literal } from '../program/tables';
import { contextOf, oneStep } from '../steps/one-step';
import { INPUT, runInDuckdb } from './duckdb';
import { hasPandas, isTable, runInPython } from './python';
import { difference } from './same-table';
import { wrongWords } from './step-words';

const METHODS = METHOD_IDS.filter((id) => id !== 'auto');
const pandas = hasPandas();
const ROWS = 240;

/** Three groups and some rows far from all, two categories that go with them, gaps here and there. */
function people(seed: string, rows = ROWS): Table {
  const chance = random(seed);
  const group = Array.from({ length: rows }, (_, i) => (i % 20 === 19 ? 3 : i % 3));
  const gap = (value: number): number | null => (chance.next() < 0.03 ? null : value);
  return literal({
    spend: ['number', group.map((g) => gap(g === 3 ? 40 * (chance.next() - 0.5) : (g === 1 ? 9 : 0) + chance.normal()))],
    visits: ['number', group.map((g) => gap(g === 3 ? 40 * (chance.next() - 0.5) : (g === 2 ? 9 : 0) + 2 * chance.normal()))],
    'it’s "odd"': ['number', group.map(() => gap(chance.normal()))],
    region: ['category', group.map((g) => (chance.next() < 0.1 ? null : (['north', 'so"uth', "we'st", 'sea'][g] ?? null)))],
    plan: ['category', group.map(() => (chance.next() < 0.5 ? 'basic' : 'plus'))],
  });
}

const step = { meta, impl };
const fitted = (method: MethodId, table: Table, more = {}) => oneStep(step, table, {}, { method, ...more });
const settingsOf = (method: MethodId) => (method === 'kmeans' || method === 'mixed' ? { weights: [['spend', 2.5]] as const } : {});
const ones = new Map<MethodId, ReturnType<typeof fitted>>();

/** What the method made of `people('learnt')`, the first time it was asked. */
function first(method: MethodId): ReturnType<typeof fitted> {
  const known = ones.get(method) ?? fitted(method, people('learnt'), settingsOf(method));
  ones.set(method, known);
  return known;
}

describe.each(METHODS)('groups by %s', (method) => {
  it('are the same in DuckDB and in Python, on rows never seen too', async () => {
    const { fitted: learnt } = await first(method);
    const fresh = people('fresh', 97);
    const ours = run(learnt.program, fresh);
    const sql = toSql([{ name: 'cluster', program: learnt.program }], { table: INPUT, columns: fresh.columns }, 'duckdb');
    expect(difference(ours, await runInDuckdb(sql, fresh))).toBeNull();
    if (!pandas) return console.info('skipped: pandas is not there');
    const [answer] = runInPython([{ table: fresh, script: toPython([{ name: 'cluster', program: learnt.program }], fresh.columns) }]);
    expect(answer && isTable(answer) ? difference(ours, answer) : answer).toBeNull();
  }, 60_000);

  it('are at least three, none too small, and the rule agrees with the method', async () => {
    const { report } = await first(method);
    expect(report.method).toBe(method);
    expect(report.k).toBeGreaterThanOrEqual(2);
    expect(report.sizes.every(({ size }) => size >= report.least)).toBe(true);
    expect(report.agreement).toBeGreaterThan(0.9);
    expect(report.sizes.reduce((sum, { size }) => sum + size, 0) + report.apart + report.unassigned).toBe(ROWS);
    expect(meta.charts(report).length).toBeGreaterThan(0);
  });

  it('do not hang on the order of the columns, nor change when asked again', async () => {
    const [one, again] = [await first(method), await fitted(method, people('learnt'), settingsOf(method))];
    expect(again.fitted).toEqual(one.fitted);
  });

  it('are an answer or a sentence for odd tables', async () => {
    const table = people('learnt');
    const firstRows = (count: number): Table =>
      takeRows(
        table,
        Array.from({ length: count }, (_, row) => row),
      );
    const same = { ...table, columns: table.columns.map((one) => (isNumeric(one) ? { ...one, data: one.data.map(() => 4) } : one)) };
    const twice = takeRows(
      table,
      Array.from({ length: 60 }, (_, row) => row % 5),
    );
    const narrow = literal({ x: ['number', Array.from({ length: 80 }, (_, i) => (i % 2) * 9 + (i % 7) / 10)] });
    const huge = literal({
      x: ['number', Array.from({ length: 60 }, (_, i) => 1e120 * (i % 3))],
      y: ['number', Array.from({ length: 60 }, (_, i) => i)],
    });
    const endless = literal({
      x: ['number', Array.from({ length: 60 }, (_, i) => (i === 7 ? Infinity : i))],
      y: ['number', Array.from({ length: 60 }, (_, i) => i % 5)],
    });
    for (const [odd, more] of [
      [firstRows(0), {}],
      [firstRows(1), {}],
      [firstRows(2), {}],
      [firstRows(21), { k: 30 }],
      [same, {}],
      [twice, {}],
      [twice, { k: 9 }],
      [narrow, {}],
      [huge, {}],
      [endless, {}],
      [literal({ plan: ['category', Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 'basic' : 'plus'))] }), {}],
    ] as const) {
      try {
        const { report } = await fitted(method, odd, more);
        expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
        const said = [
          meta.finding(report),
          meta.soWhat(report),
          ...meta.charts(report).flatMap(({ headline, sub }) => [headline, sub ?? headline]),
        ];
        expect(said.flatMap(wrongWords)).toEqual([]);
      } catch (error) {
        expect((error as { problem?: unknown }).problem).toBeDefined();
      }
    }
  }, 60_000);
});

it.each(METHODS)('three hundred columns are not too many for %s', async (method) => {
  const chance = random('wide');
  const [rows, cols] = [60, 300];
  const x = Float64Array.from({ length: rows * cols }, (_, i) => 4 * (Math.floor(i / cols) % 2) + chance.normal());
  const cloud = { x, rows, cols, columns: Array.from({ length: cols }, (_, j) => `c${j}`), blocks: [] };
  const context = { ...contextOf([]), progress: () => undefined };
  const advice = { k: 2, verdict: 'clear', best: null, candidates: [] } as unknown as GroupAdvice;
  const tools = { context, seedKey: 's', advice: () => Promise.resolve(advice) };
  const fit = await WAYS[method].fit(cloud, { ...defaults(meta.params), method, k: 2 }, tools);
  expect(fit?.k).toBe(2);
  expect(fit?.labels.every((label, row) => label < 0 || label === fit.labels[row % 2])).toBe(true);
});

it('the suite would notice a program that means something else elsewhere', async () => {
  const { fitted: learnt } = await first('kmeans');
  const fresh = people('fresh', 40);
  const ours = run(learnt.program, fresh);
  const wrong = {
    ...ours,
    columns: ours.columns.map((one) => ('codes' in one ? { ...one, codes: one.codes.map((code) => -1 - code * 0) } : one)),
  };
  expect(difference(ours, wrong)).not.toBeNull();
  expect(defaults(meta.params).method).toBe('auto');
});
