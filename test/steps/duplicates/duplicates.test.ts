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
    expect(report).toEqual({ rows: 5, found: 2, removed: 2, share: 0.4, light: 'bad', examples: [2, 4] });
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
    const report = await impl.report({ ...view, above: new Map() }, fitted, defaults(meta.params), contextOf(schema));
    expect(report).toMatchObject({ rows: 4, found: 2, removed: 1, share: 0.5, light: 'bad', examples: [1] });
    expect(meta.meta.finding(report)).toEqual({ code: 'duplicates.finding', args: { found: 2, rows: 4, share: 0.5 } });
    expect(meta.meta.soWhat(report)).toEqual({ code: 'duplicates.stay.so', args: { so: say('duplicates.many.so'), stay: 1 } });
  });

  it('says so when there is none', async () => {
    const { report } = await oneStep(step, literal({ spend: ['number', [1, 2]] }));
    expect(report).toEqual({ rows: 2, found: 0, removed: 0, share: 0, light: 'good', examples: [] });
    expect(meta.meta.finding(report).code).toBe('duplicates.none');
  });
});
