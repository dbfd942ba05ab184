import type { ComputePool, TaskTypes } from '../core/pool';
import { problem, ProblemError, type Problem } from '../core/problem';
import type { ComputeApi, TaskProgress } from './compute-api';
import { link, WorkerDied, type Link } from './link';
import { packed, sharedArrays, type SharedArray } from './shared-arrays';

export interface WorkerPoolOptions {
  readonly spawn: () => Worker;
  readonly size: number;
  /** A cancelled task that has not stopped by then loses its worker. */
  readonly graceMs?: number;
  /** A new worker that has not answered by then counts as dead. */
  readonly startMs?: number;
  /** Idle workers are ended after this, with the memory they hold. */
  readonly idleMs?: number;
}

/** As many as leave a core to the page, and no more than help. */
export function poolSize(cores: number): number {
  return Math.max(1, Math.min(4, cores - 1));
}

interface Live extends Link<ComputeApi> {
  readonly kept: Set<number>;
  readonly started: Promise<boolean>;
}

interface Task {
  readonly batch: Batch;
  readonly index: number;
  readonly ticket: number;
  tries: number;
  live?: Live;
}

interface Batch {
  readonly id: string;
  readonly inputs: readonly unknown[];
  readonly shared: ReadonlyMap<SharedArray, number>;
  readonly outputs: unknown[];
  readonly done: boolean[];
  readonly shares: number[];
  readonly onProgress: ((share: number) => void) | undefined;
  /** The first failure in the order of the inputs; later inputs no longer matter. */
  failure?: { readonly index: number; readonly error: Error };
  settled: boolean;
  settle(error?: Error): void;
}

/** Runs tasks on compute workers, spawned when first needed. Inputs are copied: the caller's arrays stay its own. */
export function workerPool<Tasks extends TaskTypes>(options: WorkerPoolOptions): ComputePool<Tasks> & { close(): void } {
  const { spawn, size, graceMs = 200, startMs = 15_000, idleMs = 30_000 } = options;
  const slots: { live?: Live; task?: Task }[] = Array.from({ length: size }, () => ({}));
  let queue: Task[] = [];
  let numbers = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const next = (): number => ++numbers;

  function start(): Live {
    const made = link<ComputeApi>(spawn, (message) => tell(message as TaskProgress));
    const late = setTimeout(made.end, startMs);
    const started = made.call((remote) => remote.ready()).finally(() => clearTimeout(late));
    return Object.assign(made, { kept: new Set<number>(), started });
  }

  function tell({ ticket, share }: TaskProgress): void {
    const task = slots.find((slot) => slot.task?.ticket === ticket)?.task;
    if (task && !task.batch.settled) report(task.batch, task.index, share);
  }

  function pump(): void {
    clearTimeout(idle);
    for (const slot of slots) {
      if (slot.task) continue;
      const task = queue.shift();
      if (!task) break;
      slot.task = task;
      // A task never rejects: whatever happens lands in its batch.
      void perform(slot, task).then(() => {
        delete slot.task;
        pump();
      });
    }
    if (slots.every((slot) => !slot.task)) idle = setTimeout(close, idleMs);
  }

  async function perform(slot: { live?: Live }, task: Task): Promise<void> {
    const { batch, index } = task;
    const live = slot.live && !slot.live.dead ? slot.live : start();
    slot.live = live;
    task.live = live;
    try {
      if (!(await live.started)) throw new ProblemError(problem('engine.unsealed'));
      const { input, needs } = packed(batch.inputs[index], batch.shared);
      for (const [array, number] of batch.shared) {
        if (!needs.has(number) || live.kept.has(number)) continue;
        live.kept.add(number);
        await live.call((remote) => remote.keep(number, array));
      }
      if (batch.settled) return;
      const result = await live.call((remote) => remote.run(task.ticket, batch.id, input));
      if (result.ok) succeed(batch, index, result.value);
      else failed(batch, index, new ProblemError(result.problem));
    } catch (thrown) {
      if (batch.settled) return;
      if (!(thrown instanceof WorkerDied)) failed(batch, index, thrown as Error);
      else if (task.tries++ === 0) queue.unshift(task);
      else failed(batch, index, new ProblemError(problem('engine.compute-died')));
    }
  }

  function failed(batch: Batch, index: number, error: Error): void {
    if (batch.failure && batch.failure.index < index) return;
    batch.failure = { index, error };
    queue = queue.filter((task) => task.batch !== batch || task.index < index);
    review(batch);
  }

  function succeed(batch: Batch, index: number, output: unknown): void {
    batch.outputs[index] = output;
    batch.done[index] = true;
    if (!batch.settled) report(batch, index, 1);
    review(batch);
  }

  function review(batch: Batch): void {
    if (batch.settled) return;
    const decisive = batch.failure?.index ?? batch.inputs.length;
    for (let i = 0; i < decisive; i++) if (!batch.done[i]) return;
    end(batch, batch.failure?.error);
  }

  /** Settles the batch and stops what of it still runs. */
  function end(batch: Batch, error?: Error): void {
    if (batch.settled) return;
    batch.settled = true;
    queue = queue.filter((task) => task.batch !== batch);
    for (const { task } of slots) if (task?.batch === batch) abandon(task);
    const given = [...batch.shared.values()];
    for (const { live } of slots) {
      const kept = given.filter((number) => live?.kept.delete(number));
      if (live && kept.length > 0) live.call((remote) => remote.forget(kept)).catch(() => undefined);
    }
    batch.settle(error);
  }

  function abandon({ live, ticket }: Task): void {
    if (!live) return;
    live.call((remote) => remote.cancel(ticket)).catch(() => undefined);
    setTimeout(() => {
      if (slots.some((slot) => slot.task?.ticket === ticket)) live.end();
    }, graceMs);
  }

  function close(): void {
    for (const slot of slots) {
      slot.live?.end();
      delete slot.live;
    }
  }

  return {
    size,
    close,
    async map(id, inputs, { onProgress, signal } = {}) {
      if (signal?.aborted) throw new ProblemError(cancelled);
      if (inputs.length === 0) return [];
      const outputs: Tasks[typeof id]['output'][] = new Array(inputs.length);
      const zeros = inputs.map(() => 0);
      let stop: () => void = () => undefined;
      await new Promise<void>((resolve, reject) => {
        const batch: Batch = {
          id,
          inputs,
          shared: sharedArrays(inputs, next),
          outputs,
          done: inputs.map(() => false),
          shares: zeros,
          onProgress,
          settled: false,
          settle: (error) => (error ? reject(error) : resolve()),
        };
        stop = () => end(batch, new ProblemError(cancelled));
        signal?.addEventListener('abort', stop);
        inputs.forEach((_, index) => queue.push({ batch, index, ticket: next(), tries: 0 }));
        pump();
      }).finally(() => signal?.removeEventListener('abort', stop));
      return outputs;
    },
  };
}

const cancelled: Problem = problem('cancelled');

function report(batch: Batch, index: number, share: number): void {
  if (share <= (batch.shares[index] as number)) return;
  batch.shares[index] = share;
  batch.onProgress?.(batch.shares.reduce((sum, one) => sum + one, 0) / batch.shares.length);
}
