import { isNumeric, type Column, type DictColumn, type Table } from '../core/table';

/**
 * Where each row of `after` stood in `before`, found by its id, -1 where it did not; null when both have the same rows in the same places.
 */
export function placesBefore(before: Table, after: Table): Int32Array | null {
  if (sameIds(before.rowIds, after.rowIds)) return null;
  let size = 0;
  for (const id of before.rowIds) if (id >= size) size = id + 1;
  const placeOf = new Int32Array(size).fill(-1);
  for (let row = 0; row < before.rows; row++) placeOf[before.rowIds[row] as number] = row;
  const places = new Int32Array(after.rows);
  for (let row = 0; row < after.rows; row++) places[row] = placeOf[after.rowIds[row] as number] ?? -1;
  return places;
}

/** Rows of `is` whose cell is another than it was, ascending. A row that was not there before counts as unchanged. */
export function changedRows(was: Column, is: Column, places: Int32Array | null): Uint32Array {
  if (was === is) return new Uint32Array(0);
  if (isNumeric(was) && isNumeric(is)) return changedNumbers(was.data, is.data, places);
  if (!isNumeric(was) && !isNumeric(is)) return changedCodes(was.codes, is.codes, codesIn(was, is), places);
  return changedKinds(said(was), said(is), isNumeric(is) ? is.data.length : is.codes.length, places);
}

/** Row places of `before` that are not in `after`, ascending. */
export function rowsLeftOut(before: Table, after: Table): Uint32Array {
  const left = new Set(after.rowIds);
  return Uint32Array.from(before.rowIds.keys()).filter((row) => !left.has(before.rowIds[row] as number));
}

function sameIds(a: Uint32Array, b: Uint32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let row = 0; row < a.length; row++) if (a[row] !== b[row]) return false;
  return true;
}

// One loop a layout: a comparison that is passed in would be called a million times.

function changedNumbers(was: Float64Array, is: Float64Array, places: Int32Array | null): Uint32Array {
  const found = new Uint32Array(is.length);
  let count = 0;
  for (let row = 0; row < is.length; row++) {
    const place = places === null ? row : (places[row] as number);
    if (place < 0) continue;
    const before = was[place] as number;
    const now = is[row] as number;
    // Missing is NaN, which is not even itself.
    if (before !== now && (before === before || now === now)) found[count++] = row;
  }
  return found.slice(0, count);
}

function changedCodes(was: Int32Array, is: Int32Array, codeOf: Int32Array, places: Int32Array | null): Uint32Array {
  const found = new Uint32Array(is.length);
  let count = 0;
  for (let row = 0; row < is.length; row++) {
    const place = places === null ? row : (places[row] as number);
    if (place < 0) continue;
    const now = is[row] as number;
    if (was[place] !== (now < 0 ? -1 : codeOf[now])) found[count++] = row;
  }
  return found.slice(0, count);
}

function changedKinds(was: Said, is: Said, rows: number, places: Int32Array | null): Uint32Array {
  const found: number[] = [];
  for (let row = 0; row < rows; row++) {
    const place = places === null ? row : (places[row] as number);
    if (place >= 0 && was(place) !== is(row)) found.push(row);
  }
  return Uint32Array.from(found);
}

/** For each code of `is` the code of the same text in `was`, -2 where there is none. */
function codesIn(was: DictColumn, is: DictColumn): Int32Array {
  const codes = new Int32Array(is.dict.length);
  let known: Map<string, number> | undefined;
  for (let code = 0; code < codes.length; code++) {
    const text = is.dict[code] as string;
    if (was.dict[code] === text) codes[code] = code;
    else {
      known ??= new Map(was.dict.map((level, at) => [level, at]));
      codes[code] = known.get(text) ?? -2;
    }
  }
  return codes;
}

type Said = (row: number) => string | null;

function said(column: Column): Said {
  if (!isNumeric(column)) return (row) => column.dict[column.codes[row] as number] ?? null;
  return (row) => (Number.isNaN(column.data[row]) ? null : String(column.data[row]));
}
