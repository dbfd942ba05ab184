import { cell, columnMap, placesOfIds, type Column, type Table } from '../core/table';
import type { Program } from '../core/program';
import { changedRows, placesBefore } from '../program/compare';
import type { ChangedCell, ChangesPage, ChangesRequest, StepChanges } from './types';

const MOST = 200;
const NOWHERE = new Uint32Array(0);
const NONE: StepChanges = { columns: [], leftOut: 0, added: [], regrouped: false };

/**
 * What a step did to the table, counted. Only what its program derives anew is compared, so that a step costs no more than the columns
 * it replaces. Where rows became other things (order lines, customers) there is no before and after.
 */
export function changesOf(program: Program, before: Table, after: Table): StepChanges {
  if (before === after) return NONE;
  const had = columnMap(before);
  const added = after.columns.filter(({ name }) => !had.has(name)).map(({ name }) => name);
  if (program.some(({ op }) => op === 'rollup')) return { ...NONE, added, regrouped: true };
  const derived = new Set(program.flatMap((op) => (op.op === 'derive' ? op.columns.map(({ name }) => name) : [])));
  const looked = compared(before, after);
  const columns = after.columns.flatMap((is) => {
    const cells = derived.has(is.name) ? looked.rows(is).length : 0;
    return cells > 0 ? [{ column: is.name, cells }] : [];
  });
  return { columns, leftOut: Math.max(0, before.rows - after.rows), added, regrouped: false };
}

/** Changed cells of one column or of all, column by column in the order of the table. */
export function changesPage(before: Table, after: Table, { column, only, offset, count }: ChangesRequest): ChangesPage {
  if (only) return { total: only.length, cells: theseCells(before, after, only.slice(offset, offset + Math.min(MOST, count))) };
  const { had, rows: changedIn, place } = compared(before, after);
  const cells: ChangedCell[] = [];
  const to = offset + Math.min(MOST, count);
  let total = 0;
  for (const is of after.columns) {
    const was = column === undefined || column === is.name ? had.get(is.name) : undefined;
    if (!was) continue;
    const rows = changedIn(is);
    for (const row of rows.subarray(Math.max(0, offset - total), Math.max(0, to - total))) {
      cells.push(changed(was, is, after.rowIds[row] as number, place(row), row));
    }
    total += rows.length;
  }
  return { total, cells };
}

/** Two tables side by side, each column looked at when first asked for. */
interface Compared {
  readonly before: Table;
  readonly had: ReadonlyMap<string, Column>;
  /** Changed rows of a column of the later table. */
  rows(is: Column): Uint32Array;
  /** Where a row of the later table stood in the earlier. */
  place(row: number): number;
}

/** By the later table, so that leafing through changes compares once. */
const lately = new WeakMap<Table, Compared>();

function compared(before: Table, after: Table): Compared {
  const known = lately.get(after);
  if (known?.before === before) return known;
  const had = columnMap(before);
  const found = new Map<Column, Uint32Array>();
  let places: Int32Array | null | undefined;
  const side = (): Int32Array | null => (places === undefined ? (places = placesBefore(before, after)) : places);
  const made: Compared = {
    before,
    had,
    rows(is) {
      const was = had.get(is.name);
      if (!was || was === is) return NOWHERE;
      const rows = found.get(is) ?? changedRows(was, is, side());
      found.set(is, rows);
      return rows;
    },
    place: (row) => side()?.[row] ?? row,
  };
  lately.set(after, made);
  return made;
}

function theseCells(before: Table, after: Table, wanted: NonNullable<ChangesRequest['only']>): readonly ChangedCell[] {
  const [had, has] = [columnMap(before), columnMap(after)];
  const ids = wanted.map(({ rowId }) => rowId);
  const [places, rows] = [placesOfIds(before, ids), placesOfIds(after, ids)];
  return wanted.flatMap(({ rowId, column }) => {
    const [was, is, place, row] = [had.get(column), has.get(column), places.get(rowId), rows.get(rowId)];
    return was && is && place !== undefined && row !== undefined ? [changed(was, is, rowId, place, row)] : [];
  });
}

function changed(was: Column, is: Column, rowId: number, place: number, row: number): ChangedCell {
  return {
    rowId,
    column: is.name,
    before: { kind: was.kind, cell: cell(was, place) },
    after: { kind: is.kind, cell: cell(is, row) },
  };
}
