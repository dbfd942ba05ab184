import type { Merges } from './tree';

export interface TreeHooks {
  readonly checkpoint?: () => Promise<void>;
  readonly onProgress?: (share: number) => void;
}

/** Clusters in slots, at first one a row; slots of merged ones stay dead until `compact`. Distances must be reducible. */
export interface Clusters {
  /** @returns the slot nearest to `tip`, the lowest of equals, `before` (-1 for none) where nothing is nearer */
  nearest(tip: number, before: number): number;
  /** Of the slot found last. */
  distance(): number;
  /** `dropped` goes into `kept`. */
  merge(dropped: number, kept: number): void;
  /** Moves what is alive together, in order. @param alive slots, ascending */
  compact(alive: Int32Array): void;
}

/** Below this share of living slots they are moved together. */
const SPARSE = 0.85;

/**
 * The nearest-neighbour chain: from any cluster to its nearest and on until two are each other's nearest, which are merged
 * (Murtagh 1983; Müllner 2011). At most 3n looks for a nearest. Starts, ties and sides as SciPy's `nn_chain`.
 */
export async function nearestNeighbourChain(n: number, clusters: Clusters, { checkpoint, onProgress }: TreeHooks): Promise<Merges> {
  const merges = {
    a: new Int32Array(Math.max(0, n - 1)),
    b: new Int32Array(Math.max(0, n - 1)),
    heights: new Float64Array(Math.max(0, n - 1)),
  };
  let slots = n;
  let rows = Int32Array.from({ length: n }, (_, row) => row);
  let alive = new Uint8Array(n).fill(1);
  let inChain = new Uint8Array(n);
  const chain = new Int32Array(n);
  let length = 0;
  let first = 0;
  for (let merge = 0; merge < n - 1; merge++) {
    if (length === 0) {
      while (alive[first] === 0) first++;
      chain[length++] = first;
      inChain[first] = 1;
    }
    for (;;) {
      await checkpoint?.();
      const before = length > 1 ? (chain[length - 2] as number) : -1;
      const next = clusters.nearest(chain[length - 1] as number, before);
      // Met again further down only where rounding parts equal distances: then the one before is as near.
      if (inChain[next] === 1) break;
      chain[length++] = next;
      inChain[next] = 1;
    }
    const one = chain[--length] as number;
    const other = chain[--length] as number;
    inChain[one] = inChain[other] = 0;
    const [dropped, kept] = one < other ? [one, other] : [other, one];
    merges.a[merge] = rows[dropped] as number;
    merges.b[merge] = rows[kept] as number;
    merges.heights[merge] = clusters.distance();
    clusters.merge(dropped, kept);
    alive[dropped] = 0;
    const left = n - 1 - merge;
    if (slots > 32 && left < SPARSE * slots) {
      const living = Int32Array.from({ length: left }, () => 0);
      const moved = new Int32Array(slots);
      for (let slot = 0, to = 0; slot < slots; slot++) {
        if (alive[slot] === 0) continue;
        moved[slot] = to;
        living[to++] = slot;
      }
      clusters.compact(living);
      for (let i = 0; i < length; i++) chain[i] = moved[chain[i] as number] as number;
      rows = living.map((slot) => rows[slot] as number);
      inChain = Uint8Array.from(living, (slot) => inChain[slot] as number);
      alive = new Uint8Array(left).fill(1);
      slots = left;
      first = 0;
      onProgress?.(1 - (left / n) ** 2);
    }
  }
  return merges;
}
