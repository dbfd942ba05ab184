export interface Eigen {
  /** Row-major, one vector a row, by falling value; of unit length, at right angles. */
  readonly vectors: Float64Array;
  readonly values: Float64Array;
}

const EPS = 2 ** -52;
/** A value takes two rounds or so. */
const MOST_ROUNDS = 60;

/**
 * All of a symmetric matrix in some 5 n³ steps: mirrored until only the diagonal and its neighbours are left (Householder 1958; Martin,
 * Reinsch & Wilkinson 1968, `tred2`), then turned by implicit QL with Wilkinson's shift (Dubrulle, Martin & Wilkinson 1968, `imtql2`;
 * Golub & Van Loan, 8.3). Errors are of the size of rounding in the largest value.
 * @param matrix row-major, n × n, finite @throws RangeError when it does not settle, which it does for all finite ones
 */
export async function eigen(matrix: Float64Array, n: number, checkpoint?: () => Promise<void>): Promise<Eigen> {
  const most = matrix.reduce((far, value) => Math.max(far, Math.abs(value)), 0);
  // By a power of two, so that no square is lost or runs over and no digit changes.
  const unit = most > 0 && most < Infinity ? 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(most)))) : 1;
  const { diagonal, beside, axes } = await tridiagonal(
    matrix.map((value) => value / unit),
    n,
    checkpoint,
  );
  await turnToDiagonal(diagonal, beside, axes, n, checkpoint);
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => (diagonal[j] as number) - (diagonal[i] as number) || i - j);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => vectors.set(axes.subarray(from * n, (from + 1) * n), to * n));
  return { vectors, values: Float64Array.from(order, (i) => (diagonal[i] as number) * unit) };
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Entry i is that of rows i and i + 1; the last is 0. */
  readonly beside: Float64Array;
  /** Row i is the axis that became the i-th. */
  readonly axes: Float64Array;
}

/** @param a is overwritten */
async function tridiagonal(a: Float64Array, n: number, checkpoint?: () => Promise<void>): Promise<Tridiagonal> {
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  const weights = new Float64Array(n);
  const image = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    const row = a.subarray(k * n, (k + 1) * n);
    let far = 0;
    for (let j = k + 2; j < n; j++) far += (row[j] as number) ** 2;
    const head = row[k + 1] as number;
    beside[k] = head;
    // Beside the largest entry, which is about 1, these are nothing; and their squares could not be divided by.
    if (far <= EPS ** 4) continue;
    await checkpoint?.();
    // The mirror that leaves of the row its first entry alone; it takes the row's place.
    const length = Math.sqrt(head * head + far);
    const along = head > 0 ? -length : length;
    row[k + 1] = head - along;
    beside[k] = along;
    const weight = 2 / ((row[k + 1] as number) ** 2 + far);
    weights[k] = weight;
    let inside = 0;
    for (let i = k + 1; i < n; i++) {
      let sum = 0;
      for (let j = k + 1, at = i * n; j < n; j++) sum += (a[at + j] as number) * (row[j] as number);
      image[i] = weight * sum;
      inside += (image[i] as number) * (row[i] as number);
    }
    for (let i = k + 1; i < n; i++) image[i] = (image[i] as number) - ((weight * inside) / 2) * (row[i] as number);
    for (let i = k + 1; i < n; i++) {
      const [v, w] = [row[i] as number, image[i] as number];
      for (let j = k + 1, at = i * n; j < n; j++) {
        a[at + j] = (a[at + j] as number) - v * (image[j] as number) - w * (row[j] as number);
      }
    }
  }
  if (n > 1) beside[n - 2] = a[(n - 2) * n + n - 1] as number;
  for (let i = 0; i < n; i++) diagonal[i] = a[i * n + i] as number;
  return { diagonal, beside, axes: mirrored(a, weights, n) };
}

/** The mirrors one after another, last first, as rows. */
function mirrored(a: Float64Array, weights: Float64Array, n: number): Float64Array {
  const q = new Float64Array(n * n);
  for (let i = 0; i < n; i++) q[i * n + i] = 1;
  const sums = new Float64Array(n);
  for (let k = n - 3; k >= 0; k--) {
    const weight = weights[k] as number;
    if (weight === 0) continue;
    sums.fill(0);
    for (let i = k + 1; i < n; i++) {
      const v = a[k * n + i] as number;
      for (let j = k + 1, at = i * n; j < n; j++) sums[j] = (sums[j] as number) + v * (q[at + j] as number);
    }
    for (let i = k + 1; i < n; i++) {
      const v = weight * (a[k * n + i] as number);
      for (let j = k + 1, at = i * n; j < n; j++) q[at + j] = (q[at + j] as number) - v * (sums[j] as number);
    }
  }
  const rows = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) rows[j * n + i] = q[i * n + j] as number;
  return rows;
}

/** In place: afterwards nothing is beside the diagonal, and the axes are the vectors. */
async function turnToDiagonal(
  d: Float64Array,
  e: Float64Array,
  axes: Float64Array,
  n: number,
  checkpoint?: () => Promise<void>,
): Promise<void> {
  for (let first = 0; first < n; first++) {
    await checkpoint?.();
    for (let round = 0; ; round++) {
      const last = blockEnd(d, e, first, n);
      if (last === first) break;
      if (round === MOST_ROUNDS) throw new RangeError('an eigenvalue did not settle');
      step(d, e, axes, n, first, last);
    }
  }
}

/** Where, from `first` on, an entry beside the diagonal is nothing but rounding. */
function blockEnd(d: Float64Array, e: Float64Array, first: number, n: number): number {
  for (let m = first; m + 1 < n; m++) {
    if (Math.abs(e[m] as number) <= EPS * (Math.abs(d[m] as number) + Math.abs(d[m + 1] as number) + EPS)) return m;
  }
  return n - 1;
}

/** One QL step of the block: turns neighbours from its end to its beginning, chasing what the shift brought in. */
function step(d: Float64Array, e: Float64Array, axes: Float64Array, n: number, first: number, last: number): void {
  const half = ((d[first + 1] as number) - (d[first] as number)) / (2 * (e[first] as number));
  const reach = Math.hypot(half, 1);
  let across = (d[last] as number) - (d[first] as number) + (e[first] as number) / (half + (half < 0 ? -reach : reach));
  let [sine, cosine, left] = [1, 1, 0];
  for (let i = last - 1; i >= first; i--) {
    const out = sine * (e[i] as number);
    const kept = cosine * (e[i] as number);
    const length = Math.hypot(out, across);
    e[i + 1] = length;
    if (length === 0) {
      d[i + 1] = (d[i + 1] as number) - left;
      e[last] = 0;
      return;
    }
    sine = out / length;
    cosine = across / length;
    const own = (d[i + 1] as number) - left;
    const moved = ((d[i] as number) - own) * sine + 2 * cosine * kept;
    left = sine * moved;
    d[i + 1] = own + left;
    across = cosine * moved - kept;
    turn(axes, i * n, n, cosine, sine);
  }
  d[first] = (d[first] as number) - left;
  e[first] = across;
  e[last] = 0;
}

/** Turns the axis at `at` and the next one towards each other. */
function turn(axes: Float64Array, at: number, n: number, cosine: number, sine: number): void {
  for (let j = at, k = at + n; j < at + n; j++, k++) {
    const [one, next] = [axes[j] as number, axes[k] as number];
    axes[j] = cosine * one - sine * next;
    axes[k] = sine * one + cosine * next;
  }
}
