import { byName, mayHoldTable } from '../core/file-names';

/** Files as they were dropped or picked, in the order of their names. */
export interface Gathered {
  readonly files: readonly { readonly name: string; readonly file: Blob }[];
  /** The folder they came from, '' when there is none or more than one. */
  readonly folder: string;
  /** Files in folders that hold no table, by their ending. */
  readonly passedBy: number;
}

/** What was dropped, with all that is in dropped folders. Call it at once: the browser empties the list when the event is over. */
export async function dropped(transfer: DataTransfer): Promise<Gathered> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return picked(transfer.files);
  const found: Found[] = [];
  for (const entry of entries) found.push(...(await filesIn(entry, entry.isDirectory)));
  const folders = entries.filter(({ isDirectory }) => isDirectory);
  return sorted(found, entries.length === 1 && folders[0] ? folders[0].name : '');
}

/** What was chosen in the browser's dialogue, single files or a folder. */
export function picked(list: FileList): Gathered {
  const found = [...list].map((file): Found => ({ file, name: file.name, inFolder: file.webkitRelativePath !== '' }));
  const folders = new Set([...list].map(({ webkitRelativePath }) => webkitRelativePath.split('/')[0] ?? ''));
  return sorted(found, folders.size === 1 ? ([...folders][0] ?? '') : '');
}

interface Found {
  readonly file: File;
  readonly name: string;
  readonly inFolder: boolean;
}

/** What was named by hand is tried whatever it is called; of a folder only what may hold a table. */
function sorted(found: readonly Found[], folder: string): Gathered {
  const files = found.filter(({ name, inFolder }) => !inFolder || mayHoldTable(name)).sort((a, b) => byName(a.name, b.name));
  return { files: files.map(({ file, name }) => ({ file, name })), folder, passedBy: found.length - files.length };
}

async function filesIn(entry: FileSystemEntry, inFolder: boolean): Promise<Found[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, name: file.name, inFolder }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Found[] = [];
  for (;;) {
    // Chromium gives at most a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await filesIn(one, true)));
  }
}
