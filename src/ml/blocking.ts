/** One way of saying who might be whom: only rows with the same key meet. */
export interface Pass {
  /** One a row; -1 meets nobody. */
  readonly keys: Int32Array;
  /** Orders the rows of a block that is too big: neighbours in it are likeliest to be one. Not asked for while none is. */
  readonly order: Int32Array;
}

export interface BlockingLimits {
  /** Rows of the biggest block in which every row meets every other. */
  readonly block: number;
  /** In a bigger block each row meets this many after it in order. */
  readonly window: number;
  /** Pairs looked at, all passes together; then it stops. */
  readonly most: number;
}

export interface Blocked {
  readonly pairs: number;
  /** Blocks too big to compare whole. */
  readonly split: number;
  /** The limit was reached: some pairs were not looked at. */
  readonly capped: boolean;
}

/**
 * Visits pairs of rows that share a key in some pass, never all pairs: at most rows × passes × max(block / 2, window), and no pair
 * twice unless a block that was split holds it.
 * @param visit gets the lower row first
 * @param checkpoint awaited between blocks
 */
export async function visitPairs(
  passes: readonly Pass[],
  limits: BlockingLimits,
  visit: (a: number, b: number) => void,
  checkpoint: (share: number) => Promise<void>,
): Promise<Blocked> {
  const sizes = passes.map(({ keys }) => blockSizes(keys));
  let pairs = 0;
  let split = 0;
  for (const [p, pass] of passes.entries()) {
    const { keys } = pass;
    const metBefore = (a: number, b: number): boolean => {
      for (let q = 0; q < p; q++) {
        const key = (passes[q] as Pass).keys[a] as number;
        if (key >= 0 && key === (passes[q] as Pass).keys[b] && ((sizes[q] as Int32Array)[key] as number) <= limits.block) return true;
      }
      return false;
    };
    const { starts, members } = blocksOf(keys, sizes[p] as Int32Array);
    for (let block = 0; block + 1 < starts.length; block++) {
      const from = starts[block] as number;
      const end = starts[block + 1] as number;
      if (end - from < 2) continue;
      if ((block & 255) === 0) await checkpoint((p + block / starts.length) / passes.length);
      const whole = end - from <= limits.block;
      const inBlock = members.subarray(from, end);
      if (!whole) {
        split++;
        const { order } = pass;
        inBlock.sort((a, b) => (order[a] as number) - (order[b] as number) || a - b);
        await checkpoint((p + block / starts.length) / passes.length);
      }
      const reach = whole ? inBlock.length : limits.window;
      for (let i = 0; i < inBlock.length; i++) {
        const stop = Math.min(inBlock.length, i + 1 + reach);
        for (let j = i + 1; j < stop; j++) {
          const a = inBlock[i] as number;
          const b = inBlock[j] as number;
          if (metBefore(a, b)) continue;
          if (pairs >= limits.most) return { pairs, split, capped: true };
          pairs++;
          visit(Math.min(a, b), Math.max(a, b));
        }
        if ((i & 1023) === 1023) await checkpoint((p + block / starts.length) / passes.length);
      }
    }
  }
  return { pairs, split, capped: false };
}

function blockSizes(keys: Int32Array): Int32Array {
  const sizes = new Int32Array(keys.reduce((most, key) => Math.max(most, key), -1) + 1);
  for (const key of keys) if (key >= 0) sizes[key] = (sizes[key] as number) + 1;
  return sizes;
}

/** Rows in order of their key, and where each key's rows begin. */
function blocksOf(keys: Int32Array, sizes: Int32Array): { readonly starts: Int32Array; readonly members: Int32Array } {
  const starts = new Int32Array(sizes.length + 1);
  for (let key = 0; key < sizes.length; key++) starts[key + 1] = (starts[key] as number) + (sizes[key] as number);
  const next = starts.slice();
  const members = new Int32Array(starts[sizes.length] as number);
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number;
    if (key < 0) continue;
    const at = next[key] as number;
    members[at] = row;
    next[key] = at + 1;
  }
  return { starts, members };
}

/** A number for each distinct text; null is -1. */
export function keysOf(texts: readonly (string | null)[]): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    if (text === null) return -1;
    const known = seen.get(text);
    if (known !== undefined) return known;
    seen.set(text, seen.size);
    return seen.size - 1;
  });
}
