import type { Json } from '../../core/json';
import { stop } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { findColumn } from '../../core/table';
import type { Ctx, MlTasks } from '../context';
import { levelCounts } from '../figures';
import { adviserOf } from './advice';
import { cloudOf, complete, type Placed } from './cloud';
import { distanceColumns, segmentNote, type ClusterReport, type params } from './meta';
import type { MethodFit } from './method';
import { METHODS } from './methods';
import { letter, lettered, segmentProgram, type Lettered } from './segments';

/** Fewer rows than this are looked at one by one. */
const LEAST_ROWS = 20;

/** What the report cannot count anew. */
type Learnt = Pick<
  ClusterReport,
  | 'method'
  | 'rule'
  | 'agreement'
  | 'merged'
  | 'verdict'
  | 'k'
  | 'silhouette'
  | 'tried'
  | 'elbow'
  | 'sampled'
  | 'columns'
  | 'leftOut'
  | 'learnt'
>;

export const impl: StepImpl<typeof params, ClusterReport, MlTasks> = {
  async fit(train, params, context) {
    const { used, leftOut } = distanceColumns(context.schema, params.columns);
    if (used.length === 0) stop('cluster.no-columns');
    const cloud = await cloudOf(train, used, new Map(), context);
    const need = params.k === 'auto' ? LEAST_ROWS : Math.max(LEAST_ROWS, params.k);
    if (cloud.rows < need) stop('cluster.too-few-rows', { need, have: cloud.rows });
    const seedKey = `${context.random.fork('groups').below(2 ** 32)}`;
    const advice = adviserOf(train, used, cloud, { seedKey, restarts: params.restarts, weights: '' }, context);
    const method = METHODS[params.method === 'auto' ? 'kmeans' : params.method];
    const fit = await method.fit(cloud, params, { context, seedKey, advice });
    const found = fit && apart(lettered(fit, cloud, train, params.least));
    const { tried, elbow, silhouetteRows } = await advice();
    const silhouette = fit && found ? await silhouetteOf(fit, found, cloud, seedKey, context) : null;
    const learnt: Learnt = {
      method: method.id,
      rule: found ? (fit?.rule ?? 'own') : 'own',
      agreement: found?.agreement ?? 1,
      merged: found?.merged ?? 0,
      verdict: fit && found ? fit.verdict : 'none',
      k: found?.k ?? 0,
      silhouette: silhouette?.value ?? null,
      tried: fit?.tried ?? triedOf(tried, found?.merged === 0 ? silhouette : null, found?.k ?? 0),
      elbow: fit?.elbow ?? elbow,
      sampled: fit?.sampled ?? (silhouetteRows < cloud.rows ? silhouetteRows : null),
      columns: [...cloud.columns],
      leftOut: leftOut.map(({ name }) => name),
      learnt: fit?.learnt ?? null,
    };
    const note = segmentNote(context.schema, used);
    const program = segmentProgram(context.schema, note.name, fit && found ? { group: fit.program(cloud.of), of: found.of } : null);
    return { program, learnt: learnt as unknown as Json, notes: [note] };
  },

  async report({ before, after, schemaAfter }, fitted, { least }) {
    const learnt = fitted.learnt as unknown as Learnt;
    const note = withRole(schemaAfter, 'cluster');
    const column = note && findColumn(after, note.name);
    const counts = column ? levelCounts(column) : new Map<string, number>();
    const sizes = Array.from({ length: learnt.k }, (_, i) => ({ id: letter(i), size: counts.get(letter(i)) ?? 0 }));
    const assigned = sizes.reduce((sum, { size }) => sum + size, 0);
    const whole = complete(before, learnt.columns).length;
    return {
      ...learnt,
      noGroups: learnt.k === 0,
      chosenByHand: learnt.verdict === 'chosen',
      least,
      sizes: sizes.map(({ id, size }) => ({ id, size, share: assigned > 0 ? size / assigned : 0 })),
      apart: learnt.k === 0 ? 0 : whole - assigned,
      unassigned: before.rows - whole,
      rows: before.rows,
    };
  },
};

/** One group that holds every row parts nobody from anybody. */
function apart(found: Lettered): Lettered | null {
  return found.k > 1 || (found.k === 1 && found.labels.includes(-1)) ? found : null;
}

/** Of the groups as they stand: rows in none are left out. */
async function silhouetteOf(
  fit: MethodFit,
  found: Lettered,
  { x, rows, cols }: Placed,
  seedKey: string,
  { pool, signal }: Ctx,
): Promise<{ readonly value: number } | null> {
  if (fit.silhouette !== undefined && found.merged === 0) return fit.silhouette === null ? null : { value: fit.silhouette };
  if (found.k < 2) return null;
  const places = Uint32Array.from({ length: rows }, (_, i) => i).filter((i) => (found.labels[i] as number) >= 0);
  const some = new Float64Array(places.length * cols);
  places.forEach((row, i) => some.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  const labels = Int32Array.from(places, (row) => found.labels[row] as number);
  const [answer] = await pool.map('silhouette', [{ x: some, rows: places.length, cols, labels, k: found.k, seedKey }], { signal });
  return answer ? { value: answer.mean } : null;
}

/** The advice's curve, with the answer's own point where the advice did not try it. */
function triedOf(tried: ClusterReport['tried'], silhouette: { readonly value: number } | null, k: number): ClusterReport['tried'] {
  if (silhouette === null || tried.some((row) => row.k === k)) return tried;
  return [...tried, { k, silhouette: silhouette.value, inertia: null, nullLow: null, nullHigh: null }];
}
