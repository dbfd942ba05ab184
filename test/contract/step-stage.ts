import { hashBytes, hashText } from '../../src/core/hash';
import type { Json } from '../../src/core/json';
import type { ParamSpec } from '../../src/core/params';
import type { ComputePool } from '../../src/core/pool';
import type { Problem } from '../../src/core/problem';
import { edit, type Goal, type Recipe } from '../../src/core/recipe';
import { random } from '../../src/core/rng';
import { schemaOf, type Role, type Schema } from '../../src/core/schema';
import { foldsOfRows, HELD_OUT, type Folds } from '../../src/core/split';
import { STAGES, type Inputs, type StepImpl } from '../../src/core/step';
import { isNumeric, type Column, type Table } from '../../src/core/table';
import { execute, type Done, type Impls } from '../../src/engine/execute';
import { inlinePool } from '../../src/engine/inline-pool';
import { Memo } from '../../src/engine/memo';
import { plan, type PlannedStep } from '../../src/engine/plan';
import { TASKS, type MlTasks } from '../../src/ml/tasks';
import { recipeFor, type GoalFacts } from '../../src/steps/goals';
import { STEPS, type StepId } from '../../src/steps';
import { added, addable } from '../../src/steps/order';
import { IMPLS } from '../../src/steps/impls';
import { literal } from '../program/tables';

export interface Scene {
  readonly goal: Goal;
  readonly table: Table;
  readonly roles: Readonly<Record<string, Role>>;
  readonly shape: GoalFacts['shape'];
  /** With every step that a person could add. */
  readonly everything?: boolean;
  /** Further files that are joined, by the name of their key there. */
  readonly further?: readonly {
    readonly id: string;
    readonly key: readonly [string, string];
    readonly table: Table;
    readonly roles: Scene['roles'];
  }[];
  /** Who judges, where that is settled already. */
  readonly folds?: Folds;
}

const DAY = 86_400_000;
const ROWS = 150;

/** Customers in three groups, with a gap or two, a lopsided number, and an outcome that goes with the visits. */
export function customers(goal: Goal, seed = 1): Scene {
  const chance = random(`customers ${seed}`);
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const group = i % 3;
    const visits = Math.round(10 + 20 * group + 3 * chance.normal());
    return {
      id: `c${i}`,
      email: `c${i}@example.test`,
      signup: chance.next() < 0.05 ? null : Math.floor(chance.next() * 900) * DAY,
      region: ['north', 'south', 'east', 'west'][chance.below(4)] ?? null,
      plan: chance.next() < 0.1 ? null : i === 7 ? 'odd' : ['basic', 'plus'][chance.below(2)],
      vip: chance.next() < 0.3,
      spend: chance.next() < 0.08 ? null : Math.exp(3 + 2 * (group === 1 ? 1 : 0) + chance.normal() / 2),
      visits,
      rating: chance.normal() + (group === 2 ? 6 : 0),
      same: 1,
      won: chance.next() < 0.2 + 0.012 * visits ? 'yes' : 'no',
    };
  });
  const of = <K extends keyof (typeof rows)[number]>(name: K): (typeof rows)[number][K][] => rows.map((row) => row[name]);
  return {
    goal,
    table: literal({
      id: ['text', of('id')],
      email: ['text', of('email')],
      signup: ['date', of('signup')],
      region: ['category', of('region')],
      plan: ['category', of('plan').map((cell) => cell ?? null)],
      vip: ['bool', of('vip').map(Number)],
      spend: ['number', of('spend')],
      visits: ['number', of('visits')],
      rating: ['number', of('rating')],
      same: ['number', of('same')],
      won: ['category', of('won')],
    }),
    roles: { id: 'identifier', email: 'email', spend: 'money', visits: 'count', won: goal === 'segments' ? 'category' : 'outcome' },
    shape: { shape: 'customers' },
  };
}

/** The same customers with their orders, several each, and an address list that knows some of them by another spelling. */
export function withFurther(): Scene {
  const scene = customers('leads');
  const chance = random('further');
  const bought = Array.from({ length: 500 }, (_, i) => ({
    no: `o${i}`,
    id: chance.next() < 0.05 ? null : `c${chance.below(ROWS + 20)}`,
    day: Math.floor(chance.next() * 400) * DAY,
    paid: chance.next() < 0.04 ? null : Math.round(chance.next() * 9000) / 100,
    channel: ['web', 'shop', 'phone', null][chance.below(4)] ?? null,
    gift: chance.next() < 0.2 ? null : Number(chance.next() < 0.3),
  }));
  const known = Array.from({ length: 90 }, (_, i) => ({
    mail: `C${i * 2}@Example.test `,
    age: chance.next() < 0.1 ? null : 20 + chance.below(60),
  }));
  return {
    ...scene,
    further: [
      {
        id: 'orders',
        key: ['id', 'id'],
        table: literal({
          no: ['text', bought.map(({ no }) => no)],
          id: ['text', bought.map(({ id }) => id)],
          day: ['date', bought.map(({ day }) => day)],
          paid: ['number', bought.map(({ paid }) => paid)],
          channel: ['category', bought.map(({ channel }) => channel)],
          gift: ['bool', bought.map(({ gift }) => gift)],
        }),
        roles: { no: 'identifier', id: 'identifier', paid: 'money' },
      },
      {
        id: 'people',
        key: ['email', 'mail'],
        table: literal({ mail: ['text', known.map(({ mail }) => mail)], age: ['number', known.map(({ age }) => age)] }),
        roles: { mail: 'email', age: 'number' },
      },
    ],
  };
}

