import { describe, expect, it } from 'vitest';
import { meta } from '../../../src/steps/scale/meta';
import { impl } from '../../../src/steps/scale/run';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };
const table = literal({ spend: ['number', [0, 1000, 2000, 3000, 4000]], visits: ['number', [1, 2, 3, 4, 5]] });

describe('scale', () => {
  it('standard: mean 0 and standard deviation 1 (n), as StandardScaler', async () => {
    const { after, schema } = await oneStep(step, table);
    const expected = [-Math.SQRT2, -Math.SQRT1_2, 0, Math.SQRT1_2, Math.SQRT2];
    (cells(after)['visits (scaled)']?.[1] ?? []).forEach((value, i) => expect(value).toBeCloseTo(expected[i] as number, 12));
    expect(features(schema)).toEqual(['spend (scaled)', 'visits (scaled)']);
  });

  it('robust: median 0 and middle half 1 wide, as RobustScaler', async () => {
    const { after } = await oneStep(step, table, {}, { method: 'robust' });
    expect(cells(after)['visits (scaled)']?.[1]).toEqual([-1, -0.5, 0, 0.5, 1]);
  });

  it('min–max: 0 to 1, as MinMaxScaler', async () => {
    const { after } = await oneStep(step, table, {}, { method: 'min-max' });
    expect(cells(after)['spend (scaled)']?.[1]).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('not at all: nothing changes', async () => {
    const { after, schema, report } = await oneStep(step, table, {}, { method: 'none' });
    expect(after).toBe(table);
    expect(features(schema)).toEqual(['spend', 'visits']);
    expect(meta.finding(report).code).toBe('scale.none');
  });

  it('shows what each column makes of the distance, before and after', async () => {
    const { report } = await oneStep(step, table);
    expect(report.columns.map(({ column }) => column)).toEqual(['spend', 'visits']);
    expect(report.columns[0]?.shareBefore).toBeCloseTo(1e6 / (1e6 + 1), 12);
    expect(report.columns.map(({ shareAfter }) => shareAfter)).toEqual([0.5, 0.5]);
    expect(meta.finding(report)).toMatchObject({ code: 'scale.finding', args: { column: 'spend', count: 2 } });
  });

  it('only moves a column without spread, keeps missing missing, and leaves yes/no columns', async () => {
    const odd = literal({ flat: ['number', [7, 7, null]], active: ['bool', [1, 0, 1]], plan: ['number', [1, 2, 1]] });
    const { after } = await oneStep(step, odd, { plan: 'category' });
    expect(after.columns.map(({ name }) => name)).toEqual(['flat', 'active', 'plan', 'flat (scaled)']);
    expect(cells(after)['flat (scaled)']?.[1]).toEqual([0, 0, null]);
  });

  it('says so, and draws nothing, where no two rows differ in a number or there is none', async () => {
    const alone = await oneStep(step, literal({ a: ['number', [3]], b: ['number', [4]] }));
    expect([meta.finding(alone.report).code, meta.soWhat(alone.report).code, meta.charts(alone.report)]).toEqual([
      'scale.same',
      'scale.same.so',
      [],
    ]);
    const words = await oneStep(step, literal({ plan: ['category', ['a', 'b']] }));
    expect([meta.finding(words.report).code, meta.soWhat(words.report).code]).toEqual(['scale.nothing', 'scale.nothing.so']);
  });

  it('stays finite with the largest and the smallest numbers', async () => {
    for (const method of ['standard', 'robust', 'min-max'] as const) {
      const wide = literal({ a: ['number', [-1.7e308, 1.7e308, 0]], b: ['number', [5e-324, 0, 1e-320]] });
      const { report } = await oneStep(step, wide, {}, { method });
      expect(JSON.stringify(report)).not.toContain('null');
    }
  });
});
