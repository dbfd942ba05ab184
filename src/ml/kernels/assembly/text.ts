/**
 * Delimited text: regular records are cut, and the cells of a column are gathered as a dictionary or one after the other. What is
 * odd (escapes by backslash, line breaks in quotes, zero bytes, a wrong width) is left to the plain reader, which stays the measure.
 * A cell is 8 bytes: its address, and its length with bit 31 set where doubled quotes in it stand for one. Eight bytes behind a cell
 * may be read, sixteen behind a target may be written.
 */
import { hashOf, same } from './bytes';

const LF = 10;
const CR = 13;
const BLANK = 32;
const DOUBLED = <i32>0x80000000;

let cutTo: usize = 0;
let cutWhy: i32 = 0;

/** Where the next record starts. */
export function cutEnd(): usize {
  return cutTo;
}

/** Why cutting stopped: 0 the bytes ended, 1 an odd record is next, 2 as many records as were asked for. */
export function cutReason(): i32 {
  return cutWhy;
}

/** Blanks alone from `at` to before `to`. */
@inline
function blank(at: usize, to: usize): bool {
  while (at < to && load<u8>(at) === BLANK) at++;
  return at === to;
}

/** Cuts records of `width` cells from `at` on into `cells`. quote −1: there is none. @returns how many */
export function cut(at: usize, end: usize, cells: usize, most: i32, width: i32, delimiter: i32, quote: i32): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const quotes = i8x16.splat(<i8>(quote < 0 ? delimiter : quote));
  const feeds = i8x16.splat(<i8>LF);
  const returns = i8x16.splat(<i8>CR);
  const zeros = i8x16.splat(0);
  let records = 0;
  let start = at;
  let count = 0;
  let filled = 0;
  let out = cells;
  let open = false;
  /** Where the quotes of this cell closed, 0 while they did not. */
  let closed: usize = 0;
  let flag = 0;
  /** Bytes before it are done with. */
  let next = at;
  cutTo = at;
  cutWhy = 0;
  if (most <= 0) {
    cutWhy = 2;
    return 0;
  }
  for (let base = at; base < end; base += 16) {
    const v = v128.load(base);
    let mask = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(v, delimiters), i8x16.eq(v, quotes)),
        v128.or(v128.or(i8x16.eq(v, feeds), i8x16.eq(v, returns)), i8x16.eq(v, zeros)),
      ),
    );
    if (base + 16 > end) mask &= (1 << <i32>(end - base)) - 1;
    while (mask !== 0) {
      const i = base + <usize>ctz(mask);
      mask &= mask - 1;
      if (i < next) continue;
      const c = <i32>load<u8>(i);
      if (open) {
        if (c === quote) {
          if (i + 1 >= end) return records;
          const after = <i32>load<u8>(i, 1);
          if (after === quote) {
            flag = DOUBLED;
            next = i + 2;
          } else if (after === delimiter || after === LF || after === CR) {
            open = false;
            closed = i;
          } else {
            cutWhy = 1;
            return records;
          }
        } else if (c !== delimiter) {
          cutWhy = 1;
          return records;
        }
        continue;
      }
      if (c === quote) {
        if (i === start) open = true;
        else if (blank(start, i)) {
          cutWhy = 1;
          return records;
        }
        continue;
      }
      if (c === 0 || count === width) {
        cutWhy = 1;
        return records;
      }
      const from = closed === 0 ? start : start + 1;
      const length = <i32>((closed === 0 ? i : closed) - from);
      store<i32>(out, <i32>from);
      store<i32>(out, length | flag, 4);
      out += 8;
      filled |= length;
      count++;
      start = i + 1;
      closed = 0;
      flag = 0;
      if (c === delimiter) continue;
      if (c === CR) {
        if (i + 1 >= end) return records;
        if (load<u8>(i, 1) === LF) start = i + 2;
      }
      if (count !== width || filled === 0) {
        cutWhy = 1;
        return records;
      }
      records++;
      cutTo = start;
      next = start;
      count = 0;
      filled = 0;
      if (records === most) {
        cutWhy = 2;
        return records;
      }
    }
  }
  return records;
}

/** Copies a cell with its doubled quotes made one. @returns the length */
function single(from: usize, length: i32, to: usize): i32 {
  const end = from + <usize>length;
  const start = to;
  // The cell starts right after the quote that opened it.
  const quote = load<u8>(from - 1);
  while (from < end) {
    const c = load<u8>(from++);
    if (c === quote) from++;
    store<u8>(to++, c);
  }
  return <i32>(to - start);
}

@inline
function copy(to: usize, from: usize, length: i32): void {
  v128.store(to, v128.load(from));
  for (let i = 16; i < length; i += 16) v128.store(to + <usize>i, v128.load(from + <usize>i));
}

/**
 * One column's cells as codes of a dictionary. The dictionary is 7 numbers of 32 bits: its entries, its arena and the end of that,
 * its offsets and the end of those, its slots (8 bytes each: entry, hash), and the number of slots less one. Entry 0 is the empty
 * cell. Stops before a text there is no room for, and after one that fills half of the slots.
 * @returns rows done
 */
