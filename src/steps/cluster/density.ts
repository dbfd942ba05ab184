/** What the picture of DBSCAN needs; light enough for the page. */
export type DensityPicture = {
  readonly kind: 'dbscan';
  /** Rows that make a row a member of a crowd, itself among them. */
  readonly points: number;
  /** The distance the groups were found at. */
  readonly eps: number;
  readonly chosen: boolean;
  /** Rows without any groups would not crowd together like this. */
  readonly grouped: boolean;
  readonly proposed: number;
  readonly rule: 'lasting' | 'bend';
  readonly bend: number | null;
  /** Distance to the `points`-th nearest row, from the row in the thick of it to the loneliest: [share of the rows, distance]. */
  readonly curve: readonly (readonly [share: number, distance: number])[];
  /** What each distance would give, ascending. */
  readonly cuts: readonly Cut[];
  readonly rows: number;
};

export type Cut = readonly [eps: number, groups: number, outside: number];

export type LastingPicture = {
  readonly kind: 'hdbscan';
  readonly points: number;
  /** Rows a group has at least. */
  readonly size: number;
};

/** Three significant digits: what a person can type and see again. */
export function rounded(distance: number): number {
  return Number(distance.toPrecision(3));
}

/** The cut nearest by ratio. @param cuts at least one */
export function nearestCut(cuts: readonly Cut[], eps: number): number {
  const apart = ([at]: Cut): number => Math.abs(Math.log(at / Math.max(eps, Number.MIN_VALUE)));
  return cuts.reduce((best, cut, i) => (apart(cut) < apart(cuts[best] as Cut) ? i : best), 0);
}
