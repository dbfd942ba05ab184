import { fail, ok, type Result } from '../core/problem';
import { reasonsFor } from '../steps/explain/reasons';
import type { Finished } from './session';
import type { RowReasons } from './types';

/** Why these rows have their chance; rows the run dropped are left out. */
export function reasonsAt({ source, steps, done }: Finished, rowIds: readonly number[]): Result<readonly RowReasons[]> {
  const at = steps.findLastIndex((step) => step.state === 'ready' && step.meta.id === 'explain');
  const explained = done[at];
  if (!explained) return fail('engine.no-reasons');
  const wanted = new Set(rowIds);
  const places: number[] = [];
  explained.table.rowIds.forEach((id, row) => {
    if (wanted.has(id)) places.push(row);
  });
  const order = new Map(rowIds.map((id, i) => [id, i]));
  const reasons = reasonsFor(explained.fitted.learnt, explained.table, explained.schema, places, source.table);
  return ok([...reasons].sort((a, b) => (order.get(a.rowId) ?? 0) - (order.get(b.rowId) ?? 0)));
}
