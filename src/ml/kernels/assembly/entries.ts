/**
 * The entries of a text column: entry e is the bytes `arena + offsets[e] … arena + offsets[e + 1])`. What is not written the plain
 * way is listed for the host, which stays the measure; what is, gets the same bits.
 */
import { hashOf, same } from './bytes';

@inline
function fromOf(arena: usize, offsets: usize, entry: i32): usize {
  return arena + <usize>load<u32>(offsets + ((<usize>entry) << 2));
}

/**
 * Numbers the entries `start` … before `entries` so that equal texts share a number, in order of appearance. Entry 0 has number 0;
 * `count` numbers are taken by the entries before. `slots` are mask + 1 pairs, zeroed at first.
 * @returns how many numbers are taken now
 */
export function distinct(
  arena: usize, offsets: usize, start: i32, entries: i32, numbers: usize, firsts: usize, count: i32, slots: usize, mask: i32,
): i32 { // prettier-ignore
  store<i32>(numbers, 0);
  store<i32>(firsts, 0);
  // All hashes first: then the searches do not wait for one another.
  for (let entry = start; entry < entries; entry++) {
    const at = fromOf(arena, offsets, entry);
    store<i32>(numbers + ((<usize>entry) << 2), hashOf(at, <i32>(fromOf(arena, offsets, entry + 1) - at)));
  }
  for (let entry = start; entry < entries; entry++) {
    const out = numbers + ((<usize>entry) << 2);
    const hash = load<i32>(out);
    let slot = (hash ^ (hash >>> 15)) & mask;
    let number = 0;
    for (;;) {
      const place = slots + ((<usize>slot) << 3);
      number = load<i32>(place);
      if (number === 0) {
        number = count++;
        store<i32>(place, number);
        store<i32>(place, hash, 4);
        store<i32>(firsts + ((<usize>number) << 2), entry);
        break;
      }
      if (load<i32>(place, 4) === hash) {
        const first = load<i32>(firsts + ((<usize>number) << 2));
        const a = fromOf(arena, offsets, first);
        const b = fromOf(arena, offsets, entry);
        const length = fromOf(arena, offsets, entry + 1) - b;
        if (fromOf(arena, offsets, first + 1) - a === length && same(a, b, <i32>length)) break;
      }
      slot = (slot + 1) & mask;
    }
    store<i32>(out, number);
  }
  return count;
}

const powers = memory.data<f64>([
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]);

/** Entries 1 … as numbers: digits with a sign, a decimal sign and no thousands. @returns how many are `odd`, and listed there */
export function numbers(arena: usize, offsets: usize, entries: i32, decimal: i32, percent: bool, values: usize, odd: usize): i32 {
  let odds = 0;
  for (let entry = 1; entry < entries; entry++) {
    let at = fromOf(arena, offsets, entry);
    const end = fromOf(arena, offsets, entry + 1);
    const negative = load<u8>(at) === 45;
    if (negative) at++;
    let mantissa: u64 = 0;
    let point: usize = 0;
    let plain = at < end && end - at <= 16;
    for (; at < end; at++) {
      const c = <i32>load<u8>(at);
      const digit = <u32>(c - 48);
      if (digit <= 9) mantissa = mantissa * 10 + <u64>digit;
      else if (c === decimal && point === 0) point = at + 1;
      else {
        plain = false;
        break;
      }
    }
    // 15 digits at the most, so that the mantissa is exact.
    const digits = end - fromOf(arena, offsets, entry) - (negative ? 1 : 0) - (point === 0 ? 0 : 1);
    if (!plain || digits === 0 || digits > 15) {
      store<i32>(odd + ((<usize>odds) << 2), entry);
      odds++;
      continue;
    }
    let value = <f64>mantissa;
    if (point !== 0 && point < end) value /= load<f64>(powers + ((end - point) << 3));
    if (percent) value /= 100;
    if (negative && value !== 0) value = -value;
    store<f64>(values + ((<usize>entry) << 3), value);
  }
  return odds;
}

@inline
function two(at: usize): u32 {
  const a = <u32>load<u8>(at) - 48;
  const b = <u32>load<u8>(at, 1) - 48;
  return a <= 9 && b <= 9 ? a * 10 + b : 1000;
}

@inline
function daysIn(month: u32, year: u32): u32 {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. @see Howard Hinnant, chrono-compatible low-level date algorithms */
@inline
function daysSince1970(year: i32, month: i32, day: i32): i32 {
  const y = month <= 2 ? year - 1 : year;
  const era = y / 400;
  const ofEra = y - era * 400;
  const ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}

/** Entries 1 … as milliseconds: `2024-03-31`, alone or with ` 14:05:09` or `T14:05:09`. @returns how many are `odd`, and listed there */
export function dates(arena: usize, offsets: usize, entries: i32, values: usize, odd: usize): i32 {
  let odds = 0;
  for (let entry = 1; entry < entries; entry++) {
    const at = fromOf(arena, offsets, entry);
    const length = fromOf(arena, offsets, entry + 1) - at;
    let plain = false;
    if ((length === 10 || length === 19) && load<u8>(at, 4) === 45 && load<u8>(at, 7) === 45) {
      const century = two(at);
      const years = two(at + 2);
      const month = two(at + 5);
      const day = two(at + 8);
      const year = century * 100 + years;
      if (century < 100 && years < 100 && year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year)) {
        let ms: f64 = <f64>daysSince1970(year, month, day) * 86400000;
        plain = true;
        if (length === 19) {
          const gap = load<u8>(at, 10);
          const hour = two(at + 11);
          const minute = two(at + 14);
          const second = two(at + 17);
          plain =
            (gap === 32 || gap === 84) && load<u8>(at, 13) === 58 && load<u8>(at, 16) === 58 && hour < 24 && minute < 60 && second < 60;
          ms += <f64>(((hour * 60 + minute) * 60 + second) * 1000);
        }
        if (plain) store<f64>(values + ((<usize>entry) << 3), ms);
      }
    }
    if (plain) continue;
    store<i32>(odd + ((<usize>odds) << 2), entry);
    odds++;
  }
  return odds;
}
