import { hash32, mix32 } from '../../core/hash';

export interface ChangedColumn {
  readonly column: string;
  /** Row places. */
  readonly rows: Uint32Array;
}

export interface DrawnCell {
  readonly column: string;
  readonly row: number;
}

/**
 * So many of the changed cells, drawn without replacement: every cell has a number that hangs on the salt, its row and its column alone, and the
 * smallest are drawn. So a cell that is drawn stays drawn when others come and go.
 */
export function drawCells(changed: readonly ChangedColumn[], rowIds: Uint32Array, count: number, salt: number): readonly DrawnCell[] {
  const numbers = new Float64Array(count).fill(Infinity);
  const drawn: DrawnCell[] = [];
  for (const { column, rows } of changed) {
    const own = hash32(column, salt);
    for (const row of rows) {
      const number = mix32(mix32((rowIds[row] as number) ^ salt) ^ own);
      if (count === 0 || number >= (numbers[count - 1] as number)) continue;
      let at = drawn.length < count ? drawn.length : count - 1;
      for (; at > 0 && (numbers[at - 1] as number) > number; at--) {
        numbers[at] = numbers[at - 1] as number;
        drawn[at] = drawn[at - 1] as DrawnCell;
      }
      numbers[at] = number;
      drawn[at] = { column, row };
    }
  }
  return drawn;
}
