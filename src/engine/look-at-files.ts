import { ok, type Problem, type Result } from '../core/problem';
import type { Bundle } from '../data/bundle';
import { look } from '../data/read-files';
import { readSource } from '../data/read';
import type { Message, ReadHooks, StackedFile } from '../data/reading';
import { blobSource } from '../data/source';
import { filesThatStack } from '../data/stack';
import { differencesOf } from '../data/stack-differences';

/** Several files before anything is made of them: what each is, and which make one table. */
export interface FilesLook {
  readonly files: readonly FileLook[];
  /** Files whose columns agree, largest group first. Files that cannot be read are in none. */
  readonly groups: readonly FileGroup[];
}

export type FileLook =
  | { readonly name: string; readonly rows: number; readonly columns: readonly string[]; readonly warnings: readonly Message[] }
  | { readonly name: string; readonly problem: Problem };

export interface FileGroup {
  /** Places in `files`. */
  readonly files: readonly number[];
  readonly rows: number;
  /** Of the table they make, without the column that says the file. */
  readonly columns: number;
  readonly differences: readonly Message[];
}

/** Reads one file after the other and keeps none of the cells. */
export async function lookAtFiles({ files }: Bundle, hooks: ReadHooks): Promise<Result<FilesLook>> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const looks: FileLook[] = [];
  const read: (StackedFile & { readonly place: number })[] = [];
  let before = 0;
  for (const [place, { name, file }] of files.entries()) {
    const source = await readSource(name, blobSource(file), undefined, {
      ...(hooks.checkpoint && { checkpoint: hooks.checkpoint }),
      progress: (bytes) => hooks.progress?.(before + bytes, total),
    });
    before += file.size;
    if (!source.ok) {
      looks.push({ name, problem: source.problem });
      continue;
    }
    const { file: seen } = await look(source.value, hooks);
    read.push({ ...seen, place });
    looks.push({ name, rows: seen.rows, columns: seen.columns.map((column) => column.name), warnings: seen.warnings });
  }
  const groups = filesThatStack(read.map(({ columns }) => columns.map(({ name }) => name))).map((places): FileGroup => {
    const group = places.flatMap((place) => read[place] ?? []);
    const { columns, differences } = differencesOf(group);
    return { files: group.map(({ place }) => place), rows: group.reduce((sum, { rows }) => sum + rows, 0), columns, differences };
  });
  return ok({ files: looks, groups: groups.sort((a, b) => b.files.length - a.files.length || b.rows - a.rows) });
}
