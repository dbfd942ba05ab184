import { say, type Message } from '../core/message';
import { freshName, withRole, type Schema } from '../core/schema';
import { dictColumn, findColumn, isNumeric, numericColumn, takeColumn, takeRows, type Column, type Table } from '../core/table';
import type { Program } from '../core/program';
import { because, telling } from '../steps/explain/names';
import { reasonsInBits } from '../steps/explain/in-bits';
import type { Told } from '../steps/profile/meta';
import type { TrainLearnt } from '../steps/train/learnt';

export interface YesNo {
  readonly yes: string;
  readonly no: string;
}

export type SegmentTodo = Pick<Told, 'owner' | 'channel' | 'next'>;

export interface Results {
  /** As read. */
  readonly source: Table;
  /** After the last step. */
  readonly table: Table;
  readonly schema: Schema;
  /** Of the step `train`, or null. */
  readonly learnt: TrainLearnt | null;
  /** What the segments are called, by letter. */
  readonly names: ReadonlyMap<string, string | Message>;
  /** What is to be done with each, by letter, as far as someone wrote it down. */
  readonly todo?: ReadonlyMap<string, SegmentTodo>;
  /** A row is made of several rows of the file, so that no row of the file speaks for it. */
  readonly regrouped: boolean;
  /** How the file writes yes and no, by column. */
  readonly written?: ReadonlyMap<string, YesNo>;
  /** Of the steps, in order. */
  readonly programs?: readonly Program[];
}

/**
 * What a person takes home, best chance first: the file's own columns as they were read, new columns in units people know, the segment with
 * its name or the chance, and with a chance up to three reasons for and two against, in words. Where chances did not hold good, the place in
 * the order stands for them.
 */
export async function resultTable(results: Results, tell: (message: Message) => string, checkpoint: () => Promise<void>): Promise<Table> {
  const { source, schema, learnt, names, regrouped, written } = results;
  const order = byChance(results.table, schema);
  const table = takeRows(results.table, order);
  const rows = placesOf(source, table.rowIds);
  const asRead = new Map(regrouped ? [] : source.columns.map((column) => [column.name, column]));
  const columns = table.columns.flatMap((column, i): Column[] => {
    const known = schema[i];
    if (!known?.plain || known.role === 'target') return [];
    const original = asRead.get(column.name);
    return [original ? asWritten(takeColumn(original, rows), written?.get(column.name)) : column];
  });
  const chance = withRole(schema, 'chance')?.name;
  const places = (column: Column): Column =>
    column.name === chance && learnt?.percentAllowed === false
      ? numericColumn(
          freshName(schema, tell(say('result.place'))),
          'number',
          Array.from(order, (_, at) => at + 1),
        )
      : column;
  const reasons = chance !== undefined && learnt ? await reasonColumns(results, table, learnt, tell, checkpoint) : [];
  return {
    rows: table.rows,
    rowIds: table.rowIds,
    columns: [
      ...inOrder(columns, schema).map(places),
      ...nameColumn(table, schema, names, tell),
      ...todoColumns(results, table, tell),
      ...reasons,
    ],
  };
}

function asWritten(column: Column, words: YesNo | undefined): Column {
  if (column.kind !== 'bool' || !words) return column;
  const cells = Array.from(column.data, (value) => (Number.isNaN(value) ? null : value === 0 ? words.no : words.yes));
  return dictColumn(column.name, 'category', cells);
}

/** The segments' names beside their letters, where there are names. */
function nameColumn(table: Table, schema: Schema, names: Results['names'], tell: (message: Message) => string): readonly Column[] {
  const cluster = withRole(schema, 'cluster');
  const letters = cluster && findColumn(table, cluster.name);
  if (!letters || isNumeric(letters) || names.size === 0) return [];
  const said = letters.dict.map((letter) => {
    const name = names.get(letter) ?? null;
    return name === null || typeof name === 'string' ? name : tell(name);
  });
  const cells = Array.from(letters.codes, (code) => said[code] ?? null);
  return [dictColumn(freshName(schema, tell(say('result.segment-name'))), 'category', cells)];
}

/** Owner, channel and next action of each row's segment; a column for each that someone wrote down. */
function todoColumns({ schema, todo }: Results, table: Table, tell: (message: Message) => string): readonly Column[] {
  const cluster = withRole(schema, 'cluster');
  const letters = cluster && findColumn(table, cluster.name);
  if (!letters || isNumeric(letters) || !todo) return [];
  return (['owner', 'channel', 'next'] as const).flatMap((field) => {
    const said = letters.dict.map((letter) => todo.get(letter)?.[field] || null);
    if (said.every((text) => text === null)) return [];
    const cells = Array.from(letters.codes, (code) => said[code] ?? null);
    return [dictColumn(freshName(schema, tell(say(`result.${field}`))), 'text', cells)];
  });
}

/** Results last, where people look for them. */
function inOrder(columns: readonly Column[], schema: Schema): readonly Column[] {
  const results = new Set(schema.filter(({ role }) => role === 'cluster' || role === 'chance').map(({ name }) => name));
  return [...columns.filter(({ name }) => !results.has(name)), ...columns.filter(({ name }) => results.has(name))];
}

function placesOf(source: Table, rowIds: Uint32Array): Uint32Array {
  const at = new Map<number, number>();
  source.rowIds.forEach((id, row) => at.set(id, row));
  return Uint32Array.from(rowIds, (id) => at.get(id) ?? 0);
}

/** Row places, the highest chance first and the file's order among equals; as they stand when there is no chance. */
function byChance(table: Table, schema: Schema): Uint32Array {
  const order = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const name = withRole(schema, 'chance')?.name;
  const column = table.columns.find((one) => one.name === name);
  if (column?.kind !== 'number') return order;
  return order.sort((a, b) => (column.data[b] as number) - (column.data[a] as number) || a - b);
}

const FOR = 3;
const AGAINST = 2;

async function reasonColumns(
  { source, schema, programs = [] }: Results,
  table: Table,
  learnt: TrainLearnt,
  tell: (message: Message) => string,
  checkpoint: () => Promise<void>,
): Promise<readonly Column[]> {
  const all = Array.from({ length: table.rows }, (_, row) => row);
  const words = (await reasonsInBits(learnt, { table, schema, source, programs }, all, checkpoint)).map(telling);
  const titles = [
    ...Array.from({ length: FOR }, (_, i) => say('result.for', { place: i + 1 })),
    ...Array.from({ length: AGAINST }, (_, i) => say('result.against', { place: i + 1 })),
  ];
  return titles.map((title, i) => {
    const cells = words.map((row) => (i < FOR ? row.for[i] : row.against[i - FOR])).map((part) => part && because(part));
    return dictColumn(
      freshName(schema, tell(title)),
      'text',
      cells.map((message) => (message ? tell(message) : null)),
    );
  });
}
