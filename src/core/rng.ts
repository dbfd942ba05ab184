import { hash32, mix32 } from './hash';

/** Chance, lent by `ctx`. The same key gives the same numbers on every machine and for any number of workers. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform whole number in [0, n). */
  below(n: number): number;
  /** Fills with uniform whole numbers in [0, n), from 32 bits each: for drawing by the million, where a bias of n / 2³² is nothing. */
  draws(into: Uint32Array, n: number): void;
  /** Standard normal (Box–Muller). */
  normal(): number;
  /** An independent stream for a named part of the work. */
  fork(label: string): Random;
  /** A fresh uniformly shuffled 0 … n-1 (Fisher–Yates). */
  permutation(n: number): Uint32Array;
}

/** Counter-based: number i of a stream is a hash of (key, i), so that streams never overlap by accident. */
export function random(key: string): Random {
  const low = hash32(key, 1);
  const high = hash32(key, 2);
  let counter = 0;
  const word = (): number => {
    counter = (counter + 1) >>> 0;
    return mix32(Math.imul(mix32(counter ^ low), 0x9e3779b1) ^ high);
  };
  const next = (): number => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
  const below = (n: number): number => Math.floor(next() * n);
  return {
    next,
    below,
    draws: (into, n) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.floor(((word() >>> 0) / 4294967296) * n);
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (label) => random(`${key}/${label}`),
    permutation: (n) => {
      const order = Uint32Array.from({ length: n }, (_, i) => i);
      for (let i = n - 1; i > 0; i--) {
        const j = below(i + 1);
        const held = order[i] as number;
        order[i] = order[j] as number;
        order[j] = held;
      }
      return order;
    },
  };
}
