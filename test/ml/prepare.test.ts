import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { averageRanks, pearson, spearman } from '../../src/ml/correlation';
import { isolationForest, meanDepth, strangeness } from '../../src/ml/isolation-forest';
import { quantile } from '../../src/ml/quantile';
import { limitsOf, type Limits, type OutlierRule } from '../../src/ml/robust';
import { present, quantilesOf, select } from '../../src/ml/select';
import { similarRows, type SimilarRows, type Trait } from '../../src/ml/similar-rows';
import { farthest, flat, golden } from './golden';

interface Golden {
  readonly columns: readonly {
    readonly name: string;
    readonly x: number[];
    readonly quartiles: [number, number, number];
    readonly mad: number;
    readonly logQuartiles: [number, number, number];
    readonly logMad: number;
  }[];
  readonly spearman: readonly { readonly a: number[]; readonly b: number[]; readonly spearman: number; readonly pearson: number }[];
  readonly forest: { readonly x: number[][]; readonly scores: number[] };
  readonly neighbours: {
    readonly x: number[][];
    readonly gone: number[][];
    readonly knn: Readonly<Record<string, number>>;
    readonly median: Readonly<Record<string, number>>;
  };
}
const oracle = golden<Golden>('prepare.json');
const numbers = (list: readonly number[]): Float64Array => Float64Array.from(list);
const outside = (values: Float64Array, { low, high }: Limits): Uint8Array =>
  Uint8Array.from(values, (value) => (value < (low ?? -Infinity) || value > (high ?? Infinity) ? 1 : 0));
const FAR: OutlierRule = { method: 'fences', times: 3 };

describe('selection', () => {
  it('finds what sorting finds', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 60 }), fc.nat(), (list, at) => {
        const place = at % list.length;
        expect(select(numbers(list), place)).toBe(numbers(list).sort()[place]);
      }),
    );
  });

  it('gives the quartiles of NumPy, also where many values are equal', () => {
    for (const { x, quartiles } of oracle.columns)
      expect(farthest(quantilesOf(numbers(x), [0.25, 0.5, 0.75]), quartiles)).toBeLessThan(1e-12);
    const organ = Float64Array.from({ length: 4001 }, (_, i) => Math.min(i, 4000 - i));
    expect(quantilesOf(organ.slice(), [0.1, 0.9])).toEqual([0.1, 0.9].map((share) => quantile(organ.slice().sort(), share)));
  });

  it('leaves missing values out', () => {
    expect([...present(numbers([1, NaN, 3]))]).toEqual([1, 3]);
    expect(quantilesOf(new Float64Array(0), [0.5])).toEqual([NaN]);
  });
});

describe('limits', () => {
  it('are those of the quartiles and the median deviation, on the scale that forgives more', () => {
    for (const { name, x, quartiles, mad, logQuartiles, logMad } of oracle.columns) {
      const step = x.every((value) => Number.isInteger(value)) ? 1 : 0;
      const widest = (middle: number, spread: number, times: number, at: number): number => at + times * Math.max(spread, middle);
      const logStep = step === 1 ? Math.log1p(Math.exp(-logQuartiles[1])) : 0;
      const fences = limitsOf(numbers(x), FAR);
      const high = Math.max(
        widest(step, quartiles[2] - quartiles[0], 3, quartiles[2]),
        Math.exp(widest(logStep, logQuartiles[2] - logQuartiles[0], 3, logQuartiles[2])),
      );
      expect([name, Math.abs((fences?.high ?? 0) / high - 1) < 1e-9]).toEqual([name, true]);
      const robust = limitsOf(numbers(x), { method: 'robust-z', times: 3.5 });
      const most = Math.max(widest(step, mad, 3.5, quartiles[1]), Math.exp(widest(logStep, logMad, 3.5, logQuartiles[1])));
      expect([name, Math.abs((robust?.high ?? 0) / most - 1) < 1e-6]).toEqual([name, true]);
    }
  });

  it('find the mistyped value and leave a long tail alone', () => {
    const chance = random('limits');
    const spend = Float64Array.from({ length: 2000 }, () => Math.exp(4 + 1.2 * chance.normal()));
    const found = (values: Float64Array): number =>
      outside(values, limitsOf(values, FAR) ?? { low: null, high: null }).reduce((a, b) => a + b, 0);
    expect(found(spend)).toBeLessThanOrEqual(1);
    spend[7] = 5e6;
    expect(found(spend)).toBeGreaterThanOrEqual(1);
    expect(outside(spend, limitsOf(spend, FAR) ?? { low: null, high: null })[7]).toBe(1);
  });

  it('judge the rest where more than half are the same', () => {
    const chance = random('zeros');
    const orders = Float64Array.from({ length: 400 }, (_, i) => (i % 4 > 0 ? 0 : 1 + chance.below(5)));
    orders[0] = 999;
    const limits = limitsOf(orders, FAR);
    expect(limits?.high).toBeGreaterThan(5);
    expect(limits?.high).toBeLessThan(999);
  });

  it('say nothing about few or equal values', () => {
    expect(limitsOf(numbers([1, 2, 3, 1000]), FAR)).toBeNull();
    expect(limitsOf(new Float64Array(50).fill(4), FAR)).toBeNull();
  });

  it('do not hang on the unit', () => {
    const inCents = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(inCents, (list) => {
        const values = numbers(list.map((value) => value + 0.123));
        const cents = values.map((value) => value * 128);
        const [a, b] = [limitsOf(values, FAR), limitsOf(cents, FAR)];
        if (!a || !b) return;
        expect(Math.abs((b.high ?? 0) / 128 - (a.high ?? 0))).toBeLessThanOrEqual(1e-6 * Math.abs(a.high ?? 0));
      }),
    );
  });
});

