const EVERY = 16;

/**
 * How far neighbours in a picture are neighbours in truth, 0 … 1 (Venna & Kaski 2001): 1 less what each of a row's `neighbours` nearest in the
 * picture is too far down the row's list of nearest in truth. Rows equally far share the better place, so that doubles cost nothing.
 * @param x row-major, rows × cols @param picture row-major, rows × 2 @param neighbours below rows / 2
 */
export async function trustworthiness(
  x: Float64Array,
  cols: number,
  picture: Float64Array,
  rows: number,
  neighbours: number,
  checkpoint: () => Promise<void> = async () => undefined,
): Promise<number> {
  const truth = new Float64Array(rows);
  const shown = new Float64Array(rows);
  let cost = 0;
  for (let i = 0; i < rows; i++) {
    if (i % EVERY === 0) await checkpoint();
    distances(x, cols, i, truth);
    distances(picture, 2, i, shown);
    for (const j of nearest(shown, i, neighbours)) {
      const far = truth[j] as number;
      let closer = 0;
      for (let other = 0; other < rows; other++) if ((truth[other] as number) < far && other !== i) closer++;
      cost += Math.max(0, closer + 1 - neighbours);
    }
  }
  return 1 - (2 * cost) / (rows * neighbours * (2 * rows - 3 * neighbours - 1));
}

/** Squared, from one row to all. */
function distances(x: Float64Array, cols: number, i: number, out: Float64Array): void {
  for (let j = 0; j < out.length; j++) {
    let sum = 0;
    for (let c = 0; c < cols; c++) {
      const gap = (x[i * cols + c] as number) - (x[j * cols + c] as number);
      sum += gap * gap;
    }
    out[j] = sum;
  }
}

/** Places of the least distances but its own, lower places first among equals. */
export function nearest(distance: Float64Array, self: number, count: number): Int32Array {
  const places = new Int32Array(count).fill(-1);
  const least = new Float64Array(count).fill(Infinity);
  let held = 0;
  for (let j = 0; j < distance.length; j++) {
    const far = distance[j] as number;
    if (j === self || (held === count && far >= (least[count - 1] as number))) continue;
    let at = Math.min(held, count - 1);
    while (at > 0 && (least[at - 1] as number) > far) {
      least[at] = least[at - 1] as number;
      places[at] = places[at - 1] as number;
      at--;
    }
    least[at] = far;
    places[at] = j;
    if (held < count) held++;
  }
  return places.subarray(0, held);
}
