import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import type { StepView } from '../../../src/core/step';
import { cell, dictColumn, findColumn, numericColumn, tableOf, type Cell, type Column } from '../../../src/core/table';
import { meta, dependenceChart, type ExplainReport, type SheetLine } from '../../../src/steps/explain/meta';
import { rocAuc } from '../../../src/ml/metrics';
import { oddsRangeOf } from '../../../src/steps/explain/odds';
import type { Said } from '../../../src/steps/profile/meta';
import { drops } from '../../../src/steps/explain/weigh';
import type { TrainLearnt } from '../../../src/steps/train/learnt';
import { wrongWords } from '../../contract/step-words';
import { numbers, runSteps } from '../scoring';

/** Leads of whom visits, staff and source speak; echo goes with staff; noise says nothing. */
function leads(count: number) {
  const chance = random('leads');
  const rows = Array.from({ length: count }, () => {
    const visits = Math.floor(chance.next() * 8);
    const staff = Math.round(Math.exp(2 + 2 * chance.next() + 2 * chance.next()));
    const source = ['fair', 'web', 'mail'][chance.below(3)] as string;
    const score = 0.6 * (visits - 3.5) + (staff > 60 ? 1 : -1) + (source === 'fair' ? 1.5 : -0.5) - 1;
    return {
      visits,
      staff,
      echo: staff * 2 + chance.normal(),
      noise: chance.normal(),
      source,
      won: chance.next() < 1 / (1 + Math.exp(-score)),
    };
  });
  const of = (name: 'visits' | 'staff' | 'echo' | 'noise') =>
    numericColumn(
      name,
      'number',
      rows.map((row) => row[name]),
    );
  return tableOf([
    of('visits'),
    of('staff'),
    of('echo'),
    of('noise'),
    dictColumn(
      'source',
      'category',
      rows.map(({ source }, i) => (i % 20 === 0 ? null : source)),
    ),
    numericColumn(
      'won',
      'bool',
      rows.map(({ won }) => won),
    ),
  ]);
}

async function ranOver(model: 'logistic' | 'tree', count: number, params: Readonly<Record<string, string>> = {}) {
  const ran = await runSteps(leads(count), { won: 'outcome' }, [
    'missing',
    'skew',
    'categories',
    'target',
    ['train', { model, ...params }],
    'evaluate',
    'explain',
  ]);
  if (ran.problem) throw new Error(JSON.stringify(ran.problem));
  return ran;
}

const explained = async (...asked: Parameters<typeof ranOver>) => (await ranOver(...asked)).report<ExplainReport>('explain');

/** What a person reads off a line of the sheet; null is an empty cell. */
function fits({ said }: SheetLine, value: Cell): boolean {
  if (said === null) return value === null;
  if (said === 'other' || value === null) return said === 'other';
  const { code, args } = said;
  const bound = (name: string): number => (args[name] as Said).args['value'] as number;
  switch (code) {
    case 'explain.levels':
      return (args['levels'] as readonly Said[]).some((level) => level.args['level'] === value);
    case 'profile.when.over':
      return (value as number) > bound('value');
    case 'profile.when.at-least':
      return (value as number) >= bound('value');
    case 'profile.when.at-most':
    case 'profile.when.up-to':
      return (value as number) <= bound('value');
    case 'profile.when.exactly':
      return value === bound('value');
    case 'profile.when.is':
      return args['level'] === value;
    case 'profile.when.over-to':
      return (value as number) > bound('low') && (value as number) <= bound('high');
    case 'profile.when.between':
      return (value as number) >= bound('low') && (value as number) <= bound('high');
    default:
      throw new Error(`no hand can read ${code}`);
  }
}

