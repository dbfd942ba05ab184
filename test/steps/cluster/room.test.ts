import { describe, expect, it } from 'vitest';
import { defaults } from '../../../src/core/params';
import { ProblemError, type Problem } from '../../../src/core/problem';
import { random } from '../../../src/core/rng';
import { schemaOf } from '../../../src/core/schema';
import type { Table } from '../../../src/core/table';
import { cloudOf } from '../../../src/steps/cluster/cloud';
import { basisOf, meta, type Basis } from '../../../src/steps/cluster/meta';
import { impl } from '../../../src/steps/cluster/run';
import { contextOf, oneStep, rolesOf } from '../one-step';

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
