import { describe, expect, it } from 'vitest';
import type { ComputePool } from '../../../src/core/pool';
import { random } from '../../../src/core/rng';
import { schemaOf } from '../../../src/core/schema';
import { dictColumn, tableOf } from '../../../src/core/table';
import { TASKS, type MlTasks } from '../../../src/ml/tasks';
import type { Ctx } from '../../../src/steps/context';
import { featureColumns } from '../../../src/steps/train/design';
import { learnerOf } from '../../../src/steps/train/learners';
import type { Way } from '../../../src/steps/train/way';
import { numbers, plantedTable } from '../scoring';

const WAYS: readonly Way[] = [
  { id: 'logistic', C: 'auto', penalty: 'l2' },
  { id: 'logistic', C: 'auto', penalty: 'l1' },
  { id: 'markets', C: 1, column: 'market' },
  { id: 'boosting', settings: { leaves: 5, learningRate: 0.1 } },
];
const hooks = { progress: () => undefined, checkpoint: () => Promise.resolve() };

/** So many workers, each with copies of its own, the last task first. */
function poolOf(size: number): ComputePool<MlTasks> {
  const map = async (id: keyof MlTasks, inputs: readonly unknown[]): Promise<unknown[]> => {
    const done: unknown[] = [];
    const left = [...inputs.keys()];
    const worker = async (): Promise<void> => {
      for (let i = left.pop(); i !== undefined; i = left.pop()) {
        done[i] = structuredClone(await TASKS[id](structuredClone(inputs[i]) as never, hooks));
      }
    };
    await Promise.all(Array.from({ length: size }, worker));
    return done;
  };
  return { size, map } as ComputePool<MlTasks>;
}

const planted = plantedTable(random('workers'), 240, [1.5, -1], 0, 3);
const market = dictColumn(
  'market',
  'category',
  Array.from({ length: planted.rows }, (_, i) => (i % 3 === 0 ? 'a' : 'b')),
);
const table = tableOf([...planted.columns, market]);
const features = featureColumns(schemaOf(table, new Map())).filter(({ name }) => name.startsWith('x'));
const outcomes = numbers(table, 'bought');
const lessons = [0, 1, 2].map((part) => {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) => row % 3 !== part);
  return { side: { table, rows, y: Uint8Array.from(rows, (row) => outcomes[row] as number) }, features };
});

describe.each(WAYS.map((way) => ({ way, name: JSON.stringify(way) })))('what is learnt by $name', ({ way }) => {
  it('is the same to the byte with 1, 2 or 4 workers, and again', async () => {
    const learnt = await Promise.all(
      [1, 2, 4, 1].map(async (size) => {
        const context = { pool: poolOf(size), checkpoint: hooks.checkpoint, signal: new AbortController().signal } as unknown as Ctx;
        return JSON.stringify(await learnerOf(way, context).fit(lessons, () => undefined), (_, value: unknown) =>
          ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value,
        );
      }),
    );
    expect(new Set(learnt).size).toBe(1);
    expect(learnt[0]?.length).toBeGreaterThan(200);
  }, 60_000);
});
