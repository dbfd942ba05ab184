import type { TaskHooks } from '../core/pool';
import type { LloydFit } from './lloyd';
import { miniBatch, type MiniBatchInput } from './mini-batch';
import { mixedCandidate, mixedCurve, mixedReference, type MixedTasks } from './mixed-groups';
import { mixture, type Mixture, type MixtureInput } from './mixture';
import { partition, type PartitionInput } from './partition';
import { resample, type ResampleInput, type Resamples } from './stability';

/** What the pool can do about groups beside k-means and its advice. */
export type ClusterTasks = MixedTasks & {
  readonly 'mini-batch': { readonly input: MiniBatchInput; readonly output: LloydFit };
  readonly mixture: { readonly input: MixtureInput; readonly output: Mixture };
  readonly partition: { readonly input: PartitionInput; readonly output: Int32Array };
  readonly resample: { readonly input: ResampleInput; readonly output: Resamples };
};

type Task<Id extends keyof ClusterTasks> = (input: ClusterTasks[Id]['input'], hooks: TaskHooks) => Promise<ClusterTasks[Id]['output']>;

export const CLUSTER_TASKS: { readonly [Id in keyof ClusterTasks]: Task<Id> } = {
  'mini-batch': (input, { checkpoint }) => miniBatch(input, checkpoint),
  mixture: (input, { checkpoint }) => mixture(input, checkpoint),
  'mixed-candidate': (input, { checkpoint }) => mixedCandidate(input, checkpoint),
  'mixed-reference': (input, { checkpoint }) => mixedReference(input, checkpoint),
  'mixed-curve': (input, { checkpoint }) => mixedCurve(input, checkpoint),
  partition: (input, { checkpoint }) => partition(input, checkpoint),
  resample: (input, { checkpoint }) => resample(input, checkpoint),
};
