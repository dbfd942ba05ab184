/**
 * Solves Av = b for a symmetric positive definite A; reads the upper triangle.
 * @param a n × n, overwritten @param b length n, overwritten by v @returns false when A is not positive definite in 64 bits
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): boolean {
  const n = b.length;
  // A = RᵀR, R in the upper triangle, row by row so that the inner loop runs along memory
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
