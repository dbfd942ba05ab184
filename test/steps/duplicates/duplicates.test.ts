import { describe, expect, it } from 'vitest';
import { say } from '../../../src/core/message';
import { defaults } from '../../../src/core/params';
import { takeRows } from '../../../src/core/table';
import * as meta from '../../../src/steps/duplicates/meta';
import { impl } from '../../../src/steps/duplicates/run';
import { literal, rowIds } from '../../program/tables';
import { contextOf, oneStep } from '../one-step';

const step = { meta: meta.meta, impl };

describe('duplicates', () => {
  it('keeps the first of equal rows, and empty cells equal empty cells', async () => {
    const table = literal({ id: ['category', ['a', 'b', 'a', null, null]], spend: ['number', [1, 2, 1, null, null]] });
    const { after, report } = await oneStep(step, table, { id: 'identifier' });
    expect(rowIds(after)).toEqual([0, 1, 3]);
    expect(report).toMatchObject({ rows: 5, found: 2, removed: 2, share: 0.4, light: 'bad', written: 0, examples: [2, 4] });
    expect(meta.meta.finding(report).code).toBe('duplicates.finding');
  });

  it('can look past the identifiers', async () => {
    const table = literal({ id: ['category', ['a', 'b', 'c']], spend: ['number', [1, 1, 2]] });
    expect((await oneStep(step, table, { id: 'identifier' })).report.removed).toBe(0);
    const { after } = await oneStep(step, table, { id: 'identifier' }, { on: 'all-but-identifier' });
    expect(rowIds(after)).toEqual([0, 2]);
  });

  it('counts over the whole file, and says that rows kept aside for judging stay', async () => {
    const before = literal({ spend: ['number', [1, 1, 2, 2]] });
    const { fitted, schema } = await oneStep(step, before);
    const view = {
      before,
      after: takeRows(before, [0, 2, 3]),
      heldOut: Uint8Array.of(0, 0, 0, 1),
      schemaBefore: schema,
      schemaAfter: schema,
    };
    const report = await impl.report({ ...view, source: before, above: new Map() }, fitted, defaults(meta.params), contextOf(schema));
    expect(report).toMatchObject({ rows: 4, found: 2, removed: 1, share: 0.5, light: 'bad', examples: [1] });
    expect(meta.meta.finding(report)).toEqual({ code: 'duplicates.finding', args: { found: 2, rows: 4, share: 0.5 } });
    expect(meta.meta.soWhat(report)).toEqual({
      code: 'duplicates.stay.so',
      args: { so: say('duplicates.many.so', { stays: say('duplicates.stays.first') }), stay: 1 },
    });
  });

  it('says so when there is none', async () => {
    const { report } = await oneStep(step, literal({ spend: ['number', [1, 2]] }));
    expect(report).toMatchObject({ rows: 2, found: 0, removed: 0, share: 0, light: 'good', search: 'cannot-tell', pairs: [] });
    expect(meta.meta.finding(report).code).toBe('duplicates.none');
  });

  it('sees through capitals, accents, legal forms, phone and e-mail writings, but not through an identifier', async () => {
    const table = literal({
      id: ['category', ['a', 'a', 'A', 'a']],
      name: ['text', ['Bjørn Sæther A/S', 'BJOERN  saether Aksjeselskap', 'Bjørn Sæther AS', 'Bjørn Sætre AS']],
      email: ['text', ['bjorn+news@firma.example', 'Bjorn@firma.example', 'bjorn@firma.example', 'bjorn@firma.example']],
      phone: ['text', ['+47 912 34 567', '91234567', '0047 91234567', '91234567']],
    });
    const roles = { id: 'identifier', name: 'name', email: 'email', phone: 'phone' } as const;
    const written = await oneStep(step, table, roles);
    expect(rowIds(written.after)).toEqual([0, 2, 3]);
    expect(written.report).toMatchObject({ found: 1, written: 1 });
    expect(rowIds((await oneStep(step, table, roles, { alike: 'exact' })).after)).toEqual([0, 1, 2, 3]);
    expect(rowIds((await oneStep(step, table, roles, { on: 'all-but-identifier' })).after)).toEqual([0, 3]);
  });

  it.each([
    ['first', [0, 3]],
    ['newest', [1, 3]],
    ['complete', [2, 3]],
  ] as const)('keeps the %s of the rows that are one', async (survivor, kept) => {
    const table = literal({
      name: ['text', ['Kari Hansen', 'KARI HANSEN', 'Kari  Hansen', 'Ola Vik']],
      email: ['text', ['kari@firma.example', 'kari@firma.example', 'kari@firma.example', null]],
      seen: ['date', [1000, 2000, 1000, null]],
      city: ['category', [null, null, 'Oslo', null]],
    });
    const roles = { name: 'name', email: 'email' } as const;
    const asked = await oneStep(step, table, roles, { survivor });
    const answers = asked.report.pairs.map(({ key }) => ['', key, 'same'] as const);
    const { after, report } = await oneStep(step, table, roles, {
      survivor,
      answers: [...new Map(answers.map((one) => [one[1], one])).values()],
    });
    expect(rowIds(after)).toEqual(kept);
    expect(report).toMatchObject({ found: 2, answered: 2, open: 0, survivor });
  });

  it.each([
    ['first', 0],
    ['newest', 1],
    ['complete', 1],
  ] as const)('says before an answer which row of a pair would stay: the %s', async (survivor, stays) => {
    const table = literal({
      name: ['text', ['Kari Hansen', 'Kari Hanssen']],
      phone: ['text', ['91234567', '91234567']],
      seen: ['date', [1000, 2000]],
      city: ['category', [null, 'Oslo']],
    });
    const { report } = await oneStep(step, table, { name: 'name', phone: 'phone' }, { survivor });
    expect(report.pairs).toMatchObject([{ a: 0, b: 1, stays }]);
  });

  it('names a row that is the same as one of a pair already when that one stays', async () => {
    const table = literal({
      name: ['text', ['KARI HANSEN', 'Kari Hansen', 'Kari Hanssen']],
      phone: ['text', ['91234567', '+47 91234567', '91234567']],
      note: ['text', [null, null, 'x']],
    });
    const { report } = await oneStep(step, table, { name: 'name', phone: 'phone' });
    expect(report.pairs).toMatchObject([{ a: 0, b: 2, stays: 0 }]);
    const whole = await oneStep(step, table, { name: 'name', phone: 'phone' }, { survivor: 'complete' });
    expect(whole.report.pairs).toMatchObject([{ stays: 2 }]);
  });

  it('passes being the same on, unless two rows were called different', async () => {
    const table = literal({
      name: ['text', ['Kari Hansen', 'Kari Hanssen', 'Kari Hannsen']],
      phone: ['text', ['91234567', '91234567', '91234567']],
    });
    const roles = { name: 'name', phone: 'phone' } as const;
    const { report } = await oneStep(step, table, roles);
    const key = (a: number, b: number): string => report.pairs.find((pair) => pair.a === a && pair.b === b)?.key ?? '';
    expect(report.pairs).toHaveLength(3);
    const closed = await oneStep(step, table, roles, {
      answers: [
        ['', key(0, 1), 'same'],
        ['', key(1, 2), 'same'],
      ],
    });
    expect(rowIds(closed.after)).toEqual([0]);
    expect(closed.report.conflicts).toBe(0);
    const torn = await oneStep(step, table, roles, {
      answers: [
        ['', key(0, 1), 'same'],
        ['', key(1, 2), 'same'],
        ['', key(0, 2), 'different'],
      ],
    });
    expect(rowIds(torn.after)).toEqual([0, 2]);
    expect(torn.report.conflicts).toBe(1);
  });

  it('finds the answer again in next month’s file, in another order and with other figures', async () => {
    const roles = { name: 'name', email: 'email' } as const;
    const january = literal({
      name: ['text', ['Kari Hansen', 'Ola Vik', 'Kari Hanssen']],
      email: ['text', ['kari@firma.example', null, 'kari@firma.example']],
      spend: ['number', [1, 2, 3]],
    });
    const { report } = await oneStep(step, january, roles);
    const answers = report.pairs.map(({ key }) => ['', key, 'same'] as const);
    expect(JSON.stringify(answers)).not.toMatch(/kari|hans/i);
    const february = literal({
      name: ['text', ['Per Dahl', 'Kari Hanssen', 'Ola Vik', 'KARI HANSEN']],
      email: ['text', [null, 'kari@firma.example', null, 'kari+x@firma.example']],
      spend: ['number', [9, 8, 7, 6]],
    });
    const next = await oneStep(step, february, roles, { answers });
    expect(rowIds(next.after)).toEqual([0, 1, 2]);
    expect(next.report.open).toBe(0);
  });

  it('asks about the most doubtful first, and only about rows that teach', async () => {
    const before = literal({
      name: ['text', ['Kari Hansen', 'Kari Hanssen', 'Ola Nordvik', 'Ola Nordvik']],
      phone: ['text', ['91234567', '91234567', '90000001', '40000001']],
      city: ['text', ['a', 'b', 'c', 'd']],
    });
    const roles = { name: 'name', phone: 'phone' } as const;
    const { fitted, schema, report } = await oneStep(step, before, roles);
    expect(report.pairs.map(({ a, b }) => [a, b])).toEqual([
      [2, 3],
      [0, 1],
    ]);
    const view = {
      source: before,
      before,
      after: before,
      heldOut: Uint8Array.of(0, 1, 0, 0),
      schemaBefore: schema,
      schemaAfter: schema,
      above: new Map(),
    };
    const aside = await impl.report(view, fitted, defaults(meta.params), contextOf(schema));
    expect(aside.pairs.map(({ a, b }) => [a, b])).toEqual([[2, 3]]);
  });

  it('does not ask about order lines', async () => {
    const name = ['Kari Hansen', 'Ola Vik'].flatMap((one) => Array.from({ length: 5 }, () => one));
    const table = literal({
      order: ['number', name.map((_, row) => row)],
      name: ['text', name],
      amount: ['number', name.map((_, row) => 2 * row)],
    });
    expect((await oneStep(step, table, { order: 'identifier', name: 'name' })).report).toMatchObject({
      search: 'repeats',
      pairs: [],
      removed: 0,
    });
  });

  it('an older notebook goes on comparing letter by letter', () => {
    expect(meta.meta.upgrade?.[0]?.({ on: 'all-columns' })).toEqual({ on: 'all-columns', alike: 'exact', similar: false });
  });
});
