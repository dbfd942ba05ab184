import { dense } from './tf';

export interface Principal {
  readonly mean: Float64Array;
  /** Row-major, count × cols; of unit length, and in each the entry furthest from zero is positive. */
  readonly components: Float64Array;
  /** Of the rows along each component, dividing by n - 1, largest first. */
  readonly variances: Float64Array;
  /** Of all columns together: what `variances` are shares of. */
  readonly total: number;
}

export interface PcaOptions {
  readonly checkpoint?: () => Promise<void>;
  /** From so many columns on products begin in 32 bits, where there is tfjs; the answer is the same. */
  readonly wide?: number;
}

/** Products of so few columns are quicker than their way into 32 bits and back. */
const WIDE = 48;
/** Directions looked for beside those asked for, so that a near tie with the next does not slow them down. */
const SPARE = 8;
const MOST_ROUNDS = 40;
const BLOCK = 4096;

/**
 * Principal components (Pearson 1901, Hotelling 1933) of rows about their mean. The covariance is added up and taken apart in 64 bits; of wide
 * tables tfjs gives it in 32, and rounds of orthogonal iteration with Rayleigh and Ritz's step (Golub & Van Loan, 8.2) make 64 of it.
 * @param x row-major, rows × cols, no NaN, rows ≥ 1 @param count at most cols
 */
export async function principal(x: Float64Array, rows: number, cols: number, count: number, options: PcaOptions = {}): Promise<Principal> {
  const { checkpoint = async () => undefined, wide = WIDE } = options;
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) mean[j] = (mean[j] as number) + (x[i * cols + j] as number) / rows;
  await checkpoint();
  const centred = new Float64Array(rows * cols);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const off = (x[i * cols + j] as number) - (mean[j] as number);
      centred[i * cols + j] = off;
      total += off * off;
    }
  }
  const found = (cols >= wide && (await fromThirtyTwoBits(centred, rows, cols, count, checkpoint))) || null;
  const { vectors, values } = found ?? eigen(await gram(centred, rows, cols, checkpoint), cols);
  const freedom = Math.max(1, rows - 1);
  const components = new Float64Array(count * cols);
  for (let c = 0; c < count; c++) {
    const own = vectors.subarray(c * cols, (c + 1) * cols);
    const far = own.reduce((best, value, j) => (Math.abs(value) > Math.abs(own[best] as number) ? j : best), 0);
    const sign = (own[far] as number) < 0 ? -1 : 1;
    for (let j = 0; j < cols; j++) components[c * cols + j] = sign * (own[j] as number);
  }
  return { mean, components, variances: values.slice(0, count).map((value) => Math.max(0, value) / freedom), total: total / freedom };
}

/** Where rows stand along the components, one array a component. */
export function projected(x: Float64Array, rows: number, cols: number, { mean, components }: Principal): readonly Float64Array[] {
  return Array.from({ length: components.length / Math.max(1, cols) }, (_, c) => {
    const along = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let j = 0; j < cols; j++) sum += ((x[i * cols + j] as number) - (mean[j] as number)) * (components[c * cols + j] as number);
      along[i] = sum;
    }
    return along;
  });
}

/** xᵀx, cols × cols. */
async function gram(x: Float64Array, rows: number, cols: number, checkpoint: () => Promise<void>): Promise<Float64Array> {
  const out = new Float64Array(cols * cols);
  for (let from = 0; from < rows; from += BLOCK) {
    await checkpoint();
    for (let i = from; i < Math.min(rows, from + BLOCK); i++) {
      const at = i * cols;
      for (let j = 0; j < cols; j++) {
        const left = x[at + j] as number;
        if (left === 0) continue;
        for (let k = j; k < cols; k++) out[j * cols + k] = (out[j * cols + k] as number) + left * (x[at + k] as number);
      }
    }
  }
  for (let j = 0; j < cols; j++) for (let k = 0; k < j; k++) out[j * cols + k] = out[k * cols + j] as number;
  return out;
}

interface Eigen {
  /** Row-major, one vector a row, by falling value. */
  readonly vectors: Float64Array;
  readonly values: Float64Array;
}

