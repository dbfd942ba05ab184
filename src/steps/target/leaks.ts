import { mix32 } from '../../core/hash';
import type { Schema } from '../../core/schema';
import { findColumn, isNumeric, type Column, type Table } from '../../core/table';
import { rocAuc } from '../../ml/metrics';
import { quantile, sortedPresent } from '../../ml/quantile';
import type { LeakQuestion } from './meta';
import { speaksOfAfterwards } from './afterwards';
import { recordDate } from './record-date';

/** Alone above this, a column is too good to be known in advance. */
const TOO_GOOD = 0.95;
/** A telling name is asked about only when the column also goes together with the outcome. */
const TELLING = 0.6;
/** With fewer of the rarer outcome an AUC says nothing. */
const FEWEST = 10;
const BINS = 20;
/** Whether a cell is filled in is asked about from here on. */
const PRESENCE = 0.7;
/** One column that does nearly all the work: this good alone, and so much better than the next. */
const FAR = 0.8;
const AHEAD = 0.12;
const OPEN_ROWS = 20;
/** A running number has at most so many places for each row. */
const GAPS = 3;
const DAY = 86_400_000;

/**
 * Columns of the file that the model would use and that look as if they were known only after the outcome, likeliest first.
 * @param y 0, 1, or NaN in rows not to be looked at: those held out, and those whose outcome is not known
 * @param source the file as read: whether a cell was empty there @param open 1 where the outcome is not known yet
 */
export function leakQuestions(
  table: Table,
  schema: Schema,
  y: Float64Array,
  source: Table,
  open: Uint8Array,
): readonly Omit<LeakQuestion, 'answered'>[] {
  const known = Uint32Array.from(y.keys()).filter((row) => !Number.isNaN(y[row]));
  const outcomes = Uint8Array.from(known, (row) => y[row] as number);
  const positives = outcomes.reduce((sum, value) => sum + value, 0);
  if (Math.min(positives, outcomes.length - positives) < FEWEST) return [];
  const places = new Map(Array.from(source.rowIds, (id, at) => [id, at]));
  const judged = [...candidates(table, schema)].map(([name, columns]) => ({
    name,
    columns,
    auc: Math.max(...columns.map((column) => aloneAuc(grouped(column, known), table, known, outcomes))),
    filled: filledIn(findColumn(source, name), table, places),
  }));
  const tooLate = lateDates(source, schema, table, known, outcomes);
  const best = judged.map(({ auc }) => auc).sort((a, b) => b - a);
  const found = judged.flatMap(({ name, columns, auc, filled }): Omit<LeakQuestion, 'answered'>[] => {
    if (auc > TOO_GOOD) return [{ column: name, why: 'alone', auc }];
    if (filled && onlyOnceKnown(filled, known, open)) return [{ column: name, why: 'open', auc }];
    const presence = filled
      ? aloneAuc({ groups: Int32Array.from(known, (row) => filled[row] as number), count: 2 }, table, known, outcomes)
      : 0.5;
    if (presence >= PRESENCE) return [{ column: name, why: 'empty', auc: presence }];
    const late = tooLate(name, auc);
    if (late.length > 0) return [...late];
    if (auc >= TELLING && speaksOfAfterwards(name)) return [{ column: name, why: 'name', auc }];
    if (auc >= FAR && auc - ((auc === best[0] ? best[1] : best[0]) ?? 0.5) >= AHEAD) return [{ column: name, why: 'far-ahead', auc }];
    if (auc >= TELLING && columns.some((column) => countsRows(column, known))) return [{ column: name, why: 'number', auc }];
    return [];
  });
  return found.sort((a, b) => b.auc - a.auc);
}

/** Half of the dates come after the record's own, or some after the last record there is, and how long after goes with the outcome. */
function lateDates(
  source: Table,
  schema: Schema,
  table: Table,
  known: Uint32Array,
  outcomes: Uint8Array,
): (name: string, auc: number) => readonly Omit<LeakQuestion, 'answered'>[] {
  const said = schema.filter(({ name }) => findColumn(source, name));
  const record = recordDate(said, 'leads').column;
  const began = record === null ? undefined : findColumn(source, record);
  if (record === null || began?.kind !== 'date') return () => [];
  const newest = began.data.reduce((last, date) => (date > last ? date : last), -Infinity);
  const places = new Map(Array.from(source.rowIds, (id, at) => [id, at]));
  return (name, alone) => {
    const dates = findColumn(source, name);
    if (dates?.kind !== 'date' || name === record) return [];
    const gaps = dates.data.map((date, row) => (date - (began.data[row] as number)) / DAY);
    const of = gaps.reduce((count, gap) => count + (Number.isNaN(gap) ? 0 : 1), 0);
    const later = gaps.reduce((count, gap) => count + (gap >= 1 ? 1 : 0), 0);
    const future = dates.data.reduce((count, date) => count + (date - newest >= DAY ? 1 : 0), 0);
    const data = Float64Array.from(table.rowIds, (id) => gaps[places.get(id) ?? -1] ?? NaN);
    const auc = Math.max(alone, aloneAuc(grouped({ name, kind: 'number', data }, known), table, known, outcomes));
    if (auc < TELLING || of === 0) return [];
    if (future > 0) return [{ column: name, why: 'future', auc, rows: future, of, date: record }];
    return later >= of / 2 ? [{ column: name, why: 'later', auc, rows: later, of, date: record }] : [];
  };
}

