/** The name most like the one written, or null when none is like it: at most a third of its letters wrong, or one stands in the other. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const wanted = written.toLowerCase();
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 0.5;
  for (const name of names) {
    const other = name.toLowerCase();
    const within = wanted.length >= 3 && other.length >= 3 && (other.includes(wanted) || wanted.includes(other));
    const apart = within ? 0.9 : distance(wanted, other, least);
    if (apart < least) {
      least = apart;
      best = name;
    }
  }
  return best;
}

/** Insertions, deletions, changes and swaps of neighbours (optimal string alignment); `Infinity` once it must be above `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > 200) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