describe('the whole of a model', async () => {
  const ran = await ranOver('logistic', 1500);
  const report = ran.report<ExplainReport>('explain');

  it('is JSON, and every sentence of it has its words', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const charts = [...meta.charts(report), ...report.dependence.map((of) => dependenceChart(of, report.success))];
    expect(charts).toHaveLength(7);
    const onPaper = report.sheet?.columns.flatMap(({ lines }) => lines.map((line) => line.said)) ?? [];
    const rules: readonly Said[] = (report.rules ?? []).flatMap((rule) => rule.said);
    const said = [...rules, ...onPaper.filter((one) => one !== null && one !== 'other')];
    expect([...charts.map(({ headline }) => headline), ...said].flatMap(wrongWords)).toEqual([]);
  });

  it('weighs columns with intervals, misses none that says nothing, and says which go together', () => {
    expect(report.columns.map(({ column }) => column).slice(0, 2)).toEqual(['visits', 'source']);
    for (const { importance, low, high } of report.columns) expect(low <= importance && importance <= high).toBe(true);
    const drop = new Map(report.columns.map((one) => [one.column, one.drop]));
    expect(drop.get('visits')?.low).toBeGreaterThan(0.05);
    expect(drop.get('noise')?.low).toBeLessThan(0);
    const [close] = report.together;
    expect(report.together).toHaveLength(1);
    expect(close?.columns.toSorted()).toEqual(['echo', 'staff']);
    // each alone is spared by the other
    expect(close?.drop?.auc).toBeGreaterThan(2 * Math.max(drop.get('echo')?.auc ?? 1, drop.get('staff')?.auc ?? 1));
  });

  it('hands columns round among the rows held out', async () => {
    const { table } = ran.last;
    const rows = Uint32Array.from(table.rowIds.keys()).filter((row) => ran.source.folds.fold[table.rowIds[row] as number] === -1);
    const y = Uint8Array.from(rows, (row) => numbers(table, 'won')[row] as number);
    const view = { after: table } as unknown as StepView;
    const [again] = await drops(ran.learnt<TrainLearnt>('train'), [['visits']], view, { rows, y }, random('again'), async () => undefined);
    const told = report.columns.find(({ column }) => column === 'visits')?.drop;
    expect(told?.auc).toBeCloseTo(again?.auc ?? NaN, 1);
    // four times as many rows would halve it
    const wider = ((told?.high ?? 0) - (told?.low ?? 0)) / ((again?.high ?? 0) - (again?.low ?? 0));
    expect(Math.abs(wider - 1)).toBeLessThan(0.2);
  });

  it('shows how a column speaks by its values, none of fewer than twenty rows', () => {
    const visits = report.dependence.find(({ column }) => column === 'visits');
    expect(visits?.kind === 'amount' && visits.points.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const means = visits?.points.map(({ mean }) => mean) ?? [];
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    const source = report.dependence.find(({ column }) => column === 'source');
    expect(source?.kind === 'levels' && source.points[0]?.level).toBe('fair');
    expect(report.dependence.flatMap(({ points }) => points.map(({ rows }) => rows)).every((rows) => rows >= 20)).toBe(true);
  });

  it('has odds ratios whose intervals hold them; a level is told against the commonest', () => {
    expect(report.oddsRange).toBe('interval');
    for (const { ratio, low, high } of report.odds) expect((low ?? 9) <= ratio && ratio <= (high ?? 0)).toBe(true);
    expect(report.odds.find(({ input }) => input === 'visits')).toMatchObject({ per: { kind: 'unit', step: 2 } });
    const flags = report.odds.filter(({ column }) => column === 'source');
    expect(flags.map(({ per }) => per.kind)).toEqual(['against', 'against']);
    const noise = report.odds.find(({ input }) => input === 'noise');
    expect((noise?.low ?? 9) < 1 && (noise?.high ?? 0) > 1).toBe(true);
  });

  it('fits a score on paper in whole points, which ranks nearly as well', () => {
    const { sheet } = report;
    expect(sheet?.columns.map(({ column }) => column).slice(0, 2)).toEqual(['visits', 'source']);
    expect(sheet?.columns.some(({ column }) => column === 'noise')).toBe(false);
    const points = sheet?.columns.flatMap(({ lines }) => lines.map((line) => line.points)) ?? [];
    expect(points.every((one) => Number.isInteger(one) && one >= 0 && one <= 10)).toBe(true);
    expect(Math.max(...points)).toBe(10);
    expect(sheet?.auc?.cost).toBeLessThan(0.02);
    expect(sheet?.bands.reduce((sum, { rows }) => sum + rows, 0)).toBe(report.judged.rows);
    const chances = sheet?.bands.map(({ chance }) => chance) ?? [];
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
  });

  it('that paper alone, added up by hand, puts each held-out row into the band the figures say', () => {
    const { table } = ran.source;
    const bands = report.sheet?.bands ?? [];
    const counted = bands.map(() => ({ rows: 0, positives: 0 }));
    const judging: number[] = [];
    const sums: number[] = [];
    const valueOf = (name: string, row: number): Cell => cell(findColumn(table, name) as Column, row);
    for (const [row, id] of table.rowIds.entries()) {
      if (ran.source.folds.fold[id] !== -1) continue;
      const points = (report.sheet?.columns ?? []).map(
        ({ column, lines }) => lines.find((line) => fits(line, valueOf(column, row)))?.points,
      );
      const sum = points.reduce<number>((all, one) => all + (one ?? NaN), 0);
      const band = counted[bands.findIndex(({ from, to }) => from <= sum && sum <= to)];
      if (!band) throw new Error(`no band for ${points.join(' + ')}`);
      judging.push(row);
      sums.push(sum);
      band.rows++;
      band.positives += valueOf('won', row) as number;
    }
    expect(counted).toEqual(bands.map(({ rows, positives }) => ({ rows, positives })));
    // and ranks them as well as is said
    const won = Float64Array.from(judging, (row) => valueOf('won', row) as number);
    expect(report.sheet?.auc?.sheet).toBeCloseTo(rocAuc(won, sums), 12);
    const chance = numbers(ran.last.table, ran.learnt<TrainLearnt>('train').chance);
    expect(report.sheet?.auc?.model).toBeCloseTo(
      rocAuc(
        won,
        judging.map((row) => chance[row] as number),
      ),
      12,
    );
  });

  it('finds whom to call at once, with an interval from held-out rows', () => {
    const [first] = report.rules ?? [];
    expect(first?.said.map(({ args }) => args['column'])).toContain('visits');
    expect(first?.low).toBeGreaterThan(report.judged.positives / report.judged.rows);
    const { table } = ran.source;
    for (const { said, rows, positives } of report.rules ?? []) {
      const caught = [...table.rowIds.keys()].filter(
        (row) =>
          ran.source.folds.fold[table.rowIds[row] as number] === -1 &&
          said.every((one) => fits({ said: one, points: 0 }, cell(findColumn(table, String(one.args['column'])) as Column, row))),
      );
      const won = numbers(table, 'won');
      expect([rows, positives]).toEqual([caught.length, caught.reduce((sum, row) => sum + (won[row] as number), 0)]);
    }
  });
});

