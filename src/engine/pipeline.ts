import type { Table } from '../core/table';
import { freshSqlName } from '../program/print/name';
import { toPython } from '../program/python';
import { toSql, type SqlInput } from '../program/sql';
import { columnsUsed } from '../program/uses';
import { trainedIn } from './reasons';
import type { Finished } from './session';

const TABLE = 'customers';

/** The programs of a run as one query: segment and chance for every row of a table like the file. */
export function pipelineSql(finished: Finished): string {
  const taken = new Set([TABLE]);
  const others = [...(finished.source.inputs ?? [])].map(
    ([id, { table }]) => [id, { table: freshSqlName(id, taken), columns: columnsOf(table) }] as const,
  );
  return (
    warning(finished, '--') +
    toSql(
      programsOf(finished),
      { table: TABLE, columns: columnsOf(finished.source.table), mayLack: mayLack(finished) },
      'duckdb',
      new Map(others),
    )
  );
}

/** The same as a Python file. */
export function pipelinePython(finished: Finished): string {
  const others = [...(finished.source.inputs ?? [])].map(([id, { table }]) => [id, columnsOf(table)] as const);
  return warning(finished, '#') + toPython(programsOf(finished), columnsOf(finished.source.table), new Map(others), mayLack(finished));
}

/** Whoever runs it elsewhere does not see the card that says so. */
function warning({ steps, done }: Finished, comment: '--' | '#'): string {
  const held = trainedIn(steps, done)?.percentAllowed ?? true;
  return held ? '' : `${comment} The chances did not hold good on rows kept aside: use their order, not their size.\n`;
}

/** Steps that only clean training rows are not in it. */
function programsOf({ steps, done }: Finished): Parameters<typeof toSql>[0] {
  return steps.flatMap((step, i) => {
    const program = done[i]?.fitted.program;
    return step.state === 'ready' && step.applies && program && program.length > 0 ? [{ name: step.meta.id, program }] : [];
  });
}

/** Columns that only the outcome needs, which nobody knows of new rows yet, and those no step looks at. */
function mayLack(finished: Finished): readonly string[] {
  const names = finished.source.table.columns.map(({ name }) => name);
  const steps = programsOf(finished).filter(({ name }) => name !== 'target');
  const needed = columnsUsed(
    steps.map(({ program }) => program),
    names,
  );
  return names.filter((name) => !needed.has(name));
}

const columnsOf = ({ columns }: Table): SqlInput['columns'] => columns.map(({ name, kind }) => ({ name, kind }));
