/** How unequally something is shared out: who holds how much of it, the largest holders first. */
export interface Concentration {
  readonly total: number;
  /** `held[i]` is what the i largest hold together, 0 … count. */
  readonly held: Float64Array;
  /** 0 when all have the same, (n - 1) / n when one has everything; NaN with negative values or nothing to share. */
  readonly gini: number;
}

/**
 * Lorenz curve turned round, best first (Lorenz 1905), and the Gini coefficient by ranks (Gini 1912):
 * 2 Σ i·x₍ᵢ₎ / (n Σ x) - (n + 1) / n, x ascending.
 * @param values NaN is left out
 */
export function concentration(values: Float64Array): Concentration {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  const n = ascending.length;
  // Sums of very large amounts stay finite in a unit near the largest.
  const size = Math.max(Math.abs(ascending[0] ?? 0), Math.abs(ascending[n - 1] ?? 0));
  const unit = size > 0 ? 2 ** Math.max(-1022, Math.floor(Math.log2(size))) : 1;
  const held = new Float64Array(n + 1);
  let ranked = 0;
  for (let i = 1; i <= n; i++) {
    const value = (ascending[n - i] as number) / unit;
    held[i] = (held[i - 1] as number) + value;
    ranked += (n - i + 1) * value;
  }
  const sum = held[n] as number;
  const fit = n > 0 && sum > 0 && (ascending[0] as number) >= 0;
  const gini = fit ? (2 * ranked) / (n * sum) - (n + 1) / n : NaN;
  for (let i = 1; i <= n; i++) held[i] = (held[i] as number) * unit;
  return { total: sum * unit, held, gini: fit ? Math.max(0, gini) : NaN };
}

/**
 * What the best `share` of holders hold of the whole, straight between two holders. Of holders with the same amount it does not matter who is
 * counted first, so ties change nothing. @param share 0 … 1 @returns NaN with nothing to share
 */
export function heldByTop({ held, total }: Concentration, share: number): number {
  const n = held.length - 1;
  if (n === 0 || !(total > 0) || !Number.isFinite(total)) return NaN;
  const place = share * n;
  const below = Math.min(n, Math.floor(place));
  const low = held[below] as number;
  const high = held[Math.min(n, below + 1)] as number;
  return (low + (high - low) * (place - below)) / total;
}

/** The smallest share of holders, best first, who hold `part` of the whole. @param part 0 … 1 @returns NaN with nothing to share */
export function topThatHolds({ held, total }: Pick<Concentration, 'held' | 'total'>, part: number): number {
  const n = held.length - 1;
  if (n === 0 || !(total > 0) || !Number.isFinite(total)) return NaN;
  const wanted = part * total;
  const at = held.findIndex((value) => value >= wanted);
  if (at <= 0) return at === 0 ? 0 : 1;
  const [low, high] = [held[at - 1] as number, held[at] as number];
  return (at - 1 + (wanted - low) / (high - low)) / n;
}
