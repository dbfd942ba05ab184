import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stop, type Result } from '../core/problem';
import { byName, mayHoldTable } from '../core/file-names';
import { readGroups, type NamedSource } from '../data/read-files';
import type { Reading, ReadOverrides } from '../data/reading';
import { blobSource } from '../data/source';
import { tablesInArchive } from '../data/unpack';

/**
 * Files whose columns agree are put together, rows under rows; the first of them is where the others' columns are compared to.
 * @param paths files, or folders for all files in them that may hold a table
 * @returns one reading for each group of files, that of the first file first
 * @throws ProblemError when a file is not there or cannot be read as a table
 */
export async function readPaths(paths: readonly string[], overrides: ReadOverrides = {}): Promise<readonly [Reading, ...Reading[]]> {
  const files = (await Promise.all(paths.map(sourcesOf))).flat();
  if (files.length === 0) return stop(paths.length === 0 ? 'cli.usage' : 'cli.empty-folder', { path: paths.join(', ') });
  return must(await readGroups(files, overrides)) as readonly [Reading, ...Reading[]];
}

/** The one table a command wants, of one file or of several whose columns agree. @throws ProblemError */
export async function readPath(path: string | readonly string[], overrides: ReadOverrides = {}): Promise<Reading> {
  const [reading, other] = await readPaths(typeof path === 'string' ? [path] : path, overrides);
  return other === undefined ? reading : stop('cli.other-columns', { one: reading.name, other: other.name });
}

async function sourcesOf(path: string): Promise<readonly NamedSource[]> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) {
    const names = (await readdir(path)).filter(mayHoldTable).sort(byName);
    return (await Promise.all(names.map((name) => sourcesOf(join(path, name))))).flat();
  }
  if (!found?.isFile()) return stop('cli.no-file', { path });
  if (/\.zip$/i.test(path)) {
    const tables = must(await tablesInArchive(basename(path), new Blob([await readFile(path)]), {}));
    if (tables.length > 1) return tables.map(({ name, file }) => ({ name, source: blobSource(file) }));
  }
  const source = { size: found.size, chunks: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
  return [{ name: basename(path), source }];
}

/** Makes the folder and writes each file into it. */
export async function writeAll(folder: string, files: ReadonlyMap<string, string | readonly (string | Uint8Array)[]>): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => stop('cli.no-folder', { path: folder }));
  for (const [name, content] of files) await writeFile(join(folder, name), typeof content === 'string' ? content : joined(content));
}

function joined(parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}

export function must<T>(result: Result<T>): T {
  return result.ok ? result.value : stop(result.problem.code, result.problem.args, result.problem.detail);
}
