import { stop } from '../core/problem';
import type { ByteSource, Dialect, ReadHooks, Sample } from './reading';
import type { SheetReading } from './sheets/read-sheet';

/** A workbook, a Parquet file or a damaged zip needs all its bytes at once. */
const MOST_BYTES = 1e9;

export type Container = 'zip' | 'compound' | 'parquet' | 'json-lines';

/** What holds the table, from the first bytes of a file; null for text. */
export function containerOf(head: Uint8Array): Container | null {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'compound';
  if (starts(0x50, 0x41, 0x52, 0x31)) return 'parquet';
  // The first record of a workbook older than Excel 5 wrapped in nothing.
  if (starts(0x09, 0x08) && (head[2] === 0x10 || head[2] === 0x08) && head[3] === 0) return 'compound';
  return looksJsonLines(head) ? 'json-lines' : null;
}

/** The first two lines that say something are JSON objects. */
function looksJsonLines(head: Uint8Array): boolean {
  let at = 0;
  if (head[0] === 0xef && head[1] === 0xbb) at = 3;
  while (at < head.length && (head[at] as number) <= 32) at++;
  if (head[at] !== 123) return false;
  const text = new TextDecoder().decode(head);
  const whole = text.slice(0, text.lastIndexOf('\n') + 1).trim() || text;
  const lines = whole.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.slice(0, 2).every(isObject);
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/**
 * Reads what is no plain text; each format's code is fetched when a file needs it.
 * @returns the table, or the one file a zip archive holds
 * @throws ProblemError
 */
export async function readContainer(
  container: Container,
  bytes: Uint8Array,
  known: Partial<Dialect>,
  hooks: ReadHooks,
  sample: Sample | null,
): Promise<SheetReading | Uint8Array> {
  switch (container) {
    case 'zip': {
      const { openZip } = await import('./sheets/open-zip');
      return openZip(bytes, known, hooks, sample);
    }
    case 'compound': {
      const { openOld } = await import('./sheets/old');
      return openOld(bytes, known, hooks, 'xls', sample);
    }
    case 'parquet': {
      const { readParquet } = await import('./sheets/parquet');
      return readParquet(bytes, known, hooks, sample);
    }
    case 'json-lines': {
      const { readJsonLines } = await import('./sheets/json-lines');
      return readJsonLines(bytes, known, hooks, sample);
    }
    default:
      return container satisfies never;
  }
}

/** All bytes of a source as one piece. @throws ProblemError data.file-too-big */
export async function allBytes(source: ByteSource, hooks: ReadHooks): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.chunks()) {
    parts.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES) stop('data.file-too-big', { megabytes: Math.round(MOST_BYTES / 1e6) });
    hooks.progress?.(length, source.size);
    await hooks.checkpoint?.();
  }
  if (parts.length === 1) return parts[0] as Uint8Array;
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
