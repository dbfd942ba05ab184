import { RECIPE_SCHEMA, type Recipe } from '../../src/core/recipe';
import { random } from '../../src/core/rng';
import { schemaOf, type Role } from '../../src/core/schema';
import { foldsOfRows } from '../../src/core/split';
import type { StepMeta } from '../../src/core/step';
import { isNumeric, tableOf, type Column, type Table } from '../../src/core/table';
import { execute, type Done, type Impls } from '../../src/engine/execute';
import { inlinePool } from '../../src/engine/inline-pool';
import { Memo } from '../../src/engine/memo';
import { plan } from '../../src/engine/plan';
import { TASKS } from '../../src/ml/tasks';
import { STEPS } from '../../src/steps';
import { IMPLS } from '../../src/steps/impls';

/** Runs in a process of its own: every step of the card Clean on half a million customers, and how much memory that took. */
const ROWS = Number(process.argv[2] ?? 500_000);
const DAY = 86_400_000;

/** Thirty columns: who it is, where, when, how much; some cells empty, some mistyped, some rows there twice. */
function customers(): { readonly table: Table; readonly roles: ReadonlyMap<string, Role> } {
  const r = random('bench/clean');
  const roles = new Map<string, Role>();
  const columns: Column[] = [];
  const source = Uint32Array.from({ length: ROWS }, (_, row) => (row % 50 === 49 ? row - 7 : row));
  const numeric = (name: string, role: Role, kind: 'number' | 'date', empty: number, of: () => number): void => {
    roles.set(name, role);
    const first = Float64Array.from({ length: ROWS }, () => (r.next() < empty ? NaN : of()));
    columns.push({ name, kind, data: first.map((_, row) => first[source[row] as number] as number) });
  };
  const dict = (
    name: string,
    role: Role,
    kind: 'category' | 'text',
    empty: number,
    levels: readonly string[],
    of: (row: number) => number,
  ): void => {
    roles.set(name, role);
    const first = Int32Array.from({ length: ROWS }, (_, row) => (r.next() < empty ? -1 : of(row)));
    columns.push({ name, kind, codes: first.map((_, row) => first[source[row] as number] as number), dict: levels });
  };
  const many = (count: number, of: (i: number) => string): readonly string[] => Array.from({ length: count }, (_, i) => of(i));
  const letters = 'abcdefghijklmnoprstuv';
  const word = (i: number): string => many(6, (j) => letters[(i * (j + 3) * 7919 + (i >> j)) % letters.length] ?? 'x').join('');
  dict('customer_id', 'identifier', 'text', 0, many(ROWS, (i) => `C${1_000_000 + i}`), (row) => row); // prettier-ignore
  dict('name', 'name', 'text', 0.01, many(40_000, (i) => `${word(i)} ${word(i + 977)}`), () => r.below(40_000)); // prettier-ignore
  dict('email', 'email', 'text', 0.05, many(ROWS, (i) => `${word(i)}.${i}@firm${i % 5000}.example`), (row) => row); // prettier-ignore
  dict('company', 'name', 'text', 0.02, many(20_000, (i) => `${word(i * 3)} ${['AS', 'A/S', 'GmbH', 'Ltd'][i % 4]}`), () => r.below(20_000)); // prettier-ignore
  dict('city', 'category', 'category', 0.03, many(800, (i) => word(i)), () => r.below(800)); // prettier-ignore
  for (const name of ['country', 'industry', 'plan', 'channel', 'source', 'status'])
    dict(name, 'category', 'category', name === 'industry' ? 0.08 : 0.01, many(12, (i) => `${name} ${i}`), () => r.below(12)); // prettier-ignore
  for (const name of ['signed_up', 'last_order', 'last_visit'])
    numeric(name, 'date', 'date', 0.02, () => Date.UTC(2019, 0, 1) + r.below(2000) * DAY);
  for (const name of ['spend', 'average_basket', 'returns', 'budget', 'balance'])
    numeric(name, 'money', 'number', 0.04, () => Math.round(100 * Math.exp(4 + r.normal())) / 100);
  for (const name of ['orders', 'visits', 'clicks', 'employees', 'tickets', 'seats'])
    numeric(name, 'count', 'number', 0.03, () => r.below(40));
  for (const name of ['open_rate', 'discount_rate']) numeric(name, 'share', 'number', 0.02, () => r.next());
  for (const name of ['age', 'rating', 'score']) numeric(name, 'number', 'number', 0.06, () => 20 + r.below(60));
  return { table: tableOf(columns), roles };
}

const { table, roles } = customers();
const bytes = table.columns.reduce(
  (sum, column) => sum + (isNumeric(column) ? column.data.byteLength : column.codes.byteLength + 2 * column.dict.join('').length),
  0,
);
const cleaning = Object.values<StepMeta>(STEPS).filter(({ stage }) => stage === 'clean');
const recipe: Recipe = {
  schema: RECIPE_SCHEMA,
  name: 'bench',
  goal: 'segments',
  language: 'en',
  columns: schemaOf(table, roles).map(({ name, kind, role }) => ({ name, kind, role })),
  split: { entity: null, holdout: 0, folds: 5 },
  seed: 1,
  steps: cleaning.map(({ id, version }) => ({ uid: `${id}-1`, step: id, version, params: {}, enabled: true })),
};
globalThis.gc?.();
const began = process.memoryUsage().rss;
const cpu = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
const steps: { readonly step: string; readonly ms: number; readonly cpu: number }[] = [];
let [at, spent] = [performance.now(), cpu()];
const result = await execute({
  source: { table, schema: schemaOf(table, roles), folds: foldsOfRows(table, recipe.split, 1), split: recipe.split, seed: 1 },
  steps: plan(recipe, 'bench', STEPS),
  impls: IMPLS as unknown as Impls,
  memo: new Memo<Done>(1e9),
  pool: inlinePool(TASKS),
  hooks: {
    signal: new AbortController().signal,
    checkpoint: async () => undefined,
    done({ step }) {
      const [now, used] = [performance.now(), cpu()];
      steps.push({ step, ms: now - at, cpu: used - spent });
      [at, spent] = [now, used];
    },
  },
});
if (!result.ok) throw new Error(`${result.uid}: ${JSON.stringify(result.problem)}`);
const peak = process.resourceUsage().maxRSS * 1024 - began + bytes;
console.log(JSON.stringify({ steps, peak, table: bytes, rows: table.rows, columns: table.columns.length }));
