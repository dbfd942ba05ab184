import { Gunzip } from 'fflate';
import { ProblemError, problem } from '../core/problem';
import type { ByteSource, Message } from './reading';

/** A gzip that unpacks to more than this many times its size is refused. */
const MOST_UNPACKING = 1100;
const PIECE = 1 << 16;
/** Enough to tell what a file is. */
const FIRST_SLICE = 1 << 18;
const LARGEST_SLICE = 1 << 22;

export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, chunks: () => once(bytes) };
}

/** Pasted text goes the way of a file. */
export function textSource(text: string): ByteSource {
  return bytesSource(new TextEncoder().encode(text));
}

/** A dropped or picked file. */
export function blobSource(blob: Blob): ByteSource {
  return { size: blob.size, chunks: () => sliced(blob) };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** A stream hands out small pieces, each with a turn of its own. The next piece is asked for before this one is worked on. */
async function* sliced(blob: Blob): AsyncIterable<Uint8Array> {
  let size = FIRST_SLICE;
  let at = 0;
  const ask = (): Promise<ArrayBuffer> => {
    const piece = blob.slice(at, at + size).arrayBuffer();
    at += size;
    size = Math.min(size * 4, LARGEST_SLICE);
    // Whoever stops reading does not wait for it.
    piece.catch(() => undefined);
    return piece;
  };
  for (let next = ask(); ;) {
    const piece = await next;
    const more = at < blob.size;
    if (more) next = ask();
    yield new Uint8Array(piece);
    if (!more) return;
  }
}

/** The source itself, or what a gzip holds. */
export async function unpacked(source: ByteSource): Promise<ByteSource> {
  for await (const chunk of source.chunks()) {
    if (chunk.length === 0) continue;
    const packed = chunk[0] === 0x1f && (chunk.length < 2 || chunk[1] === 0x8b);
    return packed ? { size: null, chunks: () => gunzipped(source) } : source;
  }
  return source;
}

async function* gunzipped(source: ByteSource): AsyncIterable<Uint8Array> {
  let ready: Uint8Array[] = [];
  let packed = 0;
  let out = 0;
  const gunzip = new Gunzip((part) => {
    ready.push(part);
    out += part.length;
  });
  for await (const chunk of source.chunks()) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      packed += piece.length;
      push(gunzip, piece);
      if (out > 1e6 && out > packed * MOST_UNPACKING)
        throw new ProblemError(problem('data.packed-too-tight', { times: Math.round(out / packed) }));
      yield* ready;
      ready = [];
    }
  }
}

function push(gunzip: Gunzip, piece: Uint8Array): void {
  try {
    gunzip.push(piece, false);
  } catch {
    throw new ProblemError(problem('data.broken-gzip'));
  }
}

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['old-excel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
];

/** What a file that is no text is; null for text. Zero bytes alone are not enough: UTF-16 has them, and so has a damaged export. */
export function looksBinary(head: Uint8Array): Message['args'] | null {
  for (const [what, bytes] of MAGIC) if (bytes.every((byte, i) => head[i] === byte)) return { what };
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (marked) return null;
  let controls = 0;
  let zeros = 0;
  const n = Math.min(head.length, 1 << 16);
  for (let i = 0; i < n; i++) {
    const byte = head[i] as number;
    if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 0 && byte !== 26 && byte !== 31) || byte === 127) controls++;
    else if (byte === 0) zeros++;
  }
  const wide = zeros > n * 0.3 && zeros < n * 0.6;
  return controls > n * 0.02 + 1 || (zeros > n * 0.3 && !wide) ? { what: 'unknown' } : null;
}
