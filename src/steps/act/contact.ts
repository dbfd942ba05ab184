import type { Role, Schema } from '../../core/schema';
import { findColumn, isNumeric, type Column, type Table } from '../../core/table';

const YES = new Set([
  '1',
  'yes',
  'y',
  'ja',
  'j',
  'true',
  't',
  'sant',
  'wahr',
  'oui',
  'x',
  '✓',
  'opt-in',
  'given',
  'erteilt',
  'gitt',
  'granted',
]);
const BLOCKED = new Set([
  'opt-out',
  'blocked',
  'gesperrt',
  'sperret',
  'reservert',
  'do not contact',
  'unsubscribed',
  'abgemeldet',
  'avmeldt',
]);

export interface Contactable {
  /** 1 where the row may be contacted. */
  readonly may: Uint8Array;
  /** Rows each column alone leaves out. */
  readonly by: readonly { readonly column: string; readonly rows: number }[];
}

/** A do-not-contact column says no where it is ticked; a consent column wherever it is not: consent that is not known is not given. */
export function contactable(table: Table, schema: Schema): Contactable {
  const may = new Uint8Array(table.rows).fill(1);
  const by: { column: string; rows: number }[] = [];
  for (const { name, role } of schema) {
    const column = role === 'consent' || role === 'do-not-contact' ? findColumn(table, name) : undefined;
    if (!column) continue;
    const refuses = refusal(column, role);
    let rows = 0;
    for (let row = 0; row < table.rows; row++) {
      if (!refuses(row)) continue;
      rows++;
      may[row] = 0;
    }
    if (rows > 0) by.push({ column: name, rows });
  }
  return { may, by };
}

function refusal(column: Column, role: Role): (row: number) => boolean {
  if (isNumeric(column)) {
    if (column.kind === 'date') return (row) => Number.isNaN(column.data[row]) === (role === 'consent');
    return role === 'consent' ? (row) => !((column.data[row] as number) > 0) : (row) => (column.data[row] as number) > 0;
  }
  const ticked = column.dict.map((text) => {
    const word = text.trim().toLowerCase();
    return YES.has(word) || (role === 'do-not-contact' && BLOCKED.has(word));
  });
  return (row) => (ticked[column.codes[row] as number] ?? false) === (role === 'do-not-contact');
}
