import { column as ref, compare, number, type Expr } from '../../core/expr';
import type { Schema, SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, takeColumn, type Column, type Table } from '../../core/table';
import { similarRows, type SimilarRows, type Trait } from '../../ml/similar-rows';
import { isMeasure } from '../standing';

/** Rows learnt from, evenly over the table. */
const MOST_ROWS = 20_000;
const FEWEST_ROWS = 40;
const MOST_LEVELS = 64;

/**
 * A guess for the empty cells of a column from rows that are alike in the other columns, as one expression; null when too few rows hold a
 * value or no other column can be asked.
 */
export function fromSimilar(column: SchemaColumn, schema: Schema, table: Table): Expr | null {
  const columns = columnMap(table);
  const data = columns.get(column.name);
  const asked = schema.filter(({ name, feature, kind }) => feature && name !== column.name && kind !== 'text' && usable(columns.get(name)));
  if (!data || asked.length === 0) return null;
  const rows = rowsWith(data, table.rows);
  if (rows.length < FEWEST_ROWS) return null;
  const amounts = isMeasure(column);
  const [wanted, answers] = wantedOf(takeColumn(data, rows), amounts);
  const traits = asked.map(({ name }): Trait => {
    const taken = takeColumn(columns.get(name) as Column, rows);
    return isNumeric(taken) ? { type: 'number', data: taken.data } : { type: 'levels', codes: taken.codes, count: taken.dict.length };
  });
  const tree = similarRows(wanted, traits, !amounts);
  return sayTree(tree, asked, columns, (value) => (amounts ? number(value) : literalOf(column, answers[value])));
}

function usable(column: Column | undefined): boolean {
  return column !== undefined && (isNumeric(column) || column.dict.length <= MOST_LEVELS);
}

function rowsWith(data: Column, rows: number): Uint32Array {
  const there = new Uint32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const missing = isNumeric(data) ? Number.isNaN(data.data[row] as number) : (data.codes[row] as number) < 0;
    if (!missing) there[count++] = row;
  }
  if (count <= MOST_ROWS) return there.slice(0, count);
  return Uint32Array.from({ length: MOST_ROWS }, (_, i) => there[Math.floor((i * count) / MOST_ROWS)] as number);
}

/** An amount is itself; a value of a group column is its place among the values. */
function wantedOf(column: Column, amounts: boolean): readonly [Float64Array, readonly (number | string)[]] {
  if (!isNumeric(column)) return [Float64Array.from(column.codes), column.dict];
  if (amounts) return [column.data, []];
  const values = [...new Set(column.data)].sort((a, b) => a - b);
  const places = new Map(values.map((value, place) => [value, place]));
  return [column.data.map((value) => places.get(value) as number), values];
}

function literalOf(column: SchemaColumn, value: number | string | undefined): Expr {
  if (typeof value === 'string') return { type: 'text', value };
  return column.kind === 'bool' ? { type: 'bool', value: value === 1 } : number(value ?? 0);
}

function sayTree(tree: SimilarRows, asked: Schema, columns: ReadonlyMap<string, Column>, answer: (value: number) => Expr): Expr {
  if ('value' in tree) return answer(tree.value);
  const { name, kind } = asked[tree.trait] as SchemaColumn;
  const data = columns.get(name) as Column;
  const when: Expr =
    'below' in tree
      ? compare(ref(name), '<', kind === 'date' ? { type: 'date', value: Math.ceil(tree.below) } : number(tree.below))
      : { type: 'in', of: ref(name), values: isNumeric(data) ? [] : tree.levels.map((level) => data.dict[level] as string) };
  const [then, otherwise] = [sayTree(tree.yes, asked, columns, answer), sayTree(tree.no, asked, columns, answer)];
  return JSON.stringify(then) === JSON.stringify(otherwise) ? then : { type: 'if', when, then, else: otherwise };
}
