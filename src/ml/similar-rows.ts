import { quantilesOf } from './select';

/** A column to tell rows apart by: numbers (NaN is missing) or levels (a code below 0 is missing). */
export type Trait =
  | { readonly type: 'number'; readonly data: Float64Array }
  | { readonly type: 'levels'; readonly codes: Int32Array; readonly count: number };

/** A row for which the question is true goes to `yes`; a row that cannot be asked, for want of a value, goes to `no`. */
export type SimilarRows =
  | { readonly value: number; readonly rows: number }
  | { readonly trait: number; readonly below: number; readonly yes: SimilarRows; readonly no: SimilarRows }
  | { readonly trait: number; readonly levels: readonly number[]; readonly yes: SimilarRows; readonly no: SimilarRows };

const DEEPEST = 5;
const BINS = 32;
/** Levels beyond this many are no help in telling rows apart. */
const MOST_LEVELS = 64;
/** A class rarer than the first so many is not aimed at. */
const MOST_CLASSES = 8;

interface Binned {
  readonly bins: Uint8Array;
  readonly count: number;
  /** Of bin b: values below edges[b + 1] and not below edges[b]. */
  readonly edges: readonly number[];
  readonly ordered: boolean;
}

/** The wanted value of each row in channels whose squared sums say how alike rows are: a rank, or one flag a class. */
type Channels = readonly Float64Array[];

/**
 * Groups of rows that are alike in other columns and in the wanted one: a tree of few questions (CART, Breiman et al. 1984) in place of
 * k nearest neighbours, for it says the same in SQL, needs no scale and asks only what matters; leaves of a tree are neighbourhoods that fit
 * the question (Lin & Jeon 2006). Amounts are told apart by rank and answered by the median, classes by the commonest.
 * @param wanted of each row, no NaN; for `classes` codes from 0 @param traits of the same rows
 */
export function similarRows(wanted: Float64Array, traits: readonly Trait[], classes: boolean): SimilarRows {
  const rows = Uint32Array.from({ length: wanted.length }, (_, i) => i);
  const channels = classes ? flags(wanted) : [ranks(wanted)];
  const binned = traits.map(binsOf);
  const fewest = Math.max(10, Math.ceil(wanted.length / 100));
  return grow({ wanted, classes, channels, traits: binned, fewest }, rows, 0);
}

interface Ground {
  readonly wanted: Float64Array;
  readonly classes: boolean;
  readonly channels: Channels;
  readonly traits: readonly (Binned | null)[];
  readonly fewest: number;
}

interface Cut {
  readonly trait: number;
  /** Bins that answer yes. */
  readonly yes: Uint8Array;
  readonly gain: number;
}

function grow(ground: Ground, rows: Uint32Array, depth: number): SimilarRows {
  const cut = depth < DEEPEST && rows.length >= 2 * ground.fewest ? bestCut(ground, rows) : null;
  const trait = cut ? (ground.traits[cut.trait] as Binned) : null;
  if (!cut || !trait) return { value: answer(ground, rows), rows: rows.length };
  const side = (wanted: number): SimilarRows =>
    grow(
      ground,
      rows.filter((row) => cut.yes[trait.bins[row] as number] === wanted),
      depth + 1,
    );
  const [yes, no] = [side(1), side(0)];
  if (trait.ordered) return { trait: cut.trait, below: trait.edges[cut.yes.lastIndexOf(1) + 1] as number, yes, no };
  const levels = Array.from({ length: trait.count }, (_, level) => level).filter((level) => cut.yes[level] === 1);
  return { trait: cut.trait, levels, yes, no };
}

function answer({ wanted, classes }: Ground, rows: Uint32Array): number {
  const values = Float64Array.from(rows, (row) => wanted[row] as number);
  if (!classes) return quantilesOf(values, [0.5])[0] as number;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}

function bestCut(ground: Ground, rows: Uint32Array): Cut | null {
  const whole = ground.channels.map((channel) => rows.reduce((sum, row) => sum + (channel[row] as number), 0));
  const start = whole.reduce((sum, total) => sum + (total * total) / rows.length, 0);
  let best: Cut | null = null;
  ground.traits.forEach((trait, at) => {
    const cut = trait && cutOf(ground, trait, at, rows, whole, start);
    if (cut && cut.gain > (best?.gain ?? 1e-9 * Math.abs(start))) best = cut;
  });
  return best;
}

