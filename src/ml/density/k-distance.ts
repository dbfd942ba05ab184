import type { Grouping } from './hdbscan';
import type { Reach } from './reach';

/** Twice the number of columns (Sander, Ester, Kriegel & Xu 1998), at least 4, at most 30, and never more than a tenth of the rows beyond that. */
export function defaultLeast(rows: number, cols: number): number {
  return Math.max(4, Math.min(30, 2 * cols, Math.floor(rows / 10)));
}

/** One in fifty rows, at least ten: a group that is worth a name. */
export function defaultGroupSize(rows: number): number {
  return Math.max(10, Math.round(rows / 50));
}

/** Groups of DBSCAN at any distance, exactly as `dbscan` gives them, without looking at the rows again. */
export function groupsAt(found: Reach): (eps: number) => Grouping {
  const { rows, k, core, reached, near, apart, from, to, length } = found;
  let joined = 0;
  let at = 0;
  const top = Int32Array.from({ length: rows }, (_, row) => row);
  return (eps) => {
    const bound = eps * eps;
    if (bound < at) {
      joined = 0;
      for (let row = 0; row < rows; row++) top[row] = row;
    }
    at = bound;
    // the first row of a group is its root
    for (; joined < length.length && (length[joined] as number) <= bound; joined++) {
      const [a, b] = [rootOf(top, from[joined] as number), rootOf(top, to[joined] as number)];
      top[Math.max(a, b)] = Math.min(a, b);
    }
    const labels = new Int32Array(rows).fill(-1);
    let groups = 0;
    for (let row = 0; row < rows; row++) {
      if ((core[row] as number) > bound) continue;
      const root = rootOf(top, row);
      labels[row] = root === row ? groups++ : (labels[root] as number);
    }
    let noise = 0;
    for (let row = 0; row < rows; row++) {
      if ((core[row] as number) <= bound) continue;
      if ((reached[row] as number) > bound) {
        noise++;
        continue;
      }
      let least = groups;
      for (let i = row * k; i < (row + 1) * k && (apart[i] as number) <= bound; i++) {
        const other = near[i] as number;
        if ((core[other] as number) <= bound) least = Math.min(least, labels[other] as number);
      }
      labels[row] = least;
    }
    return { labels, groups, noise };
  };
}

/** Rows of groups with fewer than `least` rows are in none; the rest are numbered anew in the same order. */
export function withoutSmall({ labels, groups }: Grouping, least: number): Grouping {
  const sizes = new Int32Array(groups);
  for (const label of labels) if (label >= 0) sizes[label] = (sizes[label] as number) + 1;
  const number = new Int32Array(groups).fill(-1);
  let kept = 0;
  sizes.forEach((size, group) => {
    if (size >= least) number[group] = kept++;
  });
  const now = labels.map((label) => (label < 0 ? -1 : (number[label] as number)));
  return { labels: now, groups: kept, noise: now.reduce((sum, label) => sum + (label < 0 ? 1 : 0), 0) };
}

/** Distance to the k-th nearest row, ascending. */
export function kDistances({ core }: Reach): Float64Array {
  return core.map(Math.sqrt).sort();
}

function rootOf(top: Int32Array, row: number): number {
  let at = row;
  while (top[at] !== at) at = top[at] = top[top[at] as number] as number;
  return at;
}

/** The bend of the ascending curve: where it lies farthest below the straight line from its first to its last value; null for a curve without one. */
export function bend(curve: Float64Array): number | null {
  const last = curve.length - 1;
  const rise = (curve[last] ?? 0) - (curve[0] ?? 0);
  if (last < 2 || !(rise > 0)) return null;
  let most = 0;
  let at = -1;
  for (let i = 0; i <= last; i++) {
    const below = i / last - ((curve[i] as number) - (curve[0] as number)) / rise;
    if (below > most) {
      most = below;
      at = i;
    }
  }
  return at < 0 ? null : (curve[at] as number);
}

/** Noise beyond this share is no grouping. */
const MOST_NOISE = 0.25;

export interface Proposal {
  readonly eps: number;
  /** `lasting`: the number of groups stays the same longest around it; `bend`: there are never two, so it is the bend of the curve. */
  readonly rule: 'lasting' | 'bend';
}

/**
 * The middle, by ratio, of the longest stretch of distances over which the number of groups of at least `size` rows stays the same,
 * at least two, with no more than a quarter of the rows as noise. null where all rows are the same.
 */
export function proposeEps(found: Reach, size: number): Proposal | null {
  const { from, to, length, reached, rows } = found;
  const curve = kDistances(found);
  if (!((curve[rows - 1] ?? 0) > 0)) return null;
  const start = reached.slice().sort()[Math.ceil((1 - MOST_NOISE) * rows) - 1] as number;
  const top = Int32Array.from({ length: rows }, (_, row) => row);
  const sizes = new Int32Array(rows).fill(1);
  let large = 0;
  let since = start;
  let longest = 1;
  let eps = 0;
  for (let i = 0; i < length.length;) {
    const level = length[i] as number;
    const before = large;
    for (; i < length.length && length[i] === level; i++) {
      const [a, b] = [rootOf(top, from[i] as number), rootOf(top, to[i] as number)];
      const [small, big] = (sizes[a] as number) < (sizes[b] as number) ? [a, b] : [b, a];
      if ((sizes[small] as number) >= size) large--;
      else if ((sizes[big] as number) < size && (sizes[small] as number) + (sizes[big] as number) >= size) large++;
      top[small] = big;
      sizes[big] = (sizes[big] as number) + (sizes[small] as number);
    }
    if (large === before) continue;
    if (before >= 2 && since > 0 && level / since > longest) {
      longest = level / since;
      eps = Math.sqrt(Math.sqrt(level) * Math.sqrt(since));
    }
    since = Math.max(start, level);
  }
  if (eps > 0) return { eps, rule: 'lasting' };
  return { eps: bend(curve) ?? (curve[rows - 1] as number), rule: 'bend' };
}
