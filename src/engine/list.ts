import type { Schema } from '../core/schema';
import { takeRows, type Table } from '../core/table';
import { actList } from '../steps/act/list';
import type { PlannedStep } from './plan';

/** Lists already made, by the table they were made from. */
export type Lists = WeakMap<Table, Map<'leave-out' | 'keep', Table>>;

/** Whom to contact, best first, as the card `act` has it; people who may not be contacted are left out unless the card keeps them. */
export function toContact(last: { readonly table: Table; readonly schema: Schema }, steps: readonly PlannedStep[], lists: Lists): Table {
  const act = steps.findLast((step) => step.state === 'ready' && step.meta.id === 'act');
  const noContact = act?.state === 'ready' && act.params['noContact'] === 'keep' ? 'keep' : 'leave-out';
  const known = lists.get(last.table) ?? new Map<'leave-out' | 'keep', Table>();
  lists.set(last.table, known);
  const made = known.get(noContact) ?? takeRows(last.table, actList(last.table, last.schema, noContact).rows);
  known.set(noContact, made);
  return made;
}
