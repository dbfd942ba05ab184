import { stop } from '../../core/problem';
import { sheetTooBig } from '../budget';
import type { SheetInfo } from '../reading';
import type { CellFormat } from './formats';
import { cellFormat } from './formats';
import { Grid, TextStore } from './grid';
import type { RowPick } from './pick';
import { SheetScan, StringsScan } from './xlsx-scan';
import { attributes, tagCode, XmlCutter } from './xml';
import type { Zip } from './zip';
import { plainName, unzipped, wholePart } from './zip';

export interface Book {
  readonly sheets: readonly SheetInfo[];
  /** Reads sheet n. */
  grid(n: number, hooks: GridHooks): Promise<Grid>;
}

export interface GridHooks {
  checkpoint(): Promise<void>;
  /** Which rows stay; null: all. */
  readonly pick: RowPick | null;
  /** Bytes of memory there are; a sheet that will not fit is refused. */
  readonly room?: number;
}

interface Part {
  readonly name: string;
  readonly id: string;
  readonly state: string;
}

/** An .xlsx or .xlsm workbook. Its sheets are read when they are asked for. @throws ProblemError */
export function openXlsx(bytes: Uint8Array, zip: Zip): Book {
  const root = relations(bytes, zip, '_rels/.rels');
  const workbook = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const at = plainName(workbook);
  const folder = at.slice(0, at.lastIndexOf('/') + 1);
  const rels = relations(bytes, zip, `${folder}_rels/${at.slice(folder.length)}.rels`, folder);
  const parts: Part[] = [];
  let from1904 = false;
  eachTag(bytes, zip, at, (code, attribute) => {
    if (code === SHEET) parts.push({ name: attribute('name') ?? '', id: attribute('id') ?? '', state: attribute('state') ?? '' });
    if (code === WORKBOOK_PR) from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
  });
  const sheets = parts.flatMap((part, n) => {
    const rel = rels.get(part.id);
    if (rel && !rel.type.endsWith('/worksheet')) return [];
    const path = rel?.target ?? `${folder}worksheets/sheet${n + 1}.xml`;
    return zip.has(path) ? [{ name: part.name, hidden: /hidden/i.test(part.state), path }] : [];
  });
  if (sheets.length === 0) return stop('data.no-sheets');
  const partOf = (type: string): string | undefined => [...rels.values()].find((rel) => rel.type.endsWith(`/${type}`))?.target;
  let shared: { texts: TextStore; count: number; bytes: number } | null = null;
  let styles: CellFormat[] | null = null;
  return {
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    async grid(n, { checkpoint, pick, room }) {
      styles ??= stylesOf(bytes, zip, partOf('styles') ?? `${folder}styles.xml`);
      if (shared === null) {
        const scan = new StringsScan(new TextStore());
        let read = 0;
        await scanPart(bytes, zip, partOf('sharedStrings') ?? `${folder}sharedstrings.xml`, scan, async (seen) => {
          read = seen;
          await checkpoint();
          return false;
        });
        shared = { texts: scan.texts, count: scan.texts.count, bytes: read };
      }
      const scan = new SheetScan(new Grid(shared.texts, pick), styles, shared.count, from1904);
      const { grid } = scan;
      const taken = bytes.length + shared.bytes * 2;
      await scanPart(bytes, zip, (sheets[n] as { path: string }).path, scan, async (seen, claimed) => {
        const big = room === undefined ? null : sheetTooBig(Math.max(seen, claimed), seen / Math.max(1, grid.rows), taken, room);
        if (big) stop('data.too-big', big);
        await checkpoint();
        return pick?.full === true;
      });
      grid.endRow();
      return grid.inOrder();
    },
  };
}

const SHEET = tagCode('sheet');
const WORKBOOK_PR = tagCode('workbookPr');
const RELATIONSHIP = tagCode('Relationship');
const NUM_FMT = tagCode('numFmt');
const CELL_XFS = tagCode('cellXfs');
const XF = tagCode('xf');

async function scanPart(
  bytes: Uint8Array,
  zip: Zip,
  path: string,
  handler: ConstructorParameters<typeof XmlCutter>[0],
  between: (seen: number, claimed: number) => Promise<boolean>,
): Promise<void> {
  const entry = zip.get(path);
  if (!entry) return;
  const cutter = new XmlCutter(handler);
  let first = true;
  let seen = 0;
  for (const piece of unzipped(bytes, entry)) {
    if (first && ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff))) stop('data.odd-xml');
    first = false;
    cutter.push(piece, false);
    seen += piece.length;
    // Enough is enough: what is left is not even unpacked.
    if (await between(seen, entry.size)) return;
  }
  cutter.push(new Uint8Array(0), true);
}

function eachTag(
  bytes: Uint8Array,
  zip: Zip,
  path: string,
  seen: (code: number, attribute: (name: string) => string | undefined) => void,
  closed?: (code: number) => void,
): void {
  const entry = zip.get(path);
  if (!entry) return;
  const cutter = new XmlCutter({
    open(code, part, from, to) {
      let found: Map<string, string> | null = null;
      seen(code, (name) => (found ??= attributes(part, from, to)).get(name));
    },
    close: (code) => closed?.(code),
    text: () => undefined,
  });
  cutter.push(wholePart(bytes, entry), true);
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** What a part points to, by id; paths as in the zip's directory. */
function relations(bytes: Uint8Array, zip: Zip, path: string, folder = ''): Map<string, Relation> {
  const out = new Map<string, Relation>();
  eachTag(bytes, zip, plainName(path), (code, attribute) => {
    if (code !== RELATIONSHIP || /^external$/i.test(attribute('TargetMode') ?? '')) return;
    const target = attribute('Target') ?? '';
    out.set(attribute('Id') ?? '', { type: attribute('Type') ?? '', target: resolved(folder, target) });
  });
  return out;
}

function resolved(folder: string, target: string): string {
  const absolute = target.startsWith('/') || target.startsWith('\\');
  const out: string[] = [];
  for (const piece of `${absolute ? '' : folder}${target}`.replaceAll('\\', '/').split('/')) {
    if (piece === '..') out.pop();
    else if (piece !== '' && piece !== '.') out.push(piece);
  }
  return out.join('/').toLowerCase();
}

/** The format of each cell style. */
function stylesOf(bytes: Uint8Array, zip: Zip, path: string): CellFormat[] {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let within = false;
  eachTag(
    bytes,
    zip,
    plainName(path),
    (code, attribute) => {
      if (code === NUM_FMT) codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (code === CELL_XFS) within = true;
      else if (code === XF && within) {
        const id = Number(attribute('numFmtId') ?? 0);
        formats.push(cellFormat(id, codes.get(id)));
      }
    },
    (code) => {
      if (code === CELL_XFS) within = false;
    },
  );
  return formats;
}
