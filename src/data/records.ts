import type { Dialect } from './reading';

const CR = 13;
const LF = 10;
const BLANK = 32;
/** FNV-1a, 32 bits. */
const FNV_BASIS = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** Cut records, one at a time: after `next` returned true, cell k is `(rewritten[k] ? scratch : bytes)[starts[k] … ends[k])`. */
export interface RecordSource {
  readonly bytes: Uint8Array;
  readonly scratch: Uint8Array;
  readonly rewritten: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  readonly count: number;
  readonly line: number;
  readonly blankLines: number;
  readonly nulBytes: number;
  readonly strayQuotes: number;
  readonly strayLine: number;
  next(): boolean;
  text(k: number): string;
  texts(): string[];
}

/**
 * Cuts UTF-8 bytes into records and cells without making strings. After `next` returned true, cell k is
 * `(rewritten[k] ? scratch : bytes)[starts[k] … ends[k])` with `hashes[k]`, its FNV-1a hash.
 */
export class Records implements RecordSource {
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  hashes = new Int32Array(64);
  rewritten = new Uint8Array(64);
  /** Cells of the record. */
  count = 0;
  scratch = new Uint8Array(256);
  /** Where reading goes on in `bytes`. */
  at = 0;
  /** Line of the file on which the record starts, 1 is the first, and the line after it. */
  line = 1;
  nextLine = 1;
  blankLines = 0;
  nulBytes = 0;
  /** Quotes that were not closed, or not where a quote may be; the first line of them. */
  strayQuotes = 0;
  strayLine = 0;

  bytes: Uint8Array = new Uint8Array(0);
  /** Where the bytes end that are there. */
  end = 0;
  private final = false;
  private scratchEnd = 0;
  private readonly special = new Uint8Array(256);
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly backslash: boolean;

