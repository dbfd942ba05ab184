import { random, type Random } from '../../src/core/rng';

/** A table without groups or with planted ones, standardised; made from its key alone. */
export interface Cloud {
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  /** Planted groups; 0 for none. */
  readonly k: number;
}

const SHAPES = {
  gaussian: (z: Float64Array) => z,
  uniform: (z: Float64Array, r: Random) => z.map(() => r.next()),
  correlated: (z: Float64Array, _r: Random, mix: Float64Array) =>
    z.map((_unused, j) => z.reduce((sum, value, m) => sum + value * (mix[j * z.length + m] as number), 0)),
  'log of log-normal': (z: Float64Array) => z.map((value) => Math.log(Math.exp(1.5 * value + 3))),
  'log-normal': (z: Float64Array) => z.map((value) => Math.exp(value)),
  'heavy tails': (z: Float64Array, r: Random) =>
    z.map((value) => value / Math.sqrt((r.normal() ** 2 + r.normal() ** 2 + r.normal() ** 2) / 3)),
  counts: (z: Float64Array, r: Random) => z.map(() => Math.floor(-2 * Math.log(1 - r.next()))),
};
export type Shape = keyof typeof SHAPES;
export const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];

export function noise(shape: Shape, key: string): Cloud {
  const r = random(`${shape} ${key}`);
  const rows = 200 + r.below(1801);
  const cols = 2 + r.below(9);
  const mix = Float64Array.from({ length: cols * cols }, () => r.normal());
  const x = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++)
    x.set(
      SHAPES[shape](
        Float64Array.from({ length: cols }, () => r.normal()),
        r,
        mix,
      ),
      i * cols,
    );
  return { x: standardised(x, rows, cols), rows, cols, k: 0 };
}

/** Centres at least this many standard deviations of a group apart. */
const APART = 7;

/** 2 … 6 round groups; the largest up to four times the smallest. */
export function planted(key: string): Cloud {
  const r = random(`planted ${key}`);
  const k = 2 + r.below(5);
  const rows = 200 + r.below(1801);
  const cols = 2 + r.below(9);
  const centres: number[][] = [];
  for (let side = APART; centres.length < k; side *= 1.02) {
    const centre = Array.from({ length: cols }, () => r.next() * side);
    if (centres.every((other) => Math.hypot(...other.map((value, j) => value - (centre[j] as number))) >= APART)) centres.push(centre);
  }
  const weights = centres.map(() => 1 + 3 * r.next());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const x = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    let left = r.next() * total;
    let group = 0;
    while (group < k - 1 && left > (weights[group] as number)) left -= weights[group++] as number;
    for (let j = 0; j < cols; j++) x[i * cols + j] = (centres[group]?.[j] ?? 0) + r.normal();
  }
  return { x: standardised(x, rows, cols), rows, cols, k };
}

/** Each column less its mean over its standard deviation, in place. */
export function standardised(x: Float64Array, rows: number, cols: number): Float64Array {
  for (let j = 0; j < cols; j++) {
    let mean = 0;
    let squares = 0;
    for (let i = 0; i < rows; i++) mean += (x[i * cols + j] as number) / rows;
    for (let i = 0; i < rows; i++) squares += ((x[i * cols + j] as number) - mean) ** 2 / rows;
    for (let i = 0; i < rows; i++) x[i * cols + j] = ((x[i * cols + j] as number) - mean) / (Math.sqrt(squares) || 1);
  }
  return x;
}

/** Numbers and categories, each category as one column a level. */
export interface MixedCloud extends Cloud {
  readonly blocks: readonly { readonly from: number; readonly to: number }[];
}

/** Categories of 2 … 8 levels, some common and some rare, that go with nothing; beside them up to four numbers that go together. */
export function mixedNoise(key: string, most = 2000): MixedCloud {
  const r = random(`mixed noise ${key}`);
  const rows = 200 + r.below(most - 199);
  const shape = (['gaussian', 'correlated', 'log-normal'] as const)[r.below(3)] ?? 'gaussian';
  const numbers = r.below(5);
  const mix = Float64Array.from({ length: numbers * numbers }, () => r.normal());
  const categories = Math.max(2 - numbers, 1 + r.below(4));
  const weights = Array.from({ length: categories }, () => Array.from({ length: 2 + r.below(7) }, () => 0.1 + r.next() ** 2));
  const row = (): [Float64Array, number[]] => [
    SHAPES[shape](
      Float64Array.from({ length: numbers }, () => r.normal()),
      r,
      mix,
    ),
    weights.map((some) => drawn(some, r)),
  ];
  return mixedCloud(
    Array.from({ length: rows }, row),
    weights.map(({ length }) => length),
    0,
  );
}

