import { kernels } from '../kernels/index';

/** Columns cut into at most 255 bins each, one byte a cell. */
export interface Binned {
  readonly rows: number;
  readonly cols: number;
  /** Column by column: 0 for missing, else one more than the number of edges below the value. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** For each column, ascending; a value on an edge belongs below it. */
  readonly edges: readonly Float64Array[];
}

const MOST_EDGES = 254;
/** Quantiles are taken from about so many rows, evenly spread. */
const SAMPLE = 200_000;

/** Bins between distinct values where these are few, else between quantiles, as scikit-learn's `_BinMapper`. @param columns NaN is missing */
export async function binColumns(columns: readonly Float64Array[], rows: number): Promise<Binned> {
  return binLike(
    columns,
    rows,
    columns.map((column) => edgesOf(column)),
  );
}

/** The same bins for other rows. */
export async function binLike(columns: readonly Float64Array[], rows: number, edges: readonly Float64Array[]): Promise<Binned> {
  const data = new Uint8Array(columns.length * rows);
  const room = (await kernels()).open(9 * rows + 8 * MOST_EDGES, 3);
  try {
    const [x, cuts, out] = [room.space(8 * rows), room.space(8 * MOST_EDGES), room.space(rows)];
    columns.forEach((column, j) => {
      const own = edges[j] as Float64Array;
      room.f64(x, rows).set(column);
      room.f64(cuts, own.length).set(own);
      room.run.binColumn(x, rows, cuts, own.length, out);
      data.set(room.u8(out, rows), j * rows);
    });
  } finally {
    room.free();
  }
  return { rows, cols: columns.length, data, edges };
}

function edgesOf(column: Float64Array): Float64Array {
  const every = Math.max(1, Math.floor(column.length / SAMPLE));
  const sample =
    every === 1 ? column : Float64Array.from({ length: Math.ceil(column.length / every) }, (_, i) => column[i * every] as number);
  // NaN sorts last
  const sorted = sample.slice().sort();
  let present = sorted.length;
  while (present > 0 && Number.isNaN(sorted[present - 1] as number)) present--;
  const distinct = new Float64Array(present);
  let count = 0;
  for (let i = 0; i < present; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct[count++] = sorted[i] as number;
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

/** Halfway, but never on the higher one. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2;
  return middle < high ? middle : low;
}
