import { stop } from '../../../src/core/problem';
import { turn } from '../../../src/engine/checkpoint';
import type { TaskTable } from '../../../src/engine/task-table';
import { kmeansOnce } from '../../../src/ml/kmeans';

interface Cloud {
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
}

/** Tasks of every temper. */
export type TestTasks = {
  kmeans: { input: { readonly cloud: Cloud; readonly k: number; readonly seed: string }; output: { labels: Int32Array; inertia: number } };
  sum: { input: { readonly all: readonly Float64Array[] }; output: number };
  spin: { input: null; output: null };
  deaf: { input: number; output: string };
  die: { input: number; output: number };
  fail: { input: number; output: number };
};

export const TASKS: TaskTable<TestTasks> = {
  kmeans: async ({ cloud, k, seed }, hooks) => {
    const { labels, inertia } = await kmeansOnce(cloud.x, cloud.rows, cloud.cols, k, seed);
    hooks.progress(1);
    return { labels, inertia };
  },
  sum: ({ all }) => all.reduce((sum, array) => array.reduce((part, value) => part + value, sum), 0),
  spin: async (_, { checkpoint }) => {
    for (;;) await checkpoint();
  },
  /** Busy without a checkpoint for so many milliseconds. */
  deaf: (ms) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
    return 'heard nothing';
  },
  /** Negative numbers end the worker as an uncaught exception does. */
  die: async (n) => {
    if (n >= 0) return n;
    setTimeout(() => {
      throw new Error('uncaught');
    });
    for (;;) await turn();
  },
  fail: async (n, { checkpoint }) => {
    if (n === 2) stop('too-few-rows', { n });
    if (n === 1) {
      // Fails after the one behind it has failed already.
      for (let i = 0; i < 20; i++) await turn().then(checkpoint);
      stop('constant-column', { n });
    }
    return n;
  },
};