/** Per row of the table 1 where the file has a value; undefined where it always has. */
function filledIn(column: Column | undefined, { rows, rowIds }: Table, places: ReadonlyMap<number, number>): Uint8Array | undefined {
  if (!column) return undefined;
  const filled = new Uint8Array(rows);
  let empty = 0;
  for (let row = 0; row < rows; row++) {
    const at = places.get(rowIds[row] as number);
    const has = at !== undefined && (isNumeric(column) ? !Number.isNaN(column.data[at]) : (column.codes[at] as number) >= 0);
    if (has) filled[row] = 1;
    else empty++;
  }
  return empty === 0 ? undefined : filled;
}

/** Filled in for four of five with a known outcome, and for hardly one in ten without. */
function onlyOnceKnown(filled: Uint8Array, known: Uint32Array, open: Uint8Array): boolean {
  let openRows = 0;
  let openFilled = 0;
  open.forEach((is, row) => {
    openRows += is;
    openFilled += is * (filled[row] as number);
  });
  if (openRows < OPEN_ROWS) return false;
  const knownFilled = known.reduce((sum, row) => sum + (filled[row] as number), 0);
  return knownFilled >= 0.8 * known.length && openFilled <= 0.1 * openRows;
}

/** Whole numbers, each once, with few gaps. */
function countsRows(column: Column, known: Uint32Array): boolean {
  if (!isNumeric(column) || column.kind !== 'number') return false;
  const sorted = sortedPresent(Float64Array.from(known, (row) => column.data[row] as number));
  if (sorted.length < 0.95 * known.length) return false;
  const span = (sorted.at(-1) as number) - (sorted[0] as number) + 1;
  return (
    span <= GAPS * sorted.length && sorted.every((value, i) => Number.isInteger(value) && (i === 0 || value > (sorted[i - 1] as number)))
  );
}

/** By the name the person knows: the column itself while it is in the table, else what was made from it. */
function candidates(table: Table, schema: Schema): ReadonlyMap<string, readonly Column[]> {
  const out = new Map<string, Column[]>();
  for (const { name, feature, origin } of schema) {
    if (!feature) continue;
    const source = origin.length === 1 ? (origin[0] as string) : name;
    const itself = findColumn(table, source);
    const column = itself ?? findColumn(table, name);
    if (!column) continue;
    const known = out.get(source);
    if (!known) out.set(source, [column]);
    else if (!itself) known.push(column);
  }
  return out;
}

/**
 * How often this column by itself puts the right one of a pair first: each half of the rows is scored by the outcome rates of the
 * other half, per value (or per twentieth of a number), so that many values are no advantage. Missing is a value like others.
 */
function aloneAuc({ groups, count }: Groups, { rowIds }: Table, known: Uint32Array, y: Uint8Array): number {
  const half = Uint8Array.from(known, (row) => mix32(rowIds[row] as number) & 1);
  let sum = 0;
  let halves = 0;
  for (const judged of [0, 1]) {
    const rows = new Float64Array(count);
    const won = new Float64Array(count);
    let all = 0;
    let allWon = 0;
    for (let i = 0; i < y.length; i++) {
      if (half[i] === judged) continue;
      const group = groups[i] as number;
      rows[group] = (rows[group] as number) + 1;
      won[group] = (won[group] as number) + (y[i] as number);
      all++;
      allWon += y[i] as number;
    }
    const base = allWon / Math.max(1, all);
    const places = Uint32Array.from(y.keys()).filter((i) => half[i] === judged);
    const auc = rocAuc(
      Uint8Array.from(places, (i) => y[i] as number),
      Float64Array.from(places, (i) => ((won[groups[i] as number] as number) + base) / ((rows[groups[i] as number] as number) + 1)),
    );
    if (Number.isNaN(auc)) continue;
    sum += auc;
    halves++;
  }
  return halves === 0 ? 0.5 : sum / halves;
}

interface Groups {
  readonly groups: Int32Array;
  readonly count: number;
}

function grouped(column: Column, known: Uint32Array): Groups {
  if (!isNumeric(column)) {
    const missing = column.dict.length;
    return {
      groups: Int32Array.from(known, (row) => {
        const code = column.codes[row] as number;
        return code < 0 ? missing : code;
      }),
      count: missing + 1,
    };
  }
  const values = Float64Array.from(known, (row) => column.data[row] as number);
  const sorted = sortedPresent(values);
  // a value that is common stands by itself, so that what lies above it is told from it
  const edges = [...new Set(Array.from({ length: BINS - 1 }, (_, i) => quantile(sorted, (i + 1) / BINS)))];
  const missing = 2 * edges.length + 1;
  const groupOf = (value: number): number => {
    let below = 0;
    while (below < edges.length && (edges[below] as number) < value) below++;
    return 2 * below + (edges[below] === value ? 1 : 0);
  };
  return { groups: Int32Array.from(values, (value) => (Number.isNaN(value) ? missing : groupOf(value))), count: missing + 1 };
}
