/**
 * A = RᵀR of a symmetric positive definite A, in place: R stands in the upper triangle, the only one that is read.
 * @param a n × n, overwritten @returns false when A is not positive definite in 64 bits
 */
function factor(a: Float64Array, n: number): boolean {
  // row by row, so that the inner loop runs along memory
  for (let i = 0; i < n; i++) {
    const pivot = a[i * n + i] as number;
    if (!(pivot > 0)) return false;
    const root = Math.sqrt(pivot);
    for (let j = i; j < n; j++) a[i * n + j] = (a[i * n + j] as number) / root;
    for (let r = i + 1; r < n; r++) {
      const scale = a[i * n + r] as number;
      if (scale === 0) continue;
      for (let j = r; j < n; j++) a[r * n + j] = (a[r * n + j] as number) - scale * (a[i * n + j] as number);
    }
  }
  return true;
}

/**
 * Solves Av = b for a symmetric positive definite A; reads the upper triangle.
 * @param a n × n, overwritten @param b length n, overwritten by v @returns false when A is not positive definite in 64 bits
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): boolean {
  const n = b.length;
  if (!factor(a, n)) return false;
  for (let i = 0; i < n; i++) {
    const v = (b[i] as number) / (a[i * n + i] as number);
    b[i] = v;
    for (let j = i + 1; j < n; j++) b[j] = (b[j] as number) - v * (a[i * n + j] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let v = b[i] as number;
    for (let j = i + 1; j < n; j++) v -= (a[i * n + j] as number) * (b[j] as number);
    b[i] = v / (a[i * n + i] as number);
  }
  return true;
}

/**
 * The inverse of a symmetric positive definite A, as R⁻¹R⁻ᵀ; reads the upper triangle.
 * @param a n × n, overwritten @returns n × n; null when A is not positive definite in 64 bits
 */
export function invertSymmetric(a: Float64Array, n: number): Float64Array | null {
  if (!factor(a, n)) return null;
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
