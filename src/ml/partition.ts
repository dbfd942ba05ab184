import { dbscan } from './density/dbscan';
import { hdbscan } from './density/hdbscan';
import { defaultGroupSize, proposeEps, withoutSmall } from './density/k-distance';
import { reach } from './density/reach';
import { hierarchy, type Linkage } from './hierarchy';
import { cutTree } from './hierarchy/tree';
import { kmeans } from './kmeans';
import type { Block } from './mixed-rows';
import { memberships, mixture, type Covariance } from './mixture';
import { kprototypes } from './prototypes';

/** A method with all its settings, so that it can be run again on other rows: a resample, a comparison. */
export type PartitionSpec =
  | { readonly method: 'kmeans'; readonly k: number; readonly restarts: number }
  | { readonly method: 'mixture'; readonly k: number; readonly covariance: Covariance }
  | { readonly method: 'hierarchical'; readonly linkage: Linkage; readonly k: number }
  /** Without `eps` the distance is proposed from the rows; `least` rows make a group. */
  | { readonly method: 'dbscan'; readonly eps: number | null; readonly points: number; readonly least: number }
  /** `share`: a group holds at least so much of the rows. */
  | { readonly method: 'hdbscan'; readonly points: number; readonly share: number }
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
    case 'hierarchical':
      return cutTree(await hierarchy(x, rows, cols, spec.linkage, hooks), Math.min(spec.k, rows));
    case 'dbscan': {
      const eps =
        spec.eps ?? proposeEps(await reach(x, rows, cols, spec.points, hooks), Math.max(spec.least, defaultGroupSize(rows)))?.eps ?? null;
      if (eps === null) return new Int32Array(rows).fill(-1);
      return withoutSmall(await dbscan(x, rows, cols, eps, spec.points, hooks), spec.least).labels;
    }
    case 'hdbscan':
      return hdbscan(await reach(x, rows, cols, spec.points, hooks), Math.round(spec.share * rows)).labels;
    default:
      return spec satisfies never;
  }
}
