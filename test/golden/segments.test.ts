import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import type { Table } from '../../src/core/table';
import { readPath } from '../../src/cli/files';
import type { Reading } from '../../src/data/reading';
import type { Done } from '../../src/engine/execute';
import type { StepId } from '../../src/steps';
import { meta as cluster } from '../../src/steps/cluster/meta';
import { impl as clusterImpl } from '../../src/steps/cluster/run';
import type { ClusterReport } from '../../src/steps/cluster/meta';
import type { ProfileReport } from '../../src/steps/profile/meta';
import { withTold } from '../../src/steps/profile/names';
import { literal } from '../program/tables';
import { oneStep } from '../steps/one-step';
import { adjustedRand, segmentsOf, textOf } from './segments-run';

const root = path.resolve(import.meta.dirname, '../..');
const truth = JSON.parse(readFileSync(path.join(root, 'test/fixtures/truth/orders.json'), 'utf8')) as { entity: string; groupOf: Record<string, string> };

let reading: Reading;
let found: ReadonlyMap<StepId, Done>;
beforeAll(async () => {
  reading = await readPath(path.join(root, 'public/samples/orders.csv'));
  found = await segmentsOf(reading);
}, 120_000);

const reportOf = <R>(of: ReadonlyMap<StepId, Done>, id: StepId): R => of.get(id)?.report as R;

describe('the web shop orders', () => {
  it('hold the four groups that were planted', () => {
    expect(reportOf<ClusterReport>(found, 'cluster')).toMatchObject({ noGroups: false, k: 4, verdict: 'clear' });
    const table = found.get('cluster')?.table as Table;
    const planted = textOf(table, truth.entity).map((id) => truth.groupOf[id] ?? '');
    expect(adjustedRand(planted, textOf(table, 'Segment'))).toBeGreaterThan(0.95);
  });

  it('keep the name of a group when their number is changed by hand', async () => {
    const { segments } = reportOf<ProfileReport>(found, 'profile');
    const rich = [...segments].sort((a, b) => (b.money?.total ?? 0) - (a.money?.total ?? 0))[0];
    if (!rich) throw new Error('no segments');
    const told = withTold([], rich, { name: 'Champions' });
    const again = await segmentsOf(reading, { params: { cluster: { k: 5 }, profile: { told } }, last: 'profile' });
    const named = reportOf<ProfileReport>(again, 'profile').segments.filter(({ name }) => name === 'Champions');
    expect(named).toHaveLength(1);
    const table = again.get('profile')?.table as Table;
    const letters = textOf(table, 'Segment');
    const members = textOf(table, truth.entity).filter((_, row) => letters[row] === named[0]?.id);
    const champions = members.filter((id) => truth.groupOf[id] === 'champions');
    expect(champions.length / members.length).toBeGreaterThan(0.9);
  }, 120_000);
});

/** Five columns that rise together, some lopsided: nothing but one crowd. */
function crowd(seed: number): Table {
  const chance = random(`crowd ${seed}`);
  const rows = Array.from({ length: 400 }, () => {
    const shared = chance.normal();
    return [0, 1, 2, 3, 4].map((j) => shared * (j / 5) + chance.normal() + (j === 4 ? Math.exp(chance.normal() / 2) : 0));
  });
  return literal(Object.fromEntries([0, 1, 2, 3, 4].map((j) => [`c${j}`, ['number', rows.map((row) => row[j] as number)] as const])));
}

/** As many round groups as told, of sizes that differ, with two columns of noise beside the two that matter. */
function planted(groups: number, seed: number): Table {
  const chance = random(`planted ${groups} ${seed}`);
  const rows = Array.from({ length: 480 }, (_, i) => {
    const group = Math.min(groups - 1, Math.floor(Math.sqrt(i / 480) * groups));
    const angle = (2 * Math.PI * group) / groups;
    return { group, values: [7 * Math.cos(angle), 7 * Math.sin(angle), 0, 0].map((middle) => middle + chance.normal()) };
  });
  return literal({
    ...Object.fromEntries([0, 1, 2, 3].map((j) => [`c${j}`, ['number', rows.map(({ values }) => values[j] as number)] as const])),
    truth: ['text', rows.map(({ group }) => `${group}`)],
  });
}

const step = { meta: cluster, impl: clusterImpl };

describe('groups', () => {
  it.each([1, 2, 3])('are not found in one crowd (seed %i)', async (seed) => {
    expect((await oneStep(step, crowd(seed))).report).toMatchObject({ noGroups: true, k: 0 });
  });

  it.each([
    [2, 1],
    [3, 2],
    [5, 3],
  ])('are found where %i were planted (seed %i)', async (groups, seed) => {
    const { report, after } = await oneStep(step, planted(groups, seed));
    expect(report).toMatchObject({ noGroups: false, k: groups });
    expect(adjustedRand(textOf(after, 'truth'), textOf(after, 'Segment'))).toBeGreaterThan(0.95);
  });
});
