import { ProblemError, stop } from '../../core/problem';
import { cellsTooBig } from '../budget';
import type { Dialect, ReadHooks, Sample } from '../reading';
import { CELL, Grid, TextStore } from './grid';
import { RowPick } from './pick';
import type { SheetReading } from './read-sheet';
import { readGrid } from './read-sheet';

const MOST_CELLS = 60e6;
const MOST_ROWS = 2 ** 31 - 1;
const ROWS_A_TURN = 20_000;

/** A Parquet file. Its numbers, dates and texts keep their values; nested values are written as JSON. @throws ProblemError */
export async function readParquet(
  bytes: Uint8Array,
  known: Partial<Dialect>,
  hooks: ReadHooks,
  sample: Sample | null,
): Promise<SheetReading> {
  const { parquetMetadataAsync, parquetRead, parquetSchema } = await import('hyparquet');
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const pick = sample && new RowPick(sample, 1);
  const grid = new Grid(new TextStore(), pick, MOST_ROWS);
  try {
    const metadata = await parquetMetadataAsync(buffer);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    const rows = Number(metadata.num_rows);
    const unpacked = metadata.row_groups.reduce((sum, { total_byte_size }) => sum + Number(total_byte_size), 0);
    const big = pick || hooks.room === undefined ? null : cellsTooBig(rows, names.length, unpacked, bytes.length * 2, hooks.room);
    if (big) stop('data.too-big', big);
    if (!pick && rows * names.length > MOST_CELLS) stop('data.sheet-too-big');
    grid.startRow(1);
    names.forEach((name, c) => grid.addText(c, name));
    for (let from = 0; from < rows && !pick?.full; from += ROWS_A_TURN) {
      const rowEnd = Math.min(rows, from + ROWS_A_TURN);
      // As arrays: an object would lose a column called `__proto__`.
      const onComplete = (part: readonly (readonly unknown[])[]): void =>
        part.forEach((row, r) => {
          grid.startRow(from + r + 2);
          names.forEach((_, c) => put(grid, c, row[c]));
        });
      await parquetRead({ file: buffer, metadata, rowStart: from, rowEnd, rowFormat: 'array', onComplete });
      await hooks.checkpoint?.();
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    stop(/compression|codec/i.test(String(error)) ? 'data.parquet-packing' : 'data.file-broken');
  }
  grid.endRow();
  const sheet = { value: '', confidence: 1, reason: { code: 'data.format-parquet', args: {} } };
  return readGrid(grid, 'parquet', sheet, { headerRows: 1, skip: 0, footer: 0, ...known }, hooks, pick);
}

function put(grid: Grid, column: number, value: unknown): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'number') {
    if (!Number.isNaN(value)) grid.add(column, CELL.number, value);
  } else if (typeof value === 'boolean') grid.add(column, CELL.bool, value ? 1 : 0);
  else if (value instanceof Date) grid.add(column, CELL.date, value.getTime());
  else if (typeof value === 'bigint') putBig(grid, column, value);
  else if (typeof value === 'string') grid.addText(column, value);
  else
    grid.addText(
      column,
      value instanceof Uint8Array
        ? new TextDecoder().decode(value)
        : JSON.stringify(value, (_, one: unknown) =>
            typeof one === 'bigint' ? (Number.isSafeInteger(Number(one)) ? Number(one) : String(one)) : one,
          ),
    );
}

function putBig(grid: Grid, column: number, value: bigint): void {
  if (BigInt(Number(value)) === value && value < 1e15 && value > -1e15) grid.add(column, CELL.number, Number(value));
  else grid.addText(column, String(value));
}
