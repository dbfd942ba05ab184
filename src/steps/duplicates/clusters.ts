import type { Answer } from '../../core/params';
import type { Schema, SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, type Table } from '../../core/table';
import { groupRows, type Groups } from '../../program/groups';
import { ofColumn, type Vector } from '../../program/vector';
import { isMissingAt } from '../figures';
import { normalVector, rowPrints, whoColumns } from './normal';

export type Survivor = 'first' | 'newest' | 'complete';

/** Which rows are one and the same. */
export interface Clusters {
  /** Each row's group; equal numbers are one customer. */
  readonly of: Int32Array;
  readonly groups: number;
  /** The first of each rows that are equal letter by letter. */
  readonly distinct: Int32Array;
  /** Rows that are equal once capitals, blanks, accents and the like are put aside, beyond those before. */
  readonly written: number;
  /** Rows that are one because the user said so, beyond those before. */
  readonly answered: number;
  /** Answers "the same" that another answer, "different", does not allow. */
  readonly conflicts: number;
}

/** Rows that are equal letter by letter, and those that are in normal form. */
interface Grouped {
  readonly exact: Groups;
  readonly normal: Groups;
}

/** By table: fitting, the report and the search for look-alikes ask for the same groups. */
const known = new WeakMap<Table, Map<string, Grouped>>();

export function grouped(table: Table, compared: readonly SchemaColumn[], written: boolean): Grouped {
  const held = known.get(table) ?? new Map<string, Grouped>();
  known.set(table, held);
  const key = JSON.stringify([written, compared.map(({ name, role }) => [name, role])]);
  const found = held.get(key) ?? groupsIn(table, compared, written);
  held.set(key, found);
  return found;
}

function groupsIn(table: Table, compared: readonly SchemaColumn[], written: boolean): Grouped {
  const columns = columnMap(table);
  const data = compared.flatMap(({ name, role }) => {
    const column = columns.get(name);
    return column ? [{ column, role }] : [];
  });
  const letters = data.map(({ column }) => ofColumn(column));
  const exact = groupRows(letters, table.rows, false);
  if (!written) return { exact, normal: exact };
  const forms = data.map(({ column, role }) => normalVector(column, role));
  return { exact, normal: forms.every((form, at) => sameCells(form, letters[at] as Vector)) ? exact : groupRows(forms, table.rows, false) };
}

/**
 * Rows in groups: equal in normal form in every column compared, then joined by the answers. Being the same is passed on (a is b, b is c, so a
 * is c), but never to two rows the user called different: such an answer is set aside and counted.
 */
export function clusters(
  table: Table,
  compared: readonly SchemaColumn[],
  schema: Schema,
  written: boolean,
  answers: readonly Answer[],
): Clusters {
  const { exact, normal } = grouped(table, compared, written);
  const joined = joinAnswered(normal.of, normal.first.length, table, schema, answers);
  return {
    of: joined.of,
    groups: joined.groups,
    distinct: exact.first,
    written: exact.first.length - normal.first.length,
    answered: normal.first.length - joined.groups,
    conflicts: joined.conflicts,
  };
}

const sameCells = (a: Vector, b: Vector): boolean => (a.kind === 'text' ? b.kind === 'text' && a.codes === b.codes : true);

function joinAnswered(
  groups: Int32Array,
  count: number,
  table: Table,
  schema: Schema,
  answers: readonly Answer[],
): { readonly of: Int32Array; readonly groups: number; readonly conflicts: number } {
  const who = whoColumns(schema);
  if (answers.length === 0 || who.length === 0) return { of: groups, groups: count, conflicts: 0 };
  const prints = rowPrints(
    table,
    who,
    Int32Array.from({ length: table.rows }, (_, row) => row),
  );
  const rowsOf = new Map<string, number[]>();
  const asked = new Set(answers.flatMap(([, key]) => key.split('-')));
  prints.forEach((print, row) => {
    if (asked.has(print)) rowsOf.set(print, [...(rowsOf.get(print) ?? []), row]);
  });
  const parent = Int32Array.from({ length: count }, (_, group) => group);
  const root = (group: number): number => {
    let at = group;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number;
    return at;
  };
  const groupsOf = (key: string): readonly (readonly number[])[] =>
    key.split('-').map((print) => (rowsOf.get(print) ?? []).map((row) => groups[row] as number));
  /** By root: roots it must not join. */
  const apart = new Map<number, Set<number>>();
  const part = (a: number, b: number): void => {
    if (!apart.has(a)) apart.set(a, new Set());
    apart.get(a)?.add(b);
  };
  for (const [, key, answer] of answers) {
    const [left = [], right = []] = groupsOf(key);
    if (answer !== 'different') continue;
    for (const a of left) {
      for (const b of right) {
        if (a === b) continue;
        part(a, b);
        part(b, a);
      }
    }
  }
  let conflicts = 0;
  let merged = 0;
  for (const [, key, answer] of answers) {
    if (answer !== 'same') continue;
    const all = groupsOf(key).flat();
    let refused = false;
    for (const group of all.slice(1)) {
      const [a, b] = [root(all[0] as number), root(group)];
      if (a === b) continue;
      if (apart.get(a)?.has(b)) {
        refused = true;
        continue;
      }
      const [keep, gone] = [Math.min(a, b), Math.max(a, b)];
      parent[gone] = keep;
      merged++;
      for (const other of apart.get(gone) ?? []) {
        part(keep, other);
        part(other, keep);
      }
    }
    if (refused) conflicts++;
  }
  return { of: groups.map(root), groups: count - merged, conflicts };
}

/** The row that stays of each group, by the group's number, and which of two rows is worth more; ties go to the first. */
export function survivors(
  table: Table,
  { of, distinct }: Clusters,
  rule: Survivor,
  schema: Schema,
): { readonly best: Int32Array; readonly better: (a: number, b: number) => number } {
  const worth = worthOf(table, rule, schema);
  const better = (a: number, b: number): number => {
    const [worthA, worthB] = [worth[a] as number, worth[b] as number];
    return worthA > worthB || (worthA === worthB && a < b) ? a : b;
  };
  // A group is never numbered higher than the rows are many.
  const best = new Int32Array(distinct.length).fill(-1);
  for (const row of distinct) {
    const group = of[row] as number;
    const held = best[group] as number;
    best[group] = held < 0 ? row : better(held, row);
  }
  return { best, better };
}

/** Of rows that are no two equal letter by letter, those that go. */
export function leaving(table: Table, found: Clusters, rule: Survivor, schema: Schema): Int32Array {
  if (found.groups === found.distinct.length) return new Int32Array(0);
  const { best } = survivors(table, found, rule, schema);
  return found.distinct.filter((row) => best[found.of[row] as number] !== row);
}

/** newest: the latest date in the row; complete: how many cells hold a value. */
function worthOf(table: Table, rule: Survivor, schema: Schema): Float64Array {
  const worth = new Float64Array(table.rows);
  if (rule === 'first') return worth;
  const dates = new Set(schema.filter(({ kind }) => kind === 'date').map(({ name }) => name));
  if (rule === 'newest') worth.fill(-Infinity);
  for (const column of table.columns) {
    if (rule === 'complete') {
      for (let row = 0; row < table.rows; row++) if (!isMissingAt(column, row)) worth[row] = (worth[row] as number) + 1;
    } else if (dates.has(column.name) && isNumeric(column)) {
      column.data.forEach((value, row) => {
        if (value > (worth[row] as number)) worth[row] = value;
      });
    }
  }
  return worth;
}
