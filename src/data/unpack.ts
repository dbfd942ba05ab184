import { fail, ok, type Result } from '../core/problem';
import type { NamedBlob } from './bundle';
import { allBytes } from './formats';
import { about } from './read';
import type { ReadHooks } from './reading';
import { blobSource } from './source';

/** Most of all tables of an archive together. */
const MOST_BYTES = 2e9;

/**
 * The tables in a zip archive, each a file of its own; none for a workbook or any other file. Sizes, ratios and overlaps are not
 * believed but measured, and a name is only ever shown.
 */
export function tablesInArchive(name: string, file: Blob, hooks: ReadHooks): Promise<Result<readonly NamedBlob[]>> {
  return about(name, async () => {
    const [one, two, three, four] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    if (one !== 0x50 || two !== 0x4b || three !== 0x03 || four !== 0x04) return ok([]);
    const [{ zipEntries, wholePart }, { tablesOf }] = await Promise.all([import('./sheets/zip'), import('./sheets/open-zip')]);
    const bytes = await allBytes(blobSource(file), hooks);
    const zip = zipEntries(bytes);
    const found = tablesOf(zip);
    if (found === null) return ok([]);
    const most = Math.min(MOST_BYTES, hooks.room ?? MOST_BYTES);
    const tables: NamedBlob[] = [];
    let total = 0;
    for (const entry of found) {
      await hooks.checkpoint?.();
      const table = wholePart(bytes, entry, most - total);
      total += table.length;
      tables.push({ name: shownName(entry.name), file: new Blob([table as Uint8Array<ArrayBuffer>]) });
    }
    return tables.length > 0 ? ok(tables) : fail('data.zip-no-table', { name, files: zip.size });
  });
}

/** Without folders, and without signs that would turn the writing round or end a line. */
function shownName(path: string): string {
  const last = path.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200);
}
