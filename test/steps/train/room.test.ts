import { expect, it } from 'vitest';
import { problem, ProblemError } from '../../../src/core/problem';
import type { SchemaColumn } from '../../../src/core/schema';
import type { Table } from '../../../src/core/table';
import { throughPool, type Lesson } from '../../../src/steps/train/pooled';
import { contextOf } from '../one-step';

const table: Table = { rows: 1000, rowIds: new Uint32Array(1000), columns: [] };
const side = { table, rows: new Uint32Array(1000), y: new Uint8Array(1000) };
const lesson: Lesson = { side, features: ['a', 'b'].map((name) => ({ name }) as SchemaColumn) };
const taught = (fails: Error, at: 'ready' | 'learn') =>
  throughPool(
    [lesson],
    contextOf([]),
    () => (at === 'ready' ? Promise.reject(fails) : 1),
    () => Promise.reject(fails),
    () => undefined,
  );

it('memory that gives out while models learn is told with the number, and for how many rows it would do', async () => {
  const gaveOut = new ProblemError(problem('too-big-for-memory', { needMb: 3000, roomMb: 1500 }));
  await expect(taught(gaveOut, 'learn')).rejects.toMatchObject({
    problem: problem('train.too-big', { rows: 1000, columns: 2, needMb: 3000, roomMb: 1500, fits: 450 }),
  });
  for (const [error, at] of [
    [new ProblemError(problem('engine.out-of-memory')), 'learn'],
    [new RangeError('Array buffer allocation failed'), 'ready'],
  ] as const) {
    await expect(taught(error, at)).rejects.toMatchObject({
      problem: { code: 'train.too-big', args: { needMb: 1, roomMb: 0, fits: 450 } },
    });
  }
});

it('any other mistake stays what it was', async () => {
  await expect(taught(new ProblemError(problem('cancelled')), 'learn')).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  await expect(taught(new RangeError('ours'), 'ready')).rejects.toThrow('ours');
});
