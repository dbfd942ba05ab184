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

const rotl = (x: number, r: number): number => (x << r) | (x >>> (32 - r));

function finalMix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const C = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93] as const;
const ROT_K = [15, 16, 17, 18] as const;
const ROT_H = [19, 17, 15, 13] as const;
const ADD = [0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17] as const;

/** @see MurmurHash3_x86_128 */
export function hashBytes(bytes: Uint8Array, seed = 0): string {
  const h = [seed, seed, seed, seed] as [number, number, number, number];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blocks = bytes.length >> 4;
  const mixed = (k: number, lane: number): number =>
    Math.imul(rotl(Math.imul(k, C[lane] as number), ROT_K[lane] as number), C[(lane + 1) & 3] as number);
  for (let block = 0; block < blocks; block++) {
    for (let lane = 0; lane < 4; lane++) {
      h[lane] = (h[lane] as number) ^ mixed(view.getInt32(block * 16 + lane * 4, true), lane);
      h[lane] = (rotl(h[lane] as number, ROT_H[lane] as number) + (h[(lane + 1) & 3] as number)) | 0;
      h[lane] = (Math.imul(h[lane] as number, 5) + (ADD[lane] as number)) | 0;
    }
  }
  const tail = new Uint8Array(16);
  tail.set(bytes.subarray(blocks * 16));
  const tailView = new DataView(tail.buffer);
  const left = bytes.length & 15;
  for (let lane = 3; lane >= 0; lane--) {
    if (left > lane * 4) h[lane] = (h[lane] as number) ^ mixed(tailView.getInt32(lane * 4, true), lane);
  }
  const sum = (): void => {
    h[0] = (h[0] + h[1] + h[2] + h[3]) | 0;
    for (let lane = 1; lane < 4; lane++) h[lane] = ((h[lane] as number) + h[0]) | 0;
  };
  for (let lane = 0; lane < 4; lane++) h[lane] = (h[lane] as number) ^ bytes.length;
  sum();
  for (let lane = 0; lane < 4; lane++) h[lane] = finalMix(h[lane] as number);
  sum();
  return h.map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
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
