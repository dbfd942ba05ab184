import { present, quantilesOf } from './select';

/**
 * `fences`: `times` quartile distances beyond the quartiles (Tukey 1977: 1.5 is outside, 3 is far out). `robust-z`: `times` robust standard
 * deviations, 1.4826 times the median distance from the median, from the median (Iglewicz & Hoaglin 1993: 3.5).
 */
export interface OutlierRule {
  readonly method: 'fences' | 'robust-z';
  readonly times: number;
}

/** What lies outside is far out; null where there is no limit on that side. */
export interface Limits {
  readonly low: number | null;
  readonly high: number | null;
}

/** Fewer values have no shape to stand out from. */
const FEWEST = 20;
/** So small a share of negative values is a slip, and the column one of amounts. */
const SLIPS = 0.01;
/** Of a normal distribution the standard deviation is so many median deviations. */
const NORMAL = 1.4826022185056018;

type Span = readonly [low: number, high: number];

/**
 * The limits of a column. Amounts are lopsided, and what is far out on the plain scale may be usual on the logarithmic one: where hardly a value
 * is negative, a value must be far out on both, the positive ones being judged among themselves. Where the middle half is one and the
 * same value, the others are judged without it. Whole numbers are at least one step wide. A change of unit changes nothing else.
 * @param values NaN is missing @returns null when there is too little to judge
 */
export function limitsOf(values: Float64Array, rule: OutlierRule): Limits | null {
  const there = present(values);
  if (there.length < FEWEST) return null;
  let positives = 0;
  let negatives = 0;
  let whole = true;
  for (const value of there) {
    if (value > 0) positives++;
    else if (value < 0) negatives++;
    if (whole && value !== Math.floor(value)) whole = false;
  }
  const quartiles = quartilesOf(there);
  const plain = spanOf(there, rule, () => (whole ? 1 : 0), quartiles);
  if (!plain) return null;
  if (negatives > SLIPS * there.length) return limits(plain);
  const positive = positives === there.length ? there : there.filter((value) => value > 0);
  const step = (middle: number): number => (whole ? Math.log1p(Math.exp(-middle)) : 0);
  const logs =
    positive.length < FEWEST
      ? null
      : rule.method === 'fences'
        ? fencesOfLogs(positive, rule, step, positive === there ? quartiles : quartilesOf(positive))
        : spanOf(positive.map(Math.log), rule, step);
  if (!logs) return limits(plain);
  return limits([Math.min(plain[0], Math.exp(logs[0])), Math.max(plain[1], Math.exp(logs[1]))]);
}

/** The quartiles of the logarithms are the logarithms of the quartiles, to within two neighbouring values. */
function fencesOfLogs(positive: Float64Array, rule: OutlierRule, step: (middle: number) => number, plain: Quartiles): Span | null {
  const quartiles = plain.map(Math.log) as unknown as Quartiles;
  if (quartiles[2] > quartiles[0]) return fences(quartiles, rule.times, step);
  return spanOf(positive.map(Math.log), rule, step);
}

function limits([low, high]: Span): Limits {
  return { low: finite(low), high: finite(high) };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

type Quartiles = readonly [low: number, middle: number, high: number];

function quartilesOf(values: Float64Array): Quartiles {
  return quantilesOf(values, [0.25, 0.5, 0.75]) as unknown as Quartiles;
}

function fences([low, middle, high]: Quartiles, times: number, step: (middle: number) => number): Span {
  const reach = times * Math.max(high - low, step(middle));
  return [low - reach, high + reach];
}

function spanOf(values: Float64Array, rule: OutlierRule, step: (middle: number) => number, quartiles = quartilesOf(values)): Span | null {
  const [low, middle, high] = quartiles;
  if (rule.method === 'fences' && high > low) return fences(quartiles, rule.times, step);
  const spread = rule.method === 'fences' ? 0 : NORMAL * medianDistance(values, middle);
  if (spread > 0) {
    const reach = rule.times * Math.max(spread, step(middle));
    return [middle - reach, middle + reach];
  }
  const others = values.filter((value) => value !== middle);
  if (others.length < FEWEST || others.length === values.length) return null;
  const rest = spanOf(others, rule, step);
  return rest && [Math.min(middle, rest[0]), Math.max(middle, rest[1])];
}

function medianDistance(values: Float64Array, middle: number): number {
  const apart = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) apart[i] = Math.abs((values[i] as number) - middle);
  return quantilesOf(apart, [0.5])[0] as number;
}
