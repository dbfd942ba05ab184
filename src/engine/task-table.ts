import type { TaskHooks, TaskTypes } from '../core/pool';

/** Pure functions by id, for the pool: the same output for the same input on whatever worker. They never write to their input. */
export type TaskTable<Tasks extends TaskTypes> = {
  readonly [Id in keyof Tasks]: (input: Tasks[Id]['input'], hooks: TaskHooks) => Tasks[Id]['output'] | Promise<Tasks[Id]['output']>;
};

/** Any table; its functions say what goes in and what comes out. */
export type AnyTaskTable = Readonly<Record<string, (input: never, hooks: TaskHooks) => unknown>>;

export type TasksOf<Table extends AnyTaskTable> = {
  readonly [Id in keyof Table & string]: {
    readonly input: Parameters<Table[Id]>[0];
    readonly output: Awaited<ReturnType<Table[Id]>>;
  };
};
