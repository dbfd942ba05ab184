import type { CellFormat } from './formats';
import { serialMs } from './formats';
import type { Grid } from './grid';
import { CELL } from './grid';

const DAY_MS = 86_400_000;

/** Puts a stored number where its format says what it stands for. */
export function putNumber(grid: Grid, column: number, value: number, format: CellFormat, from1904: boolean): void {
  switch (format.kind) {
    case 'number':
      if (format.digits > 0 && Number.isInteger(value) && value >= 0) {
        grid.addText(column, String(value).padStart(format.digits, '0'));
        return;
      }
      if (format.currency !== '') grid.noteCurrency(column, format.currency);
      grid.add(column, CELL.number, value);
      return;
    case 'percent':
      grid.add(column, CELL.percent, value);
      return;
    case 'duration':
      if (value < 0) grid.add(column, CELL.number, value);
      else grid.add(column, CELL.time, Math.round(value * DAY_MS));
      return;
    case 'time':
    case 'date': {
      // A clock without a day, however it is shown, is no day of 1899.
      if (value >= 0 && value < 1 && (format.kind === 'time' || value > 0)) {
        grid.add(column, CELL.time, Math.round(value * DAY_MS));
        return;
      }
      const ms = serialMs(value, from1904);
      if (Number.isNaN(ms)) grid.add(column, CELL.number, value);
      else grid.add(column, CELL.date, ms);
      return;
    }
    default:
      format.kind satisfies never;
  }
}