/** All of a symmetric matrix by Jacobi's rotations, which are exact to the last digits (Golub & Van Loan, 8.5). */
export function eigen(matrix: Float64Array, n: number): Eigen {
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  const size = a.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) off += (a[i * n + j] as number) ** 2;
    if (off <= 1e-34 * size) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => (a[j * n + j] as number) - (a[i * n + i] as number) || i - j);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let j = 0; j < n; j++) vectors[to * n + j] = v[j * n + from] as number;
  });
  return { vectors, values: Float64Array.from(order, (i) => a[i * n + i] as number) };
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [a[k * n + p] as number, a[k * n + q] as number];
    a[k * n + p] = c * kp - s * kq;
    a[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k++) {
    const [pk, qk] = [a[p * n + k] as number, a[q * n + k] as number];
    a[p * n + k] = c * pk - s * qk;
    a[q * n + k] = s * pk + c * qk;
  }
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [v[k * n + p] as number, v[k * n + q] as number];
    v[k * n + p] = c * kp - s * kq;
    v[k * n + q] = s * kp + c * kq;
  }
}

/** @returns undefined where tfjs cannot run or the rounds do not settle: then all is done in 64 bits */
async function fromThirtyTwoBits(
  x: Float64Array,
  rows: number,
  cols: number,
  count: number,
  checkpoint: () => Promise<void>,
): Promise<Eigen | undefined> {
  // 32 bits hold no squares above 1e38.
  const most = x.reduce((far, value) => Math.max(far, Math.abs(value)), 0);
  if (!(most > 1e-15 && most < 1e15)) return undefined;
  const held = await dense(x, rows, cols);
  if (!held) return undefined;
  const near = Float64Array.from(held.gram(new Float32Array(rows).fill(1)));
  held.dispose();
  const width = Math.min(cols, count + SPARE);
  let vectors: Float64Array = eigen(near, cols).vectors.slice(0, width * cols);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await checkpoint();
    const image = times(x, rows, cols, vectors, width);
    const inside = new Float64Array(width * width);
    for (let a = 0; a < width; a++) for (let b = 0; b < width; b++) inside[a * width + b] = dot(image, a * cols, vectors, b * cols, cols);
    const ritz = eigen(inside, width);
    const next = orthonormal(turned(image, ritz.vectors, width, cols), width, cols);
    const moved = farthestTurn(turned(vectors, ritz.vectors, width, cols), next, count, cols);
    vectors = next;
    if (moved < 1e-12) return { vectors, values: ritz.values };
  }
  return undefined;
}

/** xᵀ(x v) for each of the vectors. */
function times(x: Float64Array, rows: number, cols: number, vectors: Float64Array, width: number): Float64Array {
  const out = new Float64Array(width * cols);
  for (let i = 0; i < rows; i++) {
    const at = i * cols;
    for (let w = 0; w < width; w++) {
      const along = dot(x, at, vectors, w * cols, cols);
      for (let j = 0; j < cols; j++) out[w * cols + j] = (out[w * cols + j] as number) + along * (x[at + j] as number);
    }
  }
  return out;
}

function dot(a: Float64Array, from: number, b: Float64Array, start: number, length: number): number {
  let sum = 0;
  for (let j = 0; j < length; j++) sum += (a[from + j] as number) * (b[start + j] as number);
  return sum;
}

function turned(vectors: Float64Array, by: Float64Array, width: number, cols: number): Float64Array {
  const out = new Float64Array(width * cols);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      const share = by[a * width + b] as number;
      for (let j = 0; j < cols; j++) out[a * cols + j] = (out[a * cols + j] as number) + share * (vectors[b * cols + j] as number);
    }
  }
  return out;
}

/** Gram and Schmidt, twice, which is enough (Giraud et al. 2005). */
function orthonormal(vectors: Float64Array, width: number, cols: number): Float64Array {
  const out = vectors.slice();
  for (let w = 0; w < width; w++) {
    for (let again = 0; again < 2; again++) {
      for (let before = 0; before < w; before++) {
        const along = dot(out, w * cols, out, before * cols, cols);
        for (let j = 0; j < cols; j++) out[w * cols + j] = (out[w * cols + j] as number) - along * (out[before * cols + j] as number);
      }
    }
    const length = Math.sqrt(dot(out, w * cols, out, w * cols, cols));
    if (length > 0) for (let j = 0; j < cols; j++) out[w * cols + j] = (out[w * cols + j] as number) / length;
  }
  return out;
}

/** Largest entry by which one of the first vectors differs from what it was, up to its sign. */
function farthestTurn(was: Float64Array, is: Float64Array, count: number, cols: number): number {
  let most = 0;
  for (let c = 0; c < count; c++) {
    const sign = dot(was, c * cols, is, c * cols, cols) < 0 ? -1 : 1;
    for (let j = 0; j < cols; j++) most = Math.max(most, Math.abs((is[c * cols + j] as number) - sign * (was[c * cols + j] as number)));
  }
  return most;
}
