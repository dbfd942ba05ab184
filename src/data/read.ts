import type { Result } from '../core/problem';
import { fail, ok, ProblemError } from '../core/problem';
import { tooBig } from './budget';
import { readCsv } from './csv';
import { NotUtf8, sniffCodePage } from './encoding';
import { allBytes, containerOf, readContainer } from './formats';
import { Fingerprint } from './fingerprint';
import { inferring } from './infer';
import { textKernel } from './kernel';
import { toTheEnd, withPauses, type Parts } from './parts';
import type {
  ByteSource,
  ColumnOverride,
  Dialect,
  DialectGuess,
  Guess,
  InferredColumn,
  Inference,
  Message,
  RawTable,
  ReadHooks,
  Reading,
  ReadOverrides,
  Sample,
} from './reading';
import { guessingRoles, outcomesOf, settlingKinds } from './roles';
import { shaping } from './shape';
import { dialectOf, sniff, withFooter } from './sniff';
import { bytesSource, looksBinary, unpacked } from './source';
import { tableOnDemand, tabling } from './totable';

const HEAD_BYTES = 1 << 18;

/**
 * Reads a table: text, a workbook, Parquet, JSON lines, packed or not. The same for a file in the worker, a file in Node and pasted
 * text. What is wrong with the file comes back as a Problem; only what a hook throws is thrown.
 */
export async function readFile(
  name: string,
  source: ByteSource,
  overrides: ReadOverrides = {},
  hooks: ReadHooks = {},
): Promise<Result<Reading>> {
  const read = await readSource(name, source, overrides.dialect, hooks, overrides.sample);
  return read.ok ? about(name, async () => ok(await finished(read.value, overrides.columns ?? [], hooks))) : read;
}

/** The cells alone, as text. */
export function readSource(
  name: string,
  source: ByteSource,
  known: Partial<Dialect> | undefined,
  hooks: ReadHooks,
  sample: Sample | null = null,
): Promise<Result<ReadSource>> {
  return about(name, () => cellsOf(name, source, known, hooks, sample, false));
}

/** What is wrong with a file says which. */
export async function about<T>(name: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: { ...error.problem, args: { name, ...error.problem.args } } };
    throw error;
  }
}

/** @param within the source was in an archive; an archive in an archive is not opened */
async function cellsOf(
  name: string,
  source: ByteSource,
  known: Partial<Dialect> | undefined,
  hooks: ReadHooks,
  sample: Sample | null,
  within: boolean,
): Promise<Result<ReadSource>> {
  const plain = await unpacked(source);
  const { head, whole } = await headOf(plain);
  if (head.length === 0) return fail('data.empty-file', { name });
  const container = containerOf(head);
  if (container !== null) {
    const bytes = await allBytes(plain, hooks);
    const read = await readContainer(container, bytes, known ?? {}, hooks, sample);
    if (read instanceof Uint8Array) {
      if (within) return fail('data.zip-no-table', { name, files: 1 });
      return cellsOf(name, bytesSource(read), known, hooks, sample, true);
    }
    const fingerprint = new Fingerprint();
    fingerprint.push(bytes);
    if (sample !== null) fingerprint.push(asBytes(sample));
    const told = withFooter(read.guess, read.raw);
    return ok({ name, bytes: bytes.length, fingerprint: fingerprint.digest(), guess: told, dialect: dialectOf(told), raw: read.raw });
  }
  const binary = looksBinary(head);
  if (binary) return fail('data.not-text', { name, ...binary });
  const big = sample === null && plain.size !== null && hooks.room !== undefined ? tooBig(plain.size, head, hooks.room) : null;
  if (big !== null) return fail('data.too-big', { name, ...big });
  let guess = sniff(head, known, whole);
  const attempt = await readOnce(plain, guess, known, known?.encoding === undefined, sample, hooks);
  if (attempt instanceof NotUtf8) {
    const encoding = fallback(attempt, known);
    guess = { ...sniff(head, { ...known, encoding: encoding.value }, whole), encoding };
  }
  const done = attempt instanceof NotUtf8 ? await readOnce(plain, guess, known, false, sample, hooks) : attempt;
  if (done instanceof NotUtf8) return fail('data.not-text', { name, what: 'unknown' });
  const { raw, bytes, fingerprint } = done;
  const told = withFooter(guess, raw);
  return ok({ name, bytes, fingerprint, guess: told, dialect: dialectOf(told), raw });
}

/** Kinds and roles again after a correction, without reading again. A correction of the dialect needs `readFile`. */
export function reread(reading: ReadSource, columns: readonly ColumnOverride[]): Reading {
  const { name, bytes, fingerprint, guess, dialect, raw } = reading;
  return toTheEnd(finishing({ name, bytes, fingerprint, guess, dialect, raw }, columns));
}

/** What follows from the cells and takes time to find out. */
export type Findings = Pick<Reading, 'inference' | 'roles' | 'shape' | 'outcomes' | 'warnings'>;

