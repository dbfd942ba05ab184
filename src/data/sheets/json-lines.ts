import { stop } from '../../core/problem';
import type { Dialect, ReadHooks } from '../reading';
import { CELL, Grid, TextStore } from './grid';
import type { SheetReading } from './read-sheet';
import { readGrid } from './read-sheet';

const LINES_A_TURN = 2000;
const MOST_COLUMNS = 10_000;
/** A whole number with more digits than a double holds keeps them as text. */
const LONG = /("(?:[^"\\]|\\.)*")|(-?\d{16,})(?![\d.eE])/g;

/** One JSON object a line; columns by name in the order they first come. @throws ProblemError data.json-line */
export async function readJsonLines(bytes: Uint8Array, known: Partial<Dialect>, hooks: ReadHooks): Promise<SheetReading> {
  const text = new TextDecoder().decode(bytes);
  const grid = new Grid(new TextStore());
  const places = new Map<string, number>();
  const records: { line: number; entries: [number, unknown][] }[] = [];
  let line = 0;
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const said = text.slice(at, end).trim();
    at = end + 1;
    line++;
    if (line % LINES_A_TURN === 0) await hooks.checkpoint?.();
    if (said === '') continue;
    records.push({ line, entries: entriesOf(said, line, places) });
  }
  grid.startRow(1);
  for (const [name, place] of places) grid.add(place, CELL.text, grid.texts.add(name));
  records.forEach(({ entries }, r) => {
    grid.startRow(r + 2);
    for (const [place, value] of entries) put(grid, place, value);
  });
  const sheet = { value: '', confidence: 1, reason: { code: 'data.format-json-lines', args: {} } };
  return readGrid(grid, 'json-lines', sheet, { headerRows: 1, skip: 0, footer: 0, ...known }, hooks);
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