it('columns that were chosen by how they fit have odds ratios and no interval; those left out have none', async () => {
  const { odds, oddsRange } = await explained('logistic', 500, { penalty: 'l1-fewest' });
  expect(oddsRange).toBe('none');
  expect(odds.every(({ ratio, low, high }) => ratio !== 1 && low === null && high === null)).toBe(true);
  expect(odds.find(({ input }) => input === 'visits')?.ratio).toBeGreaterThan(1);
  expect(odds.map(({ input }) => input)).not.toContain('noise');
  expect(odds.every(({ per }) => per.kind !== 'against')).toBe(true);
});

it('a sum for each group says how far apart groups are, one whose columns were chosen nothing', () => {
  const sum = { id: 'logistic', C: 1 } as const;
  expect(oddsRangeOf({ way: { ...sum, penalty: 'l2' } })).toBe('interval');
  expect(oddsRangeOf({ way: { ...sum, penalty: 'l1' } })).toBe('none');
  expect(oddsRangeOf({ markets: { column: 'source', levels: [] } })).toBe('groups');
});

it('one tree is told as questions about the columns of the file', async () => {
  const { tree, odds } = await explained('tree', 600);
  expect(odds).toEqual([]);
  expect(tree?.[0]).toMatchObject({ question: [{ code: 'profile.when.at-most', args: { column: 'visits' } }], empty: null });
  const source = tree?.find(({ question }) => question?.[0]?.args['column'] === 'source');
  expect(source).toMatchObject({ question: [{ code: 'profile.when.is', args: { level: 'fair' } }] });
  expect(['yes', 'no']).toContain(source?.empty);
  expect(tree?.flatMap(({ question }) => question ?? []).flatMap(wrongWords)).toEqual([]);
  for (const { question, yes, no, rows } of tree ?? []) {
    if (question) expect((tree?.[yes]?.rows ?? 0) + (tree?.[no]?.rows ?? 0)).toBe(rows);
  }
});
