import { describe, expect, it } from 'vitest';
import { lineStops, stopDigits } from '../../../src/core/line-stops';
import { isRare } from '../../../src/core/rare';
import { random } from '../../../src/core/rng';
import { withRole } from '../../../src/core/schema';
import { HELD_OUT } from '../../../src/core/split';
import { dictColumn, numericColumn, tableOf, type Table } from '../../../src/core/table';
import { inlinePool } from '../../../src/engine/inline-pool';
import { TASKS } from '../../../src/ml/tasks';
import type { Ctx } from '../../../src/steps/context';
import { moreHelps } from '../../../src/steps/evaluate/charts';
import { profitAlong, withinReach, worthCalling } from '../../../src/steps/evaluate/money';
import { fairnessBy } from '../../../src/steps/evaluate/fairness';
import { cutsOf, foundAlong, gainsOf } from '../../../src/steps/evaluate/gains';
import { figures } from '../../../src/steps/evaluate/figures';
import { learningCurve } from '../../../src/steps/evaluate/learning';
import { meta, type Confusion, type EvaluateReport } from '../../../src/steps/evaluate/meta';
import { knownOutcomes } from '../../../src/steps/target/known';
import { said as successSaid } from '../../../src/steps/target/meta';
import type { Side } from '../../../src/steps/train/cross-validate';
import type { EnsembleLearnt, TrainLearnt } from '../../../src/steps/train/learnt';
import type { Way } from '../../../src/steps/train/way';
import { evaluateCharts, percentAt, stopAt, stopsOf, thresholdFor } from '../../../src/ui/cards/evaluate-charts';
import { worthTold } from '../../bench/ml-intervals';
import { plantedTable, runSteps } from '../scoring';

const JUDGED = {
  judgedOn: 'held-out',
  rough: false,
  threshold: 0.5,
  split: { picked: { rows: 1, positives: 1 }, left: { rows: 1, positives: 0 } },
  baseline: { logLoss: 0.7, brier: 0.25 },
  model: 'logistic',
  percentAllowed: true,
  success: successSaid('yes', false),
  replay: [
    { by: 'model', found: Array.from({ length: 50 }, () => 1) },
    { by: 'file', found: Array.from({ length: 50 }, () => 1) },
  ],
  open: { rows: 0, atLeast: [] },
  learning: [],
  fairness: null,
  money: null,
  capacity: null,
} as const satisfies Partial<EvaluateReport>;

const regions = (rows: number): Table =>
  tableOf([
    dictColumn(
      'region',
      'category',
      Array.from({ length: rows }, (_, i) => (i % 2 === 0 ? 'north' : 'south')),
    ),
  ]);

const roles = { bought: 'outcome' } as const;

describe('the list, worked from the top', () => {
  it('is counted at about fifty places, the last of them the end', () => {
    expect(cutsOf(3)).toEqual([1, 2, 3]);
    expect(cutsOf(500)).toHaveLength(50);
    expect(cutsOf(500).at(-1)).toBe(500);
    expect(foundAlong(Uint8Array.of(1, 0, 1), [2, 0, 1], [1, 2, 3])).toEqual([1, 2, 2]);
  });

  it('finds all at the end, and its interval holds what it found', () => {
    const r = random('gains');
    const p = Float64Array.from({ length: 4000 }, () => r.next());
    const y = Uint8Array.from(p, (chance) => (r.next() < chance ? 1 : 0));
    const gains = gainsOf(y, p, random('g'), 60);
    expect(gains.at(-1)).toMatchObject({ picked: 4000, found: y.reduce((sum, value) => sum + value, 0) });
    expect(gains.every(({ low, found, high }) => low <= found && found <= high)).toBe(true);
    // half of the list, the better one, holds three in four of those whose chance is drawn evenly
    const half = gains.find(({ picked }) => picked === 2000);
    expect((half?.found ?? 0) / (gains.at(-1)?.found ?? 1)).toBeCloseTo(0.75, 1);
    expect(gains.map(({ low }) => low)).toEqual(gains.map(({ low }) => low).toSorted((a, b) => a - b));
  });
});

