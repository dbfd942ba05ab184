import type { SchemaColumn } from '../../core/schema';
import { isNumeric, type Column } from '../../core/table';
import { headerWords } from '../../data/words';
import type { CodeColumn } from './meta';

const FEWEST = 3;
const MOST = 30;
const MOST_READ = 100;
/** Rows before the shape of a column says anything. */
const ENOUGH = 200;
/** Amounts have one hump or two; so many say that neighbouring numbers have nothing to do with each other. */
const HUMPS = 3;

/** Whole numbers that are names of groups (region 1 to 3, browser 1 to 13): read as such by their name, or only looking so by their counts. */
export function codesIn(column: SchemaColumn, data: Column): CodeColumn | null {
  const own = column.origin.length === 1 && column.origin[0] === column.name;
  if (!own || !column.feature) return null;
  if (!isNumeric(data)) return data.kind === 'category' ? readAsGroups(column.name, data.dict) : null;
  if (data.kind !== 'number' || column.role !== 'number' || headerWords(column.name).has('count')) return null;
  return looksLikeCodes(column.name, data.data);
}

function readAsGroups(column: string, dict: readonly string[]): CodeColumn | null {
  if (dict.length < FEWEST || dict.length > MOST_READ || !dict.every((level) => /^\d{1,4}$/.test(level))) return null;
  const values = dict.map(Number);
  return { column, low: Math.min(...values), high: Math.max(...values), distinct: dict.length, as: 'groups', why: 'read' };
}

function looksLikeCodes(column: string, values: Float64Array): CodeColumn | null {
  const counts = new Map<number, number>();
  let there = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    there++;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST || value < 0 || value > 99 || value !== Math.floor(value)) return null;
  }
  if (there < ENOUGH || counts.size < FEWEST) return null;
  const [low, high] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  const at = (value: number): number => counts.get(value) ?? 0;
  const above = (count: number, beside: number): boolean => count - beside > 3 * Math.sqrt(count + beside);
  let humps = 0;
  for (let value = low; value <= high; value++) if (above(at(value), at(value - 1)) && above(at(value), at(value + 1))) humps++;
  return humps >= HUMPS ? { column, low, high, distinct: counts.size, as: 'amounts', why: 'looks' } : null;
}