export function gather(dictionary: usize, cells: usize, stride: i32, rows: i32, codes: usize, spare: usize): i32 {
  let entries = load<i32>(dictionary);
  const arena = <usize>load<u32>(dictionary, 4);
  const arenaEnd = <usize>load<u32>(dictionary, 8);
  const offsets = <usize>load<u32>(dictionary, 12);
  const offsetsEnd = <usize>load<u32>(dictionary, 16);
  const slots = <usize>load<u32>(dictionary, 20);
  const mask = load<i32>(dictionary, 24);
  let row = 0;
  for (; row < rows; row++, cells += <usize>stride) {
    let at = <usize>load<u32>(cells);
    let length = load<i32>(cells, 4);
    const code = codes + ((<usize>row) << 2);
    if (length === 0) {
      store<i32>(code, 0);
      continue;
    }
    if (length < 0) {
      length = single(at, length & 0x7fffffff, spare);
      at = spare;
    }
    const hash = hashOf(at, length);
    let slot = (hash ^ (hash >>> 15)) & mask;
    let entry = 0;
    for (;;) {
      const place = slots + ((<usize>slot) << 3);
      entry = load<i32>(place);
      if (entry === 0) break;
      if (load<i32>(place, 4) === hash) {
        const offset = offsets + ((<usize>entry) << 2);
        const from = load<u32>(offset);
        if (load<u32>(offset, 4) - from === <u32>length && same(arena + <usize>from, at, length)) break;
      }
      slot = (slot + 1) & mask;
    }
    if (entry !== 0) {
      store<i32>(code, entry);
      continue;
    }
    const offset = offsets + ((<usize>entries) << 2);
    const from = load<u32>(offset);
    if (offset + 8 > offsetsEnd || arena + <usize>from + <usize>length + 16 > arenaEnd) break;
    copy(arena + <usize>from, at, length);
    store<u32>(offset, from + <u32>length, 4);
    const place = slots + ((<usize>slot) << 3);
    store<i32>(place, entries);
    store<i32>(place, hash, 4);
    store<i32>(code, entries);
    if (entries * 2 > mask) {
      entries++;
      row++;
      break;
    }
    entries++;
  }
  store<i32>(dictionary, entries);
  return row;
}

/** Puts all entries into new slots. */
export function rehash(from: usize, fromMask: i32, to: usize, toMask: i32): void {
  for (let i = 0; i <= fromMask; i++) {
    const entry = load<i32>(from);
    if (entry !== 0) {
      const hash = load<i32>(from, 4);
      let slot = (hash ^ (hash >>> 15)) & toMask;
      while (load<i32>(to + ((<usize>slot) << 3)) !== 0) slot = (slot + 1) & toMask;
      const place = to + ((<usize>slot) << 3);
      store<i32>(place, entry);
      store<i32>(place, hash, 4);
    }
    from += 8;
  }
}

/** One column's cells one after the other, each filled one a new entry. `ends` gets where each ends. @returns filled cells */
export function append(cells: usize, stride: i32, rows: i32, codes: usize, entry: i32, end: u32, ends: usize, bytes: usize): i32 {
  const first = entry;
  for (let row = 0; row < rows; row++, cells += <usize>stride, codes += 4) {
    const at = <usize>load<u32>(cells);
    let length = load<i32>(cells, 4);
    if (length === 0) {
      store<i32>(codes, 0);
      continue;
    }
    if (length < 0) length = single(at, length & 0x7fffffff, bytes);
    else copy(bytes, at, length);
    bytes += <usize>length;
    end += <u32>length;
    store<u32>(ends, end);
    ends += 4;
    store<i32>(codes, entry++);
  }
  return entry - first;
}

/**
 * Whether bytes go on being UTF-8. The state between calls is 0 where a letter may begin, else how many bytes it still needs, with
 * the least and the greatest its next one may be in the second and third byte. @returns the new state, −1 when it is not UTF-8
 */
export function utf8(at: usize, end: usize, state: i32): i32 {
  let need = state & 255;
  let low = (state >> 8) & 255;
  let high = (state >> 16) & 255;
  while (at < end) {
    if (need === 0) {
      while (at + 16 <= end && !v128.any_true(v128.and(v128.load(at), i8x16.splat(-128)))) at += 16;
      while (at < end && load<u8>(at) < 128) at++;
      if (at >= end) return 0;
    }
    const byte = <i32>load<u8>(at);
    if (need > 0) {
      if (byte < low || byte > high) return -1;
      low = 0x80;
      high = 0xbf;
      need--;
    } else {
      low = 0x80;
      high = 0xbf;
      if (byte >= 0xc2 && byte <= 0xdf) need = 1;
      else if (byte >= 0xe0 && byte <= 0xef) {
        need = 2;
        if (byte === 0xe0) low = 0xa0;
        if (byte === 0xed) high = 0x9f;
      } else if (byte >= 0xf0 && byte <= 0xf4) {
        need = 3;
        if (byte === 0xf0) low = 0x90;
        if (byte === 0xf4) high = 0x8f;
      } else return -1;
    }
    at++;
  }
  return need === 0 ? 0 : need | (low << 8) | (high << 16);
}
