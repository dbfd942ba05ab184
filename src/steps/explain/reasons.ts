import type { Program } from '../../core/program';
import { schemaMap, type Role, type Schema } from '../../core/schema';
import { cell, columnMap, findColumn, isNumeric, type Cell, type Column, type Kind, type Table } from '../../core/table';
import { median } from '../../ml/quantile';
import { treeShap } from '../../ml/trees/shap';
import { chanceAt, type Calibration } from '../train/calibration';
import { columnsOf } from '../train/trees';
import type { MarketsLearnt, TrainLearnt } from '../train/learnt';
import { rootsOf, type Roots } from './roots';

/** Why a row has its chance: `base` and the parts' effects add up to `score` on the log-odds scale. */
export interface RowReasons {
  readonly rowId: number;
  readonly chance: number | null;
  /** Log-odds. */
  readonly score: number;
  readonly base: number;
  /** Largest effect first. */
  readonly parts: readonly RowPart[];
}

export interface RowPart {
  /** The column the person knows. */
  readonly column: string;
  /** Its value in this row; null is missing. */
  readonly value: Cell;
  readonly kind: Kind;
  readonly role: Role;
  /** log-odds; above 0 speaks for the outcome */
  readonly effect: number;
  /** The same in chance: with the chance at `base` they add up to the row's chance. */
  readonly effectInChance: number;
  /** What most rows have: the median of a number, the commonest category. */
  readonly usual: Cell;
}

/** What a column the person knows adds to each asked row's log-odds, with all that was made from it: its log, its flags, its days since. */
export interface ColumnEffects {
  readonly column: string;
  readonly effects: Float64Array;
}

interface Made {
  readonly column: string;
  readonly origin: readonly string[];
}

/** By the column of the file; what was made of several columns stands for itself. In the order of the model's inputs. */
export function effectsOf(
  learnt: TrainLearnt,
  table: Table,
  rows: ArrayLike<number>,
  roots: Roots | null = null,
): readonly ColumnEffects[] {
  const groups = new Map<string, Float64Array>();
  const nameOf = ({ column, origin }: Made): string => {
    const from = roots?.get(column) ?? origin;
    return from.length === 1 ? (from[0] as string) : column;
  };
  const add = (made: Made, effect: (i: number) => number): void => {
    const name = nameOf(made);
    const sum = groups.get(name) ?? new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) sum[i] = (sum[i] as number) + effect(i);
    groups.set(name, sum);
  };
  const { calibration, terms, markets, ensemble } = learnt;
  if (ensemble) {
    const names = ensemble.inputs.map(nameOf);
    const players = [...new Set(names)];
    const sums = players.map((name) => groups.set(name, new Float64Array(rows.length)).get(name) as Float64Array);
    const playerOf = names.map((name) => players.indexOf(name));
    const places = Uint32Array.from({ length: rows.length }, (_, i) => i);
    const shap = treeShap(ensemble.trees, columnsOf(table, ensemble.inputs, rows), places, playerOf);
    sums.forEach((sum, player) => {
      for (let i = 0; i < sum.length; i++) sum[i] = calibration.a * (shap[i * players.length + player] as number);
    });
  } else {
    const columns = columnMap(table);
    const level = markets ? levelsAt(markets, table, rows) : null;
    for (const [j, term] of terms.entries()) {
      const column = columns.get(term.column);
      if (!column || !isNumeric(column)) throw new Error(`the table lacks ${JSON.stringify(term.column)}, which the model looks at`);
      add(term, (i) => {
        const value = column.data[rows[i] as number] as number;
        // a missing value counts as the mean, so it speaks neither for nor against
        return Number.isNaN(value) ? 0 : calibration.a * (term.weight + (level?.[i]?.weights[j] ?? 0)) * (value - term.mean);
      });
    }
    if (markets && level) add({ column: markets.column, origin: [markets.column] }, (i) => calibration.a * (level[i]?.bias ?? 0));
  }
  return [...groups].map(([column, effects]) => ({ column, effects }));
}

/** What the group of each row adds; undefined where the rows to learn from had none of it. */
export function levelsAt(
  { column, levels }: MarketsLearnt,
  table: Table,
  rows: ArrayLike<number>,
): readonly (MarketsLearnt['levels'][number] | undefined)[] {
  const data = findColumn(table, column);
  if (!data || isNumeric(data)) throw new Error(`the table lacks ${JSON.stringify(column)}, which the model looks at`);
  const known = new Map(levels.map((one) => [one.level, one]));
  const byCode = data.dict.map((level) => known.get(level));
  return Array.from(rows, (row) => byCode[data.codes[row] as number]);
}

