import { describe, expect, it } from 'vitest';
import { run } from '../../../src/program/run';
import { meta } from '../../../src/steps/missing/meta';
import { impl } from '../../../src/steps/missing/run';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };
const none = (n: number): null[] => Array.from({ length: n }, () => null);

describe('missing', () => {
  it('fills numbers with the median, groups with the commonest, and leaves identifiers and dates alone', async () => {
    const table = literal({
      id: ['category', ['a', null, 'c', 'd']],
      spend: ['number', [1, null, 3, 10]],
      since: ['date', [0, null, 86_400_000, 0]],
    });
    const { after, report, schema } = await oneStep(step, table, { id: 'identifier', spend: 'money' }, { flags: false });
    expect(cells(after)).toEqual({
      id: ['category', ['a', null, 'c', 'd']],
      spend: ['number', [1, 3, 3, 10]],
      since: ['date', [0, null, 86_400_000, 0]],
    });
    expect(report.columns.map(({ column, plan, filled }) => [column, plan, filled])).toEqual([
      ['since', 'leave', 0],
      ['spend', 'median', 1],
    ]);
    expect(features(schema)).toEqual(['spend', 'since']);
  });

  it('makes "Unknown" a category of its own above five per cent, and uses the word the file has', async () => {
    const region = ['north', 'south', 'south', null, 'unknown', 'south'];
    const { after } = await oneStep(step, literal({ region: ['category', region] }));
    expect(cells(after)['region']?.[1]).toEqual(['north', 'south', 'south', 'unknown', 'unknown', 'south']);
    const few = [...Array.from({ length: 39 }, (_, i) => (i < 30 ? 'south' : 'north')), null];
    expect(cells((await oneStep(step, literal({ region: ['category', few] }))).after)['region']?.[1]?.[39]).toBe('south');
  });

  it('remembers which numbers were empty when more than five per cent were', async () => {
    const { after, schema } = await oneStep(step, literal({ income: ['number', [1, null, 3]] }));
    expect(cells(after)['income was missing']).toEqual(['number', [0, 1, 0]]);
    expect(schema[1]).toEqual({
      name: 'income was missing',
      kind: 'number',
      role: 'category',
      origin: ['income'],
      feature: true,
      plain: false,
    });
  });

  it('leaves out a column more than sixty per cent empty', async () => {
    const { schema, report } = await oneStep(
      step,
      literal({ a: ['number', [1, ...none(9)]], b: ['number', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]] }),
    );
    expect(features(schema)).toEqual(['b']);
    expect(report.dropped).toEqual(['a']);
    expect(meta.finding(report)).toEqual({ code: 'missing.dropped', args: { cells: 9, columns: 1, dropped: ['a'] } });
  });

  it('fills a new file with what it learnt, also where training had no empty cell', async () => {
    const { fitted } = await oneStep(step, literal({ spend: ['number', [1, 2, 9]], tone: ['category', ['x', 'y', 'y']] }));
    const later = run(fitted.program, literal({ spend: ['number', [null]], tone: ['category', [null]] }));
    expect(cells(later)).toEqual({ spend: ['number', [2]], tone: ['category', ['y']] });
  });

  it('does what a column was told, and goes by the rule where a kind cannot follow', async () => {
    const table = literal({ a: ['number', [1, null, 5]], b: ['number', [1, 1, null]], c: ['category', ['x', 'x', null]] });
    const plan = [
      ['a', 'mean'],
      ['b', 'zero'],
      ['c', 'median'],
    ] as const;
    const { after } = await oneStep(step, table, {}, { plan, flags: false });
    expect(cells(after)).toEqual({ a: ['number', [1, 3, 5]], b: ['number', [1, 1, 0]], c: ['category', ['x', 'x', 'Unknown']] });
  });

  it('counts what there was, with rows to look at', async () => {
    const { report } = await oneStep(step, literal({ a: ['number', [null, null, 1, 2, 3]] }));
    expect(report).toEqual({
      rows: 5,
      cells: 2,
      filled: 2,
      columns: [{ column: 'a', missing: 2, share: 0.4, plan: 'median', filledWith: 2, filled: 2, flag: 'a was missing', examples: [0, 1] }],
      dropped: [],
      complete: 0.6,
    });
  });

  it('says so when nothing is missing', async () => {
    const { report } = await oneStep(step, literal({ a: ['number', [1]] }));
    expect(meta.finding(report).code).toBe('missing.none');
    expect(meta.charts(report)).toEqual([]);
  });
});
