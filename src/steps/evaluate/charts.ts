import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import { isRare } from '../../core/rare';
import { moneyChart } from './money';
import { firstTenth, type CalibrationBin, type EvaluateReport } from './report';

/** Best first: who is found, whether chances hold, and what the list is worth. */
export function chartsOf(report: EvaluateReport): readonly ChartSpec[] {
  if (report.model === 'baseline') return [];
  const found = [...gainsChart(report), ...precisionChart(report)];
  const rare = isRare(report.positives, report.rows);
  return [
    ...(rare ? found : []),
    ...liftChart(report),
    ...calibrationChart(report),
    rocChart(report),
    ...(rare ? [] : found),
    ...moneyChart(report),
    ...learningChart(report),
    ...fairnessChart(report),
  ];
}

function liftChart({ lift, baseRate, success }: EvaluateReport): ChartSpec[] {
  const top = lift[0];
  if (!top) return [];
  return [
    {
      id: 'lift',
      headline: say('evaluate.chart.lift', { rate: top.rate, baseRate, success }),
      sub: say('evaluate.chart.lift.sub', { success }),
      fields: [
        { title: say('evaluate.field.tenth'), format: 'integer' },
        { title: say('evaluate.field.rate', { success }), format: 'share' },
        { title: say('evaluate.field.rows'), format: 'integer' },
        { title: say('evaluate.field.positives'), format: 'integer' },
      ],
      rows: lift.map(({ tenth, rate, rows, positives }) => [tenth, rate, rows, positives]),
      draw: { type: 'columns', x: 0, y: 1, reference: { at: baseRate, label: say('evaluate.chart.lift.reference', { baseRate }) } },
    },
  ];
}

function calibrationChart(report: EvaluateReport): ChartSpec[] {
  const { calibration, percentAllowed, success } = report;
  if (calibration.length < 2) return [];
  if (!percentAllowed) return [expectedChart(report)];
  // The bin whose chance is highest says most to someone who works a list from the top.
  const { rows, positives, chance } = calibration[calibration.length - 1] as CalibrationBin;
  return [
    {
      id: 'calibration',
      headline: say('evaluate.chart.calibration', { rows, positives, chance, success }),
      sub: say('evaluate.chart.calibration.sub'),
      fields: [
        { title: say('evaluate.field.chance'), format: 'share' },
        { title: say('evaluate.field.rate', { success }), format: 'share' },
        { title: say('evaluate.field.low'), format: 'share' },
        { title: say('evaluate.field.high'), format: 'share' },
        { title: say('evaluate.field.rows'), format: 'integer' },
      ],
      rows: calibration.map((bin) => [bin.chance, bin.rate, bin.low, bin.high, bin.rows]),
      draw: { type: 'points', x: 0, y: 1, diagonal: true, band: [2, 3] },
    },
  ];
}

/** Where chances did not hold good: how many each part of the list was said to hold, and held. No chance of a row is told. */
function expectedChart({ calibration, success }: EvaluateReport): ChartSpec {
  let to = 0;
  const parts = [...calibration].reverse().map(({ rows, positives, chance }) => {
    const from = to + 1;
    to += rows;
    return { places: say('evaluate.chart.expected.places', { from, to }), from, to, positives, expected: Math.round(chance * rows) };
  });
  const worst = parts.reduce((most, one) =>
    Math.abs(one.expected - one.positives) > Math.abs(most.expected - most.positives) ? one : most,
  );
  const { from, to: last, expected, positives } = worst;
  return {
    id: 'calibration',
    headline: say('evaluate.chart.expected', { from, to: last, expected, positives, success }),
    sub: say('evaluate.chart.expected.sub'),
    fields: [
      { title: say('evaluate.field.places'), format: 'text' },
      { title: say('evaluate.field.number', { success }), format: 'integer' },
      { title: say('evaluate.field.which'), format: 'text' },
    ],
    rows: parts.flatMap((part) => [
      [part.places, part.expected, say('evaluate.chart.expected.said')],
      [part.places, part.positives, say('evaluate.chart.expected.came')],
    ]),
    draw: { type: 'columns', x: 0, y: 1, series: 2 },
  };
}

function rocChart({ roc, auc }: EvaluateReport): ChartSpec {
  return {
    id: 'roc',
    headline: say('evaluate.chart.roc', { auc: auc.mean, low: auc.low, high: auc.high }),
    sub: say('evaluate.chart.roc.sub'),
    fields: [
      { title: say('evaluate.field.false-alarms'), format: 'share' },
      { title: say('evaluate.field.found'), format: 'share' },
    ],
    rows: roc,
    draw: { type: 'line', x: 0, y: 1, diagonal: true, domain: [0, 1] },
  };
}

