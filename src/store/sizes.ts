import { datasetsOf } from './notebooks';
import type { Records } from './records';
import type { DatasetRow } from './rows';

/** Bytes on disk: files as dropped, their columns, and what is known of them. Steps and undo come to some kilobytes and are left out. */
export interface Sizes {
  /** What two notebooks share counts once here. */
  readonly total: number;
  /** By notebook. */
  readonly notebooks: ReadonlyMap<string, number>;
}

export async function sizesOf(records: Records): Promise<Sizes> {
  const datasets = new Map((await records.all('datasets')).map((row) => [row.id, row]));
  const notebooks = await records.all('notebooks');
  const columns = new Map([...datasets.values()].map((row) => [row.columns.import, row.columns.bytes]));
  const files = new Map([...datasets.values()].map((row) => [row.file.import, row.file.bytes]));
  const info = [...datasets.values()].reduce((sum, row) => sum + infoBytes(row), 0);
  return {
    total: [...columns.values(), ...files.values()].reduce((sum, bytes) => sum + bytes, info),
    notebooks: new Map(
      notebooks.map((notebook) => {
        const rows = datasetsOf(notebook).flatMap((id) => datasets.get(id) ?? []);
        return [notebook.id, rows.reduce((sum, row) => sum + row.columns.bytes + row.file.bytes + infoBytes(row), 0)];
      }),
    ),
  };
}

function infoBytes({ info }: DatasetRow): number {
  return JSON.stringify(info).length;
}
