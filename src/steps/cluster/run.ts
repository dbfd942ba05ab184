import { column as ref, compare, number, type Expr } from '../../core/expr';
import { say } from '../../core/message';
import { stop } from '../../core/problem';
import type { Program } from '../../core/program';
import type { Random } from '../../core/rng';
import { freshName, withRole, type Schema } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { findColumn, type Column, type Table } from '../../core/table';
import { adviseGroups, mostGroups, type Candidate, type GroupAdvice } from '../../ml/groups';
import type { Ctx, MlTasks } from '../context';
import { levelCounts, numbersOf } from '../figures';
import { distanceColumns, segmentNote, type ClusterReport, type ClusterVerdict, type params } from './meta';

/** Fewer rows than this are looked at one by one. */
const LEAST_ROWS = 20;
/** Squares of larger values are no longer finite numbers. */
const LARGEST = 1e140;

/** The number of groups shows in so many rows; the groups themselves are then found in all. */
const ADVICE_ROWS = 20_000;

type Learnt = {
  /** Rows whose silhouettes were looked at, where that was not all. */
  readonly sampled: number | null;
  readonly verdict: ClusterVerdict;
  readonly k: number;
  readonly silhouette: number | null;
  readonly tried: ClusterReport['tried'];
  readonly elbow: number | null;
  readonly columns: readonly string[];
  readonly leftOut: readonly string[];
  /** By segment, largest first, in the units of `columns`. */
  readonly centres: readonly (readonly number[])[];
};

export const impl: StepImpl<typeof params, ClusterReport, MlTasks> = {
  async fit(train, { k: asked, columns, restarts }, context) {
    const { used, leftOut } = distanceColumns(context.schema, columns);
    if (used.length === 0) stop('cluster.no-columns');
    const { x, rows } = await matrix(train, used, context);
    const need = asked === 'auto' ? LEAST_ROWS : Math.max(LEAST_ROWS, asked);
    if (rows < need) stop('cluster.too-few-rows', { need, have: rows });
    const seedKey = `${context.random.fork('groups').below(2 ** 32)}`;
    const sampled = rows > ADVICE_ROWS;
    const some = sampled ? sample(x, rows, used.length, context.random.fork('sample')) : x;
    const advice = await advised(train, used, seedKey, restarts, () =>
      adviseGroups(context.pool, some, sampled ? ADVICE_ROWS : rows, used.length, {
        seedKey,
        restarts,
        kMax: Math.min(10, mostGroups(rows)),
        signal: context.signal,
        onProgress: (share) => context.progress(share, say(share < 0.6 ? 'cluster.progress.try' : 'cluster.progress.compare')),
      }),
    );
    await context.checkpoint();
    const k = asked === 'auto' ? advice.k : asked;
    const chosen =
      k === advice.k && !sampled ? advice.best : k < 2 ? null : await candidate(context, x, rows, used.length, k, seedKey, restarts);
    const learnt = {
      ...learn(advice, chosen, asked !== 'auto', used, leftOut),
      sampled: advice.silhouetteRows < rows ? advice.silhouetteRows : null,
    };
    const note = segmentNote(context.schema, used);
    return { program: programOf(context.schema, note.name, learnt), learnt, notes: [note] };
  },

  async report({ before, after, schemaAfter }, fitted) {
    const { verdict, k, silhouette, tried, elbow, columns, leftOut, sampled } = fitted.learnt as Learnt;
    const note = withRole(schemaAfter, 'cluster');
    const column = note && findColumn(after, note.name);
    const counts = column ? levelCounts(column) : new Map<string, number>();
    const sizes = Array.from({ length: k }, (_, i) => ({ id: letter(i), size: counts.get(letter(i)) ?? 0 }));
    const assigned = sizes.reduce((sum, { size }) => sum + size, 0);
    return {
      verdict,
      noGroups: k === 0,
      k,
      chosenByHand: verdict === 'chosen',
      silhouette,
      tried,
      elbow,
      sizes: sizes.map(({ id, size }) => ({ id, size, share: assigned > 0 ? size / assigned : 0 })),
      columns,
      leftOut,
      sampled,
      unassigned: before.rows - complete(before, columns).length,
      rows: before.rows,
    };
  },
};

/** A, B … J. */
function letter(segment: number): string {
  return String.fromCharCode(65 + segment);
}

/** Places of rows that have a value in every column. */
function complete(table: Table, columns: readonly string[]): Uint32Array {
  const data = columns.map((name) => numbersOf(table, name));
  return Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) => data.every((values) => !Number.isNaN(values[row])));
}

