import { columnMap, isNumeric, type NumericColumn, type Table } from '../../core/table';
import { pearson } from '../../ml/correlation';
import { aucDifference } from '../../ml/paired-auc';
import { fastTrees } from '../../ml/trees/walk';
import type { Random } from '../../core/rng';
import type { StepView } from '../../core/step';
import { addTrees } from '../../core/tree';
import { hashBytes } from '../../core/hash';
import { levelOf } from '../train/groups';
import type { TrainLearnt } from '../train/learnt';
import { onceNow, placeOf } from '../train/remembered';
import { columnsOf } from '../train/trees';
import type { Known } from './known';
import { levelsAt } from './reasons';
import type { Drop, Together } from './meta';

/** With fewer of either outcome a shuffle says nothing. */
const FEWEST = 10;
/** Shufflings of each column: their spread is small beside that of the rows. */
const SHUFFLES = 5;
/** Columns that go together this closely share what they say. */
const CLOSE = 0.7;

export interface Judges {
  readonly rows: Uint32Array;
  readonly y: Uint8Array;
}

/**
 * How much of the area under the curve is lost on rows that no fit saw when a column's values are handed round among them, its flags and
 * logs with it. Null where too few were held out.
 */
export async function drops(
  learnt: TrainLearnt,
  groups: readonly (readonly string[])[],
  { after }: StepView,
  { rows, y }: Judges,
  random: Random,
  checkpoint: () => Promise<void>,
): Promise<readonly (Drop | null)[]> {
  const positives = y.reduce((sum, one) => sum + one, 0);
  if (Math.min(positives, y.length - positives) < FEWEST) return groups.map(() => null);
  await fastTrees();
  const score = scorer(learnt, after, rows);
  const asIs = Uint32Array.from(rows.keys());
  const [whole = new Float64Array(0)] = score(new Set(), [asIs]);
  const shuffles = Array.from({ length: SHUFFLES }, (_, i) => random.fork(`shuffle ${i}`).permutation(rows.length));
  const found: Drop[] = [];
  for (const group of groups) {
    const { difference, low, high } = aucDifference(y, whole, score(new Set(group), shuffles));
    found.push({ auc: difference, low, high });
    await checkpoint();
  }
  return found;
}

/** By order, at most as many as there are shufflings: the scores of the rows when these columns are handed round in it. */
type Score = (shuffled: ReadonlySet<string>, orders: readonly Uint32Array[]) => readonly Float64Array[];

/** Log-odds before calibration, which changes no rank. */
function scorer({ ensemble, terms, markets, bias }: TrainLearnt, table: Table, rows: Uint32Array): Score {
  const n = rows.length;
  if (ensemble) {
    const own = columnsOf(table, ensemble.inputs, rows);
    // all shufflings go down the trees together, one behind the other
    const asIs = own.map((data) => behind(Array.from({ length: SHUFFLES }, () => data)));
    return (shuffled, orders) => {
      const inputs = asIs.map((data, j) =>
        shuffled.has(ensemble.inputs[j]?.column ?? '') ? behind(orders.map((order) => handed(own[j] as Float64Array, order))) : data,
      );
      const out = new Float64Array(orders.length * n).fill(ensemble.base);
      addTrees(ensemble.trees, inputs, out);
      return orders.map((_, i) => out.subarray(i * n, (i + 1) * n));
    };
  }
  const columns = numericColumns(table);
  const own = terms.map(({ column, mean }) =>
    Float64Array.from(rows, (row) => columns.get(column)?.data[row] ?? NaN).map((value) => (Number.isNaN(value) ? 0 : value - mean)),
  );
  const level = markets ? levelsAt(markets, table, rows) : null;
  const partsOf = (j: number, data: Float64Array, levels: typeof level): Float64Array => {
    const { weight } = terms[j] as (typeof terms)[number];
    return levels ? data.map((value, i) => (weight + (levels[i]?.weights[j] ?? 0)) * value) : data.map((value) => weight * value);
  };
  const parts = own.map((data, j) => partsOf(j, data, level));
  return (shuffled, orders) =>
    orders.map((order) => {
      const levels = level && markets && shuffled.has(markets.column) ? Array.from(order, (place) => level[place]) : level;
      const out = new Float64Array(n).fill(bias);
      parts.forEach((asIs, j) => {
        const turned = shuffled.has(terms[j]?.column ?? '');
        const part =
          !turned && levels === level
            ? asIs
            : partsOf(j, turned ? handed(own[j] as Float64Array, order) : (own[j] as Float64Array), levels);
        for (let i = 0; i < n; i++) out[i] = (out[i] as number) + (part[i] as number);
      });
      if (levels) for (let i = 0; i < n; i++) out[i] = (out[i] as number) + (levels[i]?.bias ?? 0);
      return out;
    });
}

const handed = (data: Float64Array, order: Uint32Array): Float64Array => Float64Array.from(order, (place) => data[place] as number);

function behind(parts: readonly Float64Array[]): Float64Array {
  const n = parts[0]?.length ?? 0;
  const all = new Float64Array(parts.length * n);
  parts.forEach((part, i) => all.set(part, i * n));
  return all;
}

function numericColumns(table: Table): ReadonlyMap<string, NumericColumn> {
  return new Map([...columnMap(table)].flatMap(([name, column]) => (isNumeric(column) ? [[name, column] as const] : [])));
}

/** Columns whose inputs go together closely, directly or by way of others; each group with its closest pair. */
export function together(
  known: readonly Known[],
  { after, schemaAfter }: StepView,
  rows: Uint32Array,
): readonly Omit<Together, 'drop' | 'importance'>[] {
  const columns = numericColumns(after);
  // a column of groups by the flags of its levels
  const numeric = (name: string): readonly string[] =>
    columns.has(name) ? [name] : schemaAfter.filter((one) => levelOf(one) === name).map((one) => one.name);
  const inputs = known.flatMap(({ inputs: names }, at) =>
    names.flatMap(numeric).flatMap((name) => {
      const column = columns.get(name);
      return column ? [{ at, column }] : [];
    }),
  );
  const among = hashBytes(new Uint8Array(rows.slice().buffer));
  const taken = new Map<NumericColumn, Float64Array>();
  const valuesOf = (column: NumericColumn): Float64Array => {
    const values = taken.get(column) ?? Float64Array.from(rows, (row) => column.data[row] as number);
    taken.set(column, values);
    return values;
  };
  // of two columns it does not hang on the model
  const correlationOf = (a: NumericColumn, b: NumericColumn): number =>
    onceNow(after.rowIds, `correlation ${placeOf(a.data)} ${placeOf(b.data)} ${among}`, () => Math.abs(pearson(valuesOf(a), valuesOf(b))));
  const of = known.map((_, at) => at);
  const close = new Map<number, number>();
  for (const [i, a] of inputs.entries()) {
    for (const b of inputs.slice(i + 1)) {
      if (a.at === b.at) continue;
      const correlation = correlationOf(a.column, b.column);
      if (!(correlation >= CLOSE)) continue;
      const [to, from] = [of[a.at] as number, of[b.at] as number];
      const most = Math.max(correlation, close.get(to) ?? 0, close.get(from) ?? 0);
      of.forEach((group, at) => group === from && (of[at] = to));
      close.set(to, most);
    }
  }
  return [...new Set(of)].flatMap((group) => {
    const members = known.filter((_, at) => of[at] === group).map(({ name }) => name);
    return members.length > 1 ? [{ columns: members, correlation: close.get(group) ?? CLOSE }] : [];
  });
}
