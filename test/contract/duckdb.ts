import { DuckDBInstance, DuckDBTimestampValue, type DuckDBAppender, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { cell, dictColumn, isNumeric, numericColumn, type Column, type Table } from '../../src/core/table';
import { createTableSql } from '../../src/program/sql';

/** The name of the table that `runInDuckdb` fills: give it to `toSql`. */
export const INPUT = 'input';
const QUOTE = '"';

let shared: Promise<DuckDBConnection> | undefined;

function connection(): Promise<DuckDBConnection> {
  shared ??= DuckDBInstance.create(':memory:', { threads: '2' }).then((instance) => instance.connect());
  return shared;
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * What the query gives over the table, loaded as `INPUT`. Columns bear the query's names; texts come back as categories, and the
 * first column must be `__row`. @param others further tables by name
 */
export function runInDuckdb(sql: string, table: Table, others: ReadonlyMap<string, Table> = new Map()): Promise<Table> {
  const next = queue.then(() => runAlone(sql, table, others));
  queue = next.catch(() => undefined);
  return next;
}

async function runAlone(sql: string, table: Table, others: ReadonlyMap<string, Table>): Promise<Table> {
  const db = await loadInDuckdb(table);
  for (const [name, other] of others) await loadInDuckdb(other, name);
  const reader = await db.runAndReadAll(sql);
  const names = reader.columnNames();
  const types = reader.columnTypes().map(String);
  const columns = reader.getColumns();
  if (names[0] !== '__row') throw new Error(`the first column is ${String(names[0])}, not __row`);
  const rowIds = Uint32Array.from(columns[0] ?? [], Number);
  const made = names.slice(1).map((name, i) => columnOf(name, types[i + 1] as string, columns[i + 1] ?? []));
  return { rows: rowIds.length, rowIds, columns: made };
}

/** The table under this name, in place of the one before. */
export async function loadInDuckdb(table: Table, name = INPUT): Promise<DuckDBConnection> {
  const db = await connection();
  await db.run(`DROP TABLE IF EXISTS "${name.replaceAll(QUOTE, QUOTE + QUOTE)}"`);
  await db.run(createTableSql({ table: name, columns: table.columns }, 'duckdb'));
  const appender = await db.createAppender(name);
  for (let row = 0; row < table.rows; row++) {
    appender.appendBigInt(BigInt(table.rowIds[row] as number));
    for (const column of table.columns) append(appender, column, row);
    appender.endRow();
  }
  appender.closeSync();
  return db;
}

function append(appender: DuckDBAppender, column: Column, row: number): void {
  const value = cell(column, row);
  if (value === null) appender.appendNull();
  else if (!isNumeric(column)) appender.appendVarchar(value as string);
  else if (column.kind === 'number') appender.appendDouble(value as number);
  else if (column.kind === 'bool') appender.appendBoolean(value === 1);
  else appender.appendTimestamp(new DuckDBTimestampValue(BigInt(value) * 1000n));
}

function columnOf(name: string, type: string, values: readonly DuckDBValue[]): Column {
  switch (type) {
    case 'VARCHAR':
      return dictColumn(name, 'category', values as readonly (string | null)[]);
    case 'DOUBLE':
      return numericColumn(name, 'number', values as readonly (number | null)[]);
    case 'BOOLEAN':
      return numericColumn(name, 'bool', values as readonly (boolean | null)[]);
    case 'TIMESTAMP': {
      const ms = values.map((value) => (value instanceof DuckDBTimestampValue ? Number(value.micros / 1000n) : null));
      return numericColumn(name, 'date', ms);
    }
    default:
      throw new Error(`the column ${name} has the type ${type}, which no column of ours has`);
  }
}
