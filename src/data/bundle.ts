/** Several files as one Blob, so that a data set keeps them as it keeps one: a line that says so, a line of JSON, the files. */
const MARK = 'LEADLIGHT FILES 1\n';
/** Characters of JSON; more names than fit in there are no bundle of ours. */
const MOST_HEADER = 4 << 20;

export interface NamedBlob {
  readonly name: string;
  readonly file: Blob;
}

export interface Bundle {
  readonly files: readonly NamedBlob[];
  /** What the column is called that says which file a row came from. */
  readonly fileColumn: string;
}

/** No byte is copied. */
export function bundled({ files, fileColumn }: Bundle): Blob {
  const index = { fileColumn, files: files.map(({ name, file }) => ({ name, bytes: file.size })) };
  return new Blob([MARK, `${JSON.stringify(index)}\n`, ...files.map(({ file }) => file)]);
}

/** The files of a bundle; null for any other file. */
export async function unbundled(blob: Blob): Promise<Bundle | null> {
  if ((await blob.slice(0, MARK.length).text()) !== MARK) return null;
  const head = new Uint8Array(await blob.slice(MARK.length, MARK.length + MOST_HEADER).arrayBuffer());
  const end = head.indexOf(10);
  const index = end < 0 ? null : indexOf(new TextDecoder().decode(head.subarray(0, end)));
  if (!index) return null;
  let at = MARK.length + end + 1;
  const files = index.files.map(({ name, bytes }) => ({ name, file: blob.slice(at, (at += bytes)) }));
  return at === blob.size ? { files, fileColumn: index.fileColumn } : null;
}

interface Index {
  readonly fileColumn: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

function indexOf(text: string): Index | null {
  try {
    const index = JSON.parse(text) as Partial<Index> | null;
    if (typeof index?.fileColumn !== 'string' || !Array.isArray(index.files)) return null;
    const whole = index.files.every(({ name, bytes }) => typeof name === 'string' && Number.isInteger(bytes) && bytes >= 0);
    return whole ? (index as Index) : null;
  } catch {
    return null;
  }
}
