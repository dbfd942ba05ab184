import { Inflate } from 'fflate';
import { stop } from '../../core/problem';

const MOST_ENTRIES = 20_000;
/** A part that unpacks to more than this and to more than `MOST_RATIO` times its size is no table. */
const FREE_BYTES = 20e6;
const MOST_RATIO = 200;
const MOST_BYTES = 2e9;
const PIECE = 1 << 16;

export interface ZipEntry {
  readonly name: string;
  readonly at: number;
  readonly packed: number;
  /** Bytes it says it unpacks to, which may be a lie. */
  readonly size: number;
  readonly method: number;
}

export type Zip = ReadonlyMap<string, ZipEntry>;

/**
 * The directory of a zip archive, by lower-case name with forward slashes.
 * @throws ProblemError data.zip-broken, data.zip-entries, data.zip-overlap, data.password
 */
export function zipEntries(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if ((count === 0xffff || at === 0xffffffff) && end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
    const wide = Number(view.getBigUint64(end - 12, true));
    if (wide + 56 > bytes.length) return stop('data.zip-broken');
    count = Number(view.getBigUint64(wide + 32, true));
    at = Number(view.getBigUint64(wide + 48, true));
  }
  if (count > MOST_ENTRIES) return stop('data.zip-entries', { entries: count, most: MOST_ENTRIES });
  const decoder = new TextDecoder();
  const entries = new Map<string, ZipEntry>();
  const spans: { from: number; to: number }[] = [];
  for (let n = 0; at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50; n++) {
    if (n >= MOST_ENTRIES) return stop('data.zip-entries', { entries: n, most: MOST_ENTRIES });
    if ((view.getUint16(at + 8, true) & 1) === 1) return stop('data.password');
    const nameLength = view.getUint16(at + 28, true);
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const packed = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length) return stop('data.zip-broken');
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > bytes.length) return stop('data.zip-broken');
    spans.push({ from: local, to: start + packed });
    entries.set(plainName(name), { name, at: start, packed, size: view.getUint32(at + 24, true), method: view.getUint16(at + 10, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.size === 0) return stop('data.zip-broken');
  spans.sort((a, b) => a.from - b.from);
  for (let i = 1; i < spans.length; i++) {
    if ((spans[i] as { from: number }).from < (spans[i - 1] as { to: number }).to) return stop('data.zip-overlap');
  }
  return entries;
}

export function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return stop('data.zip-broken');
}

/**
 * What a part holds, piece by piece. What its header says of its size is not believed.
 * @throws ProblemError data.zip-broken, data.packed-too-tight, data.part-too-big
 */
export function* unzipped(bytes: Uint8Array, { at, packed, method }: ZipEntry): Iterable<Uint8Array> {
  const stored = bytes.subarray(at, at + packed);
  if (method === 0) {
    for (let i = 0; i < packed; i += PIECE) yield stored.subarray(i, i + PIECE);
    return;
  }
  if (method !== 8) stop('data.zip-broken');
  let ready: Uint8Array[] = [];
  let out = 0;
  let ended = false;
  const inflate = new Inflate((part, final) => {
    ready.push(part);
    out += part.length;
    ended ||= final;
  });
  for (let i = 0; i < packed && !ended; i += PIECE) {
    try {
      inflate.push(stored.subarray(i, i + PIECE), i + PIECE >= packed);
    } catch {
      stop('data.zip-broken');
    }
    if (out > FREE_BYTES && out > Math.min(packed, i + PIECE) * MOST_RATIO)
      stop('data.packed-too-tight', { times: Math.round(out / Math.min(packed, i + PIECE)) });
    if (out > MOST_BYTES) stop('data.part-too-big', { megabytes: Math.round(out / 1e6) });
    yield* ready;
    ready = [];
  }
}

/** A small part as one piece. @throws ProblemError data.part-too-big beyond `most` bytes */
export function wholePart(bytes: Uint8Array, entry: ZipEntry, most = 64e6): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const part of unzipped(bytes, entry)) {
    parts.push(part.slice());
    length += part.length;
    if (length > most) stop('data.part-too-big', { megabytes: Math.round(length / 1e6) });
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
