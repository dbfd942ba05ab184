import type { Json } from '../../core/json';
import { stop } from '../../core/problem';
import type { Schema } from '../../core/schema';
import type { Params } from '../../core/params';
import type { StepImpl, StepView } from '../../core/step';
import { findColumn, isNumeric, takeRows } from '../../core/table';
import type { Ctx, MlTasks, ReportCtx } from '../context';
import { levelCounts } from '../figures';
import { adviserOf } from './advice';
import { cloudOf, complete, type Placed, type Pull } from './cloud';
import { foundBy } from './choose';
import { compareWays } from './compare';
import { basisOf, knownSilhouette, segmentNotes, type ClusterReport, type Comparison, type params as clusterParams } from './meta';
import { forLater, silhouetteAsked, silhouetteFrom, triedOf, type Judging } from './sharpness';
import { steadiness, steadying, type Steadying } from './steady';
import { letter, lettered, segmentProgram, type Lettered } from './segments';
import { offering } from './too-big';

/** Fewer rows than this are looked at one by one. */
const LEAST_ROWS = 20;

/** Those that look for something else than round groups, so that counting such would say nothing about them. */
const UNCOUNTED: ReadonlySet<string> = new Set(['mixed', 'dbscan', 'hdbscan']);

/** Those that are not told how many groups to find. */
const UNNUMBERED: ReadonlySet<string> = new Set(['dbscan', 'hdbscan']);

/** What the report cannot count anew. */
type Learnt = Pick<
  ClusterReport,
  | 'method'
  | 'rule'
  | 'agreement'
  | 'merged'
  | 'places'
  | 'verdict'
  | 'k'
  | 'silhouette'
  | 'tried'
  | 'elbow'
  | 'sampled'
  | 'drawn'
  | 'columns'
  | 'leftOut'
  | 'learnt'
  | 'pulls'
  | 'loud'
  | 'votes'
>;

/** What is worked out later and from what: by what was learnt, as long as that lives. */
const waiting = new WeakMap<Learnt, { readonly steadying: Steadying; readonly judging: Judging | null }>();