/** Order lines of sixty customers, some returned, some of nobody. */
export function orders(): Scene {
  const chance = random('orders');
  const lines = Array.from({ length: 400 }, (_, i) => ({
    invoice: `i${Math.floor(i / 3)}`,
    stock: `p${chance.below(12)}`,
    day: Math.floor(chance.next() * 300) * DAY,
    customer: chance.next() < 0.05 ? null : `k${Math.floor(i / 3) % 60}`,
    quantity: chance.next() < 0.05 ? -1 : 1 + chance.below(6),
    price: chance.next() < 0.03 ? 0 : 5 + Math.round(chance.next() * 2000) / 100,
    country: Math.floor(i / 3) % 60 < 40 ? 'NO' : 'SE',
  }));
  return {
    goal: 'segments',
    table: literal({
      invoice: ['text', lines.map(({ invoice }) => invoice)],
      stock: ['text', lines.map(({ stock }) => stock)],
      day: ['date', lines.map(({ day }) => day)],
      customer: ['text', lines.map(({ customer }) => customer)],
      quantity: ['number', lines.map(({ quantity }) => quantity)],
      price: ['number', lines.map(({ price }) => price)],
      country: ['category', lines.map(({ country }) => country)],
    }),
    roles: { invoice: 'identifier', stock: 'identifier', customer: 'identifier', quantity: 'count', price: 'money', country: 'country' },
    shape: { shape: 'events', entity: 'customer', date: 'day', quantity: 'quantity', price: 'price', order: 'invoice' },
  };
}

/** What a step was given and what came of it. */
export interface Station {
  readonly id: StepId;
  readonly step: Extract<PlannedStep, { state: 'ready' }>;
  readonly before: Table;
  readonly schemaBefore: Schema;
  readonly train: Table;
  readonly done: Done;
  /** Its report while something of it is still to follow. */
  readonly soFar: Json | undefined;
  readonly inputs: Inputs;
}

export interface Played {
  readonly stations: readonly Station[];
  readonly stopped: { readonly uid: string; readonly problem: Problem } | null;
  /** Steps that wrote to a table they were lent. */
  readonly mutated: readonly string[];
}

export interface PlayOptions {
  readonly pool?: ComputePool<MlTasks>;
  readonly off?: readonly string[];
  /** Called as the fit of a step begins. */
  readonly onFit?: (id: string) => void;
  readonly signal?: AbortSignal;
  readonly checkpoint?: () => Promise<void>;
  readonly impls?: Impls;
  readonly extra?: StepId;
  readonly language?: Recipe['language'];
  /** What earlier plays of the same scene came to. */
  readonly memo?: Memo<Done>;
}

function withAll(recipe: Recipe): Recipe {
  return STAGES.flatMap((stage) => addable(recipe, stage)).reduce((all, id) => edit(all, { type: 'insert', ...added(all, id) }), recipe);
}

export function recipeOf({ goal, table, roles, shape, everything, further = [] }: Scene): Recipe {
  const schema = schemaOf(table, new Map(Object.entries(roles)));
  const columns = schema.map(({ name, kind, role }) => ({ name, kind, role }));
  const outcomes = schema.filter(({ role }) => role === 'outcome').map(({ name }) => name);
  const recipe = recipeFor(goal, { name: 'contract', columns, shape, outcomes });
  const joined = further.reduce((all, { id, key }) => {
    const { at, step } = added(all, 'join');
    return edit(all, { type: 'insert', at, step: { ...step, params: { source: id, key: [key] } } });
  }, recipe);
  return { ...(everything ? withAll(joined) : joined), split: { ...recipe.split, holdout: 0.2, folds: 3 } };
}

export function inputsOf({ further = [] }: Scene): Inputs {
  return new Map(
    further.map(({ id, table, roles }) => [id, { name: `${id}.csv`, table, schema: schemaOf(table, new Map(Object.entries(roles))) }]),
  );
}

