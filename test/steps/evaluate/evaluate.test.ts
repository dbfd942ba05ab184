import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { schemaOf } from '../../../src/core/schema';
import type { StepView } from '../../../src/core/step';
import { numericColumn, tableOf } from '../../../src/core/table';
import { figures } from '../../../src/steps/evaluate/figures';
import { meta, type EvaluateReport } from '../../../src/steps/evaluate/meta';
import { percentHolds } from '../../../src/steps/evaluate/run';
import { said } from '../../../src/steps/target/meta';
import { numbers, plantedTable, runSteps } from '../scoring';

const steps = ['target', 'train', 'evaluate'];
const roles = { bought: 'outcome' } as const;

describe('figures', () => {
  it('count each threshold, from everyone picked to no one', () => {
    const { confusion } = figures(Uint8Array.of(1, 0, 1, 0), Float64Array.of(0.9, 0.8, 0.4, 0.1), random('f'));
    expect(confusion).toHaveLength(101);
    expect(confusion[0]).toEqual({ threshold: 0, tp: 2, fp: 2, fn: 0, tn: 0 });
    expect(confusion[50]).toEqual({ threshold: 0.5, tp: 1, fp: 1, fn: 1, tn: 1 });
    expect(confusion[100]).toEqual({ threshold: 1, tp: 0, fp: 0, fn: 2, tn: 2 });
  });

  it('of one chance for everyone claim no certainty about an order', () => {
    const report: EvaluateReport = {
      ...figures(Uint8Array.of(1, 0, 1, 0), Float64Array.of(0.5, 0.5, 0.5, 0.5), random('f')),
      judgedOn: 'held-out',
      rough: true,
      threshold: 0.5,
      split: { picked: { rows: 4, positives: 2 }, left: { rows: 0, positives: 0 } },
      baseline: { logLoss: 0.7, brier: 0.25 },
      model: 'baseline',
      percentAllowed: true,
      success: said('yes', false),
      replay: [],
      open: { rows: 0, atLeast: [] },
      capacity: null,
      learning: [],
      fairness: null,
      money: null,
    };
    expect(meta.soWhat(report).args['third']).toBe('');
    expect(meta.soWhat({ ...report, model: 'logistic' }).args['third']).toMatchObject({ code: 'evaluate.rough' });
  });

  it('hold for no rows and for one kind of outcome, without a number that JSON cannot say', () => {
    for (const y of [[], [1], [0, 0, 0]]) {
      const found = figures(
        Uint8Array.from(y),
        Float64Array.from(y, () => 0.4),
        random('f'),
      );
      expect(JSON.stringify(found)).not.toContain('null');
      expect(found.auc).toEqual({ mean: 0.5, low: 0, high: 1 });
    }
  });

  it('draw a ROC curve of at most 200 points from corner to corner', () => {
    const chance = random('roc');
    const p = Float64Array.from({ length: 2000 }, () => chance.next());
    const y = Uint8Array.from(p, (value) => (chance.next() < value ? 1 : 0));
    const { roc, calibration, lift } = figures(y, p, chance, 20);
    expect(roc).toHaveLength(200);
    expect([roc[0], roc[199]]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    // chances that are true lie on the diagonal
    expect(calibration.filter(({ chance: said, low, high }) => low <= said && said <= high).length).toBeGreaterThanOrEqual(8);
    expect(lift.map(({ rows }) => rows)).toEqual(new Array<number>(10).fill(200));
    expect(lift[0]?.rate).toBeGreaterThan(lift[9]?.rate ?? 1);
  });
});

describe('evaluate', () => {
  it('judges on held-out rows alone', async () => {
    const ran = await runSteps(plantedTable(random('judge'), 1000, [2], 0), roles, steps);
    const held = Array.from(ran.last.table.rowIds).filter((id) => ran.source.folds.fold[id] === -1);
    const bought = numbers(ran.last.table, 'bought');
    expect(ran.report<EvaluateReport>('evaluate')).toMatchObject({
      judgedOn: 'held-out',
      rows: held.length,
      positives: held.reduce((sum, id) => sum + (bought[id] ?? 0), 0),
      model: 'logistic',
    });
  });

  it('falls back on the rounds of checking when too few are held out, and says so', async () => {
    const ran = await runSteps(plantedTable(random('judge'), 300, [2], -2), roles, steps, { holdout: 0 });
    const report = ran.report<EvaluateReport>('evaluate');
    expect(report).toMatchObject({ judgedOn: 'out-of-fold', rows: 300 });
    expect(report.auc.mean).toBeGreaterThan(0.75);
  });

  it('begins with the share of the whole as threshold and takes another without judging anew', async () => {
    const table = plantedTable(random('judge'), 1000, [2], 0);
    const auto = (await runSteps(table, roles, steps)).report<EvaluateReport>('evaluate');
    const asked = (await runSteps(table, roles, ['target', 'train', ['evaluate', { threshold: 70 }]])).report<EvaluateReport>('evaluate');
    expect([Math.abs(auto.threshold - 0.5) < 0.05, asked.threshold]).toEqual([true, 0.7]);
    expect(asked.confusion).toEqual(auto.confusion);
    for (const { confusion, threshold, split } of [auto, asked]) {
      const { tp = 0, fp = 0, fn = 0, tn = 0 } = confusion[Math.round(threshold * 100)] ?? {};
      expect(split).toEqual({ picked: { rows: tp + fp, positives: tp }, left: { rows: fn + tn, positives: fn } });
    }
  });
});

it('per cent are taken back where the rows held out surely speak against them, and by no fewer than ten of the rarer outcome', () => {
  const r = random('held out');
  const said = Array.from({ length: 400 }, () => 0.1 + 0.6 * r.next());
  const view = (of: (chance: number) => number, rows: number): StepView => {
    const after = tableOf([
      numericColumn(
        'won',
        'bool',
        said.map((chance) => r.next() < of(chance)),
      ),
      numericColumn('chance', 'number', said),
    ]);
    const heldOut = Uint8Array.from(said, (_, row) => (row < rows ? 1 : 0));
    return {
      after,
      schemaAfter: schemaOf(
        after,
        new Map([
          ['won', 'target'],
          ['chance', 'chance'],
        ]),
      ),
      heldOut,
    } as unknown as StepView;
  };
  const trained = { model: 'logistic', percentAllowed: true } as const;
  expect(
    percentHolds(
      view((chance) => chance, 400),
      trained,
    ),
  ).toBe(true);
  expect(
    percentHolds(
      view((chance) => chance / 2, 400),
      trained,
    ),
  ).toBe(false);
  expect(
    percentHolds(
      view((chance) => chance / 2, 20),
      trained,
    ),
  ).toBe(true);
  expect(
    percentHolds(
      view((chance) => chance / 2, 400),
      { ...trained, model: 'baseline' },
    ),
  ).toBe(true);
  expect(
    percentHolds(
      view((chance) => chance, 400),
      { ...trained, percentAllowed: false },
    ),
  ).toBe(false);
});
