import { column as ref, compare, number, type Expr } from '../../core/expr';
import type { DerivedColumn } from '../../core/program';
import type { Role, Schema } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Column, type DictColumn, type NumericColumn } from '../../core/table';
import type { MlTasks } from '../context';
import { countMissing, levelCounts } from '../figures';
import { printOf } from '../spellings/meta';
import { LIMIT, type params, type Standin, type StandinsReport } from './meta';
import { DAYS, NUMBERS, wordFor } from './words';

/** Numbers that only name things may be 999 like any other. */
const NAMES: ReadonlySet<Role> = new Set<Role>(['identifier', 'ignore', 'consent', 'do-not-contact']);
/** A filler is written again and again. */
const FEWEST = 3;
const YEAR = 365.25 * 86_400_000;

export const impl: StepImpl<typeof params, StandinsReport, MlTasks> = {
  async fit(train, { answers }, { schema, checkpoint }) {
    const data = columnMap(train);
    const emptied = answers.filter(([, , answer]) => answer === 'missing');
    const made: DerivedColumn[] = [];
    for (const { name, kind } of schema) {
      const prints = new Set(emptied.filter(([about]) => about === name).map(([, print]) => print));
      const column = data.get(name);
      if (!column || prints.size === 0) continue;
      await checkpoint();
      const when = isNumeric(column) ? isOneOf(column, prints) : isWord(column, prints);
      if (when) made.push({ name, kind, expr: { type: 'if', when, then: { type: 'missing', kind }, else: ref(name) } });
    }
    return {
      program: made.length > 0 ? [{ op: 'derive', columns: made }] : [],
      learnt: { columns: made.map(({ name }) => name) },
      notes: [],
    };
  },

  async report({ before, after, schemaBefore }, _fitted, { answers }, { checkpoint }) {
    const now = columnMap(after);
    const given = new Map(
      answers.map(([column, print, answer]) => [JSON.stringify([column, print]), answer === 'missing' ? 'missing' : 'stay'] as const),
    );
    const found: Standin[] = [];
    let cells = 0;
    for (const one of asked(schemaBefore)) {
      const column = before.columns.find(({ name }) => name === one.name);
      if (!column) continue;
      await checkpoint();
      const left = now.get(one.name);
      if (left && left !== column) cells += countMissing(left) - countMissing(column);
      for (const [value, rows, why] of fillers(column)) {
        const print = printOf(String(value));
        found.push({ column: one.name, value, print, why, rows, answer: given.get(JSON.stringify([one.name, print])) ?? null });
      }
    }
    found.sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null) || b.rows - a.rows);
    return { found: found.slice(0, LIMIT), open: found.filter(({ answer }) => answer === null).length, cells };
  },
};

const asked = (schema: Schema): Schema => schema.filter(({ role, kind }) => !NAMES.has(role) && kind !== 'bool');

/** Only the customary numbers and days: an answer empties nothing else. */
function isOneOf({ name, kind }: NumericColumn, prints: ReadonlySet<string>): Expr | null {
  const values = (kind === 'date' ? DAYS : NUMBERS).filter((value) => prints.has(printOf(String(value))));
  if (values.length === 0) return null;
  const literal = (value: number): Expr => (kind === 'date' ? { type: 'date', value } : number(value));
  const all = values.map((value) => compare(ref(name), '=', literal(value)));
  return all.length === 1 ? (all[0] as Expr) : { type: 'or', all };
}

/** The words in the column that were answered for, in whatever rows they turn up. */
function isWord(column: DictColumn, prints: ReadonlySet<string>): Expr | null {
  const values = [...levelCounts(column).keys()].filter((value) => prints.has(printOf(value)));
  return values.length > 0 ? { type: 'in', of: ref(column.name), values } : null;
}

type Filler = readonly [value: string | number, rows: number, why: Standin['why']];

function fillers(column: Column): readonly Filler[] {
  if (!isNumeric(column)) return words(column);
  if (column.kind === 'bool') return [];
  return column.kind === 'date' ? days(column) : numbers(column);
}

function words({ codes, dict }: DictColumn): readonly Filler[] {
  const counts = new Int32Array(dict.length);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  let levels = 0;
  const found: Filler[] = [];
  for (const [code, value] of dict.entries()) {
    const rows = counts[code] as number;
    if (rows === 0) continue;
    levels++;
    const why = wordFor(value);
    if (why) found.push([value, rows, why]);
  }
  // A column of nothing but such words means them.
  return found.length < levels ? found : [];
}

/** 1 for the remainders by 1024 that a customary number has: most values are none of them, and are known for it at once. */
const REMAINDERS = new Uint8Array(1024);
for (const value of NUMBERS) REMAINDERS[value & 1023] = 1;

/**
 * A customary filler is asked about only with evidence: it stands there three times or more, and apart from all other values: a negative one where no
 * other value is negative, or one farther from the others than half of what they span.
 */
function numbers({ data }: NumericColumn): readonly Filler[] {
  const fillers = new Map<number, number>(NUMBERS.map((value) => [value, 0]));
  let [low, high, others] = [Infinity, -Infinity, 0];
  for (let row = 0; row < data.length; row++) {
    const value = data[row] as number;
    if (value !== value) continue;
    if (REMAINDERS[value & 1023] === 1) {
      const count = fillers.get(value);
      if (count !== undefined) {
        fillers.set(value, count + 1);
        continue;
      }
    }
    if (value < low) low = value;
    if (value > high) high = value;
    others++;
  }
  const often: number[] = [];
  for (const [value, count] of fillers) {
    if (count >= FEWEST) often.push(value);
    else if (count > 0) [low, high, others] = [Math.min(low, value), Math.max(high, value), others + count];
  }
  if (others < FEWEST || low === high) return [];
  // From the outside in: what is no filler belongs to the others.
  const inner = often.filter((value) => !apart(value, low, high));
  for (const value of inner) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return often.filter((value) => apart(value, low, high)).map((value): Filler => [value, fillers.get(value) as number, 'number']);
}

function apart(value: number, low: number, high: number): boolean {
  if (value < 0 && low >= 0) return true;
  return Math.max(low - value, value - high) > (high - low) / 2;
}

/** Between these no day is a customary filler: 1970-01-01 and the last of 2049. */
const [USUAL_FROM, USUAL_TO] = [0, Date.UTC(2049, 11, 31)];

/** A day on which programs fill in nothing, three times or more, and at least five years from every other date. */
function days({ data }: NumericColumn): readonly Filler[] {
  const counts = new Map<number, number>(DAYS.map((day) => [day, 0]));
  let [low, high] = [Infinity, -Infinity];
  for (let row = 0; row < data.length; row++) {
    const value = data[row] as number;
    if (value !== value) continue;
    const count = value > USUAL_FROM && value < USUAL_TO ? undefined : counts.get(value);
    if (count !== undefined) {
      counts.set(value, count + 1);
      continue;
    }
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [];
  return [...counts]
    .filter(([day, count]) => count >= FEWEST && Math.max(low - day, day - high) > 5 * YEAR)
    .map(([day, count]): Filler => [day, count, 'date']);
}
