import { say, type Message, type MessageArg } from '../../core/message';
import { schemaMap, type Role, type Schema } from '../../core/schema';
import { cell, columnMap, isNumeric, type Cell, type Column, type Kind, type Table } from '../../core/table';
import { sigmoid } from '../../ml/logistic';
import { median } from '../../ml/quantile';
import { treeShap } from '../../ml/trees/shap';
import { columnsOf } from '../train/trees';
import type { TrainLearnt } from '../train/learnt';

/** Why a row has its chance: `base` and the parts' effects add up to `score` on the log-odds scale. */
export interface RowReasons {
  readonly rowId: number;
  readonly chance: number | null;
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
  /** What most rows have: the median of a number, the commonest category. */
  readonly usual: Cell;
}

/** What a column the person knows adds to each asked row's log-odds, with all that was made from it: its log, its flags, its days since. */
export interface ColumnEffects {
  readonly column: string;
  readonly effects: Float64Array;
}

/** By the column of the file; what was made of several columns stands for itself. In the order of the model's inputs. */
export function effectsOf(learnt: TrainLearnt, table: Table, rows: ArrayLike<number>): readonly ColumnEffects[] {
  const groups = new Map<string, Float64Array>();
  const add = (
    { column, origin }: { readonly column: string; readonly origin: readonly string[] },
    effect: (i: number) => number,
  ): void => {
    const name = origin.length === 1 ? (origin[0] as string) : column;
    const sum = groups.get(name) ?? new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) sum[i] = (sum[i] as number) + effect(i);
    groups.set(name, sum);
  };
  const { calibration, terms, ensemble } = learnt;
  if (ensemble) {
    const n = rows.length;
    const { inputs, trees } = ensemble;
    const x = columnsOf(table, inputs, rows);
    const columns = inputs.map((_, j) => x.subarray(j * n, (j + 1) * n));
    const shap = treeShap(
      trees,
      columns,
      Uint32Array.from({ length: n }, (_, i) => i),
    );
    inputs.forEach((input, j) => add(input, (i) => calibration.a * (shap[i * inputs.length + j] as number)));
  } else {
    const columns = columnMap(table);
    for (const term of terms) {
      const column = columns.get(term.column);
      if (!column || !isNumeric(column)) throw new Error(`the table lacks ${JSON.stringify(term.column)}, which the model looks at`);
      add(term, (i) => {
        const value = column.data[rows[i] as number] as number;
        // a missing value counts as the mean, so it speaks neither for nor against
        return Number.isNaN(value) ? 0 : calibration.a * term.weight * (value - term.mean);
      });
    }
  }
  return [...groups].map(([column, effects]) => ({ column, effects }));
}

/**
 * The exact parts of each row's score. @param table as the model saw it, with its chances in it
 * @param rows places in `table` @param source the file as read, for columns that a step has taken out
 */
export function reasonsFor(learnt: TrainLearnt, table: Table, schema: Schema, rows: readonly number[], source?: Table): RowReasons[] {
  const base = learnt.calibration.a * (learnt.ensemble?.expected ?? learnt.bias) + learnt.calibration.b;
  const known = schemaMap(schema);
  const groups = effectsOf(learnt, table, rows).map(({ column, effects }) => ({
    ...shownColumn(column, table, rows, source),
    name: column,
    role: known.get(column)?.role ?? 'category',
    effects,
  }));
  return rows.map((row, i) => {
    const score = groups.reduce((sum, { effects }) => sum + (effects[i] as number), base);
    const parts = groups.map(({ name, role, column, usual, places, effects }) => ({
      column: name,
      value: column ? cell(column, places[i] as number) : null,
      kind: column?.kind ?? 'number',
      role,
      effect: effects[i] as number,
      usual,
    }));
    parts.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
    return { rowId: table.rowIds[row] as number, chance: sigmoid(score), score, base, parts };
  });
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

/** Below this a column hardly moves a score: odds change by less than a twentieth. */
const SLIGHT = 0.05;

/** A row's strongest reasons in words: up to three for, up to two against, strongest first. What goes together, never a cause. */
export function reasonsInWords({ parts }: RowReasons): { readonly for: readonly Message[]; readonly against: readonly Message[] } {
  const telling = parts.filter(({ effect }) => Math.abs(effect) >= SLIGHT);
  return {
    for: telling
      .filter(({ effect }) => effect > 0)
      .slice(0, 3)
      .map(because),
    against: telling
      .filter(({ effect }) => effect < 0)
      .slice(0, 2)
      .map(because),
  };
}

/** "Staff is 240 (most: 35)" */
export function because({ column, value, usual: most, kind, role }: RowPart): Message {
  if (value === null) return say('explain.because.missing', { column });
  const said = wordFor(value, kind, role);
  if (most === null) return say('explain.because.usual-missing', { column, value: said });
  if (most === value) return say('explain.because.same', { column, value: said });
  return say('explain.because', { column, value: said, usual: wordFor(most, kind, role) });
}

function wordFor(value: string | number, kind: Kind, role: Role): MessageArg {
  if (typeof value === 'string') return value;
  if (kind === 'bool') return say(value === 1 ? 'explain.value.yes' : 'explain.value.no');
  if (kind === 'date') return say('explain.value.date', { value });
  return say(role === 'money' ? 'explain.value.money' : role === 'share' ? 'explain.value.share' : 'explain.value.number', { value });
}
