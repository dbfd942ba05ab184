import { mix32 } from '../../core/hash';
import type { Role } from '../../core/schema';
import type { StepView } from '../../core/step';
import { oneSpelling } from '../../core/one-spelling';
import { columnMap, findColumn, isNumeric, type Column, type Table } from '../../core/table';
import { timeLineOf } from '../customers/time-line';
import { isMissingAt } from '../figures';
import type { LeakQuestion, SplitReport } from './meta';
import { recordDate } from './record-date';

/** One person, whoever wrote the row. */
const PERSON: ReadonlySet<Role> = new Set<Role>(['identifier', 'email', 'phone']);
/** A column with fewer different values than this share of its rows names no single person: a shop, a seller. */
const PERSONAL = 0.5;
/** Fewer rows on both sides are not worth a question. */
const FEWEST = 3;
const WORTH = 0.01;
/** With fewer columns of the file, or fewer different rows, equal rows say nothing. */
const COLUMNS = 4;
const DIFFERENT = 0.6;
/** Equal rows count as copies where there are this many times as many as unrelated columns would have by chance. */
const ABOVE_CHANCE = 3;

type Question = Omit<LeakQuestion, 'answered'>;

/** The same person, or an equal row, on both sides of the split. @param y outcomes, NaN where unknown */
export async function sidesQuestions(
  { source, after, schemaAfter, heldOut, parted }: StepView,
  outcome: string,
  y: Float64Array,
  checkpoint: () => Promise<void>,
): Promise<readonly Question[]> {
  const known = Uint32Array.from(y.keys()).filter((row) => !Number.isNaN(y[row]));
  const judged = known.filter((row) => heldOut[row] === 1);
  const taught = known.filter((row) => heldOut[row] !== 1);
  if (judged.length === 0) return [];
  const worth = Math.max(FEWEST, Math.ceil(WORTH * judged.length));
  const question = (column: string, why: LeakQuestion['why'], rows: number): readonly Question[] =>
    rows < worth ? [] : [{ column, why, auc: 0.5, rows, of: judged.length }];
  const features = new Map<string, Column[]>();
  for (const { name, feature, origin } of schemaAfter) {
    const column = feature && origin.length > 0 ? findColumn(after, name) : undefined;
    const from = JSON.stringify([...origin].sort());
    if (column) features.set(from, [...(features.get(from) ?? []), column]);
  }
  const people = schemaAfter
    .filter(({ role, name }) => PERSON.has(role) && name !== (parted?.entity ?? null))
    .flatMap(({ name }) => {
      const column = findColumn(source, name);
      return column ? question(name, 'people', shared(placesIn(source, after, column), taught, judged)) : [];
    });
  return [...people, ...question(outcome, 'copies', await copies(features, y, taught, judged, checkpoint))];
}

/** One number for each person, however the row spells them. */
function peopleIn(column: Column): Float64Array | Int32Array {
  if (isNumeric(column)) return column.data;
  const spelt = oneSpelling(column.dict);
  return column.codes.map((code) => (code < 0 ? code : (spelt[code] as number)));
}

/** Each row's value in the file as a number; -1 where it has none, or where the column names no single person. */
function placesIn(source: Table, after: Table, column: Column): Float64Array {
  const values = peopleIn(column);
  const present = Array.from({ length: source.rows }, (_, row) => row).filter((row) => !isMissingAt(column, row));
  const different = new Set(present.map((row) => values[row])).size;
  if (different < PERSONAL * present.length || different === present.length) return new Float64Array(after.rows).fill(-1);
  const at = new Map(Array.from(source.rowIds, (id, row) => [id, row]));
  return Float64Array.from(after.rowIds, (id) => {
    const row = at.get(id);
    return row === undefined || isMissingAt(column, row) ? -1 : (values[row] as number);
  });
}

function shared(values: Float64Array, taught: Uint32Array, judged: Uint32Array): number {
  const seen = new Set<number>();
  for (const row of taught) if (values[row] !== -1) seen.add(values[row] as number);
  return judged.reduce((count, row) => count + (seen.has(values[row] as number) ? 1 : 0), 0);
}

/**
 * Judged rows that are equal to one that teaches, in all that the model may use and in the outcome; 0 where chance would do nearly as much.
 * @param features by what they were made from in the file
 */
