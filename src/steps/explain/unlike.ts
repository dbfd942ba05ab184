import type { Table } from '../../core/table';
import { distantFrom, spaceOf, type Space } from '../../ml/unlike';
import type { EnsembleLearnt, TrainLearnt } from '../train/learnt';
import { columnsOf } from '../train/trees';
import { evenly } from './known';

/** Rows that say what the data are like. */
const ROWS = 2000;

/** Tables never change, so how far apart their rows are is worked out once. */
const spaces = new WeakMap<Table, Space>();

/**
 * Whether a row is further from every row that taught than 99 of 100 of those are from their nearest.
 * @param row a table of one row, with what the model looks at @param table those it is held against @param teaches by row id
 */
export function isUnlike(learnt: TrainLearnt, row: Table, table: Table, teaches: (id: number) => boolean): boolean {
  let space = spaces.get(table);
  if (!space) {
    const rows = evenly(
      Uint32Array.from(table.rowIds.keys()).filter((place) => teaches(table.rowIds[place] as number)),
      ROWS,
    );
    space = spaceOf(
      inputsOf(learnt, table, rows),
      rows.map((place) => table.rowIds[place] as number),
    );
    spaces.set(table, space);
  }
  return distantFrom(space, inputsOf(learnt, row, [0]), row.rowIds[0] as number) > space.limit;
}

/** What the model looks at, column by column. */
function inputsOf({ ensemble, terms }: TrainLearnt, table: Table, rows: ArrayLike<number>): readonly Float64Array[] {
  return columnsOf(table, ensemble ? levelByLevel(ensemble.inputs) : terms, rows);
}

/** Sets of groups overlap: each level in them is asked for once. */
function levelByLevel(inputs: EnsembleLearnt['inputs']): EnsembleLearnt['inputs'] {
  const levels = new Map<string, EnsembleLearnt['inputs'][number]>();
  for (const { column, origin, levels: own = [] } of inputs) {
    for (const level of own) levels.set(JSON.stringify([column, level]), { column, origin, levels: [level] });
  }
  return [...inputs.filter((input) => !input.levels), ...levels.values()];
}
