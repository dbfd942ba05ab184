import { Fingerprint } from './fingerprint';
import { inferring, type Inferred } from './infer';
import { inParts, type Parts } from './parts';
import type { ReadSource } from './read';
import { warningsOf } from './read';
import type { FileColumn, InferredColumn, Message, RawColumn, RawTable, StackedFile, Written } from './reading';
import { guessingRoles, settlingKinds } from './roles';
import { columnKeys } from './stack';
import { columnInPieces, stackingColumn, type PartOfColumn, type StackedColumn } from './stack-columns';
import { differencesOf } from './stack-differences';

/** A file as read by itself, and what its columns are. */
export interface LookedAt {
  readonly source: ReadSource;
  readonly inferred: Inferred;
  readonly file: StackedFile;
}

/** What the columns of one file are. */
export function* lookingAt(source: ReadSource): Parts<LookedAt> {
  const { name, bytes, fingerprint, guess, dialect, raw } = source;
  const first = yield* inferring(raw, [], dialect.delimiter);
  const roles = yield* guessingRoles(raw, first.inference);
  const inferred = yield* settlingKinds(raw, first, roles, []);
  yield;
  const columns = inferred.inference.columns.map(({ name: column, kind, format, missing, reasons }): FileColumn => ({
    name: column,
    kind,
    format,
    empty: missing >= raw.rows,
    written: writtenAs(reasons),
  }));
  const { sheets } = raw;
  return {
    source,
    inferred,
    file: { name, bytes, fingerprint, rows: raw.rows, columns, guess, dialect, sheets, warnings: warningsOf(guess, raw) },
  };
}

const WRITTEN: Readonly<Record<string, Written>> = {
  'data.decimal-comma': 'decimal-comma',
  'data.decimal-point': 'decimal-point',
  'data.percent': 'percent',
  'data.dates-day-first': 'day-first',
  'data.dates-dots': 'day-first',
  'data.dates-month-first': 'month-first',
};

function writtenAs(reasons: readonly Message[]): Written | null {
  const said = reasons.flatMap(({ code }) => WRITTEN[code] ?? []);
  return said.includes('percent') ? 'percent' : (said[0] ?? null);
}

/**
 * Files as one, rows under rows, columns by their names. Where files write the same kind of value differently, each is read its own way.
 * @param files one or more
 * @param called what to call the column that says which file a row came from
 * @throws ProblemError data.stack-too-big
 */
export function* stacking(name: string, files: readonly LookedAt[], called: string): Parts<ReadSource> {
  const raws = files.map(({ source }) => source.raw);
  const columns: { readonly parts: readonly PartOfColumn[]; readonly at: readonly number[]; readonly stacked: StackedColumn }[] = [];
  for (const at of sameColumns(raws)) {
    const parts = raws.map((raw, n): PartOfColumn => ({ rows: raw.rows, column: raw.columns[at[n] as number] ?? null }));
    const named = parts.find(({ column }) => column !== null)?.column?.name ?? '';
    columns.push({ parts, at, stacked: yield* stackingColumn(named, parts) });
    yield;
  }
  const column = freshName(called, new Set(columns.map(({ stacked }) => stacked.column.name)));
  const told = namesApart(files.map(({ file }) => file));
  const raw: RawTable = {
    ...under(raws, told),
    columns: [...columns.map(({ stacked }) => stacked.column), fileColumn(column, told)],
    stack: { files: told, column },
    warnings: differencesOf(told).differences,
  };
  const [first] = files as readonly [LookedAt];
  const { delimiter } = first.source.dialect;
  const together = yield* inferring(raw, [], delimiter);
  const settled: RawColumn[] = [];
  for (const [c, { parts, at, stacked }] of columns.entries()) {
    const alone = at.map((place, n) => seenAlone(files[n] as LookedAt, place));
    const kind = together.inference.columns[c]?.kind;
    const formats = alone.map((one) => one?.column.format ?? null);
    const differ = yield* comparing(alone, kind, stacked, together.values.get(c));
    settled.push(differ ? yield* columnInPieces(stacked.column.name, parts, formats) : stacked.column);
    yield;
  }
  const fingerprint = new Fingerprint();
  for (const file of told) fingerprint.push(new TextEncoder().encode(`${file.fingerprint}\n`));
  return {
    name,
    bytes: told.reduce((sum, { bytes }) => sum + bytes, 0),
    fingerprint: told.length === 1 ? first.source.fingerprint : fingerprint.digest(),
    guess: first.source.guess,
    dialect: first.source.dialect,
    raw: { ...raw, columns: [...settled, raw.columns.at(-1) as RawColumn] },
  };
}

