import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json';
import { random } from '../../../src/core/rng';
import { schemaOf } from '../../../src/core/schema';
import type { StepView } from '../../../src/core/step';
import { fewOf } from '../../../src/steps/profile/few';
import { usedBy } from '../../../src/steps/profile/lineage';
import type { RankedTrait } from '../../../src/steps/profile/traits';
import { literal } from '../../program/tables';

describe('columns that are told of', () => {
  it('are known to have found the groups through logarithm, scale and flags, and others to have not', () => {
    const table = literal({
      Fresh: ['number', [1, 2]],
      Age: ['number', [1, 2]],
      Region: ['category', ['N', 'S']],
      Town: ['category', ['x', 'y']],
      'Region=N': ['number', [1, 0]],
    });
    const schemaAfter = schemaOf(table, new Map()).map((column) =>
      column.name === 'Region=N' ? { ...column, plain: false, origin: ['Region'] } : column,
    );
    const step = (learnt: Json) => ({ program: [], learnt, notes: [] });
    const above = new Map([
      ['skew', step({ columns: [{ name: 'log Fresh', column: 'Fresh' }] })],
      ['scale', step({ columns: [{ name: 'log Fresh (scaled)', column: 'log Fresh' }] })],
      ['cluster', step({ columns: ['log Fresh (scaled)', 'Region=N'] })],
    ]);
    const used = usedBy({ schemaAfter, above } as unknown as StepView);
    expect(schemaAfter.filter(used).map(({ name }) => name)).toEqual(['Fresh', 'Region', 'Region=N']);
  });

  it('are each told once, and what says the same again comes last', () => {
    const chance = random('same');
    const spend = Array.from({ length: 200 }, () => chance.normal());
    const table = literal({
      spend: ['number', spend],
      'spend cubed': ['number', spend.map((value) => value ** 3)],
      age: ['number', spend.map(() => chance.normal())],
    });
    const ranked = (column: string): RankedTrait => {
      const all = { column, made: null, since: null, level: null, inSegment: 1, everyone: 0, effect: 1, low: 0.5, high: 1.5 };
      return { trait: all, strength: 1 };
    };
    const traits = ['spend', 'spend cubed', 'spend', 'age'].map(ranked);
    expect(fewOf(table)(traits).map(({ trait }) => trait.column)).toEqual(['spend', 'age', 'spend cubed']);
  });
});
