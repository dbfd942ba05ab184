/** Longest texts compared; what comes after says little about who is meant. */
export const COMPARED = 128;
const takenA = new Uint8Array(COMPARED);
const takenB = new Uint8Array(COMPARED);

/**
 * How alike two texts are, 0 to 1: the share of letters in common within half the longer text's length, less for those out of order (Jaro 1989),
 * and more for a common beginning of up to four letters where that share is above 0.7 (Winkler 1990, scale 0.1). The same whichever text comes first.
 */
export function jaroWinkler(first: string, second: string): number {
  if (first === second) return 1;
  // A fixed order, as the greedy search for common letters may depend on it.
  const swap = first.length > second.length || (first.length === second.length && first > second);
  const a = (swap ? second : first).slice(0, COMPARED);
  const b = (swap ? first : second).slice(0, COMPARED);
  const jaro = jaroOf(a, b);
  if (jaro <= 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(a: string, b: string): number {
  if (a.length === 0) return 0;
  const reach = Math.max(0, (b.length >> 1) - 1);
  takenA.fill(0, 0, a.length);
  takenB.fill(0, 0, b.length);
  let common = 0;
  for (let i = 0; i < a.length; i++) {
    const letter = a.charCodeAt(i);
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (takenB[j] === 1 || b.charCodeAt(j) !== letter) continue;
      takenA[i] = 1;
      takenB[j] = 1;
      common++;
      break;
    }
  }
  if (common === 0) return 0;
  let outOfOrder = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    if (takenA[i] === 0) continue;
    while (takenB[j] === 0) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) outOfOrder++;
    j++;
  }
  return (common / a.length + common / b.length + (common - outOfOrder / 2) / common) / 3;
}

/**
 * Insertions, deletions, changes and swaps of neighbours that make one text of the other (optimal string alignment), if at most `most`; else Infinity.
 * @see Damerau 1964
 */
export function edits(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most && Math.min(...last) > most) return Infinity;
    [before, last] = [last, row];
  }
  const found = last[b.length] as number;
  return found <= most ? found : Infinity;
}
