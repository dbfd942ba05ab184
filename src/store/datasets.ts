import { hashBytes, hashJson } from '../core/hash';
import type { Json } from '../core/json';
import { stop } from '../core/problem';
import { newId } from './id';
import { whileLocked, unlessLocked } from './locks';
import { put, type Records, type Write } from './records';
import type { DatasetRow, Parts, StoredArray, StoredColumn } from './rows';

/** A data set to keep. `kept`: these records stay as they are in the store, for a correction of the rest. */
export interface DatasetDraft {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  /** What was learnt about it: dialect, kinds, roles, the user's corrections. */
  readonly info: Json;
  readonly columns: Iterable<StoredColumn> | 'kept';
  readonly file: AsyncIterable<Uint8Array> | 'kept';
}

export interface KeptDataset {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  readonly info: Json;
  readonly columnNames: readonly string[];
}

export interface KeepHooks {
  /** Called between records; throws when the work was cancelled. */
  checkpoint?(): Promise<void>;
}

const chunkBytes = 4 << 20;

/** Stages the records, then commits them in one stroke: the data set is whole afterwards, or as it was. @throws ProblemError */
export async function keepDataset(records: Records, draft: DatasetDraft, hooks: KeepHooks = {}): Promise<void> {
  const staged = newId();
  await whileLocked(staged, async () => {
    const old = await records.get('datasets', draft.id);
    await records.write([put('staging', { import: staged })]);
    try {
      const file = draft.file === 'kept' ? kept(old).file : await stageFile(records, staged, draft.file, hooks);
      const columns = draft.columns === 'kept' ? kept(old).columns : await stageColumns(records, staged, draft.columns, hooks);
      const { id, name, created, info } = draft;
      const writes: Write[] = [
        put('datasets', { id, name, created, info, infoHash: hashJson(info), columns, file }),
        { delete: 'staging', key: staged },
        ...(old && draft.columns !== 'kept' ? [{ deleteImport: 'columns', import: old.columns.import } as const] : []),
        ...(old && draft.file !== 'kept' ? [{ deleteImport: 'chunks', import: old.file.import } as const] : []),
      ];
      // Without the lock of the browser, another tab may have swept the staged records meanwhile.
      if (!(await records.write(writes, { strict: true, needs: { store: 'staging', key: staged } }))) stop('store.swept');
    } catch (thrown) {
      await discard(records, staged).catch(() => undefined);
      throw thrown;
    }
  });
}

function kept(old: DatasetRow | undefined): DatasetRow {
  return old ?? stop('store.no-dataset');
}

async function stageFile(records: Records, staged: string, file: AsyncIterable<Uint8Array>, hooks: KeepHooks): Promise<Parts> {
  const parts: { name: string; hash: string }[] = [];
  for await (const bytes of inChunks(file)) {
    await hooks.checkpoint?.();
    await records.write([put('chunks', { import: staged, n: parts.length, bytes })]);
    parts.push({ name: String(parts.length), hash: hashBytes(bytes) });
  }
  return { import: staged, parts };
}

async function stageColumns(records: Records, staged: string, columns: Iterable<StoredColumn>, hooks: KeepHooks): Promise<Parts> {
  const parts: { name: string; hash: string }[] = [];
  for (const { name, info, arrays } of columns) {
    await hooks.checkpoint?.();
    const column = { name, info, arrays: arrays.map(cutOut) };
    await records.write([put('columns', { ...column, import: staged, n: parts.length })]);
    parts.push({ name, hash: hashOfColumn(column) });
  }
  return { import: staged, parts };
}

async function* inChunks(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let chunk = new Uint8Array(chunkBytes);
  let used = 0;
  for await (const bytes of file) {
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(bytes.length - at, chunkBytes - used);
      chunk.set(bytes.subarray(at, at + taken), used);
      at += taken;
      used += taken;
      if (used === chunkBytes) {
        yield chunk;
        chunk = new Uint8Array(chunkBytes);
        used = 0;
      }
    }
  }
  if (used > 0) yield chunk.slice(0, used);
}

/** A view is kept with the whole buffer below it. */
function cutOut(array: StoredArray): StoredArray {
  return array.byteLength === array.buffer.byteLength ? array : array.slice();
}

function hashOfColumn({ name, info, arrays }: StoredColumn): string {
  const hashes = arrays.map(({ buffer, byteOffset, byteLength }) => hashBytes(new Uint8Array(buffer, byteOffset, byteLength)));
  return hashJson({ name, info, arrays: hashes });
}

/** @throws ProblemError `store.no-dataset`, `store.damaged` */
export async function keptDataset(records: Records, id: string): Promise<KeptDataset> {
  const row = kept(await records.get('datasets', id));
  if (hashJson(row.info) !== row.infoHash) stop('store.damaged', { name: row.name });
  const { name, created, info } = row;
  return { id, name, created, info, columnNames: row.columns.parts.map((part) => part.name) };
}

/** One column by its place, checked against its hash. @throws ProblemError `store.no-dataset`, `store.damaged-column` */
export async function keptColumn(records: Records, id: string, n: number): Promise<StoredColumn> {
  const { name: dataset, columns } = kept(await records.get('datasets', id));
  const part = columns.parts[n];
  if (!part) throw new RangeError('no such column');
  const row = await records.get('columns', [columns.import, n]);
  if (!row || hashOfColumn(row) !== part.hash) stop('store.damaged-column', { column: part.name, name: dataset });
  return { name: row.name, info: row.info, arrays: row.arrays };
}

/** The file as it was dropped. @throws ProblemError `store.no-dataset`, `store.damaged` */
export async function keptFile(records: Records, id: string): Promise<Blob> {
  const { name, file } = kept(await records.get('datasets', id));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (const [n, { hash }] of file.parts.entries()) {
    const row = await records.get('chunks', [file.import, n]);
    if (!row || hashBytes(row.bytes) !== hash) stop('store.damaged', { name });
    chunks.push(row.bytes as Uint8Array<ArrayBuffer>);
  }
  return new Blob(chunks);
}

export async function forgetDataset(records: Records, id: string): Promise<void> {
  await records.write(await withoutDataset(records, id), { strict: true });
}

export async function withoutDataset(records: Records, id: string): Promise<Write[]> {
  const row = await records.get('datasets', id);
  if (!row) return [];
  return [
    { delete: 'datasets', key: id },
    { deleteImport: 'columns', import: row.columns.import },
    { deleteImport: 'chunks', import: row.file.import },
  ];
}

/** Clears what imports left behind that were never committed. Imports still going on, also in another tab, hold their lock and stay. */
export async function sweep(records: Records): Promise<void> {
  for (const row of await records.all('staging')) await unlessLocked(row.import, () => discard(records, row.import));
}

async function discard(records: Records, staged: string): Promise<void> {
  await records.write([
    { deleteImport: 'columns', import: staged },
    { deleteImport: 'chunks', import: staged },
    { delete: 'staging', key: staged },
  ]);
}
