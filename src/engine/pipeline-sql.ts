import { toSql } from '../program/sql';
import type { Finished } from './session';

/** The programs of a run as one query: segment and chance for every row of a table like the file. Steps that only clean training rows are not in it. */
export function pipelineSql({ source, steps, done }: Finished): string {
  const parts = steps.flatMap((step, i) => {
    const program = done[i]?.fitted.program;
    return step.state === 'ready' && step.applies && program && program.length > 0 ? [{ name: step.meta.id, program }] : [];
  });
  return toSql(parts, { table: 'customers', columns: source.table.columns.map(({ name, kind }) => ({ name, kind })) }, 'duckdb');
}
