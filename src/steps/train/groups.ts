import type { SchemaColumn } from '../../core/schema';
import { columnMap, type DictColumn, type Table } from '../../core/table';
import { MOST_GROUPS } from '../../ml/trees/bins';

/** A column of the table whose groups are looked at themselves, in place of the flags made from it. */
export interface GroupColumn {
  readonly column: DictColumn;
  readonly origin: readonly string[];
}

/** Levels of fewer rows count as one. */
const FEWEST = 10;

/** Flags of the levels of a column that is still there, taken together again as that column; and the other features. */
export function groupColumns(
  table: Table,
  features: readonly SchemaColumn[],
): { readonly groups: readonly GroupColumn[]; readonly others: readonly SchemaColumn[] } {
  const columns = columnMap(table);
  const groups = new Map<string, GroupColumn>();
  const others = features.filter((feature) => {
    const column = columns.get(levelOf(feature) ?? '');
    if (column?.kind !== 'category') return true;
    groups.set(column.name, { column, origin: feature.origin });
    return false;
  });
  return { groups: [...groups.values()], others };
}

/** The column that a flag says a level of, or that none of the common ones is there. */
export function levelOf({ about }: SchemaColumn): string | null {
  const of = about?.args['column'];
  const flag = about?.code === 'categories.about' || about?.code === 'categories.about.other';
  return flag && typeof of === 'string' ? of : null;
}

export interface Grouped {
  /** By number, from 1 on: the commonest first. */
  readonly levels: readonly string[];
  /** One number a row: 0 for missing, and one more than there are levels for all others. */
  readonly cells: Uint8Array;
  readonly count: number;
}

/** The levels that have a number of their own, whatever the order of the dictionary. */
export function grouped({ codes, dict }: DictColumn, rows: Uint32Array): Grouped {
  const counts = new Uint32Array(dict.length);
  for (const row of rows) {
    const code = codes[row] as number;
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  const common = Array.from(dict.keys())
    .filter((code) => (counts[code] as number) >= FEWEST)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || ((dict[a] as string) < (dict[b] as string) ? -1 : 1))
    .slice(0, MOST_GROUPS - 1);
  const numbers = new Uint8Array(dict.length).fill(common.length + 1);
  common.forEach((code, i) => (numbers[code] = i + 1));
  const cells = Uint8Array.from(rows, (row) => {
    const code = codes[row] as number;
    return code < 0 ? 0 : (numbers[code] as number);
  });
  return { levels: common.map((code) => dict[code] as string), cells, count: common.length + 1 };
}

/** 1 where the cell is one of the levels, 0 where it is another, NaN where it is missing. */
export function oneOf({ codes, dict }: DictColumn, levels: readonly string[], rows: ArrayLike<number>): Float64Array {
  const known = new Set(levels);
  const flags = Float64Array.from(dict, (level) => (known.has(level) ? 1 : 0));
  const out = new Float64Array(rows.length);
  for (let i = 0; i < out.length; i++) {
    const code = codes[rows[i] as number] as number;
    out[i] = code < 0 ? NaN : (flags[code] as number);
  }
  return out;
}