describe('isolation forest', () => {
  it('orders rows as scikit-learn does', () => {
    const { x, scores } = oracle.forest;
    const rows = flat(x);
    const forest = isolationForest(rows, x.length, 3, random('forest'));
    const ours = strangeness(forest, rows, x.length, 3);
    expect(pearson(ours, numbers(scores))).toBeGreaterThan(0.98);
    expect(farthest(ours, scores)).toBeLessThan(0.06);
  });

  it('knows the mean depth in closed form', () => {
    const harmonic = (n: number): number => Array.from({ length: n }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b, 0);
    expect([meanDepth(0), meanDepth(1), meanDepth(2)]).toEqual([0, 0, 1]);
    expect(Math.abs(meanDepth(256) - (2 * harmonic(255) - (2 * 255) / 256))).toBeLessThan(0.005);
  });

  it('is the same from the same chance, and takes rows that are all equal', () => {
    const { x } = oracle.forest;
    const score = (key: string): number[] => [...strangeness(isolationForest(flat(x), 400, 3, random(key), 10), flat(x), 400, 3)];
    expect(score('a')).toEqual(score('a'));
    expect(score('a')).not.toEqual(score('b'));
    const equal = new Float64Array(30).fill(2);
    const alike = strangeness(isolationForest(equal, 10, 3, random('equal')), equal, 10, 3);
    expect(new Set(alike).size).toBe(1);
  });
});

describe('correlation', () => {
  it('is that of SciPy', () => {
    for (const one of oracle.spearman) {
      expect(Math.abs(spearman(numbers(one.a), numbers(one.b)) - one.spearman)).toBeLessThan(1e-12);
      expect(Math.abs(pearson(numbers(one.a), numbers(one.b)) - one.pearson)).toBeLessThan(1e-12);
    }
  });

  it('shares places among equals and leaves gaps out', () => {
    expect([...averageRanks(numbers([30, 10, NaN, 10]))]).toEqual([3, 1.5, NaN, 1.5]);
    expect(spearman(numbers([1, NaN, 3, 4]), numbers([2, 9, NaN, 4]))).toBeCloseTo(1, 12);
    expect(spearman(numbers([1, 1]), numbers([2, 3]))).toBeNaN();
  });
});

describe('similar rows', () => {
  const { x, gone, knn, median } = oracle.neighbours;
  const at = (tree: SimilarRows, row: number, traits: readonly Trait[]): number => {
    if ('value' in tree) return tree.value;
    const trait = traits[tree.trait] as Trait;
    const yes =
      'below' in tree
        ? trait.type === 'number' && (trait.data[row] as number) < tree.below
        : trait.type === 'levels' && tree.levels.includes(trait.codes[row] as number);
    return at(yes ? tree.yes : tree.no, row, traits);
  };
  const guess = (column: number): { readonly error: number } => {
    const traits: Trait[] = [0, 1, 2, 3, 4, 5]
      .filter((c) => c !== column)
      .map((c): Trait =>
        c === 1
          ? { type: 'levels', codes: Int32Array.from(x, (row) => row[1] as number), count: 4 }
          : { type: 'number', data: Float64Array.from(x, (row, i) => (gone[i]?.[c] === 1 ? NaN : (row[c] as number))) },
      );
    const there = x.flatMap((_, i) => (gone[i]?.[column] === 1 ? [] : [i]));
    const taught = traits.map((trait): Trait =>
      trait.type === 'number'
        ? { type: 'number', data: Float64Array.from(there, (i) => trait.data[i] as number) }
        : { ...trait, codes: Int32Array.from(there, (i) => trait.codes[i] as number) },
    );
    const tree = similarRows(
      Float64Array.from(there, (i) => x[i]?.[column] as number),
      taught,
      false,
    );
    const held = x.flatMap((_, i) => (gone[i]?.[column] === 1 ? [i] : []));
    return { error: held.reduce((sum, i) => sum + Math.abs(at(tree, i, traits) - (x[i]?.[column] as number)), 0) / held.length };
  };

  it('guess cells that were taken out no worse than the five nearest neighbours of scikit-learn', () => {
    for (const column of [0, 2, 3]) {
      const { error } = guess(column);
      expect(error).toBeLessThan((median[column] as number) * 0.95);
      expect(error).toBeLessThan((knn[column] as number) * 1.05);
    }
  });

  it('answer with a class that is there, by what goes with it', () => {
    const chance = random('classes');
    const size = Float64Array.from({ length: 300 }, () => chance.normal());
    const wanted = size.map((value) => (value < -0.5 ? 2 : value < 0.5 ? 0 : 1));
    const traits: Trait[] = [
      { type: 'number', data: Float64Array.from(size, () => chance.normal()) },
      { type: 'number', data: size },
    ];
    const tree = similarRows(wanted, traits, true);
    const right = wanted.reduce((sum, value, row) => sum + (at(tree, row, traits) === value ? 1 : 0), 0);
    expect(right / 300).toBeGreaterThan(0.9);
  });

  it('give one answer for all when nothing tells rows apart', () => {
    expect(similarRows(numbers([1, 2, 3, 4]), [], false)).toEqual({ value: 2.5, rows: 4 });
    const same: Trait = { type: 'number', data: new Float64Array(100).fill(1) };
    expect(
      similarRows(
        Float64Array.from({ length: 100 }, (_, i) => i),
        [same],
        false,
      ),
    ).toEqual({ value: 49.5, rows: 100 });
  });
});
