import { runFile, sharedFile } from '../steps/scoring';
import type { TrainReport } from '../../src/steps/train/meta';

/**
 * Pairs ranked right (AUC) by each model on real files, every row judged once by a pipeline fitted on the others, beside the mean of scikit-learn 1.2.1
 * over five folds (three above 40,000 rows): `npx tsx test/bench/ml-scores.ts [part of a file's name]`.
 */
const CASES = [
  { name: 'bank without duration', file: 'bank_marketing/bank.csv', target: 'y', drop: ['duration'], theirs: [0.72, 0.739, 0.747] },
  { name: 'telco', file: 'telco_churn_ibm/Telco-Customer-Churn.csv', target: 'Churn', drop: [], theirs: [0.845, 0.84, 0.845] },
  { name: 'mlc_churn', file: 'mlc_churn/mlc_churn.csv', target: 'churn', drop: [], theirs: [0.823, 0.917, 0.92] },
  { name: 'shoppers', file: 'online_shoppers/online_shoppers_intention.csv', target: 'Revenue', drop: [], theirs: [0.893, 0.928, 0.934] },
  {
    name: 'shoppers without PageValues',
    file: 'online_shoppers/online_shoppers_intention.csv',
    target: 'Revenue',
    drop: ['PageValues'],
    theirs: [0.743, 0.77, 0.784],
  },
  {
    name: 'bank-full without duration',
    file: 'bank_marketing/bank-full.csv',
    target: 'y',
    drop: ['duration'],
    theirs: [0.765, 0.79, 0.799],
  },
  { name: 'bank-full', file: 'bank_marketing/bank-full.csv', target: 'y', drop: [], theirs: [0.907, 0.929, 0.934] },
  {
    name: 'bank-additional-full without duration',
    file: 'bank_marketing/bank-additional-full.csv',
    target: 'y',
    drop: ['duration'],
    theirs: [0.791, 0.791, 0.802],
  },
] as const;
const MODELS = ['logistic', 'forest', 'boosting'] as const;

const wanted = process.argv[2] ?? '';
for (const { name, file, target, drop, theirs } of CASES.filter((one) => one.name.includes(wanted))) {
  const found = sharedFile(file);
  if (!found) {
    console.log(`${name}: skipped, ../shared/data/${file} is not there`);
    continue;
  }
  for (const [i, model] of MODELS.entries()) {
    const ran = await runFile(found, { target, drop }, { train: { model } });
    const report = ran.report<TrainReport>('train');
    const auc = report.models.find(({ id }) => id === model)?.auc.mean ?? NaN;
    const peer = theirs[i] as number;
    console.log(
      `${name}: ${model} ${auc.toFixed(4)}, scikit-learn ${peer.toFixed(3)} (${auc - peer >= 0 ? '+' : ''}${(auc - peer).toFixed(4)}), per cent may be said: ${report.percentAllowed}`,
    );
  }
}
