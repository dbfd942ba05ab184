import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Column } from '../../core/table';
import type { MlTasks } from '../context';
import { countMissing, levelCounts } from '../figures';
import { resting } from '../standing';
import type { ConstantReason, ConstantReport, params } from './meta';

/** A group column with this share of distinct values, and more than a few of them, names people rather than groups. */
const UNIQUE = 0.9;
const FEW = 20;

type Learnt = { readonly looked: number; readonly columns: ConstantReport['columns'] };

export const impl: StepImpl<typeof params, ConstantReport, MlTasks> = {
  async fit(train, { share }, context) {
    const columns = columnMap(train);
    const features = context.schema.filter(({ feature }) => feature);
    const found: (ConstantReport['columns'][number] & { readonly note: SchemaColumn })[] = [];
    for (const column of train.rows < 2 ? [] : features) {
      await context.checkpoint();
      const data = columns.get(column.name);
      const why = data && judge(data, train.rows, share);
      if (why) found.push({ column: column.name, ...why, note: resting(column) });
    }
    const learnt: Learnt = {
      looked: features.length,
      columns: found.map(({ column, reason, distinct, share: most }) => ({ column, reason, distinct, share: most })),
    };
    return { program: [], learnt, notes: found.map(({ note }) => note) };
  },

  async report(_view, fitted) {
    return fitted.learnt as Learnt;
  },
};

/** An empty cell counts as a value of its own. */
function judge(data: Column, rows: number, limit: number): { reason: ConstantReason; distinct: number; share: number } | null {
  const missing = countMissing(data);
  if (missing === rows) return { reason: 'empty', distinct: 0, share: 1 };
  // With this many different numbers none can hold the share, and a million of them need not be counted.
  const enough = (1 - limit) * rows + 2;
  const counts = isNumeric(data) ? valueCounts(data.data, enough) : levelCounts(data);
  if (isNumeric(data) && counts.size > enough) return null;
  let most = missing;
  for (const count of counts.values()) if (count > most) most = count;
  const distinct = counts.size;
  const share = most / rows;
  if (distinct === 1 && missing === 0) return { reason: 'one-value', distinct, share };
  if (share >= limit) return { reason: 'nearly-one-value', distinct, share };
  const unique = distinct / (rows - missing);
  if (data.kind === 'category' && distinct > FEW && unique >= UNIQUE) return { reason: 'nearly-unique', distinct, share: unique };
  return null;
}

/** How often each number occurs, given up beyond `enough` of them. */
function valueCounts(data: Float64Array, enough: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of data) {
    if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > enough) break;
  }
  return counts;
}
