import type { DateFormat } from './reading';

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ['jan', 'january', 'januar', 'jän', 'jänner', 'janv', 'janvier', 'januari'],
    ['feb', 'february', 'februar', 'febr', 'févr', 'février', 'februari'],
    ['mar', 'march', 'mars', 'märz', 'mär', 'mrz', 'maart', 'marts'],
    ['apr', 'april', 'avr', 'avril'],
    ['may', 'mai', 'mei', 'maj'],
    ['jun', 'june', 'juni', 'juin'],
    ['jul', 'july', 'juli', 'juil', 'juillet'],
    ['aug', 'august', 'août', 'augustus', 'augusti'],
    ['sep', 'sept', 'september', 'septembre'],
    ['oct', 'october', 'okt', 'oktober', 'octobre'],
    ['nov', 'november', 'novembre'],
    ['dec', 'december', 'des', 'desember', 'dez', 'dezember', 'déc', 'décembre'],
  ].flatMap((names, month) => names.map((name) => [name, month + 1] as const)),
);
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun|man|tir|ons|tor|fre|lør|søn|mo|di|mi|do|fr|sa|so)/;
const WHOLE_TIME =
  /^[T,\s]*(?:kl\.?|um|at)?\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(?:uhr)?([ap])?\.?m?\.?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;
/** Two-digit years up to this one are 20xx, as in POSIX. */
const PIVOT = 68;

/** A date as written. `first` and `second` are the day and month in an order the column has to tell, unless `fixed`. */
export class DateScan {
  first = 0;
  second = 0;
  year = 0;
  /** The order is clear from this cell alone: ISO or a month in words. Then `first` is the day, `second` the month. */
  fixed = false;
  /** Eight digits without a sign between them. */
  compact = false;
  separator = 0;
  hasTime = false;
  /** AM or PM was said. */
  halfDay = false;
  private time = 0;

  /** False when the text is no date in any order. Days that no month has are found by `resolve`. */
  scan(bytes: Uint8Array, start: number, end: number): boolean {
    let i = start;
    while (i < end && (bytes[i] as number) <= 32) i++;
    let stop = end;
    while (stop > i && (bytes[stop - 1] as number) <= 32) stop--;
    if (stop - i < 6 || stop - i > 48) return false;
    this.fixed = false;
    this.compact = false;
    this.separator = 0;
    const c = bytes[i] as number;
    if (c < 48 || c > 57) return c > 64 && this.scanWords(bytes, i, stop);
    const from = i;
    let a = 0;
    while (i < stop && isDigit(bytes[i])) a = a * 10 + (bytes[i++] as number) - 48;
    const length = i - from;
    if (length === 8 && i === stop) return this.scanCompact(a);
    if (length === 3 || length > 4 || i >= stop) return false;
    const separator = bytes[i] as number;
    if (separator !== 45 && separator !== 46 && separator !== 47)
      return length <= 2 && (separator === 32 || separator > 64) && this.scanWords(bytes, from, stop);
    if (i + 1 >= stop || !isDigit(bytes[i + 1])) return length <= 2 && this.scanWords(bytes, from, stop);
    this.separator = separator;
    const secondAt = ++i;
    let b = 0;
    while (i < stop && isDigit(bytes[i])) b = b * 10 + (bytes[i++] as number) - 48;
    if (i - secondAt > 2) return false;
    if (bytes[i] !== separator) {
      if (length !== 4 || separator === 46 || i !== stop || i - secondAt !== 2) return false;
      return this.keep(1, b, a, true) && this.scanTime(bytes, i, stop);
    }
    const thirdAt = ++i;
    let d = 0;
    while (i < stop && isDigit(bytes[i])) d = d * 10 + (bytes[i++] as number) - 48;
    const thirdLength = i - thirdAt;
    if (i + 1 === stop && bytes[i] === 46 && separator === 46) i++;
    if (length === 4) return thirdLength >= 1 && thirdLength <= 2 && this.keep(d, b, a, true) && this.scanTime(bytes, i, stop);
    if (thirdLength === 2) d += d <= PIVOT ? 2000 : 1900;
    else if (thirdLength !== 4) return false;
    return this.keep(a, b, d, false) && this.scanTime(bytes, i, stop);
  }

  /** Milliseconds since 1970 in the file's own civil time; NaN when there is no such day. */
  resolve(order: DateFormat['order']): number {
    const day = this.fixed || order !== 'mdy' ? this.first : this.second;
    const month = this.fixed || order !== 'mdy' ? this.second : this.first;
    if (month < 1 || month > 12 || day < 1 || day > daysIn(month, this.year)) return NaN;
    return daysSince1970(this.year, month, day) * 86_400_000 + this.time;
  }