  constructor(dialect: Dialect) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.backslash = dialect.escape === 'backslash';
    for (const code of [this.delimiter, CR, LF, 0]) this.special[code] = 1;
  }

  /** Bytes from `at` on; what an incomplete record left over is in front. `final`: nothing follows. */
  feed(bytes: Uint8Array, at: number, end: number, final: boolean): void {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.final = final;
  }

  /** So many records of one line each were cut elsewhere, up to `at`. */
  skip(records: number, at: number): void {
    this.at = at;
    this.nextLine += records;
    this.line = this.nextLine - 1;
  }

  /** The next record with anything in it. False: more bytes are needed, or (when final) there is none; `at` stays before it. */
  next(): boolean {
    const { bytes, end } = this;
    for (;;) {
      if (this.at >= end) return false;
      const first = bytes[this.at] as number;
      if (first === LF) this.at++;
      else if (first === CR) {
        if (this.at + 1 >= end && !this.final) return false;
        this.at += bytes[this.at + 1] === LF && this.at + 1 < end ? 2 : 1;
      } else break;
      this.blankLines++;
      this.nextLine++;
    }
    const { strayQuotes, nulBytes } = this;
    if (this.cut()) return true;
    this.strayQuotes = strayQuotes;
    this.nulBytes = nulBytes;
    return false;
  }

  private cut(): boolean {
    const { bytes, end, special, delimiter, quote } = this;
    let { starts, ends, hashes, rewritten } = this;
    let i = this.at;
    let count = 0;
    let lines = 1;
    this.scratchEnd = 0;
    for (;;) {
      if (count >= starts.length) {
        this.widen();
        ({ starts, ends, hashes, rewritten } = this);
      }
      const start = i;
      let hash = FNV_BASIS;
      let c = i < end ? (bytes[i] as number) : LF;
      if (c === quote || (c === BLANK && quote > 0 && this.opensAfterBlanks(i))) {
        const after = this.quoted(i, count);
        if (after === -1) return false;
        if (after >= 0) {
          lines += this.spanned;
          i = after;
        } else i = this.plainSlow(i, count);
      } else {
        while (i < end && special[(c = bytes[i] as number)] === 0) {
          hash = Math.imul(hash ^ c, FNV_PRIME);
          i++;
        }
        if (i < end && c === 0) i = this.plainSlow(start, count);
        else {
          starts[count] = start;
          ends[count] = i;
          hashes[count] = hash;
          rewritten[count] = 0;
        }
      }
      count++;
      if (i >= end) {
        if (!this.final) return false;
        break;
      }
      c = bytes[i] as number;
      if (c === delimiter) {
        i++;
        continue;
      }
      if (c === CR) {
        if (i + 1 >= end && !this.final) return false;
        i += i + 1 < end && bytes[i + 1] === LF ? 2 : 1;
      } else i++;
      break;
    }
    this.count = count;
    this.at = i;
    this.line = this.nextLine;
    this.nextLine += lines;
    return true;
  }

  /** Cell k of the record as a string. */
  text(k: number): string {
    return decodeUtf8((this.rewritten[k] === 1 ? this.scratch : this.bytes).subarray(this.starts[k], this.ends[k]));
  }

  /** The record as strings. */
  texts(): string[] {
    return Array.from({ length: this.count }, (_, k) => this.text(k));
  }

  /** Line breaks inside the quoted cell read last. */
  private spanned = 0;

  private opensAfterBlanks(from: number): boolean {
    let i = from;
    while (i < this.end && this.bytes[i] === BLANK) i++;
    return i < this.end && this.bytes[i] === this.quote;
  }

  /** Reads a quoted cell into slot k. @returns where it ends, -1 when more bytes are needed, -2 when the quote opens nothing */
  private quoted(from: number, k: number): number {
    const { bytes, end, quote, delimiter } = this;
    let open = from;
    while (bytes[open] === BLANK) open++;
    let i = open + 1;
    let after = i;
    let simple = true;
    let odd = false;
    let spanned = 0;
    for (;;) {
      if (i >= end) return this.final ? this.stray() : -1;
      const c = bytes[i] as number;
      if (c === quote) {
        if (i + 1 >= end && !this.final) return -1;
        if (i + 1 < end && bytes[i + 1] === quote) {
          simple = false;
          i += 2;
          continue;
        }
        after = i + 1;
        while (after < end && bytes[after] === BLANK) after++;
        if (after >= end && !this.final) return -1;
        const next = after < end ? bytes[after] : LF;
        if (next === delimiter || next === LF || next === CR) break;
        // A quote in mid-cell: part of the text while the cell stays on its line, else the opening quote was a stray one.
        if (spanned > 0) return this.stray();
        simple = false;
        odd = true;
      } else if (c === LF || c === CR) {
        if (odd) return this.stray();
        if (c === LF || bytes[i + 1] !== LF) spanned++;
      } else if (c === 0) simple = false;
      else if (c === 92 && this.backslash) {
        simple = false;
        i++;
      }
      i++;
    }
    const close = i;
    if (odd) this.stray();
    this.spanned = spanned;
    if (simple) {
      let hash = FNV_BASIS;
      for (let j = open + 1; j < close; j++) hash = Math.imul(hash ^ (bytes[j] as number), FNV_PRIME);
      this.starts[k] = open + 1;
      this.ends[k] = close;
      this.hashes[k] = hash;
      this.rewritten[k] = 0;
    } else this.rewrite(open + 1, close, k, true);
    return after;
  }

  private stray(): -2 {
    this.strayQuotes++;
    if (this.strayLine === 0) this.strayLine = this.nextLine;
    return -2;
  }

  /** An unquoted cell that starts with a quote which opens nothing, or holds zero bytes. */
  private plainSlow(from: number, k: number): number {
    let i = from;
    while (i < this.end && (this.special[this.bytes[i] as number] === 0 || this.bytes[i] === 0)) i++;
    this.rewrite(from, i, k, false);
    return i;
  }

  /** Copies a cell to the scratch space without zero bytes and, if quoted, without its escapes. */
  private rewrite(from: number, to: number, k: number, quoted: boolean): void {
    const need = this.scratchEnd + to - from;
    if (need > this.scratch.length) {
      const wider = new Uint8Array(need * 2);
      wider.set(this.scratch);
      this.scratch = wider;
    }
    const { bytes, scratch, quote } = this;
    const start = this.scratchEnd;
    let at = start;
    let hash = FNV_BASIS;
    for (let i = from; i < to; i++) {
      let c = bytes[i] as number;
      if (c === 0) {
        this.nulBytes++;
        continue;
      }
      if (quoted && c === quote && bytes[i + 1] === quote && i + 1 < to) i++;
      else if (quoted && c === 92 && this.backslash && i + 1 < to && (bytes[i + 1] === quote || bytes[i + 1] === 92))
        c = bytes[++i] as number;
      scratch[at++] = c;
      hash = Math.imul(hash ^ c, FNV_PRIME);
    }
    this.scratchEnd = at;
    this.starts[k] = start;
    this.ends[k] = at;
    this.hashes[k] = hash;
    this.rewritten[k] = 1;
  }

  private widen(): void {
    const grow = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(old.length * 2);
      wide.set(old);
      return wide;
    };
    this.starts = grow(this.starts);
    this.ends = grow(this.ends);
    this.hashes = grow(this.hashes);
    const wide = new Uint8Array(this.rewritten.length * 2);
    wide.set(this.rewritten);
    this.rewritten = wide;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
