import { createReadStream } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stop } from '../core/problem';
import { readFile } from '../data/read';
import type { ByteSource, Reading, ReadOverrides } from '../data/reading';

/** @throws ProblemError when the file is not there or cannot be read as a table */
export async function readPath(path: string, overrides: ReadOverrides = {}): Promise<Reading> {
  const reading = await readFile(basename(path), await sourceOf(path), overrides);
  return reading.ok ? reading.value : stop(reading.problem.code, reading.problem.args);
}

async function sourceOf(path: string): Promise<ByteSource> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return stop('cli.no-file', { path });
  return { size: found.size, chunks: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
}

/** Makes the folder and writes each file into it. */
export async function writeAll(folder: string, files: ReadonlyMap<string, string | readonly (string | Uint8Array)[]>): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => stop('cli.no-folder', { path: folder }));
  for (const [name, content] of files) await writeFile(join(folder, name), typeof content === 'string' ? content : joined(content));
}

function joined(parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

/** The one file a command wants. @throws ProblemError */
export function only(files: readonly string[]): string {
  const [first, ...others] = files;
  if (first === undefined) return stop('cli.usage');
  return others.length === 0 ? first : stop('cli.one-file', { count: files.length });
}
