import type { ComputePool } from '../core/pool';
import { checkpoints } from './checkpoint';
import type { AnyTaskTable, TasksOf, TaskTable } from './task-table';

/** Runs the tasks one after another in this thread: for Node, the command line and tests. */
export function inlinePool<Table extends AnyTaskTable>(table: Table): ComputePool<TasksOf<Table>> {
  const tasks = table as unknown as TaskTable<TasksOf<Table>>;
  return {
    size: 1,
    async map(id, inputs, { onProgress, signal } = {}) {
      const outputs: TasksOf<Table>[typeof id]['output'][] = [];
      const checkpoint = checkpoints(signal);
      const progress = (share: number): void => onProgress?.((outputs.length + share) / inputs.length);
      for (const input of inputs) {
        await checkpoint();
        outputs.push(await tasks[id](input, { progress, checkpoint }));
        progress(0);
      }
      return outputs;
    },
  };
}
