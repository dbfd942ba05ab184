import { describe, expect, it } from 'vitest';
import { run } from '../../../src/program/run';
import { meta } from '../../../src/steps/skew/meta';
import { impl } from '../../../src/steps/skew/run';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };
const lopsided = [1, 1, 1, 2, 2, 3, 100];

describe('skew', () => {
  it('adds the logarithm of a lopsided number and rests the number', async () => {
    const table = literal({ spend: ['number', lopsided], age: ['number', [1, 2, 3, 4, 5, 6, 7]] });
    const { after, schema, report } = await oneStep(step, table, { spend: 'money' });
    expect(features(schema)).toEqual(['age', 'log spend']);
    expect(cells(after)['log spend']?.[1][6]).toBeCloseTo(Math.log(101), 12);
    expect(report.columns.map(({ column, name }) => [column, name])).toEqual([['spend', 'log spend']]);
    expect(schema.find(({ name }) => name === 'log spend')).toEqual({
      name: 'log spend',
      kind: 'number',
      role: 'number',
      origin: ['spend'],
      feature: true,
      plain: false,
      about: { code: 'skew.about', args: { column: 'spend' } },
    });
  });

  it('has the skewness SciPy has', async () => {
    const { report } = await oneStep(step, literal({ spend: ['number', lopsided] }));
    expect(report.columns[0]?.skewBefore).toBeCloseTo(2.0395238176, 9);
  });

  it('does not break on a value below zero that only a new file has', async () => {
    const { fitted } = await oneStep(step, literal({ spend: ['number', lopsided] }));
    const later = run(fitted.program, literal({ spend: ['number', [-5, null]] }));
    expect(cells(later)['log spend']).toEqual(['number', [0, null]]);
  });

  it('leaves numbers below zero, and what it is told to leave', async () => {
    const below = await oneStep(step, literal({ balance: ['number', [-1, 1, 1, 1, 2, 200]] }));
    expect(below.report.columns).toMatchObject([{ column: 'balance', name: null, negative: true }]);
    expect(meta.finding(below.report).code).toBe('skew.none');
    const told = await oneStep(step, literal({ spend: ['number', lopsided] }), {}, { plan: [['spend', 'leave']] });
    expect(told.report.columns).toEqual([]);
  });
});
