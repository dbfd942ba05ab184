/**
 * Adjusted Rand index (Hubert & Arabie 1985): 1 where two groupings are the same but for names, about 0 where they agree as by chance.
 * @param a one label a row, whole numbers; rows in no group are a group of their own
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const rows = a.length;
  const [first, second] = [coded(a), coded(b)];
  const cells = new Map<number, number>();
  for (let i = 0; i < rows; i++) {
    const cell = (first.codes[i] as number) * second.sizes.length + (second.codes[i] as number);
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const together = pairs(cells.values());
  const [inA, inB] = [pairs(first.sizes), pairs(second.sizes)];
  const all = (rows * (rows - 1)) / 2;
  const expected = (inA * inB) / all;
  const most = (inA + inB) / 2;
  return all === 0 || most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(sizes: Iterable<number>): number {
  let sum = 0;
  for (const size of sizes) sum += (size * (size - 1)) / 2;
  return sum;
}

function coded(labels: ArrayLike<number>): { readonly codes: Int32Array; readonly sizes: readonly number[] } {
  const known = new Map<number, number>();
  const sizes: number[] = [];
  const codes = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    let code = known.get(label);
    if (code === undefined) {
      known.set(label, (code = sizes.length));
      sizes.push(0);
    }
    codes[i] = code;
    sizes[code] = (sizes[code] as number) + 1;
  }
  return { codes, sizes };
}