/** Bins in an order in which some first ones may answer yes; the last bin is that of missing values and always answers no. */
function cutOf(ground: Ground, trait: Binned, at: number, rows: Uint32Array, whole: readonly number[], start: number): Cut | null {
  const { channels, fewest } = ground;
  const counts = new Float64Array(trait.count + 1);
  const sums = channels.map(() => new Float64Array(trait.count + 1));
  for (const row of rows) {
    const bin = trait.bins[row] as number;
    counts[bin] = (counts[bin] as number) + 1;
    for (let c = 0; c < channels.length; c++) {
      const sum = sums[c] as Float64Array;
      sum[bin] = (sum[bin] as number) + ((channels[c] as Float64Array)[row] as number);
    }
  }
  const order = Array.from({ length: trait.count }, (_, bin) => bin).filter((bin) => (counts[bin] as number) > 0);
  const first = sums[0] as Float64Array;
  const mean = (bin: number): number => (first[bin] as number) / (counts[bin] as number);
  if (!trait.ordered) order.sort((a, b) => mean(a) - mean(b) || a - b);
  const left = new Float64Array(channels.length);
  let count = 0;
  let most = 0;
  let gain = 0;
  order.forEach((bin, i) => {
    count += counts[bin] as number;
    for (let c = 0; c < left.length; c++) left[c] = (left[c] as number) + ((sums[c] as Float64Array)[bin] as number);
    // An edge above every value would ask whether there is one, which no cell of the wanted column hangs on.
    if (count < fewest || rows.length - count < fewest || (trait.ordered && bin === trait.count - 1)) return;
    let after = 0;
    for (let c = 0; c < left.length; c++) {
      const [l, all] = [left[c] as number, whole[c] as number];
      after += (l * l) / count + ((all - l) * (all - l)) / (rows.length - count);
    }
    if (after - start > gain) [gain, most] = [after - start, i + 1];
  });
  if (most === 0) return null;
  const yes = new Uint8Array(trait.count + 1);
  const taken = order.slice(0, most);
  if (trait.ordered) yes.fill(1, 0, (taken.at(-1) as number) + 1);
  else for (const bin of taken) yes[bin] = 1;
  return { trait: at, yes, gain };
}

function binsOf(trait: Trait): Binned | null {
  if (trait.type === 'levels') {
    if (trait.count > MOST_LEVELS) return null;
    return { bins: Uint8Array.from(trait.codes, (code) => (code < 0 ? trait.count : code)), count: trait.count, edges: [], ordered: false };
  }
  const sorted = trait.data.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return null;
  const edges = [-Infinity];
  for (let bin = 1; bin < BINS; bin++) {
    const edge = sorted[Math.floor((bin * sorted.length) / BINS)] as number;
    if (edge > (edges.at(-1) as number) && edge > (sorted[0] as number)) edges.push(edge);
  }
  const bins = Uint8Array.from(trait.data, (value) => {
    if (Number.isNaN(value)) return edges.length;
    let bin = edges.length - 1;
    while (value < (edges[bin] as number)) bin--;
    return bin;
  });
  return { bins, count: edges.length, edges, ordered: true };
}

/** Places in ascending order, equal values sharing theirs, in (0, 1). */
function ranks(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  const shared = new Map<number, number>();
  for (let start = 0; start < sorted.length;) {
    const value = sorted[start] as number;
    let end = start + 1;
    while (end < sorted.length && sorted[end] === value) end++;
    shared.set(value, (start + end) / 2 / sorted.length);
    start = end;
  }
  return values.map((value) => shared.get(value) as number);
}

function flags(codes: Float64Array): Channels {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const common = [...counts].sort(([a, m], [b, n]) => n - m || a - b).slice(0, MOST_CLASSES);
  return common.map(([code]) => codes.map((one) => (one === code ? 1 : 0)));
}
