import type { GroupSketch } from '../core/group-marks';
import { hash32, mix32 } from '../core/hash';
import { withRole, type Schema } from '../core/schema';
import { findColumn, isNumeric, type Column, type Table } from '../core/table';
import { assign } from '../ml/assignment';
import { moments, numbersOf } from './figures';
import { leastPeople, segmentsOf } from './segments-of';
import { isFlag } from './standing';

const SLOTS = 64;
const SEEDS = Array.from({ length: SLOTS }, (_, slot) => mix32(slot + 0x51ab));
/** Hex digits kept of each slot, the low ones: the least of many hashes begins with zeros. */
const DIGITS = 4;
/** Shared part of two memberships from which on they may count as the same people. */
const SAME = 0.3;
/** Where the people are the same ones, groups that share less than this have nothing to do with each other. */
const OTHERS = 0.15;
/** Groups whose means are this far apart, in standard deviations a column, are not alike. */
const ALIKE = 0.6;

/** The rows of a table by group. */
export interface Groups {
  /** Letters, A first. */
  readonly ids: readonly string[];
  /** By row the place in `ids`, -1 in none. */
  readonly of: Int32Array;
  /** By group its rows, in order. */
  readonly members: readonly Uint32Array[];
}

/** The groups as they stand in the column made for them; none without one. */
export function groupsOf(table: Table, schema: Schema): Groups {
  const { ids, of, sizes } = segmentsOf(table, schema);
  const members = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(ids.length);
  of.forEach((group, row) => {
    if (group < 0) return;
    (members[group] as Uint32Array)[filled[group] as number] = row;
    filled[group] = (filled[group] as number) + 1;
  });
  return { ids, of, members };
}

/** Numbers that the distance between customers is made of, as far as the table still says. */
function ownColumns(schema: Schema): Schema {
  const sources = new Set(withRole(schema, 'cluster')?.origin ?? []);
  const numbers = schema.filter(({ feature, kind, origin }) => feature && kind === 'number' && origin.some((of) => sources.has(of)));
  const measures = numbers.filter((column) => !isFlag(column));
  return measures.length > 0 ? measures : numbers;
}

/** What tells rows of one file from each other and finds them in the next: an identifier that most rows have to themselves, else their places. */
function rowKeys(table: Table, schema: Schema): ArrayLike<number> {
  for (const { name, role } of schema) {
    const column = role === 'identifier' ? findColumn(table, name) : undefined;
    const keys = column && keysOf(column, table.rows);
    if (keys) return keys;
  }
  return table.rowIds;
}

function keysOf(column: Column, rows: number): Uint32Array | null {
  if (isNumeric(column)) {
    if (column.data.some(Number.isNaN) || new Set(column.data).size * 2 < rows) return null;
    return Uint32Array.from(column.data, (value) => hash32(String(value)));
  }
  if (column.codes.some((code) => code < 0) || new Set(column.codes).size * 2 < rows) return null;
  const hashed = column.dict.map((value) => hash32(value));
  return Uint32Array.from(column.codes, (code) => hashed[code] as number);
}

/** How a column of the distance lies: what stands between a sketch's centre and the column's own units. */
export interface Scale {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
}

/** Columns without a spread say nothing about groups. */
export function scalesOf(table: Table, schema: Schema): readonly Scale[] {
  return ownColumns(schema)
    .map(({ name }) => ({ name, ...moments(numbersOf(table, name)) }))
    .filter(({ mean, sd }) => sd > 0 && Number.isFinite(mean) && Number.isFinite(sd))
    .map(({ name, mean, sd }) => ({ name, mean, sd }));
}

/** A sketch of each group, in their order. */
export function sketchesOf(table: Table, schema: Schema, { members }: Groups): readonly GroupSketch[] {
  return members.map(sketcher(table, schema));
}

/** The same, letting a cancel in between groups. */
export async function sketchEach(
  table: Table,
  schema: Schema,
  { members }: Groups,
  checkpoint: () => Promise<void>,
): Promise<readonly GroupSketch[]> {
  const sketch = sketcher(table, schema);
  const made: GroupSketch[] = [];
  for (const rows of members) {
    await checkpoint();
    made.push(sketch(rows));
  }
  return made;
}

/** Of some rows, whatever group they are in. */
export function sketchOf(table: Table, schema: Schema, rows: Uint32Array): GroupSketch {
  return sketcher(table, schema)(rows);
}

