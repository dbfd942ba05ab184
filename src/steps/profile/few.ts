import { findColumn, isNumeric, type Table } from '../../core/table';
import { averageRanks, pearson } from '../../ml/correlation';
import type { RankedTrait } from './traits';

/** Columns that put people in nearly the same order say the same thing twice. */
const SAME = 0.9;
const ROWS = 2000;
/** Traits of a segment that are looked at. */
const LOOKED_AT = 30;

/** One trait a column, and those that say what a surer one says already behind the others. @param traits surest first */
export function fewOf(table: Table): (traits: readonly RankedTrait[]) => readonly RankedTrait[] {
  const ranks = new Map<string, Float64Array | null>();
  const step = Math.max(1, Math.ceil(table.rows / ROWS));
  const ranksOf = (name: string): Float64Array | null => {
    const known = ranks.get(name);
    if (known !== undefined) return known;
    const column = findColumn(table, name);
    const made = column && isNumeric(column) ? averageRanks(column.data.filter((_, row) => row % step === 0)) : null;
    ranks.set(name, made);
    return made;
  };
  return (traits) => {
    const first: RankedTrait[] = [];
    const again: RankedTrait[] = [];
    for (const one of onePerColumn(traits).slice(0, LOOKED_AT)) {
      const own = ranksOf(one.trait.column);
      const said = first.some(({ trait }) => {
        const other = own && ranksOf(trait.column);
        return own && other ? Math.abs(pearson(own, other)) >= SAME : false;
      });
      (said ? again : first).push(one);
    }
    return [...first, ...again];
  };
}

function onePerColumn(traits: readonly RankedTrait[]): readonly RankedTrait[] {
  const seen = new Set<string>();
  return traits.filter(({ trait: { column } }) => !seen.has(column) && seen.add(column));
}
