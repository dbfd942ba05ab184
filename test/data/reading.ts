import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cell } from '../../src/core/table';
import { readFile } from '../../src/data/read';
import type { Reading, ReadOverrides } from '../../src/data/reading';
import { bytesSource } from '../../src/data/source';

/** Real files beside the repository; tests that want them are skipped where they are not. */
export const SHARED = join(import.meta.dirname, '../../../shared/data');
export const hasShared = existsSync(SHARED);

export async function readBytes(bytes: Uint8Array, overrides?: ReadOverrides, name = 'file.csv'): Promise<Reading> {
  const result = await readFile(name, bytesSource(bytes), overrides);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

export function readText(text: string, overrides?: ReadOverrides): Promise<Reading> {
  return readBytes(new TextEncoder().encode(text), overrides);
}

export function readShared(path: string): Promise<Reading> {
  return readBytes(readFileSync(join(SHARED, path)), {}, path);
}

export async function problemOf(bytes: Uint8Array | string): Promise<string> {
  const result = await readFile('file.csv', bytesSource(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes));
  return result.ok ? 'no problem' : result.problem.code;
}

/** The typed table as literals: names, then rows. */
export function rowsOf({ table }: Reading): (string | number | null)[][] {
  return [
    table.columns.map(({ name }) => name),
    ...Array.from({ length: table.rows }, (_, row) => table.columns.map((column) => cell(column, row))),
  ];
}

export function kindsOf({ inference }: Reading): Record<string, string> {
  return Object.fromEntries(inference.columns.map(({ name, kind }) => [name, kind]));
}

export function rolesOf({ roles }: Reading): Record<string, string> {
  return Object.fromEntries(roles.map(({ name, role }) => [name, role]));
}