function sketcher(table: Table, schema: Schema): (rows: Uint32Array) => GroupSketch {
  const keys = rowKeys(table, schema);
  const least = leastPeople(schema);
  const columns = scalesOf(table, schema).map((scale) => ({ ...scale, data: numbersOf(table, scale.name) }));
  return (rows) => ({
    people: signatureOf(rows, keys),
    share: exactly(rows.length / table.rows),
    centre:
      rows.length < least
        ? []
        : columns.flatMap(({ name, mean, sd, data }): [string, number][] => {
            const off = meanOf(rows, (row) => ((data[row] as number) - mean) / sd, least);
            return Number.isFinite(off) ? [[name, exactly(off)]] : [];
          }),
  });
}

/** NaN where fewer than `least` have a value. */
function meanOf(rows: Uint32Array, value: (row: number) => number, least: number): number {
  let sum = 0;
  let count = 0;
  for (const row of rows) {
    const one = value(row);
    if (Number.isNaN(one)) continue;
    sum += one;
    count++;
  }
  return count >= least ? sum / count : NaN;
}

/** Nine digits: no row of a file changes sides for what is cut off. */
function exactly(value: number): number {
  return Number(value.toPrecision(9));
}

/**
 * A sketch of a set of rows, from which the share of members two sets have in common can be told (MinHash, Broder 1997; 64 slots of 16 bits).
 * @returns 256 hex digits
 */
export function signatureOf(rows: ArrayLike<number>, keys: ArrayLike<number>): string {
  const least = new Uint32Array(SLOTS).fill(0xffffffff);
  for (let i = 0; i < rows.length; i++) {
    const hashed = mix32((keys[rows[i] as number] as number) + 0x9e3779b9);
    for (let slot = 0; slot < SLOTS; slot++) {
      const value = mix32(hashed ^ (SEEDS[slot] as number));
      if (value < (least[slot] as number)) least[slot] = value;
    }
  }
  return Array.from(least, (value) => (value & 0xffff).toString(16).padStart(DIGITS, '0')).join('');
}

/** Estimated share of members in common (Jaccard), 0 … 1; 0 for what is no signature. */
export function similarity(a: string, b: string): number {
  if (a.length !== SLOTS * DIGITS || b.length !== a.length) return 0;
  let equal = 0;
  for (let at = 0; at < a.length; at += DIGITS) if (a.slice(at, at + DIGITS) === b.slice(at, at + DIGITS)) equal++;
  return equal / SLOTS;
}

/** Whether two memberships share more than two groups of their sizes would by chance, by three standard errors of the sketch. */
function samePeople(alike: number, a: number, b: number): boolean {
  const chance = (a * b) / (a + b - a * b || 1);
  return alike >= SAME && alike > chance + 3 * Math.sqrt((chance * (1 - chance)) / SLOTS);
}

/**
 * The shared part as told, or what it is where one membership holds the other, if that is as likely: of two groups made one the sketch of the smaller
 * is often the more alike by chance, and the sizes are known.
 */
function likeliest(alike: number, a: number, b: number): number {
  const held = Math.min(a, b) / Math.max(a, b);
  return Math.abs(alike - held) <= 2 * Math.sqrt((held * (1 - held)) / SLOTS) ? held : alike;
}

/** Root of the mean square between two centres over the columns they share; null where they share too few. */
function apart(a: GroupSketch, b: GroupSketch): number | null {
  const there = new Map(b.centre);
  const gaps = a.centre.flatMap(([name, off]) => (there.has(name) ? [off - (there.get(name) as number)] : []));
  if (gaps.length === 0 || gaps.length * 2 < Math.max(a.centre.length, b.centre.length)) return null;
  return Math.sqrt(gaps.reduce((sum, gap) => sum + gap * gap, 0) / gaps.length);
}

/**
 * Which of the groups there are now is which of those remembered: the matching that fits best as a whole (`ml/assignment`), first by the people
 * they share, and where the people are others (another month's file) or too few to tell, by how alike their middles are.
 * @returns by place in `saved` the place in `now`, -1 where nothing fits
 */
export function matchSketches(saved: readonly GroupSketch[], now: readonly GroupSketch[]): Int32Array {
  const pairs = saved.map((a) =>
    now.map((b) => {
      const alike = similarity(a.people, b.people);
      return { alike, likely: likeliest(alike, a.share, b.share), same: samePeople(alike, a.share, b.share), apart: apart(a, b) };
    }),
  );
  const known = pairs.some((row) => row.some(({ same }) => same));
  const fits = pairs.map((row) =>
    row.map(({ alike, likely, same, apart: gap }) => {
      const near = gap === null ? 0 : Math.max(0, 1 - gap / ALIKE);
      if (same) return 1 + likely + near / 4;
      return known && alike < OTHERS ? 0 : near / 2;
    }),
  );
  const given = assign(
    Float64Array.from(fits.flat(), (fit) => -fit),
    saved.length,
    now.length,
  );
  return given.map((to, row) => (to >= 0 && (fits[row]?.[to] ?? 0) > 0 ? to : -1));
}