async function report(params: Record<string, number | string | null>, weights = [2, -1]): Promise<EvaluateReport> {
  const ran = await runSteps(plantedTable(random('worth'), 900, weights, 0), roles, [
    'target',
    ['train', { model: 'logistic' }],
    ['evaluate', params],
  ]);
  return ran.report<EvaluateReport>('evaluate');
}

let asked: Promise<EvaluateReport> | undefined;
/** With a call for 10 and a success for 20. */
const inMoney = (): Promise<EvaluateReport> => (asked ??= report({ cost: 10, value: 20 }));

describe('money', () => {
  it('is not told before it was said what a call costs and a success brings', async () => {
    const told = await report({ cost: 10 });
    expect(told.money).toBeNull();
    expect(meta.charts(told).map(({ id }) => id)).not.toContain('money');
  }, 60_000);

  it('adds up, and is told where a chance is worth what a call costs', async () => {
    const told = await inMoney();
    const curve = profitAlong(told);
    told.gains.forEach(({ picked, found }, i) => expect(curve[i + 1]?.profit).toBe(20 * found - 10 * picked));
    const worth = worthCalling(told);
    const half = told.confusion.find(({ threshold }) => threshold === 0.5);
    expect(worth).toMatchObject({ threshold: 0.5, picked: (half?.tp ?? 0) + (half?.fp ?? 0) });
    expect(worth?.profit).toBeLessThanOrEqual(Math.max(...curve.map(({ profit }) => profit)));
    const chart = meta.charts(told).find(({ id }) => id === 'money');
    expect(chart?.headline.code).toBe('evaluate.chart.money');
    expect(chart?.draw.type === 'line' && chart.rows[chart.draw.best ?? -1]?.[0]).toBe(worth?.picked);
    const without = meta.charts({ ...told, percentAllowed: false }).find(({ id }) => id === 'money');
    expect(without?.headline.code).toBe('evaluate.chart.money.order');
  }, 60_000);

  it('is told of a cut that the outcomes it is judged by had no part in', async () => {
    const told = await inMoney();
    const others = { ...told, gains: told.gains.map((gain) => ({ ...gain, found: Math.round(gain.found / 3) })) };
    expect(worthCalling(others)?.picked).toBe(worthCalling(told)?.picked);
    expect(meta.charts(others).find(({ id }) => id === 'money')?.headline.code).toBe('evaluate.chart.money.loses');
  }, 60_000);

  it('is told neither too high nor too low: that of the highest point of the curve would be a tenth too high', () => {
    const { worth, peak } = worthTold(400, -1.5, [1, 5], 200, 60);
    const excess = ({ told, brings }: typeof worth): number => told / brings - 1;
    const pr = (one: typeof worth): string => `${(100 * excess(one)).toFixed(1)} % too high, held ${one.held.toFixed(2)}`;
    console.log(`money over 200 draws: where a chance is worth a call ${pr(worth)}; at the highest point ${pr(peak)}`);
    expect(Math.abs(excess(worth))).toBeLessThan(0.06);
    expect(excess(peak)).toBeGreaterThan(0.08);
    expect(worth.brings).toBeGreaterThan(peak.brings);
    expect(worth.held).toBeGreaterThan(0.9);
  });

  it('is told for as many as can be contacted where that is fewer, and says what all of it would be', async () => {
    const told = { ...(await inMoney()), capacity: 40 };
    const worth = worthCalling(told);
    const within = withinReach(told);
    expect([within?.picked, told.capacity]).toEqual([40, 40]);
    const around = [told.gains.findLast(({ picked }) => picked <= 40), told.gains.find(({ picked }) => picked >= 40)];
    const ends = around.map((cut) => 20 * (cut?.found ?? 0) - 10 * (cut?.picked ?? 0));
    expect(within?.profit).toBeGreaterThanOrEqual(Math.min(...ends));
    expect(within?.profit).toBeLessThanOrEqual(Math.max(...ends));
    const headline = (one: EvaluateReport) => meta.charts(one).find(({ id }) => id === 'money')?.headline;
    expect(headline(told)).toMatchObject({
      code: 'evaluate.chart.money.capacity',
      args: { capacity: 40, best: worth?.picked, most: worth?.profit, profit: within?.profit },
    });
    expect(headline({ ...told, capacity: told.rows })?.code).toBe('evaluate.chart.money');
    // ten times as many are open as were judged: 40 of them are like the first 4
    const open = { ...told, open: { rows: 10 * told.rows, atLeast: [] } };
    expect(withinReach(open)?.picked).toBeCloseTo(4, 9);
    expect(headline(open)?.args).toMatchObject({
      capacity: 40,
      best: 10 * (worth?.picked ?? 0),
      profit: 10 * (withinReach(open)?.profit ?? 0),
    });
  }, 60_000);

  it('says so when no call pays', async () => {
    const told = { ...(await inMoney()), money: { cost: 10, value: 5 } };
    expect(worthCalling(told)).toBeNull();
    expect(meta.charts(told).find(({ id }) => id === 'money')?.headline.code).toBe('evaluate.chart.money.never');
  }, 60_000);
});

