import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { applyPlatt, calibrationCurve, fitPlatt, judgeCalibration } from '../../src/ml/calibrate';
import { chiSquareTail } from '../../src/ml/gamma';
import { applyBend, applyIsotonic, fitBend, fitIsotonic } from '../../src/ml/isotonic';
import { farthest, golden } from './golden';

interface Case {
  name: string;
  y: number[];
  p: number[];
  calibration: { true: number[]; mean: number[] };
  isotonic: { at: number[]; value: number[] };
  platt: [number, number] | null;
}
const { cases } = golden<{ cases: Case[] }>('metrics.json');

/** Outcomes that come as often as said, except that what is said is bent by `bend`. */
function promised(rows: number, bend: (chance: number) => number, key: string): { y: Uint8Array; p: Float64Array } {
  const r = random(key);
  const truth = Float64Array.from({ length: rows }, () => r.next() ** 2);
  return { y: Uint8Array.from(truth, (chance) => (r.next() < chance ? 1 : 0)), p: truth.map(bend) };
}

describe.each(cases)('chances with $name', ({ y, p, ...given }) => {
  it('have the calibration curve, isotonic fit and Platt fit of scikit-learn and SciPy', () => {
    const curve = calibrationCurve(y, p, 5);
    expect(
      farthest(
        curve.map((bin) => bin.came),
        given.calibration.true,
      ),
    ).toBeLessThan(1e-12);
    expect(
      farthest(
        curve.map((bin) => bin.said),
        given.calibration.mean,
      ),
    ).toBeLessThan(1e-12);
    const isotonic = fitIsotonic(y, p);
    expect(
      farthest(
        given.isotonic.at.map((score) => applyIsotonic(isotonic, score)),
        given.isotonic.value,
      ),
    ).toBeLessThan(1e-12);
    const platt = fitPlatt(y, p);
    if (given.platt) expect(farthest([platt.slope, platt.intercept], given.platt)).toBeLessThan(1e-6);
    else expect(platt.slope).toBe(0);
  });
});

describe('the verdict on chances', () => {
  it('lets right chances through nearly always', () => {
    const refused = Array.from({ length: 200 }, (_, i) => promised(500, (chance) => chance, `right ${i}`)).filter(
      ({ y, p }) => !judgeCalibration(y, p).percentMayBeShown,
    );
    expect(refused.length).toBeLessThanOrEqual(6);
  });

  it('takes percentages away from overconfident and from shifted chances', () => {
    const bold = promised(2000, (chance) => chance ** 2 / (chance ** 2 + (1 - chance) ** 2), 'bold');
    const high = promised(2000, (chance) => Math.min(1, chance + 0.1), 'high');
    expect(judgeCalibration(bold.y, bold.p).percentMayBeShown).toBe(false);
    expect(judgeCalibration(high.y, high.p).percentMayBeShown).toBe(false);
  });

  it('is mended by Platt’s scaling', () => {
    const { y, p } = promised(4000, (chance) => chance ** 2 / (chance ** 2 + (1 - chance) ** 2), 'bold');
    const fit = fitPlatt(y.slice(0, 2000), p.slice(0, 2000));
    expect(fit.slope).toBeGreaterThan(0.4);
    expect(fit.slope).toBeLessThan(0.6);
    const mended = p.slice(2000).map((chance) => applyPlatt(fit, chance));
    expect(judgeCalibration(y.slice(2000), mended).percentMayBeShown).toBe(true);
  });

  it('reads chi-square tails from the book', () => {
    expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    expect(chiSquareTail(18.307038053275146, 10)).toBeCloseTo(0.05, 12);
    expect(chiSquareTail(0.5, 10)).toBeCloseTo(0.999993388289, 11);
    expect(chiSquareTail(0, 4)).toBe(1);
  });
});

describe('a bent line', () => {
  const bold = (chance: number): number => (chance < 0.3 ? chance / 3 : Math.min(0.999, chance + 0.15));
  const logOddsOf = (p: Float64Array): Float64Array => p.map((chance) => Math.log(chance) - Math.log1p(-chance));

  it('mends what no straight one can, and keeps the order', () => {
    const { y, p } = promised(8000, bold, 'bent');
    const [said, later] = [logOddsOf(p.slice(0, 4000)), logOddsOf(p.slice(4000))];
    const line = fitPlatt(y.slice(0, 4000), p.slice(0, 4000));
    const bend = fitBend(y.slice(0, 4000), said);
    const chances = later.map((z) => 1 / (1 + Math.exp(-applyBend(bend, z))));
    const straight = p.slice(4000).map((chance) => applyPlatt(line, chance));
    const error = (q: Float64Array): number => judgeCalibration(y.slice(4000), q).expectedError;
    expect(error(chances)).toBeLessThan(0.02);
    expect(error(chances)).toBeLessThan(error(straight));
    const order = Array.from(later.keys()).sort((a, b) => (later[a] as number) - (later[b] as number));
    expect(order.every((row, i) => i === 0 || (chances[row] as number) >= (chances[order[i - 1] as number] as number))).toBe(true);
    expect(bend?.at.every((at, i, all) => i === 0 || at > (all[i - 1] as number))).toBe(true);
  });

  it('stays finite where scores are as sure as can be', () => {
    const rows = 200_000;
    const y = Uint8Array.from({ length: rows }, (_, i) => (i < rows / 2 ? 0 : 1));
    const bend = fitBend(
      y,
      Float64Array.from(y, (won, i) => (won ? 40 : -40) + i / rows),
    );
    expect(bend?.to.every(Number.isFinite)).toBe(true);
    expect([-200, -40, 0, 40, 200].map((score) => applyBend(bend, score)).every(Number.isFinite)).toBe(true);
  });

  it('is not drawn through too few rows, nor where all scores are alike', () => {
    const { y, p } = promised(150, bold, 'few');
    expect(fitBend(y, logOddsOf(p))).toBeNull();
    expect(fitBend(Uint8Array.of(0, 1, 1), Float64Array.of(1, 1, 1))).toBeNull();
    expect(applyBend(null, 0.7)).toBe(0.7);
  });
});

it('an isotonic fit never falls and stays within 0 to 1', () => {
  const rows = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(rows, (list) => {
      const { value } = fitIsotonic(
        list.map(([y]) => y),
        list.map(([, p]) => p),
      );
      return value.every((v, i) => v >= 0 && v <= 1 && (i === 0 || v >= (value[i - 1] as number) - 1e-12));
    }),
  );
});