  private keep(first: number, second: number, year: number, fixed: boolean): boolean {
    this.first = first;
    this.second = second;
    this.year = year;
    this.fixed = fixed;
    return fixed ? second >= 1 && second <= 12 && first >= 1 && first <= 31 : first >= 1 && first <= 31 && second >= 1 && second <= 31;
  }

  private scanCompact(digits: number): boolean {
    const year = Math.floor(digits / 10000);
    this.compact = true;
    this.time = 0;
    this.hasTime = false;
    this.halfDay = false;
    return year >= 1900 && year <= 2100 && this.keep(digits % 100, Math.floor(digits / 100) % 100, year, true);
  }

  private scanTime(bytes: Uint8Array, from: number, stop: number): boolean {
    this.time = 0;
    this.hasTime = false;
    this.halfDay = false;
    if (from === stop) return true;
    let i = from;
    if (bytes[i] !== 84 && bytes[i] !== 32) return this.slowTime(bytes, from, stop);
    i++;
    const left = stop - i;
    // hh:mm, hh:mm:ss
    if ((left === 5 || left === 8) && isDigit(bytes[i]) && isDigit(bytes[i + 1]) && isDigit(bytes[i + 3]) && isDigit(bytes[i + 4])) {
      const hour = two(bytes, i);
      const minute = two(bytes, i + 3);
      const sign = bytes[i + 2];
      let second = 0;
      let plain = sign === 58 || sign === 46;
      if (left === 8) {
        plain = plain && bytes[i + 5] === sign && isDigit(bytes[i + 6]) && isDigit(bytes[i + 7]);
        second = two(bytes, i + 6);
      }
      if (plain) return this.keepTime(hour, minute, second, 0);
    }
    return this.slowTime(bytes, from, stop);
  }

  private slowTime(bytes: Uint8Array, from: number, stop: number): boolean {
    const found = WHOLE_TIME.exec(latin(bytes, from, stop));
    if (!found) return false;
    let hour = Number(found[1]);
    const half = found[5]?.toLowerCase();
    if (half !== undefined) {
      if (hour < 1 || (hour > 12 && half === 'a')) return false;
      if (hour <= 12) hour = (hour % 12) + (half === 'p' ? 12 : 0);
    }
    const fraction = found[4] === undefined ? 0 : Math.round(Number(`0.${found[4]}`) * 1000);
    this.halfDay = half !== undefined;
    return this.keepTime(hour, Number(found[2]), Number(found[3] ?? 0), fraction);
  }

  private keepTime(hour: number, minute: number, second: number, ms: number): boolean {
    this.hasTime = true;
    this.time = ((hour * 60 + minute) * 60 + second) * 1000 + ms;
    return hour < 24 && minute < 60 && second < 61;
  }

  /** `12. januar 2020`, `12-Dec-2019`, `Dec 12, 2019`, with a weekday in front or a time behind. */
  private scanWords(bytes: Uint8Array, from: number, stop: number): boolean {
    const text = decoder.decode(bytes.subarray(from, stop)).toLowerCase();
    const words = /^(?:([\p{L}]+)\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[.\s/-]+(?:of\s+)?([\p{L}]+)\.?[\s/,-]+(\d{4}|\d{2})(?!\d)(.*)$/u.exec(
      text,
    );
    if (words) {
      const month = MONTHS.get(words[3] as string);
      if (month === undefined || (words[1] !== undefined && !WEEKDAY.test(words[1]))) return false;
      return this.keepWords(Number(words[2]), month, words[4] as string, words[5] as string);
    }
    const american = /^(?:([\p{L}]+)\.?,?\s+)?([\p{L}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)(.*)$/u.exec(text);
    const month = american ? MONTHS.get(american[2] as string) : undefined;
    if (!american || month === undefined) return false;
    return this.keepWords(Number(american[3]), month, american[4] as string, american[5] as string);
  }

  private keepWords(day: number, month: number, year: string, rest: string): boolean {
    const full = year.length === 2 ? Number(year) + (Number(year) <= PIVOT ? 2000 : 1900) : Number(year);
    if (!this.keep(day, month, full, true)) return false;
    const after = encoder.encode(rest.trim() === '' ? '' : ` ${rest.trim()}`);
    return this.scanTime(after, 0, after.length);
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

function isDigit(c: number | undefined): boolean {
  return c !== undefined && c >= 48 && c <= 57;
}

function two(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) - 48) * 10 + (bytes[at + 1] as number) - 48;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let out = '';
  for (let i = from; i < to; i++) out += String.fromCharCode(bytes[i] as number);
  return out;
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 in the Gregorian calendar. @see Howard Hinnant, chrono-compatible low-level date algorithms */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

const cellScan = new DateScan();

/** The date a text stands for; NaN when it is none. */
export function parseDate(text: string, order: DateFormat['order']): number {
  const bytes = encoder.encode(text);
  return cellScan.scan(bytes, 0, bytes.length) ? cellScan.resolve(order) : NaN;
}