describe('other orders of the same rows', () => {
  it('are left behind by the model, and end at the same number', async () => {
    const told = await inMoney();
    const [model, file] = told.replay;
    expect([model?.by, file?.by]).toEqual(['model', 'file']);
    expect(model?.found.at(-1)).toBe(file?.found.at(-1));
    const fifth = Math.floor((model?.found.length ?? 0) / 5);
    expect(model?.found[fifth] ?? 0).toBeGreaterThan(1.4 * (file?.found[fifth] ?? 0));
  }, 60_000);
});

describe('more rows', () => {
  it('help a model that has many weights to learn from few rows, and not one that has seen enough', async () => {
    const weights = Array.from({ length: 60 }, (_, j) => (j % 2 === 0 ? 0.4 : -0.4));
    const wide = plantedTable(random('wide'), 1200, weights, 0, 60);
    const ran = await runSteps(wide, roles, ['target', ['train', { model: 'logistic' }], 'evaluate'], { holdout: 0.5 });
    const hungry = ran.report<EvaluateReport>('evaluate');
    expect(hungry.learning.map(({ rows }) => rows)).toEqual(hungry.learning.map(({ rows }) => rows).toSorted((a, b) => a - b));
    expect(moreHelps(hungry.learning)).toBe(true);
    const lessons = (aucs: readonly number[]) => aucs.map((auc, i) => ({ rows: 150 * 2 ** i, auc, low: 0.6, high: 0.9 }));
    expect(moreHelps(lessons([0.7, 0.72, 0.73, 0.75]))).toBe(true);
    expect(moreHelps(lessons([0.78, 0.75, 0.725, 0.736]))).toBe(false);
    const told = await inMoney();
    expect(moreHelps(told.learning)).toBe(false);
    // the rows that judge teach nothing
    expect(told.learning.at(-1)?.rows).toBe(900 - told.rows);
  }, 60_000);
});

