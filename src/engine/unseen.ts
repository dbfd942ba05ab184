import { fingerprint } from '../core/fingerprint';
import { say, type Message } from '../core/message';
import type { ModelStep } from '../core/model';
import { findColumn, type Table } from '../core/table';
import type { CategoriesLearnt } from '../steps/categories/meta';
import { levelCounts } from '../steps/figures';

/** Columns in which rows hold a value that no row to learn from had, and how many; never the value. @param table as it comes to the step */
export function unseenIn({ step, learnt }: Pick<ModelStep, 'step' | 'learnt'>, table: Table): readonly Message[] {
  if (step !== 'categories') return [];
  // A model saved before this was noted has none.
  const { known = [] } = learnt as Partial<CategoriesLearnt>;
  return known.flatMap(({ column, levels }) => {
    const data = findColumn(table, column);
    if (!data) return [];
    const seen = new Set(levels);
    let rows = 0;
    for (const [level, count] of levelCounts(data)) if (!seen.has(fingerprint(level))) rows += count;
    return rows > 0 ? [say('score.unseen', { column, rows, of: table.rows })] : [];
  });
}