/** Per column of the whole its place in each file, -1 where the file lacks it. */
function sameColumns(raws: readonly RawTable[]): number[][] {
  const keys = columnKeys(raws.map(({ columns }) => columns.map(({ name }) => name)));
  const order = [...new Set(keys.flat())];
  return order.map((key) => keys.map((names) => names.indexOf(key)));
}

interface Alone {
  readonly column: InferredColumn;
  readonly values: Float64Array | undefined;
  /** The file alone leaves open how its values are meant. */
  readonly open: boolean;
}

function seenAlone({ inferred, source }: LookedAt, place: number): Alone | null {
  const column = inferred.inference.columns[place];
  if (!column || column.missing >= source.raw.rows) return null;
  const open = inferred.inference.questions.some((question) => question.column === column.name);
  return { column, values: inferred.values.get(place), open };
}

/** The files agree on what a column is, but read as a whole its values would be others than in each file by itself. */
function* comparing(
  alone: readonly (Alone | null)[],
  kind: string | undefined,
  { places }: StackedColumn,
  values: Float64Array | undefined,
): Parts<boolean> {
  const there = alone.flatMap((one) => one ?? []);
  const known = there[0]?.column.kind;
  if (there.length < 2 || (known !== 'number' && known !== 'date') || there.some(({ column }) => column.kind !== known)) return false;
  if (there.every(({ open }) => open)) return false;
  if (kind !== known || !values) return true;
  for (const [n, one] of alone.entries()) {
    if (!one?.values || one.open) continue;
    const place = places[n] as Int32Array;
    for (const [from, to] of inParts(place.length)) {
      for (let entry = Math.max(1, from); entry < to; entry++) {
        if (!Object.is(one.values[entry], values[place[entry] as number])) return true;
      }
      yield;
    }
  }
  return false;
}

/** Rows of the whole and lines of the files they stand in. */
function under(raws: readonly RawTable[], files: readonly StackedFile[]): Omit<RawTable, 'columns' | 'warnings'> {
  const starts: number[] = [];
  let rows = 0;
  for (const raw of raws) {
    starts.push(rows);
    rows += raw.rows;
  }
  const each = <T>(of: (raw: RawTable, start: number, file: string) => readonly T[]): T[] =>
    raws.flatMap((raw, n) => of(raw, starts[n] as number, (files[n] as StackedFile).name));
  const [first] = raws as readonly [RawTable];
  return {
    rows,
    sheets: [],
    preamble: first.preamble,
    header: first.header,
    aside: each((raw, _, file) => raw.aside.map((row) => ({ ...row, file }))),
    ragged: each((raw, start, file) => raw.ragged.map((row) => ({ ...row, row: row.row + start, file }))),
    raggedCount: raws.reduce((sum, { raggedCount }) => sum + raggedCount, 0),
    blankLines: raws.reduce((sum, { blankLines }) => sum + blankLines, 0),
    lineMarks: {
      rows: each(({ lineMarks, rows: own }, start) => (own === 0 ? [] : lineMarks.rows.map((row) => row + start))),
      lines: each(({ lineMarks, rows: own }) => (own === 0 ? [] : lineMarks.lines)),
      ...(first.lineMarks.step !== undefined && { step: first.lineMarks.step }),
    },
  };
}

function fileColumn(name: string, files: readonly StackedFile[]): RawColumn {
  const texts = files.map((file) => new TextEncoder().encode(file.name));
  const offsets = new Uint32Array(files.length + 2);
  texts.forEach((text, n) => {
    offsets[n + 2] = (offsets[n + 1] as number) + text.length;
  });
  const arena = new Uint8Array(offsets[files.length + 1] as number);
  texts.forEach((text, n) => arena.set(text, offsets[n + 1]));
  const codes = new Int32Array(files.reduce((sum, { rows }) => sum + rows, 0));
  let row = 0;
  files.forEach(({ rows }, n) => codes.fill(n + 1, row, (row += rows)));
  return { name, given: '', codes, entries: files.length + 1, arena, offsets, unique: true };
}

/** Two files of one name, from two folders, are numbered. */
function namesApart(files: readonly StackedFile[]): StackedFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const name = freshName(file.name, taken);
    taken.add(name);
    return { ...file, name };
  });
}

function freshName(name: string, taken: ReadonlySet<string>): string {
  let fresh = name;
  for (let n = 2; taken.has(fresh); n++) fresh = `${name} (${n})`;
  return fresh;
}
