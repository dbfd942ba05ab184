import { stop } from '../../core/problem';
import { tooBig } from '../budget';
import type { Dialect, ReadHooks, Sample } from '../reading';
import { CELL, Grid, TextStore } from './grid';
import { RowPick } from './pick';
import type { SheetReading } from './read-sheet';
import { readGrid } from './read-sheet';

const LINES_A_TURN = 2000;
const MOST_COLUMNS = 10_000;
const MOST_ROWS = 2 ** 31 - 1;
const HEAD_BYTES = 1 << 18;
const LINE_FEED = 10;
/** A whole number with more digits than a double holds keeps them as text. */
const LONG = /("(?:[^"\\]|\\.)*")|(-?\d{16,})(?![\d.eE])/g;

/** One JSON object a line; columns by name in the order they first come. @throws ProblemError data.json-line */
export async function readJsonLines(
  bytes: Uint8Array,
  known: Partial<Dialect>,
  hooks: ReadHooks,
  sample: Sample | null,
): Promise<SheetReading> {
  const big = sample === null && hooks.room !== undefined ? tooBig(bytes.length, bytes.subarray(0, HEAD_BYTES), hooks.room) : null;
  if (big !== null) stop('data.too-big', big);
  const grid = new Grid(new TextStore(), null, MOST_ROWS);
  const pick = sample && new RowPick(sample, 0);
  const places = new Map<string, number>();
  const decoder = new TextDecoder();
  let line = 0;
  let row = 1;
  for (let at = 0; at < bytes.length && !pick?.full;) {
    const found = bytes.indexOf(LINE_FEED, at);
    const end = found < 0 ? bytes.length : found;
    const said = decoder.decode(bytes.subarray(at, end)).trim();
    at = end + 1;
    line++;
    if (line % LINES_A_TURN === 0) await hooks.checkpoint?.();
    if (said === '') continue;
    row++;
    if (pick && !pick.takes()) continue;
    grid.startRow(row);
    for (const [place, value] of entriesOf(said, line, places)) put(grid, place, value);
  }
  // The names are known last and stand first.
  grid.startRow(1);
  for (const [name, place] of places) grid.add(place, CELL.text, grid.texts.add(name));
  const sheet = { value: '', confidence: 1, reason: { code: 'data.format-json-lines', args: {} } };
  return readGrid(grid.inOrder(), 'json-lines', sheet, { headerRows: 1, skip: 0, footer: 0, ...known }, hooks, pick);
}

function entriesOf(said: string, line: number, places: Map<string, number>): [number, unknown][] {
  let value: unknown;
  try {
    value = JSON.parse(/\d{16}/.test(said) ? said.replace(LONG, (_, quoted?: string, digits?: string) => quoted ?? `"${digits}"`) : said);
  } catch {
    return stop('data.json-line', { line });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return stop('data.json-line', { line });
  return Object.entries(value).map(([name, one]): [number, unknown] => {
    const place = places.get(name) ?? places.size;
    if (place >= MOST_COLUMNS) stop('data.too-many-columns', { columns: place + 1, most: MOST_COLUMNS });
    places.set(name, place);
    return [place, one];
  });
}

function put(grid: Grid, place: number, value: unknown): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'number') grid.add(place, CELL.number, value);
  else if (typeof value === 'boolean') grid.add(place, CELL.bool, value ? 1 : 0);
  else grid.addText(place, typeof value === 'string' ? value : JSON.stringify(value));
}
