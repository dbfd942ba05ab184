import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expr } from '../../src/core/expr';
import { isNumeric, type Table } from '../../src/core/table';
import { run } from '../../src/program/run';
import { Expressions, nastyTable, programFor } from '../contract/program-arbitrary';
import { difference } from '../contract/same-table';

const options = { numRuns: 200, seed: 7 };

const withConditions = nastyTable.chain((table) => {
  const condition = new Expressions(table.columns).of('bool', 2);
  return fc.tuple(fc.constant(table), condition, condition);
});
const withExpr = nastyTable.chain((table) => fc.tuple(fc.constant(table), new Expressions(table.columns).any(2)));
const withProgram = nastyTable.chain((table) => fc.tuple(fc.constant(table), programFor(table.columns)));

describe('laws of programs', () => {
  it('keeping twice is keeping what satisfies both', () => {
    fc.assert(
      fc.property(withConditions, ([table, a, b]) => {
        const both: Expr = { type: 'and', all: [a, b] };
        const twice = run(
          [
            { op: 'keep', where: a },
            { op: 'keep', where: b },
          ],
          table,
        );
        expect(difference(twice, run([{ op: 'keep', where: both }], table), 0)).toBeNull();
      }),
      options,
    );
  });

  it('a condition, its denial and its absence share the rows out', () => {
    fc.assert(
      fc.property(withConditions, ([table, where]) => {
        const kept = (of: Expr): number[] => [...run([{ op: 'keep', where: of }], table).rowIds];
        const all = [...kept(where), ...kept({ type: 'not', of: where }), ...kept({ type: 'isMissing', of: where })];
        expect(all.sort((a, b) => a - b)).toEqual([...table.rowIds]);
      }),
      options,
    );
  });

  it('selecting or making distinct again changes nothing', () => {
    fc.assert(
      fc.property(withExpr, ([table, expr]) => {
        const once = run([{ op: 'distinct', on: [expr] }], table);
        expect(run([{ op: 'distinct', on: [expr] }], once)).toBe(once);
        const select = { op: 'select', columns: table.columns.map(({ name }) => name).reverse() } as const;
        const selected = run([select], table);
        expect(run([select], selected).columns).toEqual(selected.columns);
      }),
      options,
    );
  });

  it('distinct is the first row of a rollup by the same values', () => {
    fc.assert(
      fc.property(nastyTable, (table) => {
        const by = table.columns.slice(0, 2).map(({ name }) => name);
        const on = by.map((name): Expr => ({ type: 'column', name }));
        const there: Expr = { type: 'and', all: on.map((of): Expr => ({ type: 'not', of: { type: 'isMissing', of } })) };
        const distinct = run(
          [
            { op: 'keep', where: there },
            { op: 'distinct', on },
          ],
          table,
        );
        expect([...run([{ op: 'rollup', by, columns: [] }], table).rowIds]).toEqual([...distinct.rowIds]);
      }),
      options,
    );
  });

  it('columns that were not touched are the very same objects', () => {
    fc.assert(
      fc.property(withExpr, ([table, expr]) => {
        const names = table.columns.map(({ name }) => name);
        const derive = { op: 'derive', columns: [{ name: 'made', kind: 'number', expr: { type: 'isMissing', of: expr } }] } as const;
        const after = run([derive, { op: 'select', columns: names }], table);
        after.columns.forEach((column, i) => expect(column).toBe(table.columns[i]));
      }),
      options,
    );
  });

  it('never leave NaN in a text, an infinity or -0 in a new number, a doubled dictionary entry, or a changed input', () => {
    fc.assert(
      fc.property(withProgram, ([table, program]) => {
        const before = structuredClone(table);
        const after = run(program, table);
        expect(table).toEqual(before);
        for (const column of after.columns) checkLayout(column, after, table);
      }),
      options,
    );
  });
});

function checkLayout(column: Table['columns'][number], { rows }: Table, source: Table): void {
  if (!isNumeric(column)) {
    expect(column.codes.length).toBe(rows);
    expect(new Set(column.dict).size).toBe(column.dict.length);
    expect(column.codes.every((code) => code >= -1 && code < column.dict.length)).toBe(true);
    return;
  }
  expect(column.data.length).toBe(rows);
  expect(column.data.every((value) => !Math.abs(value) || Math.abs(value) < Infinity)).toBe(true);
  if (column.kind === 'bool') expect(column.data.every((value) => Number.isNaN(value) || value === 0 || value === 1)).toBe(true);
  const given = source.columns.some((other) => isNumeric(other) && other.data.some((value) => Object.is(value, -0)));
  if (!given) expect(column.data.some((value) => Object.is(value, -0))).toBe(false);
}