/** All orders on the same rows; without learning none needs a band. */
function gainsChart(report: EvaluateReport): ChartSpec[] {
  const { gains, replay, positives, success } = report;
  const first = firstTenth(report);
  const tenth = first ? gains.indexOf(first) : -1;
  const own = replay.find(({ by }) => by === 'model')?.found[tenth];
  const blind = replay.find(({ by }) => by === 'file')?.found[tenth];
  if (own === undefined || blind === undefined || positives === 0) return [];
  return [
    {
      id: 'gains',
      headline: say('evaluate.chart.gains', { picked: gains[tenth]?.picked ?? 0, found: own, file: blind, success }),
      sub: say('evaluate.chart.gains.sub', { success }),
      fields: [
        { title: say('evaluate.field.picked'), format: 'integer' },
        { title: say('evaluate.field.found-of', { success }), format: 'integer' },
        { title: say('evaluate.field.order'), format: 'text' },
      ],
      rows: replay.flatMap(({ by, found }) =>
        [0, ...found].map((hits, i) => [i === 0 ? 0 : (gains[i - 1]?.picked ?? 0), hits, say(`evaluate.order.${by}`)]),
      ),
      draw: { type: 'line', x: 0, y: 1, series: 2 },
    },
  ];
}

function precisionChart({ precision, averagePrecision, baseRate, success }: EvaluateReport): ChartSpec[] {
  if (precision.length < 2) return [];
  const { mean, low, high } = averagePrecision;
  const most = precision.reduce((top, [, right]) => Math.max(top, right), 0);
  return [
    {
      id: 'precision',
      headline: say('evaluate.chart.precision', { mean, low, high, baseRate, success }),
      sub: say('evaluate.chart.precision.sub'),
      fields: [
        { title: say('evaluate.field.found'), format: 'share' },
        { title: say('evaluate.field.right'), format: 'share' },
      ],
      rows: precision,
      draw: { type: 'line', x: 0, y: 1, domain: [0, [0.02, 0.05, 0.1, 0.2, 0.5].find((top) => top >= most) ?? 1] },
    },
  ];
}

function learningChart({ learning }: EvaluateReport): ChartSpec[] {
  const [last, before] = [learning.at(-1), learning.at(-2)];
  if (!last || !before) return [];
  const helps = moreHelps(learning) ? 'more' : 'flat';
  const lowest = Math.min(...learning.map(({ low }) => low));
  return [
    {
      id: 'learning',
      headline: say(`evaluate.chart.learning.${last.low > 0.5 ? helps : 'guess'}`, {
        rows: last.rows,
        half: before.rows,
        auc: last.auc,
        before: before.auc,
      }),
      sub: say('evaluate.chart.learning.sub'),
      fields: [
        { title: say('evaluate.field.taught'), format: 'integer' },
        { title: say('evaluate.field.auc'), format: 'number' },
        { title: say('evaluate.field.low'), format: 'number' },
        { title: say('evaluate.field.high'), format: 'number' },
      ],
      rows: learning.map(({ rows, auc, low, high }) => [rows, auc, low, high]),
      // guessing is a half
      draw: { type: 'line', x: 0, y: 1, band: [2, 3], domain: [Math.min(0.5, Math.floor(lowest * 10) / 10), 1] },
    },
  ];
}

/** The last doubling still gained a hundredth of the pairs, and nothing learnt from fewer rows did as well. */
const WORTH = 0.01;

export function moreHelps(learning: EvaluateReport['learning']): boolean {
  const [last, before] = [learning.at(-1), learning.at(-2)];
  if (!last || !before || last.auc - before.auc < WORTH) return false;
  return learning.every(({ auc }) => auc <= last.auc);
}

function fairnessChart({ fairness, threshold, percentAllowed }: EvaluateReport): ChartSpec[] {
  if (!fairness || fairness.groups.length < 2) return [];
  const { column, groups, gaps } = fairness;
  const picked = gaps.find(({ of }) => of === 'picked');
  const wrong = gaps.filter(({ of }) => of !== 'picked').find(({ low }) => low > 0);
  if (!picked) return [];
  const unequal = picked.low > 0 ? picked : wrong;
  return [
    {
      id: 'fairness',
      headline: unequal
        ? say(`evaluate.chart.fairness.gap.${unequal.of}`, { ...unequal, column })
        : say('evaluate.chart.fairness.none', { ...picked, column }),
      sub: percentAllowed ? say('evaluate.chart.fairness.sub', { threshold }) : say('evaluate.chart.fairness.sub.order'),
      fields: [
        { title: say('evaluate.field.group'), format: 'text' },
        { title: say('evaluate.field.picked-share'), format: 'share' },
        { title: say('evaluate.field.low'), format: 'share' },
        { title: say('evaluate.field.high'), format: 'share' },
        { title: say('evaluate.field.came'), format: 'share' },
        { title: say('evaluate.field.found'), format: 'share' },
        { title: say('evaluate.field.false-alarms'), format: 'share' },
        { title: say('evaluate.field.rows'), format: 'integer' },
      ],
      rows: groups.map((group) => [
        group.level,
        group.picked / group.rows,
        group.pickedLow,
        group.pickedHigh,
        group.positives / group.rows,
        group.hit?.rate ?? null,
        group.alarm?.rate ?? null,
        group.rows,
      ]),
      draw: { type: 'bars', category: 0, value: 1, band: [2, 3] },
    },
  ];
}
