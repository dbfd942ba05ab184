import type { ComputePool, TaskTypes } from '../core/pool';
import { checkpoints } from './checkpoint';
import type { TaskTable } from './task-table';

/** Runs the tasks one after another in this thread: for Node, the command line and tests. */
export function inlinePool<Tasks extends TaskTypes>(tasks: TaskTable<Tasks>): ComputePool<Tasks> {
  return {
    size: 1,
    async map(id, inputs, { onProgress, signal } = {}) {
      const outputs: Tasks[typeof id]['output'][] = [];
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
