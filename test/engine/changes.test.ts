import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coalesce, column, compare, number, text } from '../../src/core/expr';
import type { Program } from '../../src/core/program';
import { cell, type Table } from '../../src/core/table';
import { changesOf, changesPage } from '../../src/engine/changes';
import { run } from '../../src/program/run';
import { literal } from '../program/tables';

const people = literal(
  {
    name: ['text', ['Ola', null, 'Kari', 'Per']],
    age: ['number', [40, null, 35, null]],
    city: ['category', ['Oslo', 'Bergen', null, 'Oslo']],
  },
  [3, 4, 7, 9],
);
const fill: Program = [
  {
    op: 'derive',
    columns: [
      { name: 'age', kind: 'number', expr: coalesce(column('age'), number(37)) },
      { name: 'city', kind: 'category', expr: coalesce(column('city'), text('Unknown')) },
      { name: 'twice', kind: 'number', expr: number(2) },
    ],
  },
];
const grown: Program = [{ op: 'keep', where: compare(column('age'), '>', number(36)) }];
const after = (program: Program, table = people): Table => run(program, table);
const ask = { after: 'x-1', since: 'step', offset: 0, count: 200 } as const;

describe('what a step changed', () => {
  it('counts cells that hold something else, columns that came and rows that did not go on', () => {
    expect(changesOf(fill, people, after(fill))).toEqual({
      columns: [
        { column: 'age', cells: 2 },
        { column: 'city', cells: 1 },
      ],
      leftOut: 0,
      added: ['twice'],
      regrouped: false,
    });
    const both = [...fill, ...grown];
    expect(changesOf(both, people, after(both))).toMatchObject({ columns: [{ column: 'age', cells: 2 }], leftOut: 1 });
  });

  it('is nothing where the same values come out', () => {
    const same: Program = [{ op: 'derive', columns: [{ name: 'age', kind: 'number', expr: column('age') }] }];
    expect(changesOf(same, people, after(same))).toEqual({ columns: [], leftOut: 0, added: [], regrouped: false });
    expect(changesOf([], people, people)).toEqual({ columns: [], leftOut: 0, added: [], regrouped: false });
  });

  it('says so where rows became other things', () => {
    const gather: Program = [{ op: 'rollup', by: ['city'], columns: [{ name: 'people', agg: 'count', of: number(1), kind: 'number' }] }];
    expect(changesOf(gather, people, after(gather))).toEqual({ columns: [], leftOut: 0, added: ['people'], regrouped: true });
  });

  it('lists the cells as they were and as they are, by row of the file', () => {
    const { total, cells } = changesPage(people, after([...fill, ...grown]), ask);
    expect(total).toBe(2);
    expect(cells[0]).toEqual({ rowId: 4, column: 'age', before: { kind: 'number', cell: null }, after: { kind: 'number', cell: 37 } });
    expect(changesPage(people, after(fill), { ...ask, column: 'city' }).cells).toEqual([
      { rowId: 7, column: 'city', before: { kind: 'category', cell: null }, after: { kind: 'category', cell: 'Unknown' } },
    ]);
    expect(changesPage(people, after(fill), { ...ask, offset: 1, count: 1 })).toMatchObject({
      total: 3,
      cells: [{ rowId: 9, column: 'age' }],
    });
  });

  it('looks up the cells it is asked for, and leaves out what is not there', () => {
    const only = [
      { rowId: 9, column: 'name' },
      { rowId: 5, column: 'name' },
      { rowId: 7, column: 'no such' },
    ];
    expect(changesPage(people, after(fill), { ...ask, only }).cells).toEqual([
      { rowId: 9, column: 'name', before: { kind: 'text', cell: 'Per' }, after: { kind: 'text', cell: 'Per' } },
    ]);
  });

  it('finds what comparing every cell finds, whatever the tables', () => {
    const value = fc.option(fc.constantFrom('a', 'b', 'c', ''), { nil: null });
    const amount = fc.option(fc.constantFrom(0, -0, 1, 2.5), { nil: null });
    const row = fc.record({ word: value, said: value, sum: amount, other: amount, stays: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const was = literal({ word: ['category', rows.map(({ word }) => word)], sum: ['number', rows.map(({ sum }) => sum)] });
        const left = rows.flatMap((one, id) => (one.stays ? [{ ...one, id }] : []));
        const is = literal(
          { word: ['text', left.map(({ said }) => said)], sum: ['number', left.map(({ other }) => other)] },
          left.map(({ id }) => id),
        );
        const plainly = is.columns.flatMap((column, c) =>
          left.flatMap(({ id }, at) => {
            const [before, now] = [cell(was.columns[c] ?? column, id), cell(column, at)];
            // -0 is 0
            return before === now ? [] : [[id, column.name]];
          }),
        );
        expect(changesPage(was, is, ask).cells.map(({ rowId, column: name }) => [rowId, name])).toEqual(plainly);
      }),
    );
  });
});
