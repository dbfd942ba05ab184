import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import type { Schema } from '../../../src/core/schema';
import { dictColumn, numericColumn, tableOf, type Table } from '../../../src/core/table';
import type { ExplainReport } from '../../../src/steps/explain/meta';
import { reasonsFor } from '../../../src/steps/explain/reasons';
import type { TrainLearnt } from '../../../src/steps/train/learnt';
import { learntSum } from '../learnt';
import { numbers, plantedTable, runSteps } from '../scoring';

const learnt = (terms: TrainLearnt['terms'], a = 1, b = 0): TrainLearnt =>
  learntSum({ bias: -1, terms, calibration: { a, b }, baseRate: 0.3 });

const column = (name: string, kind: 'number' | 'category', origin: string): Schema[number] => ({
  name,
  kind,
  role: kind === 'number' ? 'number' : 'category',
  origin: [origin],
  feature: true,
  plain: true,
});

const table: Table = tableOf([
  dictColumn('source', 'category', ['fair', 'web', 'web', null]),
  numericColumn('source=fair', 'number', [1, 0, 0, 0]),
  numericColumn('source=web', 'number', [0, 1, 1, 0]),
  numericColumn('staff', 'number', [100, 10, null, 40]),
  numericColumn('log staff', 'number', [2, 1, null, 1.6]),
]);
const schema: Schema = [
  column('source', 'category', 'source'),
  column('source=fair', 'number', 'source'),
  column('source=web', 'number', 'source'),
  column('staff', 'number', 'staff'),
  column('log staff', 'number', 'staff'),
];
const model = learnt([
  { column: 'source=fair', origin: ['source'], weight: 2, mean: 0.25 },
  { column: 'source=web', origin: ['source'], weight: -1, mean: 0.5 },
  { column: 'log staff', origin: ['staff'], weight: 0.5, mean: 1.5 },
]);

describe('reasons', () => {
  it('sum one-hot and log terms to the columns a person knows', () => {
    const [first] = reasonsFor(model, table, schema, [0]);
    expect(first).toMatchObject({
      rowId: 0,
      base: -1,
      score: 1.25,
      parts: [
        { column: 'source', value: 'fair', usual: 'web', effect: 2 },
        { column: 'staff', value: 100, usual: 40, effect: 0.25 },
      ],
    });
  });

  it('say nothing for or against by a number that is missing', () => {
    const [row] = reasonsFor(model, table, schema, [2]);
    expect(row?.parts.find((part) => part.column === 'staff')).toMatchObject({ value: null, effect: 0 });
  });

  it('take the value from the file where a step took the column out', () => {
    const without = { ...table, columns: table.columns.filter(({ name }) => name !== 'source') };
    const [row] = reasonsFor(model, without, schema, [1], table);
    expect(row?.parts.find((part) => part.column === 'source')).toMatchObject({ value: 'web', usual: 'web' });
  });

  it('add up to the score, and the score to the chance of the program, to 1e-9', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 4 }),
        async (seed, weights) => {
          const ran = await runSteps(plantedTable(random(`sum ${seed}`), 150, weights, 0), { bought: 'outcome' }, [
            'skew',
            'target',
            ['train', { model: 'logistic' }],
          ]);
          const { table: scored, schema: after } = ran.last;
          const chances = numbers(scored, 'Chance');
          const rows = Array.from({ length: scored.rows }, (_, row) => row);
          for (const [row, { base, parts, score, chance }] of reasonsFor(ran.learnt<TrainLearnt>('train'), scored, after, rows).entries()) {
            const sum = parts.reduce((total, { effect }) => total + effect, base);
            expect(Math.abs(sum - score)).toBeLessThan(1e-9);
            expect(Math.abs((chance ?? 9) - (chances[row] ?? 0))).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 3 },
    );
  });
});

describe('contributions', () => {
  it.each(['logistic', 'tree', 'forest', 'boosting'] as const)(
    'of a %s add up to the calibrated score and chance of every row to 1e-9',
    async (model) => {
      const planted = plantedTable(random('parts'), 160, [1.5, -1], 0);
      const ran = await runSteps(planted, { bought: 'outcome' }, ['skew', 'target', ['train', { model }]]);
      const trained = ran.learnt<TrainLearnt>('train');
      expect(trained.model).toBe(model);
      const { table: scored, schema: after } = ran.last;
      const chances = numbers(scored, trained.chance);
      // few and many rows are taken apart in two ways
      const rows = Array.from({ length: scored.rows }, (_, row) => row);
      const many = reasonsFor(trained, scored, after, rows);
      for (const [row, { base, parts, score, chance }] of many.entries()) {
        expect(Math.abs(parts.reduce((sum, { effect }) => sum + effect, base) - score)).toBeLessThan(1e-9);
        expect(Math.abs((chance ?? 9) - (chances[row] ?? 0))).toBeLessThan(1e-9);
        const usual = 1 / (1 + Math.exp(-base));
        expect(Math.abs(parts.reduce((sum, { effectInChance }) => sum + effectInChance, usual) - (chance ?? 9))).toBeLessThan(1e-9);
      }
      const few = reasonsFor(trained, scored, after, rows.slice(0, 5));
      few.forEach(({ parts }, row) => {
        const same = new Map(many[row]?.parts.map(({ column, effect }) => [column, effect]));
        for (const { column, effect } of parts) expect(Math.abs(effect - (same.get(column) ?? 9))).toBeLessThan(1e-9);
      });
    },
  );
});

describe('explain', () => {
  it('puts planted drivers first, with their direction', async () => {
    const ran = await runSteps(plantedTable(random('drivers'), 1500, [1, -2, 0, 0, 0], 0), { bought: 'outcome' }, [
      'target',
      ['train', { model: 'logistic' }],
      'explain',
    ]);
    const [first, second, third] = ran.report<ExplainReport>('explain').columns;
    expect([first?.column, first?.direction, second?.column, second?.direction]).toEqual(['x2', 'down', 'x1', 'up']);
    expect(first?.oddsRatio).toBeLessThan(0.25);
    expect(second?.oddsRatio).toBeGreaterThan(2);
    expect(third?.share).toBeLessThan(0.08);
  });

  it('has nothing to explain where everyone has the same chance', async () => {
    const ran = await runSteps(plantedTable(random('alike'), 200, [2], 0), { bought: 'outcome' }, [
      'target',
      ['train', { model: 'baseline' }],
      'evaluate',
      'explain',
    ]);
    expect(ran.report<ExplainReport>('explain').columns).toEqual([]);
  });
});
