import type { RawTable } from './reading';

/** Where a row of the table stands: the line, and of several files which. */
export function placeOf(
  { lineMarks, stack }: Pick<RawTable, 'lineMarks' | 'stack'>,
  row: number,
): { readonly line: number; readonly file?: string } {
  const { rows, lines, step = 1 } = lineMarks;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as number) <= row) low = middle + 1;
    else high = middle;
  }
  const line = low === 0 ? row + 1 : (lines[low - 1] as number) + (row - (rows[low - 1] as number)) * step;
  if (!stack) return { line };
  let end = 0;
  const file = stack.files.find((one) => (end += one.rows) > row);
  return file ? { line, file: file.name } : { line };
}
