import type { TaskHooks } from '../core/pool';
import type { LloydFit } from './lloyd';
import { miniBatch, type MiniBatchInput } from './mini-batch';
import { mixture, type Mixture, type MixtureInput } from './mixture';
import { partition, type PartitionInput } from './partition';
import { kprototypes, type Prototypes, type PrototypesInput } from './prototypes';
import { resample, type ResampleInput, type Resamples } from './stability';

/** What the pool can do about groups beside k-means and its advice. */
export type ClusterTasks = {
  readonly 'mini-batch': { readonly input: MiniBatchInput; readonly output: LloydFit };
  readonly mixture: { readonly input: MixtureInput; readonly output: Mixture };
  readonly prototypes: { readonly input: PrototypesInput; readonly output: Prototypes };
  readonly partition: { readonly input: PartitionInput; readonly output: Int32Array };
  readonly resample: { readonly input: ResampleInput; readonly output: Resamples };
};

type Task<Id extends keyof ClusterTasks> = (input: ClusterTasks[Id]['input'], hooks: TaskHooks) => Promise<ClusterTasks[Id]['output']>;

export const CLUSTER_TASKS: { readonly [Id in keyof ClusterTasks]: Task<Id> } = {
  'mini-batch': (input, { checkpoint }) => miniBatch(input, checkpoint),
  mixture: (input, { checkpoint }) => mixture(input, checkpoint),
  prototypes: (input, { checkpoint }) => kprototypes(input, checkpoint),
  partition: (input, { checkpoint }) => partition(input, checkpoint),
  resample: (input, { checkpoint }) => resample(input, checkpoint),
};
