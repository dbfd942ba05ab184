import { invertSymmetric } from './cholesky';

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
  return invertSymmetric(a, n);
}
