import { stop } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { findColumn, isNumeric, type Column, type Table } from '../../core/table';
import type { MlTasks } from '../context';
import { learntOf } from '../evaluate/run';
import { knownOutcomes } from '../target/known';
import { said } from '../target/meta';
import type { TargetLearnt } from '../target/run';
import type { EnsembleLearnt, TrainLearnt } from '../train/learnt';
import type { ColumnEffect, Direction, ExplainReport, meta } from './meta';
import { effectsOf } from './reasons';
import { rootsOf } from './roots';

/** Fewer rows of a value could point at a person, and say little. */
const FEWEST = 20;
/** Taking trees apart takes time: at most so many rows, evenly spread, show what weighs, and fewer where there are many leaves. */
const TREE_ROWS = 1000;
const LEAVES = 2_000_000;
/** From this correlation on, "the more, the more" is a fair summary. */
const ONE_WAY = 0.5;

export const impl: StepImpl<typeof meta.params, ExplainReport, MlTasks> = {
  async fit(_train, _params, { schema, checkpoint }) {
    await checkpoint();
    if (!withRole(schema, 'chance') || !withRole(schema, 'target')) stop('explain.no-chance');
    return { program: [], learnt: null, notes: [] };
  },

  async report(view, _fitted, { show }, { checkpoint }) {
    const trained = learntOf<TrainLearnt>(view, 'train');
    const target = learntOf<TargetLearnt>(view, 'target');
    const { after, schemaAfter, heldOut } = view;
    const name = withRole(schemaAfter, 'target')?.name;
    if (name === undefined) throw new Error('the table has no target');
    const taught = knownOutcomes(after, name).rows.filter((row) => heldOut[row] !== 1);
    const rows = trained.ensemble ? evenly(taught, rowsFor(trained.ensemble)) : taught;
    const roots = rootsOf([...view.above.values()].map(({ program }) => program));
    const effects: Omit<ColumnEffect, 'share'>[] = [];
    for (const { column, effects: own } of effectsOf(trained, after, rows, roots)) {
      effects.push(columnEffect(column, own, after, rows));
      await checkpoint();
    }
    const all = effects.reduce((sum, { importance }) => sum + importance, 0);
    return {
      rows: rows.length,
      success: said(target.success, target.bool),
      columns: effects
        .filter(({ importance }) => importance > 0)
        .map((effect) => ({ ...effect, share: effect.importance / all }))
        .sort((a, b) => b.importance - a.importance || (a.column < b.column ? -1 : 1)),
      shown: show,
    };
  },
};

function rowsFor({ trees }: EnsembleLearnt): number {
  const leaves = trees.reduce((sum, { feature }) => sum + (feature.length + 1) / 2, 0);
  return Math.max(100, Math.min(TREE_ROWS, Math.round(LEAVES / leaves)));
}

function evenly(rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows;
  return Uint32Array.from({ length: most }, (_, i) => rows[Math.floor((i * rows.length) / most)] as number);
}

function columnEffect(name: string, effects: Float64Array, table: Table, rows: Uint32Array): Omit<ColumnEffect, 'share'> {
  const column = findColumn(table, name);
  const n = Math.max(1, rows.length);
  const importance = effects.reduce((sum, effect) => sum + Math.abs(effect), 0) / n;
  const mean = effects.reduce((sum, effect) => sum + effect, 0) / n;
  const deviation = Math.sqrt(effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0) / n);
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
