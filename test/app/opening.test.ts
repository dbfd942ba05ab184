import { describe, expect, it } from 'vitest';
import { onlyFirst, readAsAsked, samplesOf } from '../../src/app/opening';
import type { EnginePort } from '../../src/app/ports';
import { fail, ok } from '../../src/core/problem';
import type { Recipe } from '../../src/core/recipe';
import type { ReadOverrides } from '../../src/data/reading';
import type { DatasetInfo } from '../../src/engine/types';

const dataset = {
  id: 'd',
  columns: [{ name: 'region', kind: 'number', format: { type: 'number', decimal: '.', group: '', percent: false, currency: '' } }],
  roles: [{ name: 'region', role: 'number' }],
} as unknown as DatasetInfo;
const corrected = { id: 'd', rows: 1 } as unknown as DatasetInfo;
const recipe = { columns: [{ name: 'region', kind: 'category', role: 'category' }] } as unknown as Recipe;
const asked = { columns: [{ name: 'region', kind: 'category', role: 'category' }] };

function engine(works: boolean): { readonly port: EnginePort; readonly told: ReadOverrides[] } {
  const told: ReadOverrides[] = [];
  const correct: EnginePort['correct'] = (_job, _id, overrides) => {
    told.push(overrides);
    return Promise.resolve(works ? ok(corrected) : fail('data.no-sheet'));
  };
  return { port: { correct } as EnginePort, told };
}

describe('a file for a recipe that came by link, or for a notebook that lost its data', () => {
  it('is read again with what the recipe says otherwise', async () => {
    const { port, told } = engine(true);
    const sample = { every: 2 };
    expect(await readAsAsked(port, dataset, { sample }, { recipe })).toEqual({ dataset: corrected, overrides: { ...asked, sample } });
    expect(told).toEqual([{ ...asked, sample }]);
  });
  it('is read again as it was corrected before, odd texts too', async () => {
    const { port, told } = engine(true);
    const overrides: ReadOverrides = { columns: [{ name: 'region', role: 'segment' }], dialect: { skip: 1 } };
    expect((await readAsAsked(port, dataset, {}, { kept: { overrides }, recipe })).overrides).toEqual(overrides);
    expect(told).toEqual([overrides]);
  });
  it('stays as it was read where nothing is asked, or where it cannot be', async () => {
    const { port, told } = engine(true);
    expect(await readAsAsked(port, dataset, {}, { recipe: null })).toEqual({ dataset, overrides: {} });
    expect(told).toEqual([]);
    expect(await readAsAsked(engine(false).port, dataset, {}, { recipe })).toEqual({ dataset, overrides: {} });
  });
});

describe('parts of a file that will not fit', () => {
  it('are a sample of all of it and its first rows, or say that only its first rows can be had', () => {
    expect(samplesOf({ every: 3, first: 5000 })).toEqual([{ every: 3 }, { first: 5000 }]);
    expect(onlyFirst(samplesOf({ every: 3, first: 5000 }))).toBe(false);
    expect(onlyFirst(samplesOf({ every: 0, first: 5000 }))).toBe(true);
    expect(onlyFirst(samplesOf({ every: 0, first: 0 }))).toBe(false);
  });
});