/** Runs the goal's whole recipe through the real plan and executor, watching the tables each step is lent. */
export async function play(scene: Scene, options: PlayOptions = {}): Promise<Played> {
  const whole = { ...recipeOf(scene), language: options.language ?? 'en' } satisfies Recipe;
  const off = new Set(options.off ?? []);
  const recipe = { ...whole, steps: whole.steps.filter(({ uid }) => !off.has(uid)) };
  const mutated: string[] = [];
  const trains = new Map<string, Table>();
  const soFar = new Map<string, Json>();
  const impls = watched(options.impls ?? (IMPLS as unknown as Impls), mutated, { trains, soFar }, options.onFit);
  const steps = plan(recipe, 'contract', STEPS);
  const folds = scene.folds ?? foldsOfRows(scene.table, recipe.split, recipe.seed);
  const schema = schemaOf(scene.table, new Map(recipe.columns.map(({ name, role }) => [name, role])));
  const reached: Done[] = [];
  const memo = options.memo ?? new Memo<Done>(1e9);
  const result = await execute({
    source: { table: scene.table, schema, inputs: inputsOf(scene), folds, split: recipe.split, seed: recipe.seed },
    steps,
    impls,
    memo,
    pool: options.pool ?? inlinePool(TASKS),
    hooks: {
      signal: options.signal ?? new AbortController().signal,
      checkpoint: options.checkpoint ?? (async () => undefined),
      done: ({ key }) => {
        const entry = memo.get(key);
        if (entry && !reached.includes(entry)) reached.push(entry);
      },
    },
  });
  const done = result.ok ? result.done : reached;
  const stations = done.map((entry, i): Station => {
    const step = steps[i] as Station['step'];
    const id = step.meta.id as StepId;
    const above = done[i - 1];
    return {
      id,
      step,
      before: above?.table ?? scene.table,
      schemaBefore: above?.schema ?? schema,
      train: trains.get(id) as Table,
      done: entry,
      soFar: soFar.get(id),
      inputs: inputsOf(scene),
    };
  });
  return { stations, stopped: result.ok ? null : { uid: result.uid, problem: result.problem }, mutated };
}

function watched(
  impls: Impls,
  mutated: string[],
  { trains, soFar }: { readonly trains: Map<string, Table>; readonly soFar: Map<string, Json> },
  onFit?: (id: string) => void,
): Impls {
  const one = (id: string, impl: StepImpl<ParamSpec, Json, MlTasks>): StepImpl<ParamSpec, Json, MlTasks> => ({
    ...(impl.outline && { outline: impl.outline }),
    async fit(train, params, context) {
      const was = fingerprint(train);
      if (!trains.has(id)) trains.set(id, train);
      onFit?.(id);
      const fitted = await impl.fit(train, params, context);
      if (fingerprint(train) !== was) mutated.push(`${id}.fit`);
      return fitted;
    },
    async report(view, fitted, params, context) {
      const was = [view.before, view.after].map(fingerprint).join();
      const learnt = JSON.stringify(fitted);
      const report = await impl.report(view, fitted, params, context);
      if ([view.before, view.after].map(fingerprint).join() !== was || JSON.stringify(fitted) !== learnt) mutated.push(`${id}.report`);
      return report;
    },
    ...(impl.later && {
      async later(view, fitted, report, params, context) {
        soFar.set(id, report);
        const said = JSON.stringify([report, fitted]);
        const whole = (await impl.later?.(view, fitted, report, params, context)) ?? report;
        if (JSON.stringify([report, fitted]) !== said) mutated.push(`${id}.later`);
        return whole;
      },
    }),
  });
  return Object.fromEntries(Object.entries(impls).map(([id, impl]) => [id, one(id, impl)]));
}

/** Of everything a table holds. */
export function fingerprint(table: Table): string {
  const of = (column: Column): string => {
    const data = isNumeric(column) ? column.data : column.codes;
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return `${column.name}|${column.kind}|${hashBytes(bytes)}|${isNumeric(column) ? '' : hashText(JSON.stringify(column.dict))}`;
  };
  return hashText(JSON.stringify([table.rows, [...table.rowIds], table.columns.map(of)]));
}

/** The same table and the same split of it, with every cell of some rows changed, but the column that says who a row belongs to. */
export function spoilt(scene: Scene, which: 'held-out' | 'training'): Scene {
  const { split, seed } = recipeOf(scene);
  const folds = foldsOfRows(scene.table, split, seed);
  const hit = (row: number): boolean => (folds.fold[scene.table.rowIds[row] as number] === HELD_OUT) === (which === 'held-out');
  const columns = scene.table.columns.map((column): Column => {
    if (column.name === split.entity) return column;
    if (!isNumeric(column)) {
      return {
        ...column,
        dict: [...column.dict, 'spoilt'],
        codes: column.codes.map((code, row) => (hit(row) ? column.dict.length : code)),
      };
    }
    const wrong = (value: number, row: number): number => (column.kind === 'bool' ? 1 - value : 7e6 + 1e4 * row);
    return { ...column, data: column.data.map((value, row) => (hit(row) ? wrong(value, row) : value)) };
  });
  return { ...scene, folds, table: { ...scene.table, columns } };
}

/** Works the tasks off in reverse and says it has four workers: outputs must not hang on who finished first. */
export function backwards(pool: ComputePool<MlTasks>): ComputePool<MlTasks> {
  return {
    size: 4,
    map: async (id, inputs, options) => (await pool.map(id, [...inputs].reverse(), options)).reverse(),
  };
}