describe('groups', () => {
  const source = tableOf([
    dictColumn('region', 'category', [...new Array<string>(40).fill('north'), ...new Array<string>(40).fill('south'), 'x']),
  ]);
  const rowIds = Uint32Array.from({ length: 81 }, (_, i) => i);
  const y = Uint8Array.from(rowIds, (i) => (i % 2 === 0 ? 1 : 0));

  it('that are picked more often than chance explains are named, with nothing told of fewer than ten', () => {
    const chance = Float64Array.from(rowIds, (i) => (i < 40 ? (i < 36 ? 0.9 : 0.1) : i < 48 ? 0.9 : 0.1));
    const found = fairnessBy('region', source, rowIds, y, chance, 0.5);
    expect(found?.groups.map(({ level, rows, picked, found: hits }) => [level, rows, picked, hits])).toEqual([
      ['north', 40, 36, 18],
      ['south', 40, 8, 4],
    ]);
    expect(found?.unshown).toBe(1);
    expect(found?.groups[1]?.pickedHigh ?? 1).toBeLessThan(found?.groups[0]?.pickedLow ?? 0);
    expect(found?.groups[0]?.hit?.rate).toBe(18 / 20);
    expect(found?.groups[0]?.alarm?.rate).toBe(18 / 20);
    expect(found?.gaps.map(({ of, most, least, above, below }) => [of, most, least, above, below])).toEqual([
      ['picked', 'north', 'south', 0.9, 0.2],
      ['hit', 'north', 'south', 0.9, 0.2],
      ['alarm', 'north', 'south', 0.9, 0.2],
    ]);
    // 36 and 8 of 40: Wilson's intervals, and Newcombe's of what lies between
    const ends = found?.groups.flatMap(({ pickedLow, pickedHigh }) => [pickedLow, pickedHigh]) ?? [];
    [0.7695, 0.9604, 0.105, 0.3476].forEach((end, i) => expect(ends[i]).toBeCloseTo(end, 4));
    expect(found?.gaps[0]?.low).toBeCloseTo(0.503, 4);
    expect(found?.gaps[0]?.high).toBeCloseTo(0.8126, 4);
    expect(found?.gaps.every(({ low, high }) => low > 0.2 && high < 0.95)).toBe(true);
    expect(fairnessBy('nothing', source, rowIds, y, chance, 0.5)).toBeNull();
  });

  it('with all rows trees are those of the model, and are not learnt again', async () => {
    const ran = await runSteps(plantedTable(random('again'), 400, [2], 0), roles, ['target', ['train', { model: 'tree' }]]);
    const { way, ensemble } = ran.learnt<TrainLearnt>('train');
    const { table, schema } = ran.last;
    const { rows, y } = knownOutcomes(table, withRole(schema, 'target')?.name ?? '');
    const held = (row: number): boolean => ran.source.folds.fold[table.rowIds[row] as number] === HELD_OUT;
    const side = (wanted: boolean): Side => {
      const places = Uint32Array.from(rows.keys()).filter((i) => held(rows[i] as number) === wanted);
      return { table, rows: places.map((i) => rows[i] as number), y: Uint8Array.from(places, (i) => y[i] as number) };
    };
    let trees = 0;
    const pool = inlinePool({ ...TASKS, 'decision-tree': (input, hooks) => ((trees += 1), TASKS['decision-tree'](input, hooks)) });
    const context = { schema, random: random('c'), pool, signal: new AbortController().signal, checkpoint: async () => undefined };
    const curve = (all: EnsembleLearnt | null) =>
      learningCurve(way as Way, { taught: side(false), all }, side(true), schema, context as unknown as Ctx);
    const again = await curve(null);
    const learnt = trees;
    expect(await curve(ensemble ?? null)).toEqual(again);
    expect(trees).toBe(2 * learnt - 1);
    // other trees would be seen
    const other = { ...(ensemble as EnsembleLearnt), trees: [] };
    expect((await curve(other)).at(-1)).not.toEqual(again.at(-1));
  });
});

