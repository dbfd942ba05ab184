/** Never judged: the earliest rows of a split by time, which teach every round. */
export const EARLIEST = -2;

/** Of the rows that take turns the earliest third only teaches, so that the first round has something to learn from. */
const ONLY_TEACHES = 1 / 3;

export interface TimeSplit {
  /** From this date on rows are held out. */
  readonly from: number;
  /** 1 for held-out rows. */
  readonly heldOut: Uint8Array;
  /** By row which stretch of time it is in, from 0 on, or EARLIEST: among the rest, and among all. Undefined where equal dates leave fewer than two to judge. */
  readonly stretches: { readonly fold: Int8Array; readonly turn: Int8Array } | undefined;
}

/**
 * Parts rows by date. An entity stands at its last date; one without a date is not held out, and chance puts it in some stretch.
 * @param drawn by row a number in [0, 1), which tells entities apart
 * @param known 1 where the outcome is known: those fill the parts evenly; all where left out
 * @returns null where no date leaves between half and twice the share asked for behind it
 */
export function splitByTime(
  dates: Float64Array,
  drawn: Float64Array,
  { holdout, folds }: { readonly holdout: number; readonly folds: number },
  known: Uint8Array | undefined,
): TimeSplit | null {
  const last = new Map<number, number>();
  const judging = new Set<number>();
  drawn.forEach((entity, row) => {
    const date = dates[row] as number;
    if (known?.[row] !== 0 && !Number.isNaN(date)) judging.add(entity);
    if (!(date <= (last.get(entity) ?? -Infinity)) && !Number.isNaN(date)) last.set(entity, date);
  });
  const times = Float64Array.from(judging, (entity) => last.get(entity) as number).sort();
  const from = boundary(times, holdout);
  if (from === null) return null;
  const stretches = (ascending: Float64Array): Int8Array | undefined => {
    const starts = startsOf(ascending, folds);
    return (
      starts &&
      Int8Array.from(drawn, (entity) => {
        const date = last.get(entity);
        return date === undefined ? byChance(entity, folds) : stretchOf(date, starts);
      })
    );
  };
  const fold = stretches(times.filter((time) => time < from));
  const turn = stretches(times);
  return {
    from,
    heldOut: Uint8Array.from(drawn, (entity) => ((last.get(entity) ?? -Infinity) >= from ? 1 : 0)),
    stretches: fold && turn && { fold, turn },
  };
}

/** The date with about this share from it on; null where equal dates allow for none. */
function boundary(ascending: Float64Array, share: number): number | null {
  const most = Math.min(2 * share, 0.5) * ascending.length;
  const least = (share / 2) * ascending.length;
  const wanted = share * ascending.length;
  let best: number | null = null;
  let off = Infinity;
  for (let i = ascending.length - 1; i > 0 && ascending.length - i <= most; i--) {
    const behind = ascending.length - i;
    if (ascending[i] === ascending[i - 1] || behind < least || Math.abs(behind - wanted) >= off) continue;
    best = ascending[i] as number;
    off = Math.abs(behind - wanted);
  }
  return best;
}

/** The first date of each stretch that judges: the nearest later one to even parts. Undefined where equal dates leave fewer than two. */
function startsOf(ascending: Float64Array, folds: number): readonly number[] | undefined {
  const rows = ascending.length;
  const starts = new Set<number>();
  for (let part = 0; part < folds; part++) {
    let at = Math.floor(rows * (ONLY_TEACHES + ((1 - ONLY_TEACHES) * part) / folds));
    while (at > 0 && at < rows && ascending[at] === ascending[at - 1]) at++;
    if (at > 0 && at < rows) starts.add(ascending[at] as number);
  }
  return starts.size < 2 ? undefined : [...starts];
}

function stretchOf(date: number, starts: readonly number[]): number {
  const stretch = starts.findLastIndex((start) => date >= start);
  return stretch < 0 ? EARLIEST : stretch;
}

function byChance(place: number, folds: number): number {
  const part = Math.floor(place * (folds + 1));
  return part === folds ? EARLIEST : part;
}
