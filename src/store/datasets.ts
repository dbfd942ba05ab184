import { hashBytes, hashJson } from '../core/hash';
import type { Json } from '../core/json';
import { stop } from '../core/problem';
import { newId } from './id';
import { oneAtATime, unlessLocked, whileLocked } from './locks';
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
  /** The records of its columns, which are read one by one when they are asked for. */
  readonly columns: Parts;
  /** Another one after every change. */
  readonly version: string;
}

export interface KeepHooks {
  /** Called between records; throws when the work was cancelled. */
  checkpoint?(): Promise<void>;
}

const chunkBytes = 4 << 20;
const batchBytes = 16 << 20;

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
      const row: DatasetRow = { id, name, created, info, infoHash: hashJson(info), columns, file };
      await oneAtATime(async () => {
        const now = await records.get('datasets', draft.id);
        // What was to stay may have been replaced meanwhile; then this would point at records that are gone.
        const gone = (part: 'columns' | 'file'): boolean => draft[part] === 'kept' && now?.[part].import !== row[part].import;
        if (gone('columns') || gone('file')) stop('store.swept');
        const writes = [put('datasets', row), { delete: 'staging', key: staged } as const, ...(await leftBehind(records, now, row))];
        // Without the lock of the browser, another tab may have swept the staged records meanwhile.
        if (!(await records.write(writes, { strict: true, needs: { store: 'staging', key: staged } }))) stop('store.swept');
      });
    } catch (thrown) {
      await discard(records, staged).catch(() => undefined);
      throw thrown;
    }
  });
}

/** Records of a data set that goes, or turns into `next`, as far as no other data set shares them. */
async function leftBehind(records: Records, old: DatasetRow | undefined, next?: DatasetRow): Promise<Write[]> {
  if (!old) return [];
  const others = [...(await records.all('datasets')).filter(({ id }) => id !== old.id), ...(next ? [next] : [])];
  return [
    ...(others.some(({ columns }) => columns.import === old.columns.import)
      ? []
      : [{ deleteImport: 'columns', import: old.columns.import } as const]),
    ...(others.some(({ file }) => file.import === old.file.import) ? [] : [{ deleteImport: 'chunks', import: old.file.import } as const]),
  ];
}

function kept(old: DatasetRow | undefined): DatasetRow {
  return old ?? stop('store.no-dataset');
}

async function stageFile(records: Records, staged: string, file: AsyncIterable<Uint8Array>, hooks: KeepHooks): Promise<Parts> {
  const parts: { name: string; hash: string }[] = [];
  let size = 0;
  for await (const bytes of inChunks(file)) {
    await hooks.checkpoint?.();
    await records.write([put('chunks', { import: staged, n: parts.length, bytes })]);
    parts.push({ name: String(parts.length), hash: hashBytes(bytes) });
    size += bytes.length;
  }
  return { import: staged, bytes: size, parts };
}

async function stageColumns(records: Records, staged: string, columns: Iterable<StoredColumn>, hooks: KeepHooks): Promise<Parts> {
  const parts: { name: string; hash: string }[] = [];
  let size = 0;
  // A transaction costs as much as some megabytes, so columns go several at a time.
  let batch: Write[] = [];
  let batched = 0;
  // While one batch goes to the disk, the next is hashed.
  let written: Promise<unknown> = Promise.resolve();
  const write = async (): Promise<void> => {
    await written;
    written = records.write(batch);
    written.catch(() => undefined);
    batch = [];
    batched = 0;
  };
  for (const { name, info, arrays } of columns) {
    await hooks.checkpoint?.();
    const column = { name, info, arrays: arrays.map(cutOut) };
    const bytes = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
    batch.push(put('columns', { ...column, import: staged, n: parts.length }));
    batched += bytes;
    size += bytes;
    parts.push({ name, hash: hashOfColumn(column) });
    if (batched >= batchBytes) await write();
  }
  if (batch.length > 0) await write();
  await written;
  return { import: staged, bytes: size, parts };
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
  return {
    id,
    name,
    created,
    info,
    columns: row.columns,
    version: `${row.columns.import} ${row.infoHash}`,
  };
}

/**
 * One column by its place, checked against its hash.
 * @throws ProblemError `store.damaged-column`; `store.no-dataset`, `store.read-elsewhere` when the data set is no longer what was opened
 */
export async function keptColumn(records: Records, { id, name: dataset, columns }: KeptDataset, n: number): Promise<StoredColumn> {
  const part = columns.parts[n];
  if (!part) throw new RangeError('no such column');
  const row = await records.get('columns', [columns.import, n]);
  if (row && hashOfColumn(row) === part.hash) return { name: row.name, info: row.info, arrays: row.arrays };
  const now = kept(await records.get('datasets', id));
  return now.columns.import === columns.import
    ? stop('store.damaged-column', { column: part.name, name: dataset })
    : stop('store.read-elsewhere', { name: dataset });
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

/** The same data set under another id. Columns and file are stored once, until one of the two is read differently. */
export async function copyDataset(records: Records, id: string, copy: string, created: number): Promise<void> {
  await oneAtATime(async () => {
    const row = kept(await records.get('datasets', id));
    await records.write([put('datasets', { ...row, id: copy, created })], { strict: true });
  });
}

export function forgetDataset(records: Records, id: string): Promise<void> {
  return oneAtATime(async () => void (await records.write(await withoutDataset(records, id), { strict: true })));
}

/** Only inside `oneAtATime`. */
export async function withoutDataset(records: Records, id: string): Promise<Write[]> {
  const row = await records.get('datasets', id);
  return row ? [{ delete: 'datasets', key: id }, ...(await leftBehind(records, row))] : [];
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
