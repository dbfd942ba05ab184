import { Room, type TextKernel } from './kernel';
import type { Encoding, Guess, Message } from './reading';

/** The upper half of each single-byte code page; platform decoders disagree on these (and some are wrong), so we carry our own. */
const LATIN1 = Array.from({ length: 128 }, (_, i) => String.fromCharCode(128 + i)).join('');
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' + LATIN1.slice(32);
const ISO_15 = LATIN1.replace('¤', '€')
  .replace('¦', 'Š')
  .replace('¨', 'š')
  .replace('´', 'Ž')
  .replace('¸', 'ž')
  .replace('¼', 'Œ')
  .replace('½', 'œ')
  .replace('¾', 'Ÿ');
const CP1250 =
  '€\u0081‚\u0083„…†‡\u0088‰Š‹ŚŤŽŹ\u0090‘’“”•–—\u0098™š›śťžź\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż' +
  'ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙';
const MAC =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

const PAGES: Partial<Record<Encoding, string>> = {
  'windows-1252': CP1252,
  'iso-8859-1': LATIN1,
  'iso-8859-15': ISO_15,
  'windows-1250': CP1250,
  macintosh: MAC,
};

/** Turns a stream of bytes into UTF-8 without a byte order mark. */
export interface Utf8Stream {
  push(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

export class NotUtf8 extends Error {
  /** A piece of the file around the first byte that is not UTF-8. */
  readonly around: Uint8Array;
  constructor(around: Uint8Array) {
    super('not UTF-8');
    this.around = around;
  }
}

const NOTHING = new Uint8Array(0);

/**
 * @param strict UTF-8 that is not UTF-8 throws NotUtf8; otherwise it shows as U+FFFD
 * @param kernel checks faster; nothing else may use it
 */
export function utf8Stream(encoding: Encoding, strict: boolean, kernel: TextKernel | null = null): Utf8Stream {
  const page = PAGES[encoding];
  if (page !== undefined) return pageStream(page);
  if (encoding === 'utf-8' && strict) return checkedStream(kernel === null ? utf8Check() : fastCheck(kernel));
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return {
    push: (chunk) => encoder.encode(decoder.decode(chunk, { stream: true })),
    end: () => encoder.encode(decoder.decode()),
  };
}

function pageStream(page: string): Utf8Stream {
  const encoder = new TextEncoder();
  const table = Array.from(page, (letter) => encoder.encode(letter));
  return {
    push: (chunk) => {
      if (isAscii(chunk)) return chunk;
      const out = new Uint8Array(chunk.length * 3);
      let at = 0;
      for (let i = 0; i < chunk.length; i++) {
        const byte = chunk[i] as number;
        if (byte < 128) {
          out[at++] = byte;
          continue;
        }
        const letter = table[byte - 128] as Uint8Array;
        for (let k = 0; k < letter.length; k++) out[at++] = letter[k] as number;
      }
      return out.subarray(0, at);
    },
    end: () => NOTHING,
  };
}

/** UTF-8 passes through; the byte order mark goes; a wrong byte throws. */
function checkedStream(check: Utf8Check): Utf8Stream {
  let held: Uint8Array | null = NOTHING;
  return {
    push: (chunk) => {
      if (!check(chunk, false)) throw new NotUtf8(chunk);
      if (held === null) return chunk;
      const start: Uint8Array = held.length === 0 ? chunk : join(held, chunk);
      if (start.length < 3 && start[0] === 0xef) {
        held = start.slice();
        return NOTHING;
      }
      held = null;
      return hasUtf8Bom(start) ? start.subarray(3) : start;
    },
    end: () => {
      if (!check(NOTHING, true)) throw new NotUtf8(NOTHING);
      return held ?? NOTHING;
    },
  };
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}

/** A streaming test: false as soon as the bytes so far cannot be UTF-8. `final` also refuses a letter cut off at the end. */
type Utf8Check = (chunk: Uint8Array, final: boolean) => boolean;

function fastCheck(kernel: TextKernel): Utf8Check {
  const piece = 1 << 18;
  const room = new Room(kernel);
  const at = room.take(piece);
  let state = 0;
  return (chunk, final) => {
    for (let from = 0; from < chunk.length; from += piece) {
      const part = chunk.subarray(from, from + piece);
      room.bytes.set(part, at);
      state = kernel.utf8(at, at + part.length, state);
      if (state < 0) return false;
    }
    return !final || state === 0;
  };
}

function utf8Check(): Utf8Check {
  let need = 0;
  let low = 0x80;
  let high = 0xbf;
  return (chunk, final) => {
    const n = chunk.length;
    for (let i = 0; i < n; i++) {
      if (need === 0) i = skipAscii(chunk, i);
      if (i >= n) break;
      const byte = chunk[i] as number;
      if (need > 0) {
        if (byte < low || byte > high) return false;
        low = 0x80;
        high = 0xbf;
        need--;
      } else if (byte >= 0x80) {
        if (byte >= 0xc2 && byte <= 0xdf) need = 1;
        else if (byte >= 0xe0 && byte <= 0xef) {
          need = 2;
          if (byte === 0xe0) low = 0xa0;
          if (byte === 0xed) high = 0x9f;
        } else if (byte >= 0xf0 && byte <= 0xf4) {
          need = 3;
          if (byte === 0xf0) low = 0x90;
          if (byte === 0xf4) high = 0x8f;
        } else return false;
      }
    }
    return !final || need === 0;
  };
}

function isAscii(bytes: Uint8Array): boolean {
  return skipAscii(bytes, 0) >= bytes.length;
}

/** The place of the next byte above 127, or the end. Sixteen bytes a turn where the memory is aligned. */
function skipAscii(bytes: Uint8Array, from: number): number {
  let i = from;
  const n = bytes.length;
  const edge = Math.min(n, i + 16);
  while (i < edge) {
    if ((bytes[i] as number) >= 128) return i;
    i++;
  }
  while (i < n && ((bytes.byteOffset + i) & 3) !== 0) {
    if ((bytes[i] as number) >= 128) return i;
    i++;
  }
  if (i >= n) return n;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + i, (n - i) >> 2);
  let w = 0;
  while (w + 4 <= words.length) {
    if ((((words[w] as number) | (words[w + 1] as number) | (words[w + 2] as number) | (words[w + 3] as number)) & 0x80808080) !== 0) break;
    w += 4;
  }
  i += w * 4;
  while (i < n && (bytes[i] as number) < 128) i++;
  return i;
}

function hasUtf8Bom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The encoding of a file from its first bytes: a mark, the rhythm of zero bytes, a UTF-8 test, then which code page gives words. */
export function sniffEncoding(head: Uint8Array): Guess<Encoding> {
  const guess = (value: Encoding, confidence: number, code: string, args: Message['args'] = {}): Guess<Encoding> => ({
    value,
    confidence,
    reason: { code, args },
  });
  if (hasUtf8Bom(head)) return guess('utf-8', 1, 'data.encoding-mark', { encoding: 'utf-8' });
  if (head[0] === 0xff && head[1] === 0xfe) return guess('utf-16le', 1, 'data.encoding-mark', { encoding: 'utf-16le' });
  if (head[0] === 0xfe && head[1] === 0xff) return guess('utf-16be', 1, 'data.encoding-mark', { encoding: 'utf-16be' });
  const wide = zeroRhythm(head);
  if (wide) return guess(wide, 0.95, 'data.encoding-zero-bytes', { encoding: wide });
  if (isAscii(head)) return guess('utf-8', 0.9, 'data.encoding-ascii');
  if (utf8Check()(head, false)) return guess('utf-8', 0.99, 'data.encoding-utf8');
  return sniffCodePage(head);
}

/** UTF-16 without a mark: in text of western letters nearly every second byte is 0. */
function zeroRhythm(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  const n = Math.min(head.length, 4096) & ~1;
  if (n < 4) return null;
  for (let i = 0; i < n; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const pairs = n / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

const CANDIDATES: readonly Encoding[] = ['windows-1252', 'macintosh', 'windows-1250'];
/** Letters that make a code page likely beside a western one: none of them stands in Nordic, German or French words. */
const EASTERN = new Set('ěřůčňďťłąśżęćńőűĺľŕăşţŘČŠŽŁŚŻ');

/** The code page under which the high bytes stand as letters inside words. */
export function sniffCodePage(bytes: Uint8Array): Guess<Encoding> {
  const scores = CANDIDATES.map((encoding) => ({ encoding, score: wordScore(bytes, PAGES[encoding] as string, encoding) }));
  const best = scores.reduce((a, b) => (b.score > a.score + 1e-9 ? b : a));
  const next = Math.max(...scores.filter((s) => s !== best).map((s) => s.score));
  const confidence = best.score - next > 0.2 ? 0.9 : best.encoding === 'windows-1252' ? 0.8 : 0.6;
  return { value: best.encoding, confidence, reason: { code: 'data.encoding-words', args: { encoding: best.encoding } } };
}

/** Mean over high bytes of: a lower-case letter after a letter is good, a sign inside a word or a capital after a small letter is bad. */
function wordScore(bytes: Uint8Array, page: string, encoding: Encoding): number {
  let score = 0;
  let seen = 0;
  let eastern = 0;
  let letters = 0;
  const letterAt = (i: number): string => {
    const byte = bytes[i] ?? 32;
    return byte < 128 ? String.fromCharCode(byte) : (page[byte - 128] as string);
  };
  const isLetter = (c: string): boolean => c.toLowerCase() !== c.toUpperCase();
  const isLower = (c: string): boolean => isLetter(c) && c === c.toLowerCase();
  for (let i = 0; i < bytes.length && seen < 20000; i++) {
    if ((bytes[i] as number) < 128) continue;
    seen++;
    const here = letterAt(i);
    const before = letterAt(i - 1);
    const after = letterAt(i + 1);
    if (isLetter(here)) {
      const broken = !isLower(here) && isLower(before);
      score += broken ? -1 : isLetter(before) || isLetter(after) ? 1 : 0.2;
      letters++;
      if (EASTERN.has(here)) eastern++;
    } else if (isLetter(before) && isLetter(after)) score -= here === '’' || here === '\u00a0' ? 0 : 1;
    else score += /[€£§°–—“”„‘’…\u00a0«»×·]/.test(here) ? 0.5 : -0.3;
  }
  if (seen === 0) return 0;
  const mean = score / seen;
  if (encoding === 'windows-1250') return mean + (eastern / seen > 0.1 ? easternBonus(bytes) : -0.1);
  // What is no letter anywhere speaks for no old Mac.
  return encoding === 'macintosh' && letters < seen / 2 ? mean - 1 : mean;
}

/** Czech, Polish and Hungarian words use byte pairs that a western reading would show as letters of two languages at once. */
function easternBonus(bytes: Uint8Array): number {
  const has = new Set<number>();
  for (const byte of bytes) if (byte >= 128) has.add(byte);
  // ì beside í, á or ú: Italian has the one, Spanish the others, Czech (as ě) all of them.
  const czech = has.has(0xec) && (has.has(0xf8) || ((has.has(0xed) || has.has(0xfa)) && has.has(0xe1)));
  const polish = has.has(0xb3) || (has.has(0x9c) && has.has(0xea));
  const hungarian = has.has(0xf5) && has.has(0xfb);
  return czech || polish || hungarian ? 0.15 : -0.15;
}
