import { describe, expect, it } from 'vitest';
import { defaults, type Params } from '../../../src/core/params';
import { schemaOf } from '../../../src/core/schema';
import { takeRows, type Table } from '../../../src/core/table';
import { drawCells } from '../../../src/steps/spotcheck/draw';
import { meta, params, type SpotCheckReport } from '../../../src/steps/spotcheck/meta';
import { impl } from '../../../src/steps/spotcheck/run';
import { literal } from '../../program/tables';
import { contextOf } from '../../steps/one-step';

const ROWS = 300;
/** Every third age was empty, every second city spelt another way. */
const read = (): Table =>
  literal({
    age: ['number', Array.from({ length: ROWS }, (_, i) => (i % 3 === 0 ? null : i))],
    city: ['category', Array.from({ length: ROWS }, (_, i) => (i % 2 === 0 ? 'Muenchen' : 'Oslo'))],
    note: ['text', Array.from({ length: ROWS }, (_, i) => `n${i}`)],
  });
function cleaned(age = 40): Table {
  const table = literal({
    age: ['number', Array.from({ length: ROWS }, (_, i) => (i % 3 === 0 ? age : i))],
    city: ['category', Array.from({ length: ROWS }, (_, i) => (i % 2 === 0 ? 'München' : 'Oslo'))],
    note: ['text', Array.from({ length: ROWS }, (_, i) => `n${i}`)],
  });
  // One row was there twice.
  return takeRows(table, Uint32Array.from(table.rowIds).subarray(1));
}

async function check(before: Table, given: Partial<Params<typeof params>> = {}, source = read()): Promise<SpotCheckReport> {
  const schema = schemaOf(before, new Map());
  const context = contextOf(schema);
  const fitted = { program: [], learnt: null, notes: [] };
  const view = {
    source,
    before,
    after: before,
    schemaBefore: schema,
    schemaAfter: schema,
    heldOut: new Uint8Array(before.rows),
    above: new Map(),
  };
  return impl.report(view, fitted, { ...defaults(params), ...given }, context);
}
type Answers = Params<typeof params>['answers'];
const answer = ({ drawn }: SpotCheckReport, wrong: readonly number[], count = drawn.length): Answers =>
  drawn.slice(0, count).map(({ column, key }, i) => [column, key, wrong.includes(i) ? 'wrong' : 'right']);

describe('the spot check', () => {
  it('draws as many changed cells as the rule says, and none that was not changed', async () => {
    const report = await check(cleaned());
    expect(report).toMatchObject({
      cells: 248,
      drawn: { length: 50 },
      columns: [
        { column: 'age', cells: 99 },
        { column: 'city', cells: 149 },
      ],
      bounds: null,
    });
    expect(report.drawn.every(({ rowId, column }) => (column === 'age' ? rowId % 3 === 0 : column === 'city' && rowId % 2 === 0))).toBe(
      true,
    );
    expect(new Set(report.drawn.map(({ key, column }) => `${key} ${column}`)).size).toBe(50);
    expect(meta.finding(report)).toEqual({ code: 'spotcheck.open', args: { draw: 50, cells: 248 } });
    expect(await check(cleaned())).toEqual(report);
  });

  it('says how many changes may be wrong, from what the user saw', async () => {
    const open = await check(cleaned());
    const all = await check(cleaned(), { answers: answer(open, []) });
    expect(all).toMatchObject({ right: 50, wrong: 0, lapsed: 0 });
    expect(all.bounds?.high).toBeLessThan(0.05);
    expect(meta.finding(all).code).toBe('spotcheck.passed');
    const some = await check(cleaned(), { answers: answer(open, [3, 9]) });
    expect(some.bounds?.low).toBeGreaterThan(0);
    expect(some.bounds?.high).toBeGreaterThan(0.05);
    expect(meta.finding(some)).toMatchObject({ code: 'spotcheck.wrong', args: { done: 50, wrong: 2 } });
    const partly = await check(cleaned(), { answers: answer(open, [0], 10) });
    expect(meta.finding(partly)).toEqual({ code: 'spotcheck.partly', args: { done: 10, draw: 50, wrong: 1 } });
    const bad = await check(cleaned(), { answers: answer(open, [...Array(20).keys()]) });
    expect(meta.soWhat(bad).code).toBe('spotcheck.bad.so');
  });

  it('forgets an answer when the change it was about is another, and says so', async () => {
    const open = await check(cleaned());
    const ages = open.drawn.filter(({ column }) => column === 'age').length;
    const after = await check(cleaned(41), { answers: answer(open, []) });
    expect(after).toMatchObject({ right: 50 - ages, lapsed: ages });
    // The same cells are asked about again.
    expect(after.drawn.map(({ rowId, column }) => [rowId, column])).toEqual(open.drawn.map(({ rowId, column }) => [rowId, column]));
    expect(meta.soWhat(after)).toMatchObject({ code: 'spotcheck.lapsed.so', args: { lapsed: ages } });
  });

  it('has nothing to ask where no cell was changed', async () => {
    const report = await check(takeRows(read(), [5, 6, 9]));
    expect(report).toMatchObject({ cells: 0, drawn: [], bounds: null });
    expect(meta.finding(report).code).toBe('spotcheck.nothing');
  });

  it('asks about every cell where they are few', async () => {
    const few = literal({ age: ['number', [1, null, null, 4]] });
    const full = literal({ age: ['number', [1, 2, 3, 4]] });
    const open = await check(full, {}, few);
    expect(open.drawn).toHaveLength(2);
    expect((await check(full, { answers: answer(open, [1]) }, few)).bounds).toEqual({ low: 0.5, high: 0.5 });
  });

  it('keeps no cell in the report', async () => {
    expect(JSON.stringify(await check(cleaned()))).not.toMatch(/Muenchen|München|Oslo/);
  });
});

describe('drawing cells', () => {
  const ids = Uint32Array.from({ length: 2000 }, (_, i) => i);
  const every = [
    { column: 'a', rows: ids },
    { column: 'b', rows: ids },
  ];

  it('gives every cell the same chance', () => {
    const times = new Float64Array(4);
    for (let salt = 0; salt < 400; salt++) {
      for (const { column, row } of drawCells(every, ids, 50, salt * 7919)) times[(column === 'a' ? 0 : 2) + (row < 1000 ? 0 : 1)]! += 1;
    }
    // 5,000 expected in each quarter; 5 standard deviations.
    for (const count of times) expect(Math.abs(count - 5000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.25 * 0.75));
  });

  it('keeps what it drew when other cells come and go', () => {
    const whole = drawCells(every, ids, 60, 5);
    const fewer = drawCells(
      [
        { column: 'a', rows: ids.filter((row) => row % 2 === 0) },
        { column: 'b', rows: ids },
      ],
      ids,
      60,
      5,
    );
    const there = new Set(fewer.map(({ column, row }) => `${column}${row}`));
    for (const { column, row } of whole) if (column === 'b' || row % 2 === 0) expect(there.has(`${column}${row}`)).toBe(true);
    expect(drawCells(every, ids, 30, 5)).toEqual(whole.slice(0, 30));
  });

  it('draws all there are, and none when none are wanted', () => {
    expect(drawCells([{ column: 'a', rows: ids.subarray(0, 3) }], ids, 3, 1)).toHaveLength(3);
    expect(drawCells(every, ids, 0, 1)).toEqual([]);
  });
});
