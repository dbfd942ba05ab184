import type { RawDensity } from './raw-density';

/** What a kernel engine offers: functions over byte addresses in one memory. Compiled in assembly/, plain in plain.ts. */
export interface Raw extends RawDensity {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Makes the memory at least this long; old views and contents are gone. */
  grow(bytes: number): void;
  /** Where a room may start. */
  readonly base: number;
  narrow(x: number, n: number, d: number, means: number, x32: number): void;
  setCentres(centres: number, panel: number, kp: number, panel32: number, kp32: number, longest: number, distances: number): void;
  assignAll(
    x: number,
    x32: number,
    n: number,
    d: number,
    labels: number,
    upper: number,
    lower: number,
    sums: number,
    counts: number,
  ): number;
  assignSome(
    x: number,
    x32: number,
    n: number,
    d: number,
    labels: number,
    upper: number,
    lower: number,
    moved: number,
    half: number,
    farthest: number,
    far: number,
    nextFar: number,
    slack: number,
    sums: number,
    counts: number,
  ): number;
  seedDistances(x: number, n: number, d: number, centre: number, held: number, out: number): number;
  distanceSums(x: number, n: number, d: number, panel: number, mask: number, group: number, blocks: number, out: number, k: number): void;
  wardNearest(
    c64: number,
    c32: number,
    sizes: number,
    sizes32: number,
    slots: number,
    d: number,
    tip: number,
    before: number,
    scale: number,
    least: number,
    out: number,
  ): number;
  groupDistances(
    x: number,
    weight: number,
    panel: number,
    weights: number,
    group: number,
    n: number,
    d: number,
    row: number,
    largest: number,
  ): void;
  leastOf(row: number, inverse: number, slots: number, out: number): number;
  joinRows(into: number, from: number, length: number, largest: number): void;
  primStep(x: number, id: number, panel: number, n: number, d: number, best: number, from: number, out: number): number;
  gram(x: number, n: number, d: number, w: number, g: number): void;
  matVec(x: number, n: number, d: number, v: number, out: number): void;
  matTVec(x: number, n: number, d: number, r: number, out: number): void;
  decays(x: number, n: number, out: number): void;
  binColumn(x: number, n: number, edges: number, k: number, out: number): void;
  logisticPairs(scores: number, y: number, n: number, gh: number): void;
  sumPairs(gh: number, index: number, n: number, out: number): void;
  gatherPairs(gh: number, index: number, n: number, out: number): void;
  columnHistograms(
    bins: number,
    rows: number,
    index: number,
    n: number,
    gh: number,
    columns: number,
    count: number,
    widths: number,
    hist: number,
  ): void;
  histograms(
    bins: number,
    rows: number,
    cols: number,
    index: number,
    n: number,
    gh: number,
    widths: number,
    hist: number,
    spare: number,
  ): void;
  subtract(a: number, b: number, cols: number, widths: number): void;
  bestCut(hist: number, cols: number, widths: number, g: number, h: number, l2: number, least: number, out: number): void;
  boundedCut(
    hist: number,
    cols: number,
    widths: number,
    directions: number,
    g: number,
    h: number,
    l2: number,
    least: number,
    low: number,
    high: number,
    out: number,
  ): void;
  smallCut(
    bins: number,
    index: number,
    n: number,
    gh: number,
    g: number,
    h: number,
    l2: number,
    least: number,
    keys: number,
    out: number,
  ): void;
  partition(cells: number, step: number, index: number, n: number, marks: number, spare: number): number;
  addTo(scores: number, index: number, n: number, value: number): void;
  shapLeaf(
    shares: number,
    m: number,
    value: number,
    points: number,
    order: number,
    known: number,
    bits: number,
    asks: number,
    count: number,
    places: number,
    width: number,
    spare: number,
    into: number,
  ): void;
  shapRows(
    cuts: number,
    cutCount: number,
    asks: number,
    askCount: number,
    units: number,
    unitCount: number,
    cells: number,
    slots: number,
    sums: number,
    n: number,
  ): void;
  shapWalk(nodes: number, count: number, points: number, pairs: number, state: number, cells: number, n: number, sums: number): void;
  walkTree(root: number, values: number, cells: number, n: number, out: number): void;
}
