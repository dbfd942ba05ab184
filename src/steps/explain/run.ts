import { say } from '../../core/message';
import { stop } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepImpl, StepView } from '../../core/step';
import { findColumn, isNumeric, type Column, type Table } from '../../core/table';
import { kernels } from '../../ml/kernels/index';
import type { Ctx, MlTasks } from '../context';
import { judged, learntOf, percentHolds } from '../evaluate/run';
import { knownOutcomes } from '../target/known';
import { successSaid } from '../target/meta';
import type { TargetLearnt } from '../target/run';
import type { EnsembleLearnt, TrainLearnt } from '../train/learnt';
import { onceForModel } from '../train/same-model';
import { dependenceOf } from './dependence';
import { evenly, knownColumns } from './known';
import type { ColumnEffect, Dependence, Direction, ExplainReport, meta } from './meta';
import { oddsOf, oddsRangeOf } from './odds';
import { effectsOf, type ColumnEffects } from './reasons';
import { rootsOf, type Roots } from './roots';
import { hotRules } from './rules';
import { sheetOf } from './sheet';
import { treeInWords } from './tree-words';
import { drops, together, type Judges } from './weigh';

/** Fewer rows of a value could point at a person, and say little. */
const FEWEST = 20;
/** Taking trees apart takes time: at most so many rows, evenly spread, show what weighs, and fewer where there are many leaves. */
const TREE_ROWS = 1000;
const LEAVES = 1_000_000;
/** At a time, so that a cancel is heard: at most so many rows, and so many leaves gone through. */
const BIT_OF_TREES = 500;
const LEAVES_IN_A_BIT = 3_000_000;
/** Held-out rows of either outcome among which columns are handed round. */
const TREE_JUDGES = 300;
const SUM_JUDGES = 5000;
/** A weighted sum is quick. */
const SUM_ROWS = 20_000;
/** Rows that tell whether columns go together. */
const CLOSE_ROWS = 5000;
/** Columns looked at one by one. */
const MOST_SHUFFLED = 40;
const Z95 = 1.959963984540054;
/** From this correlation on, "the more, the more" is a fair summary. */
const ONE_WAY = 0.5;

export const impl: StepImpl<typeof meta.params, ExplainReport, MlTasks> = {
  async fit(_train, _params, { schema, checkpoint }) {
    await checkpoint();
    if (!withRole(schema, 'chance') || !withRole(schema, 'target')) stop('explain.no-chance');
    return { program: [], learnt: null, notes: [] };
  },

  async report(view, _fitted, { show }, context) {
    const target = learntOf<TargetLearnt>(view, 'target');
    const trained = learntOf<TrainLearnt>(view, 'train');
    const found = await onceForModel('explained', view, trained, context.random, () => work(view, trained, context));
    return { ...found, success: successSaid(target, view.schemaAfter), percentAllowed: percentHolds(view, trained), shown: show };
  },
};

type Worked = Omit<ExplainReport, 'success' | 'percentAllowed' | 'shown'>;

