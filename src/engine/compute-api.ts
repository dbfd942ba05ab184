import type { TaskTypes } from '../core/pool';
import { fail, ok, type Result } from '../core/problem';
import { checkpoints } from './checkpoint';
import { unpacked, type SharedArray } from './shared-arrays';
import type { AnyTaskTable, TaskTable } from './task-table';
import { throttle } from './throttle';
import { toProblem } from './to-problem';

/** What a compute worker offers the pool. */
export interface ComputeApi {
  /** Whether the policy binds this worker; false, and it takes no task. */
  ready(): Promise<boolean>;
  /** An array that several tasks will look at. */
  keep(number: number, array: SharedArray): void;
  forget(numbers: readonly number[]): void;
  run(ticket: number, task: string, input: unknown): Promise<Result<unknown>>;
  cancel(ticket: number): void;
}

export interface TaskProgress {
  readonly ticket: number;
  readonly share: number;
}

export function computeApi(table: AnyTaskTable, sealed: Promise<boolean>, tell: (progress: TaskProgress) => void): ComputeApi {
  const tasks = new Map(Object.entries(table as unknown as TaskTable<TaskTypes>));
  const kept = new Map<number, SharedArray>();
  const running = new Map<number, AbortController>();
  return {
    ready: () => sealed,
    keep: (number, array) => void kept.set(number, array),
    forget: (numbers) => numbers.forEach((number) => kept.delete(number)),
    async run(ticket, task, input) {
      if (!(await sealed)) return fail('engine.unsealed');
      const stop = new AbortController();
      running.set(ticket, stop);
      const often = throttle();
      const progress = (share: number): void => {
        if (often('')) tell({ ticket, share });
      };
      try {
        const perform = tasks.get(task);
        if (!perform) throw new Error(`no task ${task}`);
        return ok(await perform(unpacked(input, kept), { progress, checkpoint: checkpoints(stop.signal) }));
      } catch (thrown) {
        return { ok: false, problem: toProblem(thrown, stop.signal) };
      } finally {
        running.delete(ticket);
      }
    },
    cancel: (ticket) => running.get(ticket)?.abort(),
  };
}
