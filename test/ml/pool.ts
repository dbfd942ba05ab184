import type { ComputePool } from '../../src/core/pool';
import { TASKS, type MlTasks } from '../../src/ml/tasks';

const hooks = { progress: () => undefined, checkpoint: () => Promise.resolve() };

/** All tasks at once in this thread, in whatever order they end. */
export const pool: ComputePool<MlTasks> = {
  size: 1,
  map: (id, inputs) => Promise.all(inputs.map((input) => TASKS[id](input as never, hooks))) as never,
};
