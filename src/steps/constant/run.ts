import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, type Column } from '../../core/table';
import type { MlTasks } from '../context';
import { isMeasure, resting } from '../standing';
import { judge } from './alone';
import { codesIn } from './codes';
import type { ConstantReport, LeftColumn, params } from './meta';
import { copies, correlated, MOST_COMPARED } from './together';

interface Candidate {
  readonly column: SchemaColumn;
  readonly data: Column;
}

/**
 * First what a column says on its own, then what it says beside the others. The outcome is no feature and is not looked at: what to leave out must
 * not be learnt from it.
 */
export const impl: StepImpl<typeof params, ConstantReport, MlTasks> = {
  async fit(train, { share, alike, plan }, context) {
    const plans = new Map(plan);
    const columns = columnMap(train);
    const all = context.schema.flatMap((column): Candidate[] => {
      const data = columns.get(column.name);
      return column.feature && data ? [{ column, data }] : [];
    });
    const found = new Map<string, LeftColumn>();
    const add = (column: string, one: Omit<LeftColumn, 'column' | 'kept'>): void => {
      found.set(column, { column, ...one, kept: plans.get(column) === 'keep' });
    };
    for (const { column, data } of all) {
      await context.checkpoint();
      const why = train.rows < 2 ? null : judge(data, train.rows, share, column.origin.includes(column.name));
      if (why) add(column.name, { ...why, other: null });
      else if (plans.get(column.name) === 'leave-out') add(column.name, { reason: 'you-said-so', distinct: 0, share: 0, other: null });
    }
    // What is kept on purpose does not push another out.
    const rest = (): readonly Candidate[] => all.filter(({ column }) => !found.has(column.name));
    for (const { column, ...one } of copies(
      rest().map(({ data }) => data),
      train.rows,
    ))
      add(column, { ...one, distinct: 0 });
    await context.checkpoint();
    const measures = rest().filter(({ column }) => isMeasure(column));
    for (const { column, ...one } of await correlated(
      measures.map(({ data }) => data),
      train.rows,
      alike,
      context.checkpoint,
    ))
      add(column, { ...one, distinct: 0 });
    const learnt: ConstantReport = {
      looked: all.length,
      columns: all.flatMap(({ column }) => found.get(column.name) ?? []),
      codes: rest().flatMap(({ column, data }) => codesIn(column, data) ?? []),
      comparedOnly: measures.length > MOST_COMPARED ? MOST_COMPARED : null,
    };
    const out = all.filter(({ column }) => found.get(column.name)?.kept === false);
    return { program: [], learnt, notes: out.map(({ column }) => resting(column)) };
  },

  async report(_view, fitted) {
    return fitted.learnt as ConstantReport;
  },
};
