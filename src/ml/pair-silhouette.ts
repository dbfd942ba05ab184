/**
 * Distances between all pairs, rows × rows: worked out once where several groupings of few wide rows are judged. Four at a time, since one sum
 * waits for itself at every column. @param x row-major, rows × cols
 */
export function pairDistances(x: Float64Array, rows: number, cols: number): Float64Array {
  const far = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = i + 1; j < rows; j += 4) {
      // Past the last row the last one is looked at again.
      const [b0, b1, b2, b3] = [j, j + 1, j + 2, j + 3].map((row) => Math.min(row, rows - 1) * cols) as [number, number, number, number];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let c = 0, a = i * cols; c < cols; c++) {
        const own = x[a + c] as number;
        const g0 = own - (x[b0 + c] as number);
        const g1 = own - (x[b1 + c] as number);
        const g2 = own - (x[b2 + c] as number);
        const g3 = own - (x[b3 + c] as number);
        s0 += g0 * g0;
        s1 += g1 * g1;
        s2 += g2 * g2;
        s3 += g3 * g3;
      }
      const sums = [s0, s1, s2, s3];
      for (let k = 0; k < 4 && j + k < rows; k++) far[i * rows + j + k] = far[(j + k) * rows + i] = Math.sqrt(sums[k] as number);
    }
  }
  return far;
}

/** Mean silhouette (Rousseeuw 1987) from `pairDistances`; a row alone in its group counts as 0. @param labels 0 … k - 1 */
export function pairSilhouette(far: Float64Array, labels: Int32Array, k: number): number {
  const rows = labels.length;
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  const sums = new Float64Array(k);
  let all = 0;
  for (let i = 0; i < rows; i++) {
    sums.fill(0);
    for (let j = 0; j < rows; j++) {
      const group = labels[j] as number;
      sums[group] = (sums[group] as number) + (far[i * rows + j] as number);
    }
    const own = labels[i] as number;
    if ((sizes[own] as number) < 2) continue;
    const inside = (sums[own] as number) / ((sizes[own] as number) - 1);
    let outside = Infinity;
    for (let group = 0; group < k; group++) {
      const size = sizes[group] as number;
      if (group !== own && size > 0) outside = Math.min(outside, (sums[group] as number) / size);
    }
    const most = Math.max(inside, outside);
    if (most > 0 && most < Infinity) all += (outside - inside) / most;
  }
  return all / rows;
}
