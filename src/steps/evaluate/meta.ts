import { say } from '../../core/message';
import { ok, fail } from '../../core/problem';
import { isRare } from '../../core/rare';
import { withRole } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { chartsOf } from './charts';
import { firstTenth, type EvaluateReport } from './report';

export type * from './report';

const params = {
  /** In percent, the nearest stop counts (core/line-stops); auto is the base rate. */
  threshold: { kind: 'real', default: 'auto', min: 0, max: 100, auto: true },
  /** Of the people whose outcome is open, or of the rows judged where none is; auto is not said. */
  capacity: { kind: 'integer', default: 'auto', min: 1, max: 1e7, auto: true },
  /** In the notebook's own money; auto is not said. */
  cost: { kind: 'real', default: 'auto', auto: true, min: 0, max: 1e9 },
  value: { kind: 'real', default: 'auto', auto: true, min: 0, max: 1e12 },
  /** Whether groups of it are treated alike. */
  group: { kind: 'column', default: null, kinds: ['category', 'bool', 'number'] },
} as const;

const beatsChance = ({ auc }: EvaluateReport): boolean => auc.low > 0.5;

export const meta: StepMeta<typeof params, EvaluateReport> = {
  id: 'evaluate',
  version: 1,
  stage: 'evaluate',
  params,
  onNewRows: 'apply',
  outline: (schema) => (withRole(schema, 'chance') && withRole(schema, 'target') ? ok(schema) : fail('evaluate.no-chance')),
  finding(report) {
    const { auc, rows, positives } = report;
    if (report.model === 'baseline') return say('evaluate.finding.baseline');
    const tenth = firstTenth(report);
    if (beatsChance(report) && isRare(report.positives, report.rows) && tenth) {
      const { found, low, high, picked } = tenth;
      return say('evaluate.finding.rare', { found, low, high, picked, positives, success: report.success });
    }
    return beatsChance(report)
      ? say('evaluate.finding', { auc: auc.mean, rows, positives })
      : say('evaluate.finding.no-better', { auc: auc.mean, rows });
  },
  soWhat(report) {
    const { lift, auc, rows, judgedOn, success, model } = report;
    const top = lift[0];
    // One chance for everyone has the AUC 0.5 for sure, which says nothing.
    const rough = report.rough && model !== 'baseline';
    const first = say(`evaluate.judged.${judgedOn}`, { rows });
    const second =
      top && model !== 'baseline'
        ? say('evaluate.top', { rows: top.rows, positives: top.positives, usual: top.rows * report.baseRate, success })
        : say('evaluate.alike', { positives: report.positives, rows, success });
    const next = model !== 'baseline' && !beatsChance(report) ? say('evaluate.no-better.next') : '';
    return say('evaluate.so-what', { first, second, third: rough ? say('evaluate.rough', { low: auc.low, high: auc.high }) : '', next });
  },
  charts: chartsOf,
};
