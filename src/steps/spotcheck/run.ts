import { fingerprint } from '../../core/fingerprint';
import type { StepImpl } from '../../core/step';
import { cell, columnMap, type Column } from '../../core/table';
import { shareBounds, zeroFailurePlan } from '../../ml/acceptance';
import { changedRows, placesBefore } from '../../program/compare';
import type { MlTasks } from '../context';
import { drawCells, type ChangedColumn } from './draw';
import type { params, SpotCheckReport } from './meta';

/** Looks and changes nothing: its program is empty. */
export const impl: StepImpl<typeof params, SpotCheckReport, MlTasks> = {
  async fit() {
    return { program: [], learnt: null, notes: [] };
  },

  async report({ source, before: now }, _fitted, { tolerable, confidence, answers }, { random, checkpoint }) {
    const read = columnMap(source);
    const places = placesBefore(source, now);
    const changed: ChangedColumn[] = [];
    for (const column of now.columns) {
      await checkpoint();
      const was = read.get(column.name);
      const rows = was ? changedRows(was, column, places) : new Uint32Array(0);
      if (rows.length > 0) changed.push({ column: column.name, rows });
    }
    const cells = changed.reduce((sum, { rows }) => sum + rows.length, 0);
    const salt = random.below(2 ** 32) | 0;
    const is = columnMap(now);
    const drawn = drawCells(changed, now.rowIds, zeroFailurePlan(cells, tolerable, confidence), salt).map(({ column, row }) => {
      const rowId = now.rowIds[row] as number;
      const place = places === null ? row : (places[row] as number);
      return { rowId, column, key: keyOf(rowId, read.get(column) as Column, place, is.get(column) as Column, row) };
    });
    const given = new Map(answers.map(([about, key, answer]) => [`${key} ${about}`, answer]));
    const said = drawn.flatMap(({ column, key }) => given.get(`${key} ${column}`) ?? []);
    const wrong = said.filter((answer) => answer === 'wrong').length;
    return {
      cells,
      columns: changed.map(({ column, rows }) => ({ column, cells: rows.length })),
      drawn,
      right: said.length - wrong,
      wrong,
      lapsed: answers.length - said.length,
      bounds: said.length > 0 ? shareBounds(cells, said.length, wrong, confidence) : null,
      tolerable,
      confidence,
    };
  },
};

/** The row, and 16 bits of what the cell was and is: another change of the same cell is another question. */
function keyOf(rowId: number, was: Column, place: number, is: Column, row: number): string {
  const change = fingerprint(JSON.stringify([was.kind, cell(was, place), is.kind, cell(is, row)]));
  return `${rowId.toString(16).padStart(8, '0')}-${change.padStart(8, '0')}`;
}
