import { arithmetic, column as ref, compare, isMissing, number, type Expr } from '../../core/expr';
import type { Op } from '../../core/program';
import { freshName, type Schema } from '../../core/schema';
import { findColumn, isNumeric, type Table } from '../../core/table';
import { numbersOf } from '../figures';
import { leastPeople } from '../segments-of';
import { groupsOf, scalesOf, type Groups } from '../sketches';
import { is } from './acts';

/** As where groups are found: the second nearest less than a ninth farther, and no telling with more groups than this. */
const NEARLY = 0.9;
const MOST_BETWEEN = 20;

/** Columns of the step that found the groups which speak of a row and its group. */
interface Marks {
  /** Whether the row lies between two groups. */
  readonly between: string | null;
  /** How likely it belongs to its own. */
  readonly sure: string | null;
}

export function marksOf(schema: Schema): Marks {
  const named = (kind: 'bool' | 'number'): string | null => schema.find((one) => one.role === 'cluster' && one.kind === kind)?.name ?? null;
  return { between: named('bool'), sure: named('number') };
}

/**
 * What makes these columns speak of the groups as they stand after the changes. A row whose group is still the one that was found keeps what was
 * known. Of the others it is worked out anew whether they lie between two groups, by the middles of what each group is made of; how likely they belong
 * was known of the group as found alone, and is no longer.
 * @param found the column that holds the group as found while the program runs; @param table after the changes, with that column
 */
export function standingMarks(table: Table, schema: Schema, segment: string, found: string): readonly Op[] {
  const { between, sure } = marksOf(schema);
  const [before, now] = [findColumn(table, found), groupsOf(table, schema)];
  if (!before || isNumeric(before) || (between === null && sure === null)) return [];
  const same: Expr = { type: 'in', of: ref(found), values: unchanged(before.codes, now).map((code) => before.dict[code] as string) };
  const keep = (name: string, kind: 'bool' | 'number', otherwise: Expr): Op => ({
    op: 'derive',
    columns: [
      {
        name,
        kind,
        expr: {
          type: 'if',
          when: isMissing(ref(segment)),
          then: { type: 'missing', kind },
          else: { type: 'if', when: same, then: ref(name), else: otherwise },
        },
      },
    ],
  });
  const ops: Op[] = [];
  if (between !== null) {
    const { ops: making, close } = nearTwo(table, schema, segment, before.codes, now, between);
    ops.push(...making, keep(between, 'bool', close));
  }
  if (sure !== null) ops.push(keep(sure, 'number', { type: 'missing', kind: 'number' }));
  return ops;
}

/** Groups as found that hold the very people of one group now. @returns their codes */
function unchanged(before: Int32Array, { of, members }: Groups): readonly number[] {
  const to = new Map<number, number | null>();
  const sizes = new Map<number, number>();
  before.forEach((code, row) => {
    if (code < 0) return;
    const place = of[row] as number;
    sizes.set(code, (sizes.get(code) ?? 0) + 1);
    to.set(code, to.has(code) && to.get(code) !== place ? null : place);
  });
  return [...to].flatMap(([code, place]) => (place !== null && place >= 0 && members[place]?.length === sizes.get(code) ? [code] : []));
}

function nearTwo(
  table: Table,
  schema: Schema,
  segment: string,
  before: Int32Array,
  { ids, members }: Groups,
  between: string,
): { readonly ops: readonly Op[]; readonly close: Expr } {
  const unknown = { ops: [], close: { type: 'missing', kind: 'bool' } as const };
  const names = scalesOf(table, schema).map(({ name }) => name);
  // What the way of finding groups could not tell is not told here either.
  const told = numbersOf(table, between).some((value) => !Number.isNaN(value));
  if (!told || names.length === 0 || ids.length < 2 || ids.length > MOST_BETWEEN) return unknown;
  const data = names.map((name) => numbersOf(table, name));
  const taken: Schema[number][] = [...schema];
  const fresh = (what: string): string => {
    const name = freshName(taken, what);
    taken.push({ name, kind: 'number', role: 'ignore', origin: [], feature: false, plain: false });
    return name;
  };
  const far = members.map((rows) => {
    const centres = partsOf(rows, before, leastPeople(schema)).map((part) => centreOf(part, data));
    return { name: fresh('distance'), expr: { type: 'nearest', of: names.map(ref), centres, give: 'distance' } as Expr };
  });
  const none: Expr = { type: 'missing', kind: 'number' };
  const pick = (own: boolean): readonly Expr[] =>
    far.map(({ name }, place) => {
      const mine = is(segment, ids[place] as string);
      return { type: 'if', when: mine, then: own ? ref(name) : none, else: own ? none : ref(name) };
    });
  const [nearest, next] = [fresh('own distance'), fresh('next distance')];
  return {
    ops: [
      { op: 'derive', columns: far.map(({ name, expr }) => ({ name, kind: 'number', expr })) },
      {
        op: 'derive',
        columns: [
          { name: nearest, kind: 'number', expr: { type: 'least', all: pick(true) } },
          { name: next, kind: 'number', expr: { type: 'least', all: pick(false) } },
        ],
      },
    ],
    close: compare(arithmetic(ref(next), '*', number(NEARLY)), '<', ref(nearest)),
  };
}

/** A group by the groups its people came from, so that one made of two is near where either was; a handful's middle would be someone's cells. */
function partsOf(rows: Uint32Array, before: Int32Array, least: number): readonly Uint32Array[] {
  const codes = [...new Set(rows.map((row) => before[row] as number))];
  const parts = codes.map((code) => rows.filter((row) => before[row] === code)).filter(({ length }) => length >= least);
  return parts.length > 0 ? parts : [rows];
}

function centreOf(rows: Uint32Array, data: readonly Float64Array[]): readonly number[] {
  return data.map((values) => {
    let sum = 0;
    let count = 0;
    for (const row of rows) {
      const value = values[row] as number;
      if (Number.isNaN(value)) continue;
      sum += value / rows.length;
      count++;
    }
    return count === 0 ? 0 : sum * (rows.length / count);
  });
}
