/**
 * The least and greatest a number can be, worked out in the very floating-point steps the engine takes: rounding keeps order, so the ends
 * of the operands give the ends of the result. An end that is not finite says the result may not be finite either.
 */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export const ANY_NUMBER: Range = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE };
export const UNBOUNDED: Range = { low: -Infinity, high: Infinity };

export function isBounded({ low, high }: Range): boolean {
  return Number.isFinite(low) && Number.isFinite(high);
}

export function exactly(value: number): Range {
  return { low: value, high: value };
}

export function combine(op: '+' | '-' | '*' | '/', left: Range, right: Range): Range {
  if (!isBounded(left) || !isBounded(right)) return UNBOUNDED;
  if (op === '/' && right.low <= 0 && right.high >= 0) return UNBOUNDED;
  const ends = [left.low, left.high].flatMap((a) =>
    [right.low, right.high].map((b) => (op === '+' ? a + b : op === '-' ? a - b : op === '*' ? a * b : a / b)),
  );
  return ends.every(Number.isFinite) ? { low: Math.min(...ends), high: Math.max(...ends) } : UNBOUNDED;
}

export function hull(ranges: readonly Range[]): Range {
  return { low: Math.min(...ranges.map(({ low }) => low)), high: Math.max(...ranges.map(({ high }) => high)) };
}

/** Of a function that never falls. */
export function through({ low, high }: Range, rising: (value: number) => number): Range {
  const ends = { low: rising(low), high: rising(high) };
  return isBounded(ends) ? ends : UNBOUNDED;
}

export function absolute({ low, high }: Range): Range {
  return { low: low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)), high: Math.max(Math.abs(low), Math.abs(high)) };
}

/** What is left of a range when infinities have become missing. */
export function clamp({ low, high }: Range): Range {
  return { low: Math.max(low, -Number.MAX_VALUE), high: Math.min(high, Number.MAX_VALUE) };
}
