import { column } from '../../core/expr';
import type { StepImpl } from '../../core/step';
import { run } from '../../program/run';
import type { MlTasks } from '../context';
import { DUPLICATES_LIMIT, type DuplicatesReport, type params } from './meta';

export const impl: StepImpl<typeof params, DuplicatesReport, MlTasks> = {
  async fit(_train, { on }, { schema }) {
    const kept = on === 'all-columns' ? schema : schema.filter(({ role }) => role !== 'identifier');
    const compared = kept.length > 0 ? kept : schema;
    const program = compared.length > 0 ? [{ op: 'distinct' as const, on: compared.map(({ name }) => column(name)) }] : [];
    return { program, learnt: { compared: compared.length }, notes: [] };
  },

  /** Rows kept aside for judging are never taken out, but they are counted: what is said is about the file. */
  async report({ before, after }, { program }) {
    const rows = before.rows;
    const removed = rows - after.rows;
    const found = rows - run(program, before).rows;
    const share = rows > 0 ? found / rows : 0;
    const left = new Set(after.rowIds);
    const examples: number[] = [];
    for (let row = 0; row < before.rows && examples.length < Math.min(5, removed); row++) {
      const id = before.rowIds[row] as number;
      if (!left.has(id)) examples.push(id);
    }
    return { rows, found, removed, share, light: share < DUPLICATES_LIMIT ? 'good' : 'bad', examples };
  },
};
