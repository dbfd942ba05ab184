import { withRole, type Schema } from '../../core/schema';
import { findColumn, isNumeric, type Column, type Table } from '../../core/table';
import { contactable, type Contactable } from './contact';
import type { ActReport } from './meta';

export interface ActList {
  readonly kind: ActReport['kind'];
  readonly which: ActReport['which'];
  /** Places in the table, best first; without a chance, in the order of the file. */
  readonly rows: Uint32Array;
  /** Rows that would be in the list, had they not been left out. */
  readonly leftOut: number;
  readonly leftOutBy: Contactable['by'];
}

/**
 * Who is in the list and in what order: rows whose outcome is still open where there are any, else all; by falling chance,
 * the file's order among equals; without those who may not be contacted, unless they are kept on purpose.
 */
export function actList(table: Table, schema: Schema, noContact: 'leave-out' | 'keep'): ActList {
  const chance = numbersWithRole(table, schema, 'chance');
  const target = numbersWithRole(table, schema, 'target');
  const everyone = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const open = target && chance ? everyone.filter((row) => Number.isNaN(target[row])) : everyone;
  const which = target && chance && open.length > 0 ? 'open' : 'all';
  const wanted = which === 'open' ? open : everyone;
  const { may, by } = contactable(table, schema);
  const rows = noContact === 'keep' ? wanted : wanted.filter((row) => may[row] === 1);
  if (chance) rows.sort((a, b) => (chance[b] as number) - (chance[a] as number) || a - b);
  const kind = chance ? 'scores' : withRole(schema, 'cluster') ? 'segments' : 'none';
  return { kind, which, rows, leftOut: wanted.length - rows.length, leftOutBy: noContact === 'keep' ? [] : by };
}

function numbersWithRole(table: Table, schema: Schema, role: 'chance' | 'target'): Float64Array | undefined {
  const name = withRole(schema, role)?.name;
  const column = name === undefined ? undefined : findColumn(table, name);
  return column && isNumeric(column) ? column.data : undefined;
}

/** Rows of the list in each segment, by the segment's id. */
export function segmentCounts(table: Table, schema: Schema, rows: Uint32Array): ActReport['segments'] {
  const name = withRole(schema, 'cluster')?.name;
  const column: Column | undefined = name === undefined ? undefined : findColumn(table, name);
  if (!column || isNumeric(column)) return [];
  const count = new Uint32Array(column.dict.length);
  for (const row of rows) {
    const code = column.codes[row] as number;
    if (code >= 0) count[code] = (count[code] as number) + 1;
  }
  return column.dict
    .map((id, code) => ({ id, rows: count[code] as number }))
    .sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
}
