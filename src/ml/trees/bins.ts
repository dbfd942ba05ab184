import { kernels } from '../kernels/index';

/** Columns cut into at most 255 bins each, one byte a cell. */
export interface Binned {
  readonly rows: number;
  readonly cols: number;
  /** Column by column: 0 for missing, else one more than the number of edges below the value. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** For each column, ascending; a value on an edge belongs below it. */
  readonly edges: readonly Float64Array[];
  /**
   * So many of the last columns hold groups in no order: a cell is the number of its group, from 1 on, the last of which stands for all that are rare or
   * unknown, and edges lie between the numbers.
   */
  readonly groups?: number;
}

const MOST_EDGES = 254;
/** Of a column in no order, the one for all others counted. */
export const MOST_GROUPS = 255;
/** Bytes the kernel wants for them. */
const EDGES_ROOM = 8 * 272;
/** Quantiles are taken from about so many rows, evenly spread. */
const SAMPLE = 100_000;

/** Values are put into bins so many at a time. */
const CHUNK = 16_384;

/**
 * Bins between distinct values where these are few, else between quantiles, as scikit-learn's `_BinMapper`.
 * @param columns NaN is missing; each is looked at once, in turn @param cols how many there are
 */
export async function binColumns(
  columns: Iterable<Float64Array>,
  cols: number,
  rows: number,
  checkpoint?: () => Promise<void>,
): Promise<Binned> {
  const data = new Uint8Array(cols * rows);
  const edges: Float64Array[] = [];
  const sample = new Float64Array(Math.min(rows, 2 * SAMPLE));
  const room = (await kernels()).open(9 * CHUNK + EDGES_ROOM, 3);
  try {
    const [x, cuts, out] = [room.space(8 * CHUNK), room.space(EDGES_ROOM), room.space(CHUNK)];
    for (const column of columns) {
      const own = edgesOf(column, sample);
      room.f64(cuts, own.length).set(own);
      for (let from = 0; from < rows; from += CHUNK) {
        const many = Math.min(CHUNK, rows - from);
        room.f64(x, many).set(column.subarray(from, from + many));
        room.run.binColumn(x, many, cuts, own.length, out);
        data.set(room.u8(out, many), edges.length * rows + from);
      }
      edges.push(own);
      await checkpoint?.();
    }
  } finally {
    room.free();
  }
  return { rows, cols, data, edges };
}

/** The same table with columns of groups behind its own. @param groups by column: the number of each row's group from 1 on, 0 for missing, and how many numbers there are */
export function withGroups(binned: Binned, groups: readonly { readonly cells: Uint8Array; readonly count: number }[]): Binned {
  const { rows, cols, data, edges } = binned;
  const all = new Uint8Array((cols + groups.length) * rows);
  all.set(data);
  groups.forEach(({ cells }, j) => all.set(cells, (cols + j) * rows));
  const between = groups.map(({ count }) => Float64Array.from({ length: count - 1 }, (_, i) => i + 1.5));
  return { rows, cols: cols + groups.length, data: all, edges: [...edges, ...between], groups: groups.length };
}

/** @param sorted room for the sample */
function edgesOf(column: Float64Array, sorted: Float64Array): Float64Array {
  const every = Math.max(1, Math.floor(column.length / SAMPLE));
  let present = 0;
  for (let i = 0; i < column.length; i += every) {
    const value = column[i] as number;
    sorted[present] = value;
    if (!Number.isNaN(value)) present++;
  }
  sorted.subarray(0, present).sort();
  const distinct = new Float64Array(MOST_EDGES + 1);
  let count = 0;
  for (let i = 0; i < present && count <= MOST_EDGES + 1; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct[count++] = sorted[i] as number;
  }
  if (count <= MOST_EDGES + 1) {
    return Float64Array.from({ length: Math.max(0, count - 1) }, (_, i) => between(distinct[i] as number, distinct[i + 1] as number));
  }
  const edges = new Float64Array(MOST_EDGES);
  let kept = 0;
  for (let i = 1; i <= MOST_EDGES; i++) {
    const place = (i * (present - 1)) / (MOST_EDGES + 1);
    const low = Math.floor(place);
    const edge = between(sorted[low] as number, sorted[Math.min(low + 1, present - 1)] as number);
    if (kept === 0 || edge > (edges[kept - 1] as number)) edges[kept++] = edge;
  }
  return edges.slice(0, kept);
}

/** Halfway, but never on the higher one, and finite. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return Math.max(-Number.MAX_VALUE, middle < high ? middle : low);
}