async function copies(
  features: ReadonlyMap<string, readonly Column[]>,
  y: Float64Array,
  taught: Uint32Array,
  judged: Uint32Array,
  checkpoint: () => Promise<void>,
): Promise<number> {
  if (features.size < COLUMNS) return 0;
  const outcome = Float64Array.from(y, (value) => (Number.isNaN(value) ? 2 : value) + 1);
  const whole = outcome.slice();
  const alike = shareWithTwin(outcome, taught, judged);
  for (const columns of features.values()) {
    await checkpoint();
    const one = new Float64Array(y.length);
    for (const column of columns) mixInto(one, isNumeric(column) ? column.data : column.codes);
    mixInto(whole, one);
    shareWithTwin(one, taught, judged).forEach((share, i) => (alike[i] = (alike[i] as number) * share));
  }
  const seen = new Set(Array.from(taught, (row) => whole[row] as number));
  const different = new Set([...seen, ...Array.from(judged, (row) => whole[row] as number)]).size;
  if (different < DIFFERENT * (taught.length + judged.length)) return 0;
  const found = judged.reduce((count, row) => count + (seen.has(whole[row] as number) ? 1 : 0), 0);
  const byChance = alike.reduce((sum, share) => sum + Math.min(1, share * taught.length), 0);
  return found > ABOVE_CHANCE * byChance ? found : 0;
}

/** For each judged row, the share of those that teach with the same value. */
function shareWithTwin(values: Float64Array, taught: Uint32Array, judged: Uint32Array): Float64Array {
  const rows = new Map<number, number>();
  for (const row of taught) rows.set(values[row] as number, (rows.get(values[row] as number) ?? 0) + 1);
  return Float64Array.from(judged, (row) => (rows.get(values[row] as number) ?? 0) / taught.length);
}

/** Makes each key tell of another value too, in 53 bits. */
function mixInto(key: Float64Array, values: ArrayLike<number>): void {
  const bits = new DataView(new ArrayBuffer(8));
  for (let row = 0; row < key.length; row++) {
    bits.setFloat64(0, (values[row] as number) + 0);
    const high = mix32(((key[row] as number) / 2097152) ^ bits.getUint32(0));
    const low = mix32((key[row] as number) ^ bits.getUint32(4) ^ high);
    key[row] = high * 2097152 + (low >>> 11);
  }
}

/** Who teaches and who judges. */
export function splitReport({ source, after, heldOut, parted, schemaBefore }: StepView, y: Float64Array): SplitReport {
  const count = { teach: 0, teachWon: 0, judge: 0, judgeWon: 0 };
  y.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const judges = heldOut[row] === 1;
    count[judges ? 'judge' : 'teach']++;
    count[judges ? 'judgeWon' : 'teachWon'] += value;
  });
  const { time = null, evenly = false, entity = null, from = null, forward = false } = parted ?? {};
  const columns = columnMap(source);
  const dates = time === null || from === null ? undefined : columns.get(time);
  const at = new Map(Array.from(source.rowIds, (id, row) => [id, row]));
  const said = schemaBefore.flatMap(({ name, kind, role }) => (columns.has(name) ? [{ name, kind, role }] : []));
  const whose = entity === null ? undefined : columns.get(entity);
  return {
    by: time === null ? (evenly ? 'even' : 'chance') : from === null ? 'time-refused' : 'time',
    forward,
    column: time,
    from,
    together: whose && repeats(whose, after.rowIds, at) ? whose.name : null,
    ...count,
    possible: recordDate(said, 'leads').possible,
    timeLine:
      dates && isNumeric(dates)
        ? timeLineOf(
            Float64Array.from(after.rowIds, (id, row) => (Number.isNaN(y[row]) ? NaN : (dates.data[at.get(id) ?? -1] ?? NaN))),
            from,
            null,
            true,
          )
        : null,
  };
}

/** Whether several rows that are left have one value. @param at places in the file by row id */
function repeats(column: Column, rowIds: Table['rowIds'], at: ReadonlyMap<number, number>): boolean {
  const seen = new Set<number>();
  const values = peopleIn(column);
  for (const id of rowIds) {
    const row = at.get(id);
    if (row === undefined || isMissingAt(column, row)) continue;
    if (seen.has(values[row] as number)) return true;
    seen.add(values[row] as number);
  }
  return false;
}
