import type { Expr } from '../core/expr';

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;

export function daysBetween(from: Float64Array, to: Float64Array): Float64Array {
  const out = new Float64Array(from.length);
  for (let i = 0; i < out.length; i++) out[i] = ((to[i] as number) - (from[i] as number)) / MS_PER_DAY;
  return out;
}

type Part = Extract<Expr, { type: 'datePart' }>['part'];

export function datePart(part: Part, of: Float64Array): Float64Array {
  const out = new Float64Array(of.length);
  if (part === 'hour') {
    for (let i = 0; i < out.length; i++) out[i] = hourOf(of[i] as number);
  } else if (part === 'weekday') {
    for (let i = 0; i < out.length; i++) out[i] = weekdayOf(of[i] as number);
  } else {
    for (let i = 0; i < out.length; i++) out[i] = Number.isNaN(of[i] as number) ? NaN : partOf(part, of[i] as number);
  }
  return out;
}

function hourOf(ms: number): number {
  return Math.floor((ms - Math.floor(ms / MS_PER_DAY) * MS_PER_DAY) / MS_PER_HOUR);
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(ms: number): number {
  const day = Math.floor(ms / MS_PER_DAY) + 3;
  return day - Math.floor(day / 7) * 7 + 1;
}

function partOf(part: Exclude<Part, 'hour' | 'weekday'>, ms: number): number {
  const day = Math.floor(ms / MS_PER_DAY);
  switch (part) {
    case 'year':
      return civil(day).year;
    case 'quarter':
      return Math.floor((civil(day).month + 2) / 3);
    case 'month':
      return civil(day).month;
    case 'day':
      return civil(day).day;
    default:
      return part satisfies never;
  }
}

/** Year, month and day of a day number, proleptic Gregorian with a year 0. @see Hinnant, chrono-Compatible Low-Level Date Algorithms, civil_from_days */
function civil(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
