import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/message';
import { schemaOf, type Role } from '../../src/core/schema';
import { cell, findColumn, type Cell, type Table } from '../../src/core/table';
import { resultTable } from '../../src/engine/export';
import { literal } from '../program/tables';
import { learntSum } from '../steps/learnt';

const tell = ({ code }: Message): string => code;
const cells = (table: Table, name: string): Cell[] => {
  const column = findColumn(table, name);
  return column ? Array.from({ length: table.rows }, (_, row) => cell(column, row)) : [];
};

const lines = literal({
  customer: ['category', ['x', 'x', 'y']],
  'do not call': ['bool', [0, 1, 0]],
  spend: ['number', [1, null, 3]],
});
const customers = literal({
  customer: ['category', ['x', 'y']],
  'do not call': ['bool', [1, 0]],
  Segment: ['category', ['A', 'B']],
});
const filled = literal({ customer: ['category', ['x', 'x', 'y']], spend: ['number', [1, 2, 3]] });
const roles: ReadonlyMap<string, Role> = new Map([['Segment', 'cluster']]);

const LEARNT = learntSum();
const taken = (...[results, say]: [Parameters<typeof resultTable>[0], Parameters<typeof resultTable>[1]]) =>
  resultTable(results, say, () => Promise.resolve());

describe('the table to take home', () => {
  it('says of a customer what all the lines say, not what the first one does', async () => {
    const out = await taken(
      { source: lines, table: customers, schema: schemaOf(customers, roles), learnt: null, names: new Map(), regrouped: true },
      tell,
    );
    expect(cells(out, 'do not call')).toEqual([1, 0]);
  });

  it('leaves a cell empty that was empty in the file', async () => {
    const out = await taken(
      { source: lines, table: filled, schema: schemaOf(filled, roles), learnt: null, names: new Map(), regrouped: false },
      tell,
    );
    expect(cells(out, 'spend')).toEqual([1, null, 3]);
  });

  it('writes yes and no with the words of the file', async () => {
    const flags = literal({ won: ['bool', [1, 0, null]], lost: ['bool', [0, 1, 1]] });
    const written = new Map([['won', { yes: 'ja', no: 'nei' }]]);
    const out = await taken(
      { source: flags, table: flags, schema: schemaOf(flags, roles), learnt: null, names: new Map(), regrouped: false, written },
      tell,
    );
    expect(cells(out, 'won')).toEqual(['ja', 'nei', null]);
    expect(cells(out, 'lost')).toEqual([0, 1, 1]);
  });

  it('says what each segment is called', async () => {
    const names = new Map<string, string | Message>([
      ['A', 'Regulars'],
      ['B', { code: 'profile.name.typical', args: {} }],
    ]);
    const out = await taken(
      { source: lines, table: customers, schema: schemaOf(customers, roles), learnt: null, names, regrouped: true },
      tell,
    );
    expect(cells(out, 'result.segment-name')).toEqual(['Regulars', 'profile.name.typical']);
    expect(out.columns.at(-1)?.name).toBe('result.segment-name');
  });

  it('has the chance where it held good, and only the place in the order where it did not', async () => {
    const leads = literal({ name: ['category', ['x', 'y', 'z']], Chance: ['number', [0.2, 0.9, 0.4]] });
    const given = {
      source: leads,
      table: leads,
      schema: schemaOf(leads, new Map([['Chance', 'chance']])),
      names: new Map(),
      regrouped: false,
    };
    const right = await taken({ ...given, learnt: { ...LEARNT, percentAllowed: true } }, tell);
    expect(cells(right, 'Chance')).toEqual([0.9, 0.4, 0.2]);
    const wrong = await taken({ ...given, learnt: { ...LEARNT, percentAllowed: false } }, tell);
    expect([cells(wrong, 'name'), cells(wrong, 'Chance'), cells(wrong, 'result.place')]).toEqual([['y', 'z', 'x'], [], [1, 2, 3]]);
    expect(JSON.stringify(wrong.columns.map((_, i) => cells(wrong, wrong.columns[i]?.name ?? '')))).not.toContain('0.');
  });

  it('says who does what next, where someone wrote it down', async () => {
    const todo = new Map([
      ['A', { owner: 'Kari', channel: '', next: 'Call' }],
      ['B', { owner: '', channel: '', next: '' }],
    ]);
    const out = await taken(
      { source: lines, table: customers, schema: schemaOf(customers, roles), learnt: null, names: new Map(), todo, regrouped: true },
      tell,
    );
    expect(out.columns.map(({ name }) => name).filter((name) => name.startsWith('result.'))).toEqual(['result.owner', 'result.next']);
    expect(cells(out, 'result.owner')).toEqual(['Kari', null]);
  });
});
