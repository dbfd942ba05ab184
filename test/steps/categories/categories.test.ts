import { describe, expect, it } from 'vitest';
import { run } from '../../../src/program/run';
import { meta } from '../../../src/steps/categories/meta';
import { impl } from '../../../src/steps/categories/run';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };

describe('categories', () => {
  it('gives each value a column of 1 and 0, and none to an empty cell', async () => {
    const table = literal({ region: ['category', ['north', 'south', 'north', null]], active: ['bool', [1, 0, null, 1]] });
    const { after, schema } = await oneStep(step, table);
    expect(cells(after)).toEqual({
      region: ['category', ['north', 'south', 'north', null]],
      active: ['bool', [1, 0, null, 1]],
      'region=north': ['number', [1, 0, 1, 0]],
      'region=south': ['number', [0, 1, 0, 0]],
      'active=true': ['number', [1, 0, 0, 1]],
    });
    expect(features(schema)).toEqual(['region=north', 'region=south', 'active=true']);
  });

  it('puts rare values together, and values only a new file has with them', async () => {
    const cell = ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'c', 'd', 'e'];
    const { after, fitted, report } = await oneStep(step, literal({ plan: ['category', cell] }), {}, { rare: 0.2 });
    expect(after.columns.map(({ name }) => name)).toEqual(['plan', 'plan=a', 'plan=b', 'plan=…']);
    expect(cells(after)['plan=…']?.[1]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
    expect(cells(run(fitted.program, literal({ plan: ['category', ['new', 'a', null]] })))['plan=…']?.[1]).toEqual([1, 0, 0]);
    expect(report).toEqual({
      columns: [{ column: 'plan', levels: 5, kept: 2, rare: 3, rareShare: 0.3, missing: 0 }],
      flags: 3,
    });
  });

  it('knows codes that stand for groups', async () => {
    const { after } = await oneStep(step, literal({ Channel: ['number', [1, 2, 1, null]] }), { Channel: 'category' });
    expect(cells(after)['Channel=1']?.[1]).toEqual([1, 0, 1, 0]);
    expect(cells(after)['Channel=2']?.[1]).toEqual([0, 1, 0, 0]);
  });

  it('copes when every value is rare', async () => {
    const cell = ['a', 'b', 'c', null];
    const { after } = await oneStep(step, literal({ plan: ['category', cell] }), {}, { rare: 0.2, most: 1 });
    expect(after.columns.map(({ name }) => name)).toEqual(['plan', 'plan=a', 'plan=…']);
    const all = await oneStep(step, literal({ plan: ['category', ['a', 'b', 'c', 'd', 'e', 'f', null]] }), {}, { rare: 0.2 });
    expect(cells(all.after)['plan=…']?.[1]).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });

  it('does not meet a column that has the name already', async () => {
    const { after } = await oneStep(step, literal({ a: ['category', ['x', 'y']], 'a=x': ['number', [5, 6]] }));
    expect(after.columns.map(({ name }) => name)).toEqual(['a', 'a=x', 'a=x (2)', 'a=y']);
  });
});
