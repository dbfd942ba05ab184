/** What a cut between groups must heed; sums of hessians unless said otherwise. */
export interface GroupRules {
  readonly l2: number;
  /** Least on either side. */
  readonly least: number;
  /** A group of less tells too little to be placed by what it says: it goes along with the heavier side. */
  readonly fewest: number;
  /** Added to each group's own when groups are put in order, so that small ones stand nearer the middle. */
  readonly smooth: number;
  /** Of the leaf or node itself. */
  readonly g: number;
  readonly h: number;
}

/** By bin, 1 where it goes left. The last bin, of groups that are rare or were never seen, always does. */
export interface GroupCut {
  readonly gain: number;
  readonly left: Uint8Array;
}

/** Twice the loss that two leaves spare, where they are not as free as their sums: by the sums of the left and the right one. */
export type SparedBy = (leftG: number, leftH: number, rightG: number, rightH: number) => number;

/**
 * What each group beyond two gains by chance alone: where none says anything, each one's G² / H is as the square of a standard normal, and to divide them
 * by their signs gains 2 / π of that on average. A cut between amounts has no such choice.
 */
const BY_CHANCE = 2 / Math.PI;

const order = new Uint8Array(256);
const ratio = new Float64Array(256);

/**
 * The best division of a column's groups in two: in the order of their gradient over their hessian the best one lies between two
 * neighbours (Fisher 1958; for sums of any convex loss Breiman et al. 1984), so that k groups ask for k - 1 cuts. With LightGBM's guards against
 * groups that speak by chance (Ke et al. 2017): their hessian is smoothed, and those of a few rows are not asked; and the gain is told without what so
 * many groups gain by chance.
 * @param sums pairs of gradient and hessian, one for each bin @param spared where leaves are bounded
 * @returns null where no cut is allowed
 */
export function groupCut(sums: Float64Array, { l2, least, fewest, smooth, g, h }: GroupRules, spared?: SparedBy): GroupCut | null {
  const bins = sums.length / 2;
  let many = 0;
  let [askedG, askedH] = [0, 0];
  for (let bin = 0; bin < bins; bin++) {
    const own = sums[2 * bin + 1] as number;
    if (own < fewest) continue;
    const gradient = sums[2 * bin] as number;
    askedG += gradient;
    askedH += own;
    const rank = gradient / (own + smooth);
    // by insertion: there are few, and equals keep their order
    let at = many++;
    for (; at > 0 && (ratio[at - 1] as number) > rank; at--) {
      ratio[at] = ratio[at - 1] as number;
      order[at] = order[at - 1] as number;
    }
    ratio[at] = rank;
    order[at] = bin;
  }
  const [restG, restH] = [g - askedG, h - askedH];
  const whole = (g * g) / (h + l2);
  let best = -1;
  let after = 0;
  let restFirst = false;
  let [firstG, firstH] = [0, 0];
  for (let i = 0; i + 1 < many; i++) {
    firstG += sums[2 * (order[i] as number)] as number;
    firstH += sums[2 * (order[i] as number) + 1] as number;
    const heavier = firstH > askedH - firstH;
    const [aG, aH] = heavier ? [firstG + restG, firstH + restH] : [firstG, firstH];
    const [bG, bH] = [g - aG, h - aH];
    if (!(aH >= least && bH >= least)) continue;
    const gain = spared ? spared(aG, aH, bG, bH) : (aG * aG) / (aH + l2) + (bG * bG) / (bH + l2) - whole;
    if (gain > best) [best, after, restFirst] = [gain, i + 1, heavier];
  }
  if (after === 0) return null;
  const first = new Uint8Array(bins).fill(restFirst ? 1 : 0);
  for (let i = 0; i < many; i++) first[order[i] as number] = i < after ? 1 : 0;
  const gain = best - BY_CHANCE * Math.max(0, many - 2);
  return { gain, left: first[bins - 1] === 1 ? first : first.map((one) => 1 - one) };
}