async function matrix(table: Table, used: Schema, context: Ctx): Promise<{ readonly x: Float64Array; readonly rows: number }> {
  const index = complete(
    table,
    used.map(({ name }) => name),
  );
  const x = new Float64Array(index.length * used.length);
  for (const [j, { name }] of used.entries()) {
    await context.checkpoint();
    const data = numbersOf(table, name);
    index.forEach((row, i) => {
      const value = data[row] as number;
      if (Math.abs(value) > LARGEST) stop('cluster.too-large', { column: name });
      x[i * used.length + j] = value;
    });
  }
  return { x, rows: index.length };
}

/** Advice by the first column it is made of, with all it hangs on. Columns never change, so picking another number of groups asks for none anew. */
const known = new WeakMap<
  Column,
  { readonly columns: readonly Column[]; readonly seedKey: string; readonly restarts: number; readonly advice: GroupAdvice }
>();

async function advised(
  train: Table,
  used: Schema,
  seedKey: string,
  restarts: number,
  advise: () => Promise<GroupAdvice>,
): Promise<GroupAdvice> {
  const columns = used.flatMap(({ name }) => findColumn(train, name) ?? []);
  const first = columns[0] as Column;
  const last = known.get(first);
  const same =
    last?.seedKey === seedKey &&
    last.restarts === restarts &&
    last.columns.length === columns.length &&
    last.columns.every((column, i) => column === columns[i]);
  if (same) return last.advice;
  const advice = await advise();
  known.set(first, { columns, seedKey, restarts, advice });
  return advice;
}

function sample(x: Float64Array, rows: number, cols: number, random: Random): Float64Array {
  const chosen = random.permutation(rows).subarray(0, ADVICE_ROWS).sort();
  const part = new Float64Array(ADVICE_ROWS * cols);
  chosen.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return part;
}

/** The very groups the advice tried, or ones it did not try. */
async function candidate(
  { pool, signal }: Ctx,
  x: Float64Array,
  rows: number,
  cols: number,
  k: number,
  seedKey: string,
  restarts: number,
): Promise<Candidate | null> {
  const inputs = [{ x, rows, cols, k, seedKey: `${seedKey}/k ${k}`, restarts }];
  return (await pool.map('groups-candidate', inputs, { signal }))[0] ?? null;
}

function learn(advice: GroupAdvice, chosen: Candidate | null, byHand: boolean, used: Schema, leftOut: Schema): Omit<Learnt, 'sampled'> {
  const k = chosen?.fit.k ?? 0;
  const cols = used.length;
  const tried = advice.tried.map(({ k: groups, silhouette, inertia, nullLow, nullHigh }) => ({
    k: groups,
    silhouette,
    inertia,
    nullLow,
    nullHigh,
  }));
  const extra = chosen && !tried.some((row) => row.k === k);
  return {
    verdict: byHand ? 'chosen' : advice.verdict,
    k,
    silhouette: chosen?.silhouette ?? null,
    tried: extra ? [...tried, { k, silhouette: chosen.silhouette, inertia: chosen.fit.inertia, nullLow: null, nullHigh: null }] : tried,
    elbow: advice.elbow,
    columns: used.map(({ name }) => name),
    leftOut: leftOut.map(({ name }) => name),
    centres: Array.from({ length: k }, (_, group) => Array.from(chosen?.fit.centres.subarray(group * cols, (group + 1) * cols) ?? [])),
  };
}

/** The nearest centre's letter. Without groups the column is there and empty, so that what stands below need not know. */
function programOf(schema: Schema, segment: string, { centres, columns }: Learnt): Program {
  const none: Expr = { type: 'missing', kind: 'category' };
  if (centres.length === 0) return [{ op: 'derive', columns: [{ name: segment, kind: 'category', expr: none }] }];
  const place = freshName(schema, 'nearest group');
  const letters = centres.reduceRight<Expr>(
    (otherwise, _, i) => ({
      type: 'if',
      when: compare(ref(place), '=', number(i)),
      then: { type: 'text', value: letter(i) },
      else: otherwise,
    }),
    none,
  );
  return [
    { op: 'derive', columns: [{ name: place, kind: 'number', expr: { type: 'nearest', of: columns.map(ref), centres, give: 'index' } }] },
    { op: 'derive', columns: [{ name: segment, kind: 'category', expr: letters }] },
    { op: 'select', columns: [...schema.map(({ name }) => name), segment] },
  ];
}