export const impl: StepImpl<typeof clusterParams, ClusterReport, MlTasks> = {
  async fit(train, params, context) {
    const basis = basisOf(context.schema, params.method, params.columns);
    if (!basis) stop('cluster.no-columns');
    const { used } = basis;
    const seedKey = seedKeyOf(context);
    const cloud = await cloudOf(train, basis, { ...params, seedKey }, context);
    if (cloud.rows < LEAST_ROWS) stop('cluster.too-few-rows', { need: LEAST_ROWS, have: cloud.rows });
    if (params.k !== 'auto' && cloud.rows < params.k && !UNNUMBERED.has(basis.method))
      stop('cluster.more-groups-than-rows', { k: params.k, have: cloud.rows });
    const lent = { ...context, pool: offering(context.pool, cloud) };
    const advice = adviserOf(train, used, cloud, { ...params, seedKey }, lent);
    const { method, fit } = await foundBy(basis, cloud, params, { context: lent, seedKey, advice });
    const found = fit && parted(lettered(fit, cloud, train, context.schema, params.least), params.least);
    const counted = UNCOUNTED.has(basis.method) ? null : await advice();
    const steady = fit && found ? steadying(fit, found, cloud, seedKey) : null;
    const asked = fit && found ? silhouetteAsked(fit, found, cloud, seedKey) : null;
    const judging = steady && typeof asked === 'object' && asked && forLater(asked) ? asked : null;
    const silhouette = typeof asked === 'number' ? asked : asked && !judging ? await silhouetteFrom(asked, lent) : null;
    const looked = counted?.silhouetteRows ?? cloud.rows;
    const learnt: Learnt = {
      method,
      rule: found ? (fit?.rule ?? 'own') : 'own',
      agreement: found?.agreement ?? 1,
      merged: found?.merged ?? 0,
      places: Array.from(found?.of ?? []),
      verdict: fit && found ? fit.verdict : 'none',
      k: found?.k ?? 0,
      silhouette,
      tried: triedOf(fit?.tried ?? counted?.tried ?? [], found?.merged === 0 ? silhouette : null, found?.k ?? 0),
      elbow: fit?.elbow ?? counted?.elbow ?? null,
      votes: {
        silhouette: counted ? Math.max(1, counted.k) : (fit?.votes?.silhouette ?? null),
        gap: counted?.gap ?? fit?.votes?.gap ?? null,
        elbow: counted?.elbow ?? null,
        steady: fit?.steady ?? counted?.steady ?? null,
      },
      sampled: fit?.sampled ?? (looked < cloud.rows || cloud.drawn ? looked : null),
      drawn: fit?.sampled ?? (cloud.drawn ? cloud.rows : null),
      columns: used.map(({ name }) => name),
      leftOut: basis.leftOut.map(({ name }) => name),
      pulls: cloud.pulls,
      loud: loudest(cloud.pulls, used),
      learnt: fit?.learnt ?? null,
    };
    if (steady) waiting.set(learnt, { steadying: steady, judging });
    const notes = segmentNotes(context.schema, basis, params);
    const program = segmentProgram(context.schema, notes, fit && found ? { fit, of: cloud.of, letters: found } : null);
    return { program, learnt: learnt as unknown as Json, notes: [notes.segment, notes.between, ...(notes.sure ? [notes.sure] : [])] };
  },

  async report(view, fitted, params, context) {
    const { before, after } = view;
    const { least } = params;
    const learnt = fitted.learnt as unknown as Learnt;
    const { learnt: picture, ...found } = learnt;
    const waits = waiting.get(learnt);
    const [segment, mark] = fitted.notes.map(({ name }) => findColumn(after, name));
    const counts = segment ? levelCounts(segment) : new Map<string, number>();
    const sizes = Array.from({ length: learnt.k }, (_, i) => ({ id: letter(i), size: counts.get(letter(i)) ?? 0 }));
    const assigned = sizes.reduce((sum, { size }) => sum + size, 0);
    const marks = mark && isNumeric(mark) ? mark.data : new Float64Array(0);
    const whole = complete(before, learnt.columns).length;
    return {
      ...found,
      silhouette: waits?.judging ? 'checking' : learnt.silhouette,
      stability: waits ? 'checking' : null,
      learnt: picture,
      comparison: params.compare ? await comparison(view, params, context) : null,
      noGroups: learnt.k === 0,
      chosenByHand: learnt.verdict === 'chosen',
      asked: params.k === 'auto' || UNNUMBERED.has(learnt.method) ? null : params.k,
      least,
      sizes: sizes.map(({ id, size }) => ({ id, size, share: assigned > 0 ? size / assigned : 0 })),
      between: marks.every(Number.isNaN) ? null : marks.reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0),
      apart: learnt.k === 0 ? 0 : whole - assigned,
      unassigned: before.rows - whole,
      rows: before.rows,
    };
  },

  async later(_view, fitted, report, _params, context) {
    const waits = waiting.get(fitted.learnt as unknown as Learnt);
    if (!waits) return report;
    const { judging, steadying } = waits;
    const silhouette = judging ? await silhouetteFrom(judging, context) : report.silhouette;
    const tried = judging && report.merged === 0 ? triedOf(report.tried, knownSilhouette(silhouette), report.k) : report.tried;
    return { ...report, tried, silhouette, stability: await steadiness(steadying, context) };
  },
};

function seedKeyOf({ random }: Ctx): string {
  return `${random.fork('groups').below(2 ** 32)}`;
}

/** Several ways on the rows that teach; for mixed columns there is but one. */
async function comparison(
  { before, heldOut, schemaBefore }: StepView,
  params: Params<typeof clusterParams>,
  context: ReportCtx,
): Promise<Comparison | null> {
  const basis = basisOf(schemaBefore, params.method, params.columns);
  if (!basis || basis.method === 'mixed') return null;
  const rows = Uint32Array.from(heldOut, (_, row) => row).filter((row) => heldOut[row] === 0);
  const train = rows.length === before.rows ? before : takeRows(before, rows);
  const seedKey = seedKeyOf(context);
  const cloud = await cloudOf(train, { used: basis.used, categories: [] }, { ...params, seedKey }, context);
  const lent = { ...context, pool: offering(context.pool, cloud) };
  const advice = await adviserOf(train, basis.used, cloud, { ...params, seedKey }, lent)();
  return compareWays(cloud, train, params.k, advice, seedKey, context);
}

/** One group that holds every row parts nobody from anybody, and one too small is none. */
function parted(found: Lettered, least: number): Lettered | null {
  if (found.k > 1) return found;
  const inside = found.labels.reduce((sum, label) => sum + (label >= 0 ? 1 : 0), 0);
  return inside >= least && inside < found.labels.length ? found : null;
}

/** Above this a column decides nearly alone. */
const LOUD = 0.75;

/** Columns on one scale pull alike; those in their own units pull by how large their numbers are. */
function loudest(pulls: Placed['pulls'], used: Schema): string | null {
  const most = pulls.reduce<Pull | null>((a, b) => (a && a.share >= b.share ? a : b), null);
  const unscaled = used.some(({ name, plain }) => plain && name === most?.column);
  return most && pulls.length > 1 && most.share > LOUD && most.weight === 1 && unscaled ? most.column : null;
}
