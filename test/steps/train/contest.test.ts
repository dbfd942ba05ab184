import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { numericColumn, tableOf, type Table } from '../../../src/core/table';
import { rocAuc } from '../../../src/ml/metrics';
import { reasonsFor } from '../../../src/steps/explain/reasons';
import { beatsChance, betterEnd, rivalsOf, scoreBy, simplestWithin } from '../../../src/steps/train/contest';
import type { TrainLearnt } from '../../../src/steps/train/learnt';
import { meta, type TrainReport } from '../../../src/steps/train/meta';
import { numbers, plantedTable, runSteps } from '../scoring';

const roles = { bought: 'outcome' } as const;
const around = (mean: number, half: number) => ({ mean, low: mean - half, high: mean + half });

describe('which model', () => {
  it('is the simplest within one standard error of the best', () => {
    const contestants = [
      { id: 'logistic', auc: around(0.7, 0.0196) },
      { id: 'tree', auc: around(0.6, 0.0196) },
      { id: 'boosting', auc: around(0.709, 0.0196) },
    ] as const;
    expect(simplestWithin(contestants).id).toBe('logistic');
    expect(simplestWithin([...contestants, { id: 'forest', auc: around(0.72, 0.0196) }]).id).toBe('forest');
  });

  it('has to lie further above guessing the more were tried', () => {
    expect(beatsChance(around(0.527, 0.0196), 1)).toBe(true);
    expect(beatsChance(around(0.527, 0.0196), 4)).toBe(false);
    expect(beatsChance(around(0.534, 0.0196), 4)).toBe(true);
  });

  it('is the weighted sum where effects add up', async () => {
    const ran = await runSteps(plantedTable(random('adds up'), 1200, [1.5, -1], 0), roles, ['missing', 'target', 'train']);
    const report = ran.report<TrainReport>('train');
    expect(report).toMatchObject({ recommended: 'logistic', used: 'logistic', reason: 'beats', rival: null });
    expect(report.contest.map(({ id }) => id)).toEqual(['logistic', 'tree', 'boosting', 'forest']);
    expect(meta.charts(report).map(({ id }) => id)).toEqual(['models', 'folds']);
  }, 60_000);
});

/** One column alone ranks, and it needs no learning. */
function ranked(rows: number): Table {
  const r = random('ranked');
  const points = Array.from({ length: rows }, () => r.normal());
  const noise = Array.from({ length: rows }, () => r.normal());
  const bought = points.map((value) => (value + 1.2 * r.normal() > 0 ? 1 : 0));
  return tableOf([
    numericColumn('points', 'number', points),
    numericColumn('noise', 'number', noise),
    numericColumn('bought', 'bool', bought),
  ]);
}

describe('what ranks without learning', () => {
  it('is told when no model leaves it behind', async () => {
    const ran = await runSteps(ranked(1000), roles, ['missing', 'target', ['train', { own: 'points' }]]);
    const report = ran.report<TrainReport>('train');
    expect(report.rival).toBe('own');
    expect(report.contest.at(-1)?.id).toBe('own');
    expect(meta.finding(report).code).toBe('train.finding.rival.own');
  }, 60_000);

  it('is not told when a model does', async () => {
    const ran = await runSteps(ranked(1000), roles, ['missing', 'target', ['train', { own: 'noise' }]]);
    expect(ran.report<TrainReport>('train')).toMatchObject({ rival: null, recommended: 'logistic' });
  }, 60_000);

  it('is the time since the last order, the shortest or the longest first, and the column that was named', () => {
    const column = { kind: 'number', role: 'number', origin: [], feature: true, plain: true } as const;
    const schema = [
      { ...column, name: 'age', made: 'days-since' as const },
      { ...column, name: 'Recency', made: 'recency' as const },
      { ...column, name: 'mine' },
    ];
    expect(rivalsOf(schema, 'mine')).toEqual([
      { id: 'recent', column: 'Recency', sign: -1 },
      { id: 'longest', column: 'Recency', sign: 1 },
      { id: 'own', column: 'mine', sign: 1 },
    ]);
    expect(rivalsOf([], 'mine')).toEqual([]);
  });

  it('is of the two ends the one that ranks better: for leavers those longest away', async () => {
    const r = random('away');
    const Recency = Array.from({ length: 400 }, () => r.below(300));
    const left = Recency.map((days) => (days + 60 * r.normal() > 150 ? 1 : 0));
    const table = tableOf([numericColumn('Recency', 'number', Recency), numericColumn('left', 'bool', left)]);
    const named = { name: 'Recency', kind: 'number', role: 'number', origin: [], feature: true, plain: true, made: 'recency' } as const;
    const rivals = rivalsOf([named], null);
    const rows = Uint32Array.from({ length: 400 }, (_, row) => row);
    const judged = rivals.map(({ id, column, sign }) => ({
      id,
      auc: around(rocAuc(Uint8Array.from(left), scoreBy(table, column, sign, rows)), 0.01),
    }));
    expect(betterEnd(rivals, judged).map(({ id }) => id)).toEqual(['longest']);
    expect(betterEnd(rivals, []).map(({ id }) => id)).toEqual(['recent']);
  });
});

it.each(['tree', 'forest'] as const)(
  'reasons of a %s add up to each score, and the score is the chance',
  async (model) => {
    const table = plantedTable(random('reasons'), 700, [2, -1, 0], 0);
    const ran = await runSteps(table, roles, ['missing', 'target', ['train', { model }], 'evaluate', 'explain']);
    expect(ran.report<TrainReport>('train').used).toBe(model);
    const learnt = ran.learnt<TrainLearnt>('train');
    const chances = numbers(ran.last.table, learnt.chance);
    for (const { rowId, score, base, parts, chance } of reasonsFor(learnt, ran.last.table, ran.last.schema, [0, 7, 100])) {
      expect(parts.reduce((sum, { effect }) => sum + effect, base)).toBeCloseTo(score, 9);
      expect(chance).toBeCloseTo(chances[rowId] as number, 9);
    }
  },
  60_000,
);