/** 2 … 5 kinds of people: in each number far apart, and in each category of its own level in 85 of 100. */
export function mixedPlanted(key: string, most = 2000): MixedCloud {
  const r = random(`mixed planted ${key}`);
  const k = 2 + r.below(4);
  const rows = 200 + r.below(most - 199);
  const numbers = 1 + r.below(4);
  const levels = Array.from({ length: 1 + r.below(4) }, () => k + r.below(4));
  const order = Array.from({ length: numbers }, () => r.permutation(k));
  const row = (): [Float64Array, number[]] => {
    const group = r.below(k);
    return [
      Float64Array.from(order, (places) => 5 * (places[group] as number) + r.normal()),
      levels.map((many) => (r.next() < 0.85 ? group : r.below(many))),
    ];
  };
  return mixedCloud(Array.from({ length: rows }, row), levels, k);
}

/** Categories alone, of 2 … 8 levels, that go with nothing. */
export function wordsNoise(key: string, most = 2000): MixedCloud {
  const r = random(`words noise ${key}`);
  const rows = 200 + r.below(most - 199);
  const weights = Array.from({ length: 2 + r.below(7) }, () => Array.from({ length: 2 + r.below(7) }, () => 0.1 + r.next() ** 2));
  const row = (): [Float64Array, number[]] => [new Float64Array(0), weights.map((some) => drawn(some, r))];
  return mixedCloud(
    Array.from({ length: rows }, row),
    weights.map(({ length }) => length),
    0,
  );
}

/** 2 … 5 kinds of people, told by categories alone: in each of its own level in 85 of 100. */
export function wordsPlanted(key: string, most = 2000): MixedCloud {
  const r = random(`words planted ${key}`);
  const k = 2 + r.below(4);
  const rows = 200 + r.below(most - 199);
  const levels = Array.from({ length: 4 + r.below(5) }, () => k + r.below(4));
  const row = (): [Float64Array, number[]] => {
    const group = r.below(k);
    return [new Float64Array(0), levels.map((many) => (r.next() < 0.85 ? group : r.below(many)))];
  };
  return mixedCloud(Array.from({ length: rows }, row), levels, k);
}

function drawn(weights: readonly number[], r: Random): number {
  let left = r.next() * weights.reduce((sum, weight) => sum + weight, 0);
  let level = 0;
  while (level < weights.length - 1 && left > (weights[level] as number)) left -= weights[level++] as number;
  return level;
}

/** As the cluster step lays categories beside numbers. */
function mixedCloud(people: readonly (readonly [Float64Array, readonly number[]])[], levels: readonly number[], k: number): MixedCloud {
  const rows = people.length;
  const numbers = people[0]?.[0].length ?? 0;
  const own = standardised(Float64Array.from(people.flatMap(([values]) => [...values])), rows, numbers);
  const blocks: { from: number; to: number }[] = [];
  for (const many of levels) blocks.push({ from: blocks.at(-1)?.to ?? numbers, to: (blocks.at(-1)?.to ?? numbers) + many });
  const cols = blocks.at(-1)?.to ?? numbers;
  const differ = levels.map((many, c) => {
    const counts = Array.from({ length: many }, (_, level) => people.filter(([, codes]) => codes[c] === level).length / rows);
    return 1 - counts.reduce((sum, share) => sum + share ** 2, 0);
  });
  const height = Math.sqrt(1 / Math.max(0.1, (2 * differ.reduce((sum, one) => sum + one, 0)) / levels.length));
  const x = new Float64Array(rows * cols);
  people.forEach(([, codes], i) => {
    x.set(own.subarray(i * numbers, (i + 1) * numbers), i * cols);
    codes.forEach((code, c) => (x[i * cols + (blocks[c]?.from ?? 0) + code] = height));
  });
  return { x, rows, cols, blocks, k };
}
