import { columnMap, isNumeric, type NumericColumn, type Table } from '../../core/table';
import { pearson } from '../../ml/correlation';
import { aucDifference } from '../../ml/paired-auc';
import type { Random } from '../../core/rng';
import type { StepView } from '../../core/step';
import { addTree } from '../../core/tree';
import { levelOf } from '../train/groups';
import type { TrainLearnt } from '../train/learnt';
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
  const score = scorer(learnt, after, rows);
  const whole = score(new Set(), null);
  const shuffles = Array.from({ length: SHUFFLES }, (_, i) => random.fork(`shuffle ${i}`).permutation(rows.length));
  const found: Drop[] = [];
  for (const group of groups) {
    const members = new Set(group);
    const others: Float64Array[] = [];
    for (const order of shuffles) {
      others.push(score(members, order));
      await checkpoint();
    }
    const { difference, low, high } = aucDifference(y, whole, others);
    found.push({ auc: difference, low, high });
  }
  return found;
}

type Score = (shuffled: ReadonlySet<string>, order: Uint32Array | null) => Float64Array;

/** Log-odds before calibration, which changes no rank. Trees that do not ask for a shuffled column are summed once. */
function scorer({ ensemble, terms, markets, bias }: TrainLearnt, table: Table, rows: Uint32Array): Score {
  const columns = numericColumns(table);
  const values = (name: string): Float64Array => Float64Array.from(rows, (row) => columns.get(name)?.data[row] ?? NaN);
  const shuffle = (data: Float64Array, order: Uint32Array): Float64Array => Float64Array.from(order, (place) => data[place] as number);
  if (ensemble) {
    const own = columnsOf(table, ensemble.inputs, rows);
    const each = ensemble.trees.map((tree) => {
      const sum = new Float64Array(rows.length);
      addTree(tree, own, sum);
      return { tree, sum, asks: new Set(tree.feature.filter((at) => at >= 0).map((at) => ensemble.inputs[at]?.column ?? '')) };
    });
    return (shuffled, order) => {
      const inputs = own.map((data, j) => (order && shuffled.has(ensemble.inputs[j]?.column ?? '') ? shuffle(data, order) : data));
      const out = new Float64Array(rows.length).fill(ensemble.base);
      for (const { tree, sum, asks } of each) {
        if ([...shuffled].some((name) => asks.has(name))) addTree(tree, inputs, out);
        else for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + (sum[i] as number);
      }
      return out;
    };
  }
  const own = terms.map(({ column, mean }) => values(column).map((value) => (Number.isNaN(value) ? 0 : value - mean)));
  const level = markets ? levelsAt(markets, table, rows) : null;
  return (shuffled, order) => {
    const out = new Float64Array(rows.length).fill(bias);
    const levels = level && order && markets && shuffled.has(markets.column) ? Array.from(order, (place) => level[place]) : level;
    own.forEach((data, j) => {
      const term = terms[j] as (typeof terms)[number];
      const part = order && shuffled.has(term.column) ? shuffle(data, order) : data;
      for (let i = 0; i < out.length; i++) {
        out[i] = (out[i] as number) + (term.weight + (levels?.[i]?.weights[j] ?? 0)) * (part[i] as number);
      }
    });
    if (levels) for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + (levels[i]?.bias ?? 0);
    return out;
  };
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
    names.flatMap(numeric).map((name) => ({ at, data: Float64Array.from(rows, (row) => columns.get(name)?.data[row] ?? NaN) })),
  );
  const of = known.map((_, at) => at);
  const close = new Map<number, number>();
  for (const [i, a] of inputs.entries()) {
    for (const b of inputs.slice(i + 1)) {
      if (a.at === b.at) continue;
      const correlation = Math.abs(pearson(a.data, b.data));
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
