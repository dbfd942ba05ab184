import { zipSync } from 'fflate';
import { stop } from '../../core/problem';
import type { Dialect, ReadHooks, Sample } from '../reading';
import { openOld } from './old';
import type { SheetReading } from './read-sheet';
import { readSheet } from './read-sheet';
import { openXlsx } from './xlsx';
import type { Zip, ZipEntry } from './zip';
import { unzipped, wholePart, zipEntries } from './zip';

/** All parts together of a workbook whose library takes it whole. */
const MOST_WHOLE_BYTES = 150e6;
const TABLE_FILE = /\.(?:csv|tsv|tab|txt|psv|xlsx?|xlsm|xlsb|ods|parquet|jsonl|ndjson)$/;

/** A workbook, or the one table an archive holds. @throws ProblemError */
export async function openZip(
  bytes: Uint8Array,
  known: Partial<Dialect>,
  hooks: ReadHooks,
  sample: Sample | null,
): Promise<SheetReading | Uint8Array> {
  const zip = zipEntries(bytes);
  const has = (test: (name: string) => boolean): boolean => [...zip.keys()].some(test);
  const tables = tablesOf(zip);
  if (has((name) => name === 'content.xml')) return openOld(await unwrapped(bytes, zip, hooks), known, hooks, 'ods', sample);
  if (has((name) => name.endsWith('workbook.bin'))) return openOld(await unwrapped(bytes, zip, hooks), known, hooks, 'xlsb', sample);
  if (tables === null) return readSheet(openXlsx(bytes, zip), 'xlsx', known, hooks, sample);
  const [first, ...others] = tables;
  if (first === undefined) return stop('data.zip-no-table', { files: zip.size });
  if (others.length > 0)
    return stop('data.zip-many-tables', {
      count: tables.length,
      files: tables
        .slice(0, 5)
        .map(({ name }) => name)
        .join(', '),
    });
  return wholePart(bytes, first, 1e9);
}

/** What may be tables in an archive; null for a workbook, which is an archive of parts. */
export function tablesOf(zip: Zip): readonly ZipEntry[] | null {
  const parts = ['content.xml', '[content_types].xml'].some((name) => zip.has(name));
  if (parts || [...zip.keys()].some((name) => /(?:^|\/)workbook\.(?:xml|bin)$/.test(name))) return null;
  return [...zip].flatMap(([name, entry]) => (TABLE_FILE.test(name) && !/(?:^|\/)(?:\.[^/]*$|__macosx\/)/.test(name) ? [entry] : []));
}

/** The same parts, unpacked under our own guard, so that the library has nothing to unpack. */
async function unwrapped(bytes: Uint8Array, zip: Zip, hooks: ReadHooks): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  let total = 0;
  for (const [key, entry] of zip) {
    if (entry.name.endsWith('/') || /\.(?:png|jpe?g|gif|emf|wmf)$/.test(key)) continue;
    const parts: Uint8Array[] = [];
    let length = 0;
    for (const part of unzipped(bytes, entry)) {
      parts.push(part.slice());
      length += part.length;
      total += part.length;
      if (total > MOST_WHOLE_BYTES) stop('data.part-too-big', { megabytes: Math.round(total / 1e6) });
      await hooks.checkpoint?.();
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    if (/\.(?:xml|rels)$/.test(key) && hasDoctype(whole)) stop('data.odd-xml');
    if (key === 'meta-inf/manifest.xml' && new TextDecoder().decode(whole).includes('encryption-data')) stop('data.password');
    files[entry.name] = whole;
  }
  return zipSync(files, { level: 0 });
}

/** Entities of the file's own are declared in a document type. */
function hasDoctype(bytes: Uint8Array): boolean {
  return /<!DOCTYPE|<!ENTITY/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 1 << 16)));
}
