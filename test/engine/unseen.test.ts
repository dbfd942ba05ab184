import { describe, expect, it } from 'vitest';
import { say } from '../../src/core/message';
import { unseenIn } from '../../src/engine/unseen';
import { meta } from '../../src/steps/categories/meta';
import { impl } from '../../src/steps/categories/run';
import { literal } from '../program/tables';
import { oneStep } from '../steps/one-step';

const lines = Array.from({ length: 300 }, (_, i) => (i === 7 ? 'seldom' : i % 2 ? 'north' : 'south'));

describe('values a new file has and training had not', () => {
  it('are told by how many rows hold them, rare ones that were there and empty cells left out', async () => {
    const taught = literal({ region: ['category', lines], code: ['number', lines.map((_, i) => i % 3)] });
    const { fitted } = await oneStep({ meta, impl }, taught, { code: 'category' });
    const file = literal({
      region: ['category', ['east', 'seldom', 'north', null, 'west', 'east']],
      code: ['number', [1, 2, 0, null, 4, 1]],
    });
    const step = { step: 'categories', learnt: fitted.learnt };
    expect(unseenIn(step, file)).toEqual([
      say('score.unseen', { column: 'region', rows: 3, of: 6 }),
      say('score.unseen', { column: 'code', rows: 1, of: 6 }),
    ]);
    expect(unseenIn(step, taught)).toEqual([]);
    expect(JSON.stringify(fitted.learnt)).not.toMatch(/north|south|seldom/);
  });

  it('are not told of a column with more values than can be kept apart, nor by a model that did not note them', async () => {
    const many = literal({ city: ['category', Array.from({ length: 1200 }, (_, i) => `c${i}`)] });
    const { fitted } = await oneStep({ meta, impl }, many);
    const file = literal({ city: ['category', ['elsewhere']] });
    expect(unseenIn({ step: 'categories', learnt: fitted.learnt }, file)).toEqual([]);
    expect(unseenIn({ step: 'categories', learnt: { columns: [], flags: 0 } }, file)).toEqual([]);
  });
});
