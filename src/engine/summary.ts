import * as v from 'valibot';
import type { Json } from '../core/json';
import type { Recipe } from '../core/recipe';
import type { Done } from './execute';
import type { SegmentTodo } from './export';
import type { PlannedStep } from './plan';
import { knownSilhouette, type ClusterReport } from '../steps/cluster/meta';
import { segmentName, type ProfileReport } from '../steps/profile/meta';
import type { TargetReport } from '../steps/target/meta';
import type { EvaluateReport } from '../steps/evaluate/report';
import type { TrainReport } from '../steps/train/meta';
import type { Message } from '../core/message';

/** Short, stable, documented in the README; figures of models are cross-validated, never from rows they were fitted on. */
export type Summary = {
  readonly goal: Recipe['goal'];
  readonly rows: number;
  /** Rows of the last table: after duplicates went, or customers where rows were order lines. */
  readonly rowsUsed: number;
  readonly target?: { readonly column: string; readonly success: string; readonly labelled: number; readonly positives: number };
  readonly segments?: readonly { readonly id: string; readonly name: string; readonly size: number }[];
  readonly silhouette?: number | null;
  readonly noGroups?: boolean;
  readonly models?: TrainReport['models'];
  readonly recommended?: string;
  readonly leakQuestions: readonly string[];
  /** Codes of what the reader and the steps warn of. */
  readonly warnings: readonly string[];
};

/** A step's report by its id. The registry ties the id to the type: the same meta wrote it. */
export function reportOf<R extends Json>(steps: readonly PlannedStep[], done: readonly Done[], id: string): R | undefined {
  const at = steps.findLastIndex((step) => step.state === 'ready' && step.meta.id === id);
  return done[at]?.report as R | undefined;
}

/** What the segments of a run are called, by letter. */
export function segmentNames(steps: readonly PlannedStep[], done: readonly Done[]): ReadonlyMap<string, string | Message> {
  const profile = reportOf<ProfileReport>(steps, done, 'profile');
  return new Map(profile?.segments.map((segment) => [segment.id, segmentName(segment)]));
}

/** What is to be done with the segments of a run, by letter. */
export function segmentTodo(steps: readonly PlannedStep[], done: readonly Done[]): ReadonlyMap<string, SegmentTodo> {
  const profile = reportOf<ProfileReport>(steps, done, 'profile');
  return new Map(profile?.segments.map(({ id, told }) => [id, told]));
}

/** The same from a model file's summary, which is a stranger's JSON. */
export function segmentNamesIn(quality: Json): ReadonlyMap<string, string> {
  const found = v.safeParse(v.object({ segments: v.array(v.object({ id: v.string(), name: v.string() })) }), quality);
  return new Map(found.success ? found.output.segments.map(({ id, name }) => [id, name]) : []);
}

export function summarise(
  recipe: Recipe,
  sourceRows: number,
  steps: readonly PlannedStep[],
  done: readonly Done[],
  warnings: readonly Message[],
  translate: (message: Message) => string,
): Summary {
  const target = reportOf<TargetReport>(steps, done, 'target');
  const cluster = reportOf<ClusterReport>(steps, done, 'cluster');
  const profile = reportOf<ProfileReport>(steps, done, 'profile');
  const train = reportOf<TrainReport>(steps, done, 'train');
  const evaluate = reportOf<EvaluateReport>(steps, done, 'evaluate');
  const ours = [
    ...(cluster?.noGroups ? ['cluster.none'] : []),
    ...(cluster && cluster.unassigned > 0 ? ['cluster.unassigned'] : []),
    ...(target?.unclear ? ['target.unclear'] : []),
    ...(target && target.enough !== 'good' ? [`target.enough.${target.enough}`] : []),
    ...(train && !(train.percentAllowed && (evaluate?.percentAllowed ?? true)) ? ['train.no-percent'] : []),
  ];
  return {
    goal: recipe.goal,
    rows: sourceRows,
    rowsUsed: done.at(-1)?.table.rows ?? sourceRows,
    ...(target && { target: { column: target.column, success: target.success, labelled: target.labelled, positives: target.positives } }),
    ...(cluster && { silhouette: knownSilhouette(cluster.silhouette), noGroups: cluster.noGroups }),
    ...(profile && {
      segments: profile.segments.map((segment) => {
        const name = segmentName(segment);
        return { id: segment.id, name: typeof name === 'string' ? name : translate(name), size: segment.size };
      }),
    }),
    ...(train && { models: train.models, recommended: train.recommended }),
    leakQuestions: target?.leakQuestions.filter(({ answered }) => !answered).map(({ column }) => column) ?? [],
    warnings: [...warnings.map(({ code }) => code), ...ours],
  };
}
