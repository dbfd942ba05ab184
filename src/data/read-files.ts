import { fail, ok, type Result } from '../core/problem';
import { tooBigTogether } from './budget';
import { withPauses } from './parts';
import { about, finished, readSource, type ReadSource } from './read';
import type { ByteSource, Reading, ReadHooks, ReadOverrides } from './reading';
import { filesThatStack } from './stack';
import { lookingAt, stacking, type LookedAt } from './stack-table';

export interface NamedSource {
  readonly name: string;
  readonly source: ByteSource;
}

/** Each file as read by itself, one after the other; the first that cannot be read ends it. */
export async function readEach(
  files: readonly NamedSource[],
  overrides: ReadOverrides = {},
  hooks: ReadHooks = {},
): Promise<Result<readonly LookedAt[]>> {
  const total = files.reduce<number | null>((sum, { source }) => (sum === null || source.size === null ? null : sum + source.size), 0);
  const big = total !== null && hooks.room !== undefined && !overrides.sample ? tooBigTogether(total, hooks.room) : null;
  if (big !== null) return fail('data.too-big', { name: files[0]?.name ?? '', ...big });
  const looked: LookedAt[] = [];
  let before = 0;
  for (const [n, { name, source }] of files.entries()) {
    const known = { ...overrides.dialect, ...overrides.files?.[n] };
    const progress = (bytes: number): void => hooks.progress?.(before + bytes, total);
    const read = await readSource(name, source, known, { ...hooks, progress }, overrides.sample);
    if (!read.ok) return read;
    looked.push(await look(read.value, hooks));
    before += source.size ?? read.value.bytes;
  }
  return ok(looked);
}

/** What the columns of one file are. */
export function look(source: ReadSource, { checkpoint }: ReadHooks = {}): Promise<LookedAt> {
  return withPauses(lookingAt(source), async () => checkpoint?.());
}

/** Files read by themselves, as one: rows under rows, with a column that says which file each came from. One file stays as it is. */
export function together(
  name: string,
  files: readonly LookedAt[],
  overrides: ReadOverrides = {},
  hooks: ReadHooks = {},
): Promise<Result<Reading>> {
  return about(name, async () => {
    const [first] = files;
    if (!first) return fail('data.empty-file', { name });
    const pause = async (): Promise<void> => hooks.checkpoint?.();
    const source = files.length === 1 ? first.source : await withPauses(stacking(name, files, overrides.fileColumn ?? 'File'), pause);
    return ok(await finished(source, overrides.columns ?? [], hooks));
  });
}

/** Several files as one data set. */
export async function readFiles(
  name: string,
  files: readonly NamedSource[],
  overrides: ReadOverrides = {},
  hooks: ReadHooks = {},
): Promise<Result<Reading>> {
  const looked = await readEach(files, overrides, hooks);
  return looked.ok ? together(name, looked.value, overrides, hooks) : looked;
}

/**
 * Files whose columns agree are put together, rows under rows; the first of them is where the others' columns are compared to.
 * @returns one reading for each group of files, that of the first file first
 */
export async function readGroups(
  files: readonly NamedSource[],
  overrides: ReadOverrides = {},
  hooks: ReadHooks = {},
): Promise<Result<readonly Reading[]>> {
  const looked = await readEach(files, overrides, hooks);
  if (!looked.ok) return looked;
  const readings: Reading[] = [];
  for (const places of filesThatStack(looked.value.map(({ file }) => file.columns.map(({ name }) => name)))) {
    const group = places.flatMap((place) => looked.value[place] ?? []);
    for (const [n, { file }] of group.entries()) {
      const twin = group.slice(0, n).find((one) => one.file.fingerprint === file.fingerprint);
      if (twin) return fail('data.same-file', { one: twin.file.name, other: file.name });
    }
    const first = group[0]?.file.name ?? '';
    const dialects = overrides.files?.filter((_, n) => places.includes(n));
    const reading = await together(
      group.length === 1 ? first : `${first} + ${group.length - 1}`,
      group,
      { ...overrides, ...(dialects && { files: dialects }) },
      hooks,
    );
    if (!reading.ok) return reading;
    readings.push(reading.value);
  }
  return ok(readings);
}