async function work(view: StepView, trained: TrainLearnt, { checkpoint, progress, random }: Ctx): Promise<Worked> {
  const { after, schemaAfter, heldOut } = view;
  const name = withRole(schemaAfter, 'target')?.name;
  if (name === undefined) throw new Error('the table has no target');
  const outcomes = knownOutcomes(after, name);
  const taught = side(outcomes, (row) => heldOut[row] !== 1);
  const rows = trained.ensemble ? evenly(taught.rows, rowsFor(trained.ensemble)) : evenly(taught.rows, SUM_ROWS);
  const roots = rootsOf([...view.above.values()].map(({ program }) => program));
  const byColumn = await effectsBit(trained, after, rows, roots, checkpoint);
  const effects: Omit<ColumnEffect, 'share' | 'drop'>[] = [];
  for (const { column, effects: own } of byColumn) {
    effects.push(columnEffect(column, own, after, rows));
    await checkpoint();
  }
  const all = effects.reduce((sum, { importance }) => sum + importance, 0);
  const weighty = effects
    .filter(({ importance }) => importance > 0)
    .sort((a, b) => b.importance - a.importance || (a.column < b.column ? -1 : 1));
  const seen = judged(view);
  const none: Worked = {
    rows: rows.length,
    columns: [],
    together: [],
    judged: { rows: seen.y.length, positives: seen.y.reduce((sum, one) => sum + one, 0) },
    dependence: [],
    tree: null,
    odds: [],
    oddsRange: oddsRangeOf(trained),
    sheet: null,
    rules: [],
  };
  if (weighty.length === 0) return none;

  const found = new Map(knownColumns(trained, view).map((one) => [one.name, one]));
  const known = weighty.flatMap(({ column }) => found.get(column) ?? []);
  progress(0.1, say('explain.progress.weigh'));
  const close = together(known, view, evenly(rows, CLOSE_ROWS));
  await checkpoint();
  const judges = bothSides(seen, trained.ensemble ? TREE_JUDGES : SUM_JUDGES);
  const names = (columns: readonly string[]): readonly string[] => columns.flatMap((column) => found.get(column)?.inputs ?? []);
  const asked = [...known.slice(0, MOST_SHUFFLED).map((one) => [one.name]), ...close.map(({ columns }) => columns)];
  const lost = await drops(trained, asked.map(names), view, judges, random.fork('shuffles'), checkpoint);
  const dropOf = new Map(known.slice(0, MOST_SHUFFLED).map((one, i) => [one.name, lost[i] ?? null]));

  progress(0.5, say('explain.progress.points'));
  const dependence: Dependence[] = [];
  for (const one of known.slice(0, MOST_SHUFFLED)) {
    const own = byColumn.find(({ column }) => column === one.name);
    const hangs = own ? dependenceOf(one, rows, own.effects, after.rowIds) : null;
    if (hangs) dependence.push(hangs);
    await checkpoint();
  }
  const sheet = await sheetOf(known, taught, seen, after.rowIds, checkpoint);
  progress(0.7, say('explain.progress.rules'));
  const rules = await hotRules(known, taught, seen, after.rowIds, checkpoint);
  return {
    ...none,
    columns: weighty.map((effect) => ({ ...effect, share: effect.importance / all, drop: dropOf.get(effect.column) ?? null })),
    together: close.map((group, i) => ({
      ...group,
      importance: jointly(byColumn.filter(({ column }) => group.columns.includes(column))),
      drop: lost[known.slice(0, MOST_SHUFFLED).length + i] ?? null,
    })),
    dependence,
    tree: treeInWords(trained, known, view, evenly(taught.rows, SUM_ROWS)),
    odds: oddsOf(trained, known, view, taught.rows),
    sheet,
    rules,
  };
}

function side({ rows, y }: ReturnType<typeof knownOutcomes>, wanted: (row: number) => boolean): ReturnType<typeof knownOutcomes> {
  const places = Uint32Array.from(rows.keys()).filter((i) => wanted(rows[i] as number));
  return { rows: places.map((i) => rows[i] as number), y: Uint8Array.from(places, (i) => y[i] as number) };
}

/** Taken apart a few rows at a time, so that a cancel is heard. */
async function effectsBit(
  trained: TrainLearnt,
  table: Table,
  rows: Uint32Array,
  roots: Roots | null,
  checkpoint: () => Promise<void>,
): Promise<readonly ColumnEffects[]> {
  const size = trained.ensemble
    ? Math.max(1, Math.min(BIT_OF_TREES, Math.round(LEAVES_IN_A_BIT / leavesOf(trained.ensemble))))
    : rows.length;
  const bits: (readonly ColumnEffects[])[] = [];
  // what cannot wait finds them loaded
  await kernels();
  for (let from = 0; from === 0 || from < rows.length; from += Math.max(1, size)) {
    bits.push(effectsOf(trained, table, rows.subarray(from, from + size), roots));
    await checkpoint();
  }
  return (bits[0] ?? []).map(({ column }, at) => {
    const effects = new Float64Array(rows.length);
    bits.forEach((bit, i) => effects.set(bit[at]?.effects ?? [], i * size));
    return { column, effects };
  });
}

