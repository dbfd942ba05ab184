import { findColumn, isNumeric, type Table } from '../../core/table';
import { pooledScores } from '../../ml/partial-pooling';
import type { Ctx } from '../context';
import { byFrequency, levelCounts } from '../figures';
import { designMatrix } from './design';
import { throughPool, type Lesson } from './pooled';
import { designOf, type SumFit } from './sum';

/** More groups than this say little each. */
const MOST = 30;
/** With fewer rows a group has the sum for all. */
const FEWEST = 10;

/** A weighted sum for all and what each group adds to it. */
export interface MarketsFit {
  readonly sum: SumFit;
  readonly column: string;
  readonly levels: readonly string[];
  /** By level: one per input for one standard deviation, then the intercept. */
  readonly deviations: readonly Float64Array[];
}

/** Fits a weighted sum for each level of the column, drawn to the one for all. */
export function marketSides(
  lessons: readonly Lesson[],
  { C, column }: { readonly C: number | 'auto'; readonly column: string },
  context: Ctx,
  done: (share: number) => void,
  warmStart: boolean,
): Promise<readonly MarketsFit[]> {
  return throughPool(
    lessons,
    context,
    (lesson: Lesson) => {
      const { table, rows } = lesson.side;
      const levels = levelsOf(table, column, rows);
      return { ...designOf(lesson), levels, group: groupsOf(table, column, levels, rows), groups: levels.length };
    },
    async (batch, onProgress) => {
      const tasks = batch.map(({ inputs: _, levels: __, ...task }) => ({ ...task, C, warmStart, seedKey: 'strength' }));
      const fits = await context.pool.map('partial-pooling', tasks, { signal: context.signal, onProgress });
      return fits.map(({ whole, deviations }, i) => ({
        sum: { inputs: batch[i]?.inputs ?? [], weights: whole.weights, intercept: whole.intercept, C: whole.C },
        column,
        levels: batch[i]?.levels ?? [],
        deviations,
      }));
    },
    done,
  );
}

/** The commonest levels with enough rows to say something of their own. */
function levelsOf(table: Table, name: string, rows: Uint32Array): readonly string[] {
  const column = findColumn(table, name);
  if (!column || isNumeric(column)) return [];
  const own = { ...column, codes: rows.length === table.rows ? column.codes : Int32Array.from(rows, (row) => column.codes[row] as number) };
  return byFrequency(levelCounts(own))
    .filter(([, count]) => count >= FEWEST)
    .slice(0, MOST)
    .map(([level]) => level);
}

function groupsOf(table: Table, name: string, levels: readonly string[], rows: Uint32Array): Int32Array {
  const column = findColumn(table, name);
  if (!column || isNumeric(column)) return new Int32Array(rows.length).fill(-1);
  const place = new Map(levels.map((level, i) => [level, i]));
  const byCode = column.dict.map((level) => place.get(level) ?? -1);
  return Int32Array.from(rows, (row) => byCode[column.codes[row] as number] ?? -1);
}

/** Log-odds, rows in order; a row of no known level by the sum for all. */
export function marketScores({ sum, column, levels, deviations }: MarketsFit, table: Table, rows: Uint32Array): Float64Array {
  const { weights, intercept } = sum;
  return pooledScores(
    { whole: { weights, intercept }, deviations },
    designMatrix(table, sum.inputs, rows),
    groupsOf(table, column, levels, rows),
  );
}
