import { describe, expect, it } from 'vitest';
import { meta } from '../../../src/steps/constant/meta';
import { impl } from '../../../src/steps/constant/run';
import { literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };
const many = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

describe('constant', () => {
  it('rests columns that cannot tell people apart, and says why', async () => {
    const table = literal({
      same: ['category', many(400, () => 'x')],
      nearly: ['number', many(400, (i) => (i === 7 ? 5 : 0))],
      each: ['category', many(400, (i) => `person ${i}`)],
      empty: ['number', many(400, () => null)],
      spend: ['number', many(400, (i) => i % 17)],
      group: ['category', many(400, (i) => `g${i % 3}`)],
    });
    const { schema, report, after } = await oneStep(step, table);
    expect(features(schema)).toEqual(['spend', 'group']);
    expect(report.columns.map(({ column, reason }) => [column, reason])).toEqual([
      ['same', 'one-value'],
      ['nearly', 'nearly-one-value'],
      ['each', 'nearly-unique'],
      ['empty', 'empty'],
    ]);
    expect(after).toBe(table);
  });

  it('keeps all when all say something, and does not judge by one row', async () => {
    expect((await oneStep(step, literal({ a: ['number', [1, 2]] }))).report).toEqual({ looked: 1, columns: [] });
    expect((await oneStep(step, literal({ a: ['number', [1]] }))).report.columns).toEqual([]);
  });
});
