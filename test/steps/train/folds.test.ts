import { expect, it } from 'vitest';
import { column, type Expr } from '../../../src/core/expr';
import { ok } from '../../../src/core/problem';
import { random } from '../../../src/core/rng';
import { schemaOf, type Schema } from '../../../src/core/schema';
import { foldsOfRows } from '../../../src/core/split';
import type { StepImpl, StepMeta } from '../../../src/core/step';
import { dictColumn, numericColumn, tableOf, type DictColumn, type NumericColumn, type Table } from '../../../src/core/table';
import { execute, type Done, type Impls } from '../../../src/engine/execute';
import { inlinePool } from '../../../src/engine/inline-pool';
import { Memo } from '../../../src/engine/memo';
import { plan } from '../../../src/engine/plan';
import { TASKS } from '../../../src/ml/tasks';
import { IMPLS } from '../../../src/steps/impls';
import { STEPS } from '../../../src/steps/index';
import type { TrainReport } from '../../../src/steps/train/meta';

/** A hundred towns that say nothing of the outcome. */
function towns(): Table {
  const r = random('towns');
  const rows = 500;
  return tableOf([
    dictColumn(
      'town',
      'category',
      Array.from({ length: rows }, () => `town ${r.below(100)}`),
    ),
    numericColumn(
      'bought',
      'bool',
      Array.from({ length: rows }, () => r.next() < 0.5),
    ),
  ]);
}

const added = (schema: Schema): Schema => [
  ...schema,
  { name: 'share', kind: 'number', role: 'number', origin: ['town'], feature: true, plain: true },
];
const meta = { ...STEPS.constant, id: 'shares', params: {}, outline: (schema: Schema) => ok(added(schema)) } as unknown as StepMeta;

/** A step that learns what share of each town bought: from the rows it is given or, as sabotage, from all. */
function shares(whole: Table | null): StepImpl<Record<string, never>, null> {
  return {
    fit: async (train, _params, { schema }) => {
      const from = whole ?? train;
      const [town, outcome] = [from.columns[0] as DictColumn, from.columns[1] as NumericColumn];
      const sums = town.dict.map(() => [0, 0]);
      town.codes.forEach((code, row) => {
        const own = sums[code] as [number, number];
        own[0] += outcome.data[row] as number;
        own[1]++;
      });
      const table = town.dict.flatMap((name, code) =>
        (sums[code]?.[1] ?? 0) > 0 ? [[name, (sums[code]?.[0] ?? 0) / (sums[code]?.[1] ?? 1)] as const] : [],
      );
      const expr: Expr = { type: 'lookup', of: column('town'), table, other: 0.5, missing: 0.5, to: 'number' };
      return {
        program: [{ op: 'derive', columns: [{ name: 'share', kind: 'number', expr }] }],
        learnt: null,
        notes: added(schema).slice(-1),
      };
    },
    report: () => Promise.resolve(null),
  };
}

async function judged(sabotage: boolean): Promise<TrainReport> {
  const table = towns();
  const split = { entity: null, holdout: 0.2, folds: 5 };
  const steps = ['shares', 'target', 'train'].map((step) => ({
    uid: step,
    step,
    version: 1,
    params: step === 'train' ? { model: 'logistic' } : {},
    enabled: true,
  }));
  const planned = plan({ schema: 1, name: '', goal: 'leads', language: 'en', columns: [], split, seed: 1, steps }, '', {
    ...STEPS,
    shares: meta,
  });
  const result = await execute({
    source: { table, schema: schemaOf(table, new Map([['bought', 'outcome']])), folds: foldsOfRows(table, split, 1), split, seed: 1 },
    steps: planned,
    impls: { ...IMPLS, shares: shares(sabotage ? table : null) } as unknown as Impls,
    memo: new Memo<Done>(1e9),
    pool: inlinePool(TASKS),
    hooks: { signal: new AbortController().signal, checkpoint: () => Promise.resolve() },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.done.at(-1)?.report as TrainReport;
}

it('what is prepared inside each round says nothing of the rows that judge it', async () => {
  const report = await judged(false);
  expect(report.contest[0]?.auc.mean).toBeLessThan(0.58);
  expect(report.recommended).toBe('baseline');
}, 60_000);

it('would be caught if it did: prepared on all rows, noise looks like a find', async () => {
  const report = await judged(true);
  expect(report.contest[0]?.auc.mean).toBeGreaterThan(0.65);
  expect(report.recommended).toBe('logistic');
}, 60_000);
