import { isNumeric, type Column, type DictColumn, type Table } from '../core/table';

/**
 * Where each row of `after` stood in `before`, found by its id, -1 where it did not; null when both have the same rows in the same places.
 */
export function placesBefore(before: Table, after: Table): Int32Array | null {
  if (sameIds(before.rowIds, after.rowIds)) return null;
  const size = before.rowIds.reduce((most, id) => Math.max(most, id + 1), 0);
  const placeOf = new Int32Array(size).fill(-1);
  before.rowIds.forEach((id, row) => (placeOf[id] = row));
  return Int32Array.from(after.rowIds, (id) => (id < size ? (placeOf[id] as number) : -1));
}

/** Rows of `is` whose cell is another than it was, ascending. A row that was not there before counts as unchanged. */
export function changedRows(was: Column, is: Column, places: Int32Array | null): Uint32Array {
  if (was === is) return new Uint32Array(0);
  const rows = isNumeric(is) ? is.data.length : is.codes.length;
  const differs = comparison(was, is);
  const found = new Uint32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const place = places === null ? row : (places[row] as number);
    if (place >= 0 && differs(place, row)) found[count++] = row;
  }
  return found.slice(0, count);
}

/** Row places of `before` that are not in `after`, ascending. */
export function rowsLeftOut(before: Table, after: Table): Uint32Array {
  const left = new Set(after.rowIds);
  return Uint32Array.from(before.rowIds.keys()).filter((row) => !left.has(before.rowIds[row] as number));
}

function sameIds(a: Uint32Array, b: Uint32Array): boolean {
  return a === b || (a.length === b.length && a.every((id, row) => id === b[row]));
}

function comparison(was: Column, is: Column): (place: number, row: number) => boolean {
  if (isNumeric(was) && isNumeric(is)) {
    const [a, b] = [was.data, is.data];
    // Missing is NaN, which is not even itself.
    return (place, row) => a[place] !== b[row] && !(Number.isNaN(a[place]) && Number.isNaN(b[row]));
  }
  if (!isNumeric(was) && !isNumeric(is)) {
    const [a, b, code] = [was.codes, is.codes, codesIn(was, is)];
    return (place, row) => {
      const now = b[row] as number;
      return a[place] !== (now < 0 ? -1 : code[now]);
    };
  }
  const [before, after] = [said(was), said(is)];
  return (place, row) => before(place) !== after(row);
}

/** For each code of `is` the code of the same text in `was`, -2 where there is none. */
function codesIn(was: DictColumn, is: DictColumn): Int32Array {
  let known: Map<string, number> | undefined;
  return Int32Array.from(is.dict, (text, code) => {
    if (was.dict[code] === text) return code;
    known ??= new Map(was.dict.map((level, at) => [level, at]));
    return known.get(text) ?? -2;
  });
}

function said(column: Column): (row: number) => string | null {
  if (!isNumeric(column)) return (row) => column.dict[column.codes[row] as number] ?? null;
  return (row) => (Number.isNaN(column.data[row]) ? null : String(column.data[row]));
}
