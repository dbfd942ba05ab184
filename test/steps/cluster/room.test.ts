import { describe, expect, it } from 'vitest';
import { defaults } from '../../../src/core/params';
import { problem, ProblemError, type Problem } from '../../../src/core/problem';
import { random } from '../../../src/core/rng';
import { schemaOf } from '../../../src/core/schema';
import type { Table } from '../../../src/core/table';
import { cloudOf } from '../../../src/steps/cluster/cloud';
import { basisOf, meta, type Basis } from '../../../src/steps/cluster/meta';
import { impl } from '../../../src/steps/cluster/run';
import { contextOf, oneStep, rolesOf } from '../one-step';
import { inlinePool } from '../../../src/engine/inline-pool';
import { TASKS } from '../../../src/ml/tasks';

/** Categories of 30 levels, all of the same codes, for nothing is asked of them but their room. */
function categories(rows: number, columns: number): Table {
  const dict = Array.from({ length: 30 }, (_, i) => `level ${i}`);
  const codes = Int32Array.from({ length: rows }, (_, row) => (row * 7) % 30);
  return {
    rows,
    rowIds: Uint32Array.from({ length: rows }, (_, row) => row),
    columns: Array.from({ length: columns }, (_, i) => ({ name: `c${i}`, kind: 'category', codes, dict }) as const),
  };
}

const schemaFor = (table: Table) => schemaOf(table, rolesOf(Object.fromEntries(table.columns.map(({ name }) => [name, 'category']))));

const refused = async (work: () => Promise<unknown>): Promise<Problem | null> =>
  work().then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : Promise.reject(error)),
  );

describe('rows whose cloud would not fit', () => {
  it('are refused before any is allocated, with the number and how many rows would do', async () => {
    const table = categories(500_000, 20);
    const problem = await refused(() =>
      Promise.resolve(impl.fit(table, { ...defaults(meta.params), method: 'mixed' }, contextOf(schemaFor(table)))),
    );
    expect(problem).toMatchObject({
      code: 'cluster.too-big',
      args: { rows: 500_000, columns: 600, needMb: 2289, roomMb: 1536, fits: 100_000 },
    });
  });

  const table = categories(400, 3);
  const schema = schemaFor(table);
  const bytes = 400 * 90 * 8;
  const inRoom = (room: number, draw: number | 'auto' = 'auto') =>
    cloudOf(table, basisOf(schema, 'mixed', null) as Basis, { draw, weights: [], seedKey: 'room' }, contextOf(schema), room);

  it('fit to the last byte, and in a room without walls nobody is refused', async () => {
    expect(await refused(() => inRoom(bytes))).toBeNull();
    expect(await refused(() => inRoom(bytes - 1))).toMatchObject({ code: 'cluster.too-big', args: { rows: 400, columns: 90, fits: 390 } });
    expect(await refused(() => inRoom(Infinity))).toBeNull();
  });

  it('fit when as many are drawn as the refusal offers', async () => {
    const fits = Number((await refused(() => inRoom(bytes / 4)))?.args['fits']);
    expect(fits).toBe(100);
    const cloud = await inRoom(bytes / 4, fits);
    expect(cloud).toMatchObject({ rows: 100, drawn: true });
    expect(cloud.x.byteLength).toBeLessThanOrEqual(bytes / 4);
    expect(new Set(cloud.index).size).toBe(100);
    expect(cloud.index).toEqual((await inRoom(bytes / 4, fits)).index);
  });
});

describe('memory that gives out on the way', () => {
  const chance = random('gives out');
  const table: Table = {
    rows: 4000,
    rowIds: Uint32Array.from({ length: 4000 }, (_, row) => row),
    columns: ['x', 'y'].map((name) => ({ name, kind: 'number', data: Float64Array.from({ length: 4000 }, () => chance.normal()) })),
  };
  const schema = schemaOf(table, new Map());
  const asked = { ...defaults(meta.params), k: 3, restarts: 1 };
  const own = inlinePool(TASKS);
  /** Of more rows than there is room for. */
  const narrow = (room: number, gaveOut: Problem): typeof own => ({
    size: 1,
    map: async (id, inputs, options) => {
      if (inputs.some((input) => 'rows' in input && input.rows > room)) throw new ProblemError(gaveOut);
      return own.map(id, inputs, options);
    },
  });
  const refusal = (pool: typeof own, draw: number | 'auto' = 'auto') =>
    refused(async () => impl.fit(table, { ...asked, draw }, contextOf(schema, pool)));

  it('is told with the number, and as many rows are offered as there was room for', async () => {
    const pool = narrow(3000, problem('too-big-for-memory', { needMb: 2000, roomMb: 1500 }));
    const told = await refusal(pool);
    expect(told).toEqual(problem('cluster.too-big', { rows: 4000, columns: 2, needMb: 2000, roomMb: 1500, fits: 2700 }));
    expect(await refusal(pool, 2700)).toBeNull();
  });

  it('of a worker that does not say how much there was, half the rows are offered', async () => {
    const told = await refusal(narrow(3000, problem('engine.out-of-memory')));
    expect(told).toMatchObject({ code: 'cluster.too-big', args: { needMb: 1, roomMb: 0, fits: 1800 } });
  });

  it('and any other mistake stays what it was', async () => {
    expect(await refusal(narrow(3000, problem('cancelled')))).toMatchObject({ code: 'cancelled' });
  });
});

it('groups found in rows drawn by chance have everyone in them, and the card knows in how many they were found', async () => {
  const chance = random('drawn');
  const group = Uint8Array.from({ length: 600 }, (_, i) => i % 3);
  const table: Table = {
    rows: 600,
    rowIds: Uint32Array.from({ length: 600 }, (_, row) => row),
    columns: ['x', 'y'].map((name, j) => ({
      name,
      kind: 'number',
      data: Float64Array.from(group, (g) => (g === j ? 20 : 0) + chance.normal()),
    })),
  };
  const { report } = await oneStep({ meta, impl }, table, {}, { draw: 150, restarts: 2 });
  expect(report).toMatchObject({ k: 3, drawn: 150, unassigned: 0, apart: 0, rows: 600 });
  expect(report.sizes.map(({ size }) => size)).toEqual([200, 200, 200]);
});
