/**
 * Gives each row a column of its own so that the costs add up to the least: shortest augmenting paths with potentials, O(short² · long).
 * @param cost row by row, rows × cols, finite
 * @returns by row its column; -1 for rows that went without, where there are more rows than columns
 * @see Kuhn 1955, Munkres 1957; Jonker & Volgenant 1987
 */
export function assign(cost: Float64Array, rows: number, cols: number): Int32Array {
  const given = new Int32Array(rows).fill(-1);
  const [short, long] = rows <= cols ? [rows, cols] : [cols, rows];
  const at = rows <= cols ? (i: number, j: number) => cost[i * cols + j] as number : (i: number, j: number) => cost[j * cols + i] as number;
  // Places from 1: 0 stands for the one that is being placed.
  const owner = new Int32Array(long + 1);
  const rise = new Float64Array(short + 1);
  const fall = new Float64Array(long + 1);
  for (let i = 1; i <= short; i++) {
    const least = new Float64Array(long + 1).fill(Infinity);
    const from = new Int32Array(long + 1);
    const seen = new Uint8Array(long + 1);
    owner[0] = i;
    let j = 0;
    while ((owner[j] as number) !== 0) {
      seen[j] = 1;
      const row = owner[j] as number;
      let step = Infinity;
      let next = 0;
      for (let to = 1; to <= long; to++) {
        if (seen[to] === 1) continue;
        const reduced = at(row - 1, to - 1) - (rise[row] as number) - (fall[to] as number);
        if (reduced < (least[to] as number)) {
          least[to] = reduced;
          from[to] = j;
        }
        if ((least[to] as number) < step) {
          step = least[to] as number;
          next = to;
        }
      }
      for (let to = 0; to <= long; to++) {
        if (seen[to] === 1) {
          rise[owner[to] as number] = (rise[owner[to] as number] as number) + step;
          fall[to] = (fall[to] as number) - step;
        } else least[to] = (least[to] as number) - step;
      }
      j = next;
    }
    while (j !== 0) {
      const before = from[j] as number;
      owner[j] = owner[before] as number;
      j = before;
    }
  }
  for (let j = 1; j <= long; j++) {
    const i = owner[j] as number;
    if (i === 0) continue;
    if (rows <= cols) given[i - 1] = j - 1;
    else given[j - 1] = i - 1;
  }
  return given;
}
