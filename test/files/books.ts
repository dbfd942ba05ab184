import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  /** As stored: deflated unless `method` is 0. */
  readonly packed: Uint8Array;
  readonly method: 0 | 8;
  readonly size: number;
  readonly crc: number;
}

export function part(name: string, text: string | Uint8Array): Part {
  const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
  return { name, packed: deflateRawSync(bytes), method: 8, size: bytes.length, crc: typeof crc32 === 'function' ? crc32(bytes) : 0 };
}

/** A part that unpacks to `times` copies of a text, made without ever holding them. */
export function repeated(name: string, before: string, text: string, times: number, after: string): Part {
  const flushed = { finishFlush: constants.Z_FULL_FLUSH, level: 9 };
  const block = deflateRawSync(Buffer.from(text), flushed);
  const packed = Buffer.concat([
    deflateRawSync(Buffer.from(before), flushed),
    ...Array.from({ length: times }, () => block),
    deflateRawSync(Buffer.from(after)),
  ]);
  return { name, packed, method: 8, size: before.length + text.length * times + after.length, crc: 0 };
}

/** A zip archive. `lie` may change what its directory says of a part. */
export function zip(
  parts: readonly Part[],
  lie: (entry: {
    name: string;
    packed: number;
    size: number;
    at: number;
  }) => Partial<{ packed: number; size: number; at: number }> = () => ({}),
): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, packed, method, size, crc } of parts) {
    const label = Buffer.from(name);
    const said = { name, packed: packed.length, size, at, ...lie({ name, packed: packed.length, size, at }) };
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(method, 8);
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(said.packed, 18);
    head.writeUInt32LE(said.size >>> 0, 22);
    head.writeUInt16LE(label.length, 26);
    pieces.push(head, label, Buffer.from(packed));
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(said.packed, 20);
    entry.writeUInt32LE(said.size >>> 0, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(said.at, 42);
    directory.push(entry, label);
    at += 30 + label.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...pieces, list, end]));
}

const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface BookOptions {
  readonly styles?: string;
  readonly strings?: string;
  readonly date1904?: boolean;
  /** More sheets, by name: what stands in them, and `hidden` in front of a hidden one's name. */
  readonly others?: Readonly<Record<string, string>>;
}

/** The parts of a workbook around the XML of its first sheet, called Sheet1. */
export function bookParts(sheet: string | Part, options: BookOptions = {}): Part[] {
  const sheets = [['Sheet1', sheet] as const, ...Object.entries(options.others ?? {})];
  const named = sheets.map(([name], i) => {
    const hidden = name.startsWith('hidden ');
    return `<sheet name="${name.replace('hidden ', '')}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`;
  });
  const targets = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`);
  return [
    part('[Content_Types].xml', '<Types/>'),
    part('_rels/.rels', `<Relationships><Relationship Id="r" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    part(
      'xl/workbook.xml',
      `<workbook xmlns:r="${RELS}">${options.date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${named.join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${targets.join('')}<Relationship Id="s" Type="${RELS}/styles" Target="styles.xml"/><Relationship Id="t" Type="${RELS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    ...(options.styles === undefined ? [] : [part('xl/styles.xml', `<styleSheet>${options.styles}</styleSheet>`)]),
    ...(options.strings === undefined ? [] : [part('xl/sharedStrings.xml', options.strings)]),
    ...sheets.map(([, xml], i) =>
      typeof xml === 'string' ? part(`xl/worksheets/sheet${i + 1}.xml`, `<worksheet><sheetData>${xml}</sheetData></worksheet>`) : xml,
    ),
  ];
}

export function book(sheet: string, options: BookOptions = {}): Uint8Array {
  return zip(bookParts(sheet, options));
}
