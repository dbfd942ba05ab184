/**
 * Covariance of the weights of a penalised logistic regression: (XᵀWX + P)⁻¹, P = 1/C for each weight and 0 for the intercept, W = p(1 - p).
 * Without a penalty it is Wald's.
 * @param x row-major, rows × cols, no NaN @param p fitted chances @param times how many rows each stands for
 * @returns row-major, the weights and then the intercept; null where the matrix is singular in 64 bits
 */
export function weightCovariance(x: Float64Array, cols: number, p: Float64Array, C: number, times = 1): Float64Array | null {
  const n = cols + 1;
  const a = new Float64Array(n * n);
  const row = new Float64Array(n).fill(1);
  for (let i = 0; i < p.length; i++) {
    for (let j = 0; j < cols; j++) row[j] = x[i * cols + j] as number;
    const weight = times * (p[i] as number) * (1 - (p[i] as number));
    for (let j = 0; j < n; j++) {
      const scaled = weight * (row[j] as number);
      if (scaled === 0) continue;
      for (let k = j; k < n; k++) a[j * n + k] = (a[j * n + k] as number) + scaled * (row[k] as number);
    }
  }
  for (let j = 0; j < cols; j++) a[j * n + j] = (a[j * n + j] as number) + 1 / C;
  return inverse(a, n);
}

/** Of a symmetric positive definite A = RᵀR, of which the upper triangle is read and overwritten: R⁻¹R⁻ᵀ. */
function inverse(a: Float64Array, n: number): Float64Array | null {
  for (let i = 0; i < n; i++) {
    const pivot = a[i * n + i] as number;
    if (!(pivot > 0)) return null;
    const root = Math.sqrt(pivot);
    for (let j = i; j < n; j++) a[i * n + j] = (a[i * n + j] as number) / root;
    for (let r = i + 1; r < n; r++) {
      const scale = a[i * n + r] as number;
      if (scale === 0) continue;
      for (let j = r; j < n; j++) a[r * n + j] = (a[r * n + j] as number) - scale * (a[i * n + j] as number);
    }
  }
  const out = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    column.fill(0);
    column[j] = 1 / (a[j * n + j] as number);
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += (a[i * n + k] as number) * (column[k] as number);
      column[i] = -sum / (a[i * n + i] as number);
    }
    for (let i = 0; i <= j; i++) {
      const own = column[i] as number;
      for (let k = 0; k <= j; k++) out[i * n + k] = (out[i * n + k] as number) + own * (column[k] as number);
    }
  }
  return out;
}
