/**
 * Where heavy work goes: many small tasks, each a pure function of its input, run on compute workers or, in Node, in
 * turn. Outputs come in the order of the inputs whatever finished first, so that a result cannot depend on the number of workers.
 */
export interface ComputePool<Tasks extends TaskTypes = TaskTypes> {
  readonly size: number;
  /** @throws ProblemError what the first failing task threw; `cancelled` when `signal` fires. */
  map<Id extends keyof Tasks & string>(
    id: Id,
    inputs: readonly Tasks[Id]['input'][],
    options?: { readonly onProgress?: (share: number) => void; readonly signal?: AbortSignal },
  ): Promise<Tasks[Id]['output'][]>;
}

export type TaskTypes = Record<string, { readonly input: unknown; readonly output: unknown }>;

/** What a running task may do besides computing. */
export interface TaskHooks {
  progress(share: number): void;
  /** Lets messages in now and then (about every 12 ms); rejects with the Problem `cancelled` when the work is no longer wanted. */
  checkpoint(): Promise<void>;
}