/** The same reading from what was found before: nothing is inferred, and a column's values are made when first asked for. */
export function recalled(source: ReadSource, found: Findings, values: ReadonlyMap<number, Float64Array>): Reading {
  const { columns } = found.inference;
  function* valuesOf(c: number): Parts<Float64Array> {
    const known = values.get(c);
    if (known) return known;
    const { name, kind, format } = columns[c] as InferredColumn;
    const alone = { ...source.raw, columns: source.raw.columns.filter((column) => column.name === name) };
    // A column in pieces has the format of each.
    const how = alone.columns[0]?.pieces ? { name, kind } : { name, kind, format };
    return (yield* inferring(alone, [how], ',')).values.get(0) as Float64Array;
  }
  const table = tableOnDemand(source.raw, columns, valuesOf);
  return { ...source, ...found, table };
}

/** A reading before anything was made of it. */
export type ReadSource = Pick<Reading, 'name' | 'bytes' | 'fingerprint' | 'guess' | 'dialect' | 'raw'>;

export function finished(source: ReadSource, overrides: readonly ColumnOverride[], { checkpoint }: ReadHooks): Promise<Reading> {
  return withPauses(finishing(source, overrides), async () => checkpoint?.());
}

function* finishing(source: ReadSource, overrides: readonly ColumnOverride[]): Parts<Reading> {
  const { raw, dialect, guess } = source;
  const first = yield* inferring(raw, overrides, dialect.delimiter);
  const roles = yield* guessingRoles(raw, first.inference, overrides);
  yield;
  const inferred = yield* settlingKinds(raw, first, roles, overrides);
  yield;
  const table = yield* tabling(raw, inferred);
  const shape = yield* shaping(table, roles);
  return {
    ...source,
    inference: withSaid(inferred.inference, overrides),
    roles,
    shape,
    outcomes: outcomesOf(inferred.inference, roles),
    warnings: raw.stack ? raw.warnings : warningsOf(guess, raw),
    table,
  };
}

function withSaid({ columns, questions }: Inference, overrides: readonly ColumnOverride[]): Inference {
  const said = new Map(overrides.map(({ name, kind, format }) => [name, { ...(kind && { kind }), ...(format && { format }) }]));
  const known = (column: InferredColumn): InferredColumn => {
    const one = said.get(column.name);
    return one && (one.kind ?? one.format) !== undefined ? { ...column, said: one } : column;
  };
  return { columns: columns.map(known), questions };
}

/** What to look at, before anything is made of the cells. */
export function warningsOf(guess: DialectGuess, raw: RawTable): Message[] {
  return [...unsureGuesses(guess), ...raw.warnings, ...tableWarnings(raw)];
}

function unsureGuesses(guess: DialectGuess): Message[] {
  const weak: Message[] = [];
  if (guess.encoding.confidence < 0.7) weak.push({ code: 'data.unsure-encoding', args: { encoding: guess.encoding.value } });
  if (guess.delimiter.confidence < 0.5) weak.push({ code: 'data.unsure-delimiter', args: { delimiter: guess.delimiter.value } });
  if (guess.headerRows.confidence < 0.55) weak.push({ code: 'data.unsure-header', args: { rows: guess.headerRows.value } });
  return weak;
}

function tableWarnings(raw: RawTable): Message[] {
  if (raw.rows === 0) return [{ code: 'data.header-only', args: { columns: raw.columns.length } }];
  if (raw.columns.length === 1) return [{ code: 'data.one-column', args: { column: (raw.columns[0] as { name: string }).name } }];
  return [];
}

async function headOf(source: ByteSource): Promise<{ head: Uint8Array; whole: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.chunks()) {
    if (length >= HEAD_BYTES && chunk.length > 0) return { head: joined(parts, HEAD_BYTES), whole: false };
    parts.push(chunk);
    length += chunk.length;
  }
  return { head: joined(parts, Math.min(length, HEAD_BYTES)), whole: length <= HEAD_BYTES };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    const piece = part.subarray(0, length - at);
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

async function readOnce(
  source: ByteSource,
  guess: DialectGuess,
  known: Partial<Dialect> | undefined,
  strict: boolean,
  sample: Sample | null,
  hooks: ReadHooks,
): Promise<NotUtf8 | { raw: RawTable; bytes: number; fingerprint: string }> {
  const fingerprint = new Fingerprint();
  let bytes = 0;
  const seen = (chunk: Uint8Array): void => {
    fingerprint.push(chunk);
    bytes += chunk.length;
  };
  try {
    const raw = await readCsv(source, dialectOf(guess), hooks, {
      strict,
      seen,
      sample,
      footer: known?.footer ?? null,
      kernel: await textKernel(),
    });
    if (sample !== null) fingerprint.push(asBytes(sample));
    return { raw, bytes, fingerprint: fingerprint.digest() };
  } catch (error) {
    if (error instanceof NotUtf8) return error;
    throw error;
  }
}

const asBytes = (sample: Sample): Uint8Array => new TextEncoder().encode(JSON.stringify(sample));

/** The file began as UTF-8 or plain ASCII and then was not. */
function fallback(broken: NotUtf8, known: Partial<Dialect> | undefined): Guess<Dialect['encoding']> {
  const guess = sniffCodePage(broken.around);
  return known?.encoding === undefined ? { ...guess, confidence: Math.min(guess.confidence, 0.8) } : guess;
}