it('a column of numbers is compared by quarters of the rows, and no group of fewer than ten is told', () => {
  const rows = 60;
  const ages = tableOf([
    numericColumn(
      'age',
      'number',
      Array.from({ length: rows }, (_, i) => 20 + i),
    ),
  ]);
  const ids = Uint32Array.from({ length: rows }, (_, i) => i);
  const y = Uint8Array.from(ids, (i) => i % 2);
  const told = (count: number) =>
    fairnessBy('age', ages, ids.subarray(0, count), y.subarray(0, count), new Float64Array(count).fill(0.9), 0.5);
  expect(told(60)?.groups.map(({ level, rows: own }) => [level, own])).toEqual([
    ['20 – 34', 15],
    ['35 – 49', 15],
    ['50 – 64', 15],
    ['65 – 79', 15],
  ]);
  expect(told(60)?.gaps.every(({ low }) => low <= 0)).toBe(true);
  expect(told(36)).toMatchObject({ groups: [], gaps: [], unshown: 4 });
});

it('what is rare is told by what the best tenth holds, with an interval', () => {
  const r = random('rare');
  const p = Float64Array.from({ length: 3000 }, () => 0.1 * r.next() ** 3);
  const y = Uint8Array.from(p, (chance) => (r.next() < chance ? 1 : 0));
  const told = { ...figures(y, p, random('f'), 50), ...JUDGED };
  expect(isRare(told.positives, told.rows)).toBe(true);
  const said = meta.finding(told);
  expect(said.code).toBe('evaluate.finding.rare');
  expect(said.args).toMatchObject({ picked: 300, positives: told.positives });
  expect(
    meta
      .charts(told)
      .map(({ id }) => id)
      .slice(0, 3),
  ).toEqual(['gains', 'precision', 'lift']);
  const often = {
    ...figures(
      y.map((one) => 1 - one),
      p.map((chance) => 1 - chance),
      random('f'),
      50,
    ),
    ...JUDGED,
  };
  expect([isRare(often.positives, often.rows), meta.finding(often).code, meta.charts(often)[0]?.id]).toEqual([
    false,
    'evaluate.finding',
    'lift',
  ]);
});

it('one threshold is marked on every picture, in its place, or has a line there', () => {
  const r = random('marked');
  const p = Float64Array.from({ length: 1000 }, () => r.next());
  const y = Uint8Array.from(p, (chance) => (r.next() < chance ? 1 : 0));
  const told = { ...figures(y, p, random('f'), 50), ...JUDGED };
  const model = { ...told, replay: (['model', 'file'] as const).map((by) => ({ by, found: told.gains.map(({ found }) => found) })) };
  const at = model.confusion[stopAt(model, 60)];
  const { tp, fp, fn, tn } = at ?? { tp: 0, fp: 0, fn: 0, tn: 0 };
  const charts = evaluateCharts(model, at);
  const point = (id: 'roc' | 'precision') => {
    const { draw, rows } = charts[id] ?? {};
    return draw?.type === 'line' ? rows?.[draw.best ?? -1]?.slice(0, 2) : undefined;
  };
  expect(point('roc')).toEqual([fp / (fp + tn), tp / (tp + fn)]);
  expect(point('precision')).toEqual([tp / (tp + fn), tp / (tp + fp)]);
  expect(charts.gains).toEqual(meta.charts(model).find(({ id }) => id === 'gains'));
  const stops = stopsOf({ ...model, money: { cost: 10, value: 60 } });
  expect(stops.gains[40]).toEqual({ x: tp + fp, y: tp });
  expect(stops.money[40]).toEqual({ x: tp + fp, y: 60 * tp - 10 * (tp + fp) });
  expect(stops.lift[40]).toEqual({ x: (tp + fp) / 100 });
  for (const own of Object.values(stops)) expect(own.map(({ x }) => x)).toEqual(own.map(({ x }) => x).toSorted((a, b) => a - b));
  for (const id of ['roc', 'precision'] as const) {
    const along = charts[id]?.rows.map(([x]) => Number(x)) ?? [];
    expect(along).toEqual(along.toSorted((a, b) => a - b));
  }
  expect(charts.calibration?.draw).toMatchObject({ upright: { at: 0.6 } });
});

