import { kmeans } from './kmeans';
import { memberships, mixture, type Covariance } from './mixture';
import { kprototypes, type Block } from './prototypes';

/** A method with all its settings, so that it can be run again on other rows: a resample, a comparison. */
export type PartitionSpec =
  | { readonly method: 'kmeans'; readonly k: number; readonly restarts: number }
  | { readonly method: 'mixture'; readonly k: number; readonly covariance: Covariance }
  | { readonly method: 'mixed'; readonly k: number; readonly blocks: readonly Block[]; readonly restarts: number };

export interface PartitionInput {
  /** Row-major, rows × cols, no NaN. */
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly spec: PartitionSpec;
  readonly seedKey: string;
}

/** @returns the group of each row, -1 for none @throws Problem as the method does */
export async function partition({ x, rows, cols, spec, seedKey }: PartitionInput, checkpoint?: () => Promise<void>): Promise<Int32Array> {
  const hooks = checkpoint ? { checkpoint } : {};
  switch (spec.method) {
    case 'kmeans':
      return (await kmeans(x, rows, cols, spec.k, { seedKey, restarts: spec.restarts, tolerance: 1e-4, ...hooks })).labels;
    case 'mixture':
      return memberships(x, rows, cols, await mixture({ x, rows, cols, k: spec.k, seedKey, covariance: spec.covariance }, checkpoint));
    case 'mixed':
      return (await kprototypes({ x, rows, cols, blocks: spec.blocks, k: spec.k, seedKey, restarts: spec.restarts }, checkpoint)).labels;
    default:
      return spec satisfies never;
  }
}
