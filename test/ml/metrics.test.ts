import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { adjustedRand } from '../../src/ml/agreement';
import { bootstrapInterval, delongInterval, wilsonInterval } from '../../src/ml/interval';
import {
  areaUnder,
  averagePrecision,
  brier,
  confusions,
  liftByTenth,
  logLoss,
  precisionRecall,
  rocAuc,
  rocCurve,
  type Confusion,
} from '../../src/ml/metrics';
import { median, medianDeviation, quantile, skewness, sortedPresent } from '../../src/ml/quantile';
import { coverage } from '../bench/ml-intervals';
import { farthest, golden } from './golden';

interface Case {
  name: string;
  y: number[];
  p: number[];
  rocAuc: number;
  averagePrecision: number;
  logLoss: number;
  brier: number;
  fpr: number[];
  tpr: number[];
  precision: number[];
  recall: number[];
  confusion: [number, number, number, number];
  delong: number;
}
const truth = golden<{
  cases: Case[];
  adjustedRand: { a: number[]; b: number[]; ari: number }[];
  quantiles: { values: number[]; q: number[]; at: number[]; median: number; mad: number; skewness: number };
}>('metrics.json');

describe.each(truth.cases)('metrics of a list with $name', (given) => {
  it('equal those of scikit-learn', () => {
    const { y, p } = given;
    expect(
      farthest(
        [rocAuc(y, p), averagePrecision(y, p), logLoss(y, p), brier(y, p)],
        [given.rocAuc, given.averagePrecision, given.logLoss, given.brier],
      ),
    ).toBeLessThan(1e-12);
    const curve = rocCurve(y, p);
    expect(
      farthest(
        curve.map((point) => point.falsePositives),
        given.fpr,
      ),
    ).toBeLessThan(1e-12);
    expect(
      farthest(
        curve.map((point) => point.truePositives),
        given.tpr,
      ),
    ).toBeLessThan(1e-12);
    const points = precisionRecall(y, p);
    expect(
      farthest(
        points.map((point) => point.precision),
        given.precision,
      ),
    ).toBeLessThan(1e-12);
    expect(
      farthest(
        points.map((point) => point.recall),
        given.recall,
      ),
    ).toBeLessThan(1e-12);
    const { trueNegatives, falsePositives, falseNegatives, truePositives } = confusions(y, p, [0.5])[0] as Confusion;
    expect([trueNegatives, falsePositives, falseNegatives, truePositives]).toEqual(given.confusion);
    expect(farthest([delongInterval(y, p).deviation, delongInterval(y, p).auc], [given.delong, given.rocAuc])).toBeLessThan(1e-12);
  });
});

describe('a ranked list', () => {
  it('cut into tenths gives each its rate and lift', () => {
    const y = [1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const tenths = liftByTenth(
      y,
      y.map((_, i) => 1 - i / 20),
    );
    expect(tenths.map((tenth) => tenth.successes)).toEqual([2, 1, 1, 0, 0, 1, 0, 0, 0, 0]);
    expect(tenths[0]).toEqual({ rows: 2, successes: 2, rate: 1, lift: 4, captured: 0.4, lowest: 0.95, highest: 1 });
    expect(tenths[9]?.captured).toBe(1);
  });

  it('with equal scores has the same tenths in any file order', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0.1, 0.2, 0.7)), { minLength: 10, maxLength: 40 });
    fc.assert(
      fc.property(rows, (list) => {
        const one = liftByTenth(
          list.map(([y]) => y),
          list.map(([, p]) => p),
        );
        const turned = [...list].reverse();
        const other = liftByTenth(
          turned.map(([y]) => y),
          turned.map(([, p]) => p),
        );
        return one.every((tenth, i) => Math.abs(tenth.successes - (other[i]?.successes ?? NaN)) < 1e-9);
      }),
    );
  });

  it('has the same area when scores are stretched, and one minus it when turned round', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 9 })), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(rows, (list) => {
        const y = [0, 1, ...list.map(([v]) => v)];
        const p = [3, 5, ...list.map(([, v]) => v)];
        const area = rocAuc(y, p);
        expect(
          rocAuc(
            y,
            p.map((v) => Math.exp(v)),
          ),
        ).toBeCloseTo(area, 12);
        expect(
          rocAuc(
            y,
            p.map((v) => -v),
          ),
        ).toBeCloseTo(1 - area, 12);
      }),
    );
  });

  it('of one class only has no area', () => {
    expect(rocAuc([1, 1], [0.2, 0.3])).toBeNaN();
    expect(averagePrecision([0, 0], [0.2, 0.3])).toBeNaN();
    expect(rocAuc([], [])).toBeNaN();
  });
});

describe('intervals', () => {
  it('by bootstrap and by DeLong nearly agree, and are the same for the same key', () => {
    const r = random('rows');
    const y = Uint8Array.from({ length: 400 }, () => r.below(2));
    const p = Float64Array.from(y, (value) => value * 0.3 + r.next());
    const boot = bootstrapInterval(y, p, areaUnder, { random: random('draws') });
    const delong = delongInterval(y, p);
    expect(Math.abs(boot.low - delong.low)).toBeLessThan(0.01);
    expect(Math.abs(boot.high - delong.high)).toBeLessThan(0.01);
    expect(bootstrapInterval(y, p, areaUnder, { random: random('draws') })).toEqual(boot);
  });

  it('of a ranking without a fault are those of a share of the rarer kind, and not a point', () => {
    const y = Uint8Array.from({ length: 60 }, (_, i) => (i < 10 ? 1 : 0));
    const { low, high } = delongInterval(
      y,
      Float64Array.from(y, (won, i) => won + i / 1000),
    );
    expect(low).toBeCloseTo(wilsonInterval(10, 10).low, 12);
    expect(low).toBeCloseTo(0.7225, 4);
    expect(high).toBeCloseTo(1, 12);
    expect(high).toBeGreaterThanOrEqual(
      delongInterval(
        y,
        Float64Array.from(y, (won, i) => won + i / 1000),
      ).auc,
    );
  });

  it('of a share never leave 0 to 1', () => {
    expect(wilsonInterval(0, 10).low).toBe(0);
    expect(wilsonInterval(10, 10).high).toBeCloseTo(1, 12);
    expect(wilsonInterval(5, 10).low).toBeCloseTo(0.2366, 4);
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('summaries', () => {
  it('equal those of NumPy and SciPy', () => {
    const { values, q, at, ...rest } = truth.quantiles;
    const sorted = sortedPresent(Float64Array.from([...values, NaN]));
    expect(
      farthest(
        q.map((share) => quantile(sorted, share)),
        at,
      ),
    ).toBeLessThan(1e-12);
    const data = Float64Array.from(values);
    expect(farthest([median(data), medianDeviation(data), skewness(data)], [rest.median, rest.mad, rest.skewness])).toBeLessThan(1e-12);
  });

  it('of nothing are NaN, and of a constant are not skewed', () => {
    expect(median(new Float64Array(0))).toBeNaN();
    expect(skewness(Float64Array.of(2, 2, 2))).toBe(0);
  });

  it('of two groupings equal scikit-learn’s adjusted Rand index', () => {
    for (const { a, b, ari } of truth.adjustedRand) expect(adjustedRand(a, b)).toBeCloseTo(ari, 12);
  });
});

it('95 % intervals of a ranking hold the true figure in 90 to 99 of 100 draws', () => {
  const held = coverage(200, 0.2, 100, 200);
  for (const share of [held.auc, held.delong, held.averagePrecision]) {
    expect(share).toBeGreaterThanOrEqual(0.9);
    expect(share).toBeLessThanOrEqual(0.99);
  }
});