it('no chance in per cent is said where chances did not hold good; where they did, it is', () => {
  const r = random('per cent');
  const p = Float64Array.from({ length: 600 }, () => r.next());
  const y = Uint8Array.from(p, (chance) => (r.next() < chance ? 1 : 0));
  const told = {
    ...figures(y, p, random('f'), 50),
    ...JUDGED,
    fairness: fairnessBy('region', regions(600), Uint32Array.from(p.keys()), y, p, 0.5),
  };
  const codes = (report: EvaluateReport): string => JSON.stringify(evaluateCharts(report, report.confusion[stopAt(report, 50)]));
  for (const threshold of ['"evaluate-panel.point"', '"evaluate.chart.fairness.sub"']) {
    expect(codes(told)).toContain(threshold);
    expect(codes({ ...told, percentAllowed: false })).not.toContain(threshold);
  }
  // what chances promised is told in numbers of people, by place in the list
  const expected = meta.charts({ ...told, percentAllowed: false }).find(({ id }) => id === 'calibration');
  expect(expected?.fields.map(({ format }) => format)).toEqual(['text', 'integer', 'text']);
  const sums = [0, 1].map((side) => (expected?.rows ?? []).filter((_, i) => i % 2 === side).reduce((sum, row) => sum + Number(row[1]), 0));
  expect(sums[1]).toBe(told.positives);
  expect(Math.abs((sums[0] ?? 0) - told.positives)).toBeLessThan(40);
});

it('a number of people to contact becomes the lowest threshold that picks no more', () => {
  const open = { rows: 10, atLeast: Array.from({ length: 101 }, (_, percent) => Math.max(0, 10 - Math.floor(percent / 10))) };
  const confusion = open.atLeast.map((_, percent) => ({ threshold: percent / 100 }));
  const told = { open, confusion } as unknown as EvaluateReport;
  expect([10, 4, 1].map((people) => thresholdFor(told, people))).toEqual([0, 60, 90]);
});

describe('where the line can be drawn', () => {
  const rare = (rate: number) => {
    const r = random('rare');
    const p = Float64Array.from({ length: 4000 }, () => rate * 2 * r.next());
    return figures(Uint8Array.from(p, (chance) => (r.next() < chance ? 1 : 0)), p, random('f'), 20); // prettier-ignore
  };

  it('is each per cent, finer where the outcome is rare, and rises from 0 to 1', () => {
    expect([0.3, 0.05, 0.003].map((rate) => lineStops(rate).length)).toEqual([101, 281, 461]);
    for (const rate of [0.3, 0.05, 0.003]) {
      const stops = lineStops(rate);
      expect([stops[0], stops.at(-1)]).toEqual([0, 1]);
      expect(stops.every((stop, i) => i === 0 || stop > (stops[i - 1] as number))).toBe(true);
    }
  });

  it('tells lists of a rare outcome apart that whole per cents do not', () => {
    const lists = ({ confusion }: { confusion: readonly Confusion[] }): number => new Set(confusion.map(({ tp, fp }) => tp + fp)).size;
    const found = rare(0.02);
    const whole = { confusion: found.confusion.filter(({ threshold }) => stopDigits(threshold) === 0) };
    expect(lists(whole)).toBeLessThan(8);
    expect(lists(found)).toBeGreaterThan(35);
  });

  it('is found again from what a recipe says, in whole per cents and in parts of one', () => {
    const found = rare(0.02);
    for (const percent of [0, 0.3, 1.4, 2, 7, 19.9, 20, 55, 100]) expect(percentAt(found, stopAt(found, percent))).toBe(percent);
  });

  it('picks nearly as many as can be contacted', () => {
    const found = rare(0.02);
    const told = { ...found, open: { rows: 0, atLeast: [] } } as unknown as EvaluateReport;
    const at = found.confusion[stopAt(found, thresholdFor(told, 600))];
    expect((at?.tp ?? 0) + (at?.fp ?? 0)).toBeLessThanOrEqual(600);
    expect((at?.tp ?? 0) + (at?.fp ?? 0)).toBeGreaterThan(480);
  });
});