/** At most so many rows of either outcome: how many of each there are does not matter to the area under the curve. */
function bothSides({ rows, y }: { readonly rows: Uint32Array; readonly y: Uint8Array }, most: number): Judges {
  const sides = [0, 1].map((kind) =>
    evenly(
      Uint32Array.from(rows.keys()).filter((i) => y[i] === kind),
      most,
    ),
  );
  const places = Uint32Array.from(sides.flatMap((side) => [...side])).sort();
  return { rows: places.map((i) => rows[i] as number), y: Uint8Array.from(places, (i) => y[i] as number) };
}

/** Mean absolute effect of several columns at once. */
function jointly(columns: readonly ColumnEffects[]): number {
  const n = columns[0]?.effects.length ?? 0;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.abs(columns.reduce((all, { effects }) => all + (effects[i] as number), 0));
  return sum / Math.max(1, n);
}

function rowsFor(ensemble: EnsembleLearnt): number {
  return Math.max(100, Math.min(TREE_ROWS, Math.round(LEAVES / leavesOf(ensemble))));
}

function leavesOf({ trees }: EnsembleLearnt): number {
  return trees.reduce((sum, { feature }) => sum + (feature.length + 1) / 2, 0);
}

function columnEffect(name: string, effects: Float64Array, table: Table, rows: Uint32Array): Omit<ColumnEffect, 'share' | 'drop'> {
  const column = findColumn(table, name);
  const n = Math.max(1, rows.length);
  const importance = effects.reduce((sum, effect) => sum + Math.abs(effect), 0) / n;
  const mean = effects.reduce((sum, effect) => sum + effect, 0) / n;
  const deviation = Math.sqrt(effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0) / n);
  const spread = Math.sqrt(effects.reduce((sum, effect) => sum + (Math.abs(effect) - importance) ** 2, 0) / n / n);
  const direction =
    column && isNumeric(column)
      ? directionOf(
          Float64Array.from(rows, (row) => column.data[row] as number),
          effects,
        )
      : 'mixed';
  return {
    column: name,
    importance,
    low: Math.max(0, importance - Z95 * spread),
    high: importance + Z95 * spread,
    direction,
    oddsRatio: Math.exp(direction === 'down' ? -deviation : deviation),
    ...extremes(column, effects, rows),
  };
}

/** By the correlation of the column with its effect. */
function directionOf(values: Float64Array, effects: Float64Array): Direction {
  let n = 0;
  let meanX = 0;
  let meanE = 0;
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    n++;
    meanX += value;
    meanE += effects[i] as number;
  });
  meanX /= n;
  meanE /= n;
  let xx = 0;
  let ee = 0;
  let xe = 0;
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    const x = value - meanX;
    const e = (effects[i] as number) - meanE;
    xx += x * x;
    ee += e * e;
    xe += x * e;
  });
  const correlation = xe / Math.sqrt(xx * ee);
  if (!(Math.abs(correlation) >= ONE_WAY)) return 'mixed';
  return correlation > 0 ? 'up' : 'down';
}

/** The categories whose rows have the highest and lowest mean effect. */
function extremes(column: Column | undefined, effects: Float64Array, rows: Uint32Array): Pick<ColumnEffect, 'highest' | 'lowest'> {
  if (!column || isNumeric(column)) return { highest: null, lowest: null };
  const count = new Uint32Array(column.dict.length);
  const sum = new Float64Array(column.dict.length);
  rows.forEach((row, i) => {
    const code = column.codes[row] as number;
    if (code < 0) return;
    count[code] = (count[code] as number) + 1;
    sum[code] = (sum[code] as number) + (effects[i] as number);
  });
  const levels = column.dict
    .map((text, code) => ({ text, rows: count[code] as number, mean: (sum[code] as number) / Math.max(1, count[code] as number) }))
    .filter((level) => level.rows >= FEWEST)
    .sort((a, b) => b.mean - a.mean || (a.text < b.text ? -1 : 1));
  return { highest: levels[0]?.text ?? null, lowest: levels.length > 1 ? (levels[levels.length - 1]?.text ?? null) : null };
}
