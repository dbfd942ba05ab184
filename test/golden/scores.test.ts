import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import type { EvaluateReport } from '../../src/steps/evaluate/meta';
import type { ExplainReport } from '../../src/steps/explain/meta';
import type { TargetReport } from '../../src/steps/target/meta';
import type { TrainReport } from '../../src/steps/train/meta';
import { plantedTable, runFile, runSteps, sharedFile } from '../steps/scoring';

const sample = (name: string): string => path.resolve(import.meta.dirname, '../../public/samples', name);
const auc = (report: TrainReport): number => report.models.find(({ id }) => id === 'logistic')?.auc.mean ?? NaN;

/** Where only its figure is asked for, the other models need not run, nor the cards below the one that is looked at. */
const SUM_ALONE = { train: { model: 'logistic' } } as const;

describe('pure noise', () => {
  // fifty seeds, shuffled outcomes and a search of settings: test/bench/ml-null.ts
  it('is called noise for at least 18 of 20 seeds', async () => {
    let alike = 0;
    for (let seed = 0; seed < 20; seed++) {
      const ran = await runSteps(plantedTable(random(`noise ${seed}`), 300, [], -1), { bought: 'outcome' }, ['target', 'train']);
      if (ran.report<TrainReport>('train').recommended === 'baseline') alike++;
    }
    expect(alike).toBeGreaterThanOrEqual(18);
  });
});

describe('the samples', () => {
  it('leads: the planted drivers are found and the noise is not', async () => {
    const ran = await runFile(sample('leads.csv'), { target: 'status' }, {}, { downTo: 'train' });
    expect(ran.report<TargetReport>('target')).toMatchObject({ success: 'won', leakQuestions: [] });
    expect(ran.report<TrainReport>('train')).toMatchObject({ reason: 'beats', percentAllowed: true });
    expect(ran.report<TrainReport>('train').contest.map(({ id }) => id)).toEqual(['logistic', 'tree', 'boosting', 'forest', 'recent']);
    const sum = await runFile(sample('leads.csv'), { target: 'status' }, SUM_ALONE, { downTo: 'explain' });
    const columns = sum.report<ExplainReport>('explain').columns.map(({ column }) => column);
    expect(columns.slice(0, 6).toSorted()).toEqual(
      ['downloaded_white_paper', 'employees', 'pricing_page_views', 'requested_demo', 'source', 'visits_4_weeks'].toSorted(),
    );
  });

  it('accounts: those who leave are ranked', async () => {
    const ran = await runFile(sample('accounts.csv'), { target: 'churned' }, {}, { downTo: 'evaluate' });
    expect(auc(ran.report<TrainReport>('train'))).toBeGreaterThan(0.8);
    expect(ran.report<EvaluateReport>('evaluate').lift[0]?.lift).toBeGreaterThan(2.5);
  });
});

describe('real files', () => {
  const bank = sharedFile('bank_marketing/bank.csv');
  const telco = sharedFile('telco_churn_ibm/Telco-Customer-Churn.csv');

  it.skipIf(!bank)('bank: without duration the cross-validated AUC is .720', async () => {
    const ran = await runFile(bank ?? '', { target: 'y', drop: ['duration'] }, SUM_ALONE, { downTo: 'train' });
    expect(ran.report<TargetReport>('target')).toMatchObject({ success: 'yes', positives: 521, leakQuestions: [] });
    expect(Math.abs(auc(ran.report<TrainReport>('train')) - 0.72)).toBeLessThan(0.01);
  });

  it.skipIf(!bank)('bank: duration is asked about', async () => {
    const ran = await runFile(bank ?? '', { target: 'y' }, SUM_ALONE, { downTo: 'target' });
    expect(ran.report<TargetReport>('target').leakQuestions.map(({ column }) => column)).toEqual(['duration']);
  });

  it.skipIf(!telco)('telco: the cross-validated AUC is .845', async () => {
    const ran = await runFile(telco ?? '', { target: 'Churn' }, SUM_ALONE, { downTo: 'train' });
    expect(ran.report<TargetReport>('target')).toMatchObject({ positives: 1869, labelled: 7043, leakQuestions: [] });
    expect(Math.abs(auc(ran.report<TrainReport>('train')) - 0.845)).toBeLessThan(0.01);
  });
});
