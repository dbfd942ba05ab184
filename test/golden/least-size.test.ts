import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPath } from '../../src/cli/files';
import type { ChartSpec } from '../../src/core/chart';
import type { GroupMark } from '../../src/core/group-marks';
import type { Json } from '../../src/core/json';
import { random } from '../../src/core/rng';
import { schemaOf, type Schema } from '../../src/core/schema';
import type { Done } from '../../src/engine/execute';
import { resultTable } from '../../src/engine/export';
import { STEPS, type StepId } from '../../src/steps';
import type { ClusterReport } from '../../src/steps/cluster/meta';
import type { ProfileReport } from '../../src/steps/profile/meta';
import { meta as regroup } from '../../src/steps/regroup/meta';
import { impl as regroupImpl } from '../../src/steps/regroup/run';
import { meta as value } from '../../src/steps/value/meta';
import { impl as valueImpl } from '../../src/steps/value/run';
import { literal } from '../program/tables';
import { oneStep, rolesOf } from '../steps/one-step';
import { segmentsOf, textOf } from './segments-run';

const LEAST = 25;
const folder = mkdtempSync(join(tmpdir(), 'leadlight-least-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Sixty kinds of customers, 18 … 41 of each. */
function customers(): string {
  const chance = random('sixty kinds');
  const kinds = Array.from({ length: 60 }, (_, kind) => kind);
  const lines = kinds.flatMap((kind) =>
    Array.from({ length: 18 + ((7 * kind) % 24) }, (_, i) => {
      const [visits, age, score] = [kind % 4, (kind >> 2) % 4, kind >> 4].map((at) => (20 + 30 * at + 1.5 * chance.normal()).toFixed(2));
      return `k${kind}-${i},${visits},${age},${score},${(100 + 10 * (kind % 5) + chance.normal()).toFixed(2)}`;
    }),
  );
  return ['customer_id,Visits,Years,Points,Revenue', ...lines].join('\n');
}

/** Sizes that something says of a segment, wherever it says them. */
function saidSizes(value: Json): number[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(saidSizes);
  if (typeof value !== 'object' || value === null) return [];
  const { id, rows, size } = value as Readonly<Record<string, Json>>;
  const own = typeof id === 'string' && /^[A-Z]{1,2}$/.test(id) ? [rows, size].filter((one) => typeof one === 'number') : [];
  return [...own, ...Object.values(value).flatMap((inner) => saidSizes(inner as Json))];
}

/** Whole numbers in the rows of charts that are about one segment each. */
function drawnSizes(charts: readonly ChartSpec[]): number[] {
  return charts.flatMap(({ fields, rows }) =>
    rows.flatMap((row) =>
      row.some((cell) => typeof cell === 'string' && /^[A-Z]{1,2}$/.test(cell))
        ? row.flatMap((cell, i) => (fields[i]?.format === 'integer' && typeof cell === 'number' ? [cell] : []))
        : [],
    ),
  );
}

let found: ReadonlyMap<StepId, Done>;
beforeAll(async () => {
  const path = join(folder, 'kinds.csv');
  writeFileSync(path, customers());
  const cluster = { k: 60, least: LEAST, restarts: 1, columns: ['Visits', 'Years', 'Points'] };
  found = await segmentsOf(await readPath(path), { params: { cluster } });
}, 240_000);

const reportOf = <R>(id: StepId): R => found.get(id)?.report as R;
const last = (): Done => [...found.values()].at(-1) as Done;

it('of sixty kinds of customers those of fewer than 25 join others, and no card, chart or table is about fewer', () => {
  const { sizes, merged } = reportOf<ClusterReport>('cluster');
  expect(merged).toBeGreaterThan(0);
  expect(sizes.length).toBeGreaterThan(26);
  expect(sizes[26]?.id).toBe('AA');
  expect(sizes.map(({ size }) => size)).toEqual(sizes.map(({ size }) => size).sort((a, b) => b - a));
  const all = [...found].flatMap(([id, { report }]) => [
    ...saidSizes(report ?? null),
    ...drawnSizes(STEPS[id].charts(report as never)),
  ]);
  expect(all.length).toBeGreaterThan(4 * sizes.length);
  expect(Math.min(...all)).toBeGreaterThanOrEqual(LEAST);
});

it('of a segment with fewer than 25 known amounts no money is told, nor of the one whose money would tell it, which is said', async () => {
  const letters = Array.from({ length: 90 }, (_, i) => 'ABC'[i % 3] ?? '');
  const table = literal({
    Segment: ['category', letters],
    Revenue: ['number', letters.map((id, i) => (id === 'B' && i > 70 ? null : 10 + i))],
  });
  const schema = schemaOf(table, rolesOf({ Segment: 'cluster', Revenue: 'money' }));
  const noted = schema.map((column) => (column.role === 'cluster' ? { ...column, least: LEAST } : column));
  const { report } = await oneStep({ meta: value, impl: valueImpl }, table, noted);
  expect(report.segments.map(({ id }) => id)).toEqual(['C']);
  expect(report).toMatchObject({ few: 2, least: LEAST });
});

it('nor is a rule about fewer, nor the sheet of a segment', () => {
  const { segments, least } = reportOf<ProfileReport>('profile');
  expect(least).toBe(LEAST);
  expect(segments.every(({ small, size }) => !small && size >= LEAST)).toBe(true);
  const rules = segments.flatMap(({ rule }) => rule ?? []);
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.every(({ members, others, taught, caught, wrong }) => taught + members + others >= caught + wrong + LEAST)).toBe(true);
});

it('nor does a file that is taken home hold a smaller segment', async () => {
  const { table, schema } = last();
  const given = { source: table, table, schema, learnt: null, names: new Map(), regrouped: false };
  const file = await resultTable(given, ({ code }) => code, () => Promise.resolve());
  const counts = new Map<string, number>();
  for (const letter of textOf(file, 'Segment')) if (letter !== '') counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(reportOf<ClusterReport>('cluster').k);
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(LEAST);
});

it('nor does splitting one by hand, unless both halves are large enough', async () => {
  const { table, schema } = found.get('cluster') as Done;
  const small = reportOf<ProfileReport>('profile').segments.filter(({ size }) => size < 2 * LEAST);
  const acts = small.slice(0, 2).map(({ sketch }): GroupMark => ({ does: 'split', of: [sketch], texts: [], letter: '' }));
  expect(acts.length).toBeGreaterThan(0);
  const split = (by: Schema) => oneStep({ meta: regroup, impl: regroupImpl }, table, by, { acts });
  expect((await split(schema)).report.acts.every(({ state }) => state === 'too-small')).toBe(true);
  // It would, were the least size not known.
  const unaware = schema.map(({ least: _least, ...column }) => column);
  expect((await split(unaware)).report.acts.some(({ state }) => state === 'done')).toBe(true);
});

it('and the walk would notice one', () => {
  expect(saidSizes({ segments: [{ id: 'AB', rows: 24 }] })).toEqual([24]);
  const chart = { id: 'c', headline: { code: 'x', args: {} }, draw: { type: 'bars', category: 0, value: 1 } } as const;
  const fields = [{ title: chart.headline, format: 'text' } as const, { title: chart.headline, format: 'integer' } as const];
  expect(drawnSizes([{ ...chart, fields, rows: [['B', 7], ['Oslo', 3]] }])).toEqual([7]); // prettier-ignore
});
