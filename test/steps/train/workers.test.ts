import { expect, it } from 'vitest';
import type { ComputePool } from '../../../src/core/pool';
import { random } from '../../../src/core/rng';
import { say } from '../../../src/core/message';
import type { SchemaColumn } from '../../../src/core/schema';
import { dictColumn, numericColumn, tableOf } from '../../../src/core/table';
import { TASKS, type MlTasks } from '../../../src/ml/tasks';
import type { Ctx } from '../../../src/steps/context';
import type { TreeModel } from '../../../src/steps/train/learnt';
import { treeSides } from '../../../src/steps/train/trees';

const ROWS = 420;
const hooks = { progress: () => undefined, checkpoint: () => new Promise<void>((go) => setImmediate(go)) };

/** Each worker takes the last task that waits, has its own copy of it, and works while the others do. */
function poolOf(size: number, spoil?: (input: object, worker: number) => object): ComputePool<MlTasks> {
  return {
    size,
    async map(id, inputs) {
      const outputs: unknown[] = [];
      const waiting = inputs.map((_, i) => i);
      const work = async (worker: number): Promise<void> => {
        for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
          const own = structuredClone(inputs[i]) as object;
          outputs[i] = structuredClone(await TASKS[id]((spoil ? spoil(own, worker) : own) as never, hooks));
        }
      };
      await Promise.all(Array.from({ length: size }, (_, worker) => work(worker)));
      return outputs as never;
    },
  };
}

function numeric(name: string): SchemaColumn {
  return { name, kind: 'number', role: 'number', origin: [name], feature: true, plain: true };
}

async function modelsBy(model: TreeModel, pool: ComputePool<MlTasks>): Promise<string> {
  const r = random('workers');
  const cells = Array.from({ length: 4 }, () => Array.from({ length: ROWS }, () => (r.next() < 0.1 ? NaN : r.normal())));
  const town = Array.from({ length: ROWS }, () => `town ${r.below(9)}`);
  const table = tableOf([
    ...cells.map((column, j) => numericColumn(`x${j}`, 'number', column)),
    dictColumn('town', 'category', town),
    numericColumn(
      'town=town 0',
      'number',
      town.map((name) => (name === 'town 0' ? 1 : 0)),
    ),
  ]);
  const features: SchemaColumn[] = [
    ...cells.map((_, j) => numeric(`x${j}`)),
    { ...numeric('town=town 0'), origin: ['town'], about: say('categories.about', { column: 'town', level: 'town 0' }) },
  ];
  const lessons = [0, 1].map((fold) => {
    const rows = Uint32Array.from({ length: ROWS }, (_, i) => i).filter((row) => row % 3 !== fold);
    const y = Uint8Array.from(rows, (row) =>
      (cells[0]?.[row] || 0) * (cells[1]?.[row] || 0) + ((town[row] ?? '') < 'town 4' ? 1 : 0) > 0.5 ? 1 : 0,
    );
    return { side: { table, rows, y }, features };
  });
  const context = { pool, checkpoint: hooks.checkpoint, signal: new AbortController().signal } as unknown as Ctx;
  return JSON.stringify(await treeSides(model, lessons, context, () => undefined));
}

it.each(['boosting', 'forest', 'tree'] as const)('%s is the same to the last digit again and with 1, 2 or 4 workers', async (model) => {
  const one = await modelsBy(model, poolOf(1));
  expect(one).toContain('"feature":[');
  expect(one.includes('"levels":[')).toBe(model === 'boosting');
  for (const workers of [1, 2, 4]) expect(await modelsBy(model, poolOf(workers))).toBe(one);
});

it('would not be, did chance hang on the worker', async () => {
  const own = (input: object, worker: number): object => ({ ...input, seedKey: `worker ${worker}` });
  expect(await modelsBy('forest', poolOf(4, own))).not.toBe(await modelsBy('forest', poolOf(1, own)));
});