/**
 * The exact parts of each row's score. @param table as the model saw it, with its chances in it
 * @param rows places in `table` @param source the file as read, for columns that a step has taken out
 * @param programs of the steps above, in case rows were put together from several of the file
 */
export function reasonsFor(
  learnt: TrainLearnt,
  table: Table,
  schema: Schema,
  rows: readonly number[],
  source?: Table,
  programs: readonly Program[] = [],
): RowReasons[] {
  const roots = rootsOf(programs);
  const base = learnt.calibration.a * (learnt.ensemble?.expected ?? learnt.bias) + learnt.calibration.b;
  const known = schemaMap(schema);
  const groups = effectsOf(learnt, table, rows, roots).map(({ column, effects }) => ({
    ...shownColumn(column, table, rows, roots ? undefined : source),
    name: column,
    role: known.get(column)?.role ?? 'category',
    effects,
  }));
  return rows.map((row, i) => {
    const score = groups.reduce((sum, { effects }) => sum + (effects[i] as number), base);
    const inChance = chancePer(learnt.calibration, base, score);
    const parts = groups.map(({ name, role, column, usual, places, effects }) => ({
      column: name,
      value: column ? cell(column, places[i] as number) : null,
      kind: column?.kind ?? 'number',
      role,
      effect: effects[i] as number,
      effectInChance: (effects[i] as number) * inChance,
      usual,
    }));
    parts.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
    return { rowId: table.rowIds[row] as number, chance: chanceAt(learnt.calibration, score), score, base, parts };
  });
}

/**
 * What one log-odd weighs in chance on the straight way from `base` to `score`: the chance along it, integrated, falls to the parts in
 * proportion (Aumann & Shapley 1974).
 */
function chancePer(calibration: Calibration, base: number, score: number): number {
  const [from, to] = Math.abs(score - base) < 1e-6 ? [score - 1e-6, score + 1e-6] : [base, score];
  return (chanceAt(calibration, to) - chanceAt(calibration, from)) / (to - from);
}

interface Shown {
  readonly column: Column | undefined;
  readonly usual: Cell;
  /** Where each asked row is in the column. */
  readonly places: ArrayLike<number>;
}

/** As the file has it where it has the column: a cell that a step filled in is still a missing one to the person. */
function shownColumn(name: string, table: Table, rows: readonly number[], source: Table | undefined): Shown {
  const asRead = source?.columns.find((column) => column.name === name);
  if (!asRead || !source) {
    const own = table.columns.find((column) => column.name === name);
    return { column: own, usual: own ? usualOf(own) : null, places: rows };
  }
  const place = placesOf(source);
  return { column: asRead, usual: usualOf(asRead), places: rows.map((row) => place.get(table.rowIds[row] as number) ?? 0) };
}

/** Tables never change, so where each row id stands is worked out once. */
const places = new WeakMap<Table, ReadonlyMap<number, number>>();

function placesOf(source: Table): ReadonlyMap<number, number> {
  let known = places.get(source);
  if (!known) places.set(source, (known = new Map(Array.from(source.rowIds, (id, at) => [id, at]))));
  return known;
}

/** Columns never change, so what is usual in one is worked out once. */
const usual = new WeakMap<Column, { readonly cell: Cell }>();

function usualOf(column: Column): Cell {
  let known = usual.get(column);
  if (!known) usual.set(column, (known = { cell: isNumeric(column) ? usualNumber(column.data, column.kind) : usualText(column) }));
  return known.cell;
}

function usualNumber(data: Float64Array, kind: Kind): Cell {
  const middle = median(data);
  if (Number.isNaN(middle)) return null;
  return kind === 'bool' ? Math.round(middle) : middle;
}

function usualText({ codes, dict }: Extract<Column, { readonly dict: readonly string[] }>): Cell {
  const rows = new Uint32Array(dict.length);
  for (const code of codes) if (code >= 0) rows[code] = (rows[code] as number) + 1;
  const most = rows.reduce((best, n, code) => (n > (rows[best] ?? 0) ? code : best), 0);
  return rows[most] ? (dict[most] as string) : null;
}
