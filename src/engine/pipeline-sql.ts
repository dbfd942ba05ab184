import type { Table } from '../core/table';
import { freshSqlName } from '../program/print/name';
import { toSql, type SqlInput } from '../program/sql';
import type { Finished } from './session';

/** The programs of a run as one query: segment and chance for every row of a table like the file. Steps that only clean training rows are not in it. */
export function pipelineSql({ source, steps, done }: Finished): string {
  const parts = steps.flatMap((step, i) => {
    const program = done[i]?.fitted.program;
    return step.state === 'ready' && step.applies && program && program.length > 0 ? [{ name: step.meta.id, program }] : [];
  });
  const columnsOf = ({ columns }: Table): SqlInput['columns'] => columns.map(({ name, kind }) => ({ name, kind }));
  const taken = new Set(['customers']);
  const others = [...(source.inputs ?? [])].map(
    ([id, { table }]) => [id, { table: freshSqlName(id, taken), columns: columnsOf(table) }] as const,
  );
  return toSql(parts, { table: 'customers', columns: columnsOf(source.table) }, 'duckdb', new Map(others));
}
