import { expect, it } from 'vitest';
import { column, type Expr } from '../../../src/core/expr';
import { defaults } from '../../../src/core/params';
import { random } from '../../../src/core/rng';
import type { GroupAdvice } from '../../../src/ml/groups';
import { meta } from '../../../src/steps/cluster/meta';
import { METHODS } from '../../../src/steps/cluster/methods';
import { contextOf } from '../one-step';

const COLS = 2;

/** Three crowds of forty, one of them bent; five people far from all and from one another; and two that go everywhere together. */
function crowd(): Float64Array {
  const chance = random('few people');
  const rows = Array.from({ length: 127 }, (_, i): [number, number] => {
    if (i >= 125) return [50.5, -50.25];
    if (i >= 120) return [30 * (i - 118) * (i % 2 === 0 ? 1 : -1) + 0.123, 25 * (i - 117) + 0.321];
    const angle = Math.PI * chance.next();
    const at = [6 * Math.cos(angle), 9 * (i % 3)];
    return [(i % 3 === 2 ? (at[0] as number) : 0) + 0.5 * chance.normal(), (at[1] as number) + 0.5 * chance.normal()];
  });
  return Float64Array.from(rows.flat());
}

/** People of whom the rule tells their own values, and leaves of a tree that are about fewer than `least`. */
function toldOf(rule: Expr, x: Float64Array, least: number): readonly string[] {
  const found: string[] = [];
  const own = new Set(Array.from({ length: x.length / COLS }, (_, i) => x.subarray(i * COLS, (i + 1) * COLS).join()));
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const { centres, trees } = value as {
      readonly centres?: Extract<Expr, { type: 'nearest' }>['centres'];
      readonly trees?: Extract<Expr, { type: 'trees' }>['trees'];
    };
    for (const centre of centres ?? []) if (own.has(centre.join())) found.push(centre.join());
    for (const { cover, feature } of trees ?? [])
      cover.forEach((rows, node) => (feature[node] === -1 && rows < least ? found.push(`leaf of ${rows}`) : undefined));
    Object.values(value).forEach(walk);
  };
  walk(rule);
  return found;
}

const WAYS = [
  { method: 'kmeans', k: 14, restarts: 2 },
  { method: 'mixed', k: 14 },
  { method: 'hierarchical', k: 14 },
  { method: 'hierarchical', linkage: 'single', k: 9 },
  { method: 'dbscan', eps: 2, points: 4 },
  { method: 'hdbscan' },
] as const;

async function ruleOf(way: (typeof WAYS)[number], x: Float64Array, least: number) {
  const cloud = { x, rows: x.length / COLS, cols: COLS, columns: ['x', 'y'], blocks: [] };
  const advice = { k: 3, verdict: 'clear', best: null, candidates: [] } as unknown as GroupAdvice;
  const tools = { context: contextOf([]), seedKey: 's', advice: () => Promise.resolve(advice) };
  const fit = await METHODS[way.method].fit(cloud, { ...defaults(meta.params), ...way, least }, tools);
  if (!fit) throw new Error('no groups');
  const of = [column('x'), column('y')];
  return { fit, told: toldOf(fit.program(of, []), x, 10), distances: (fit.distances?.(of) ?? []).flatMap((one) => toldOf(one, x, 10)) };
}

it.each(WAYS)('the rule by $method takes nobody’s own values home', async (way) => {
  const { fit, told, distances } = await ruleOf(way, crowd(), 10);
  expect(fit.k).toBeGreaterThan(1);
  expect([...told, ...distances]).toEqual([]);
  const sizes = new Map<number, number>();
  for (const label of fit.labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  sizes.delete(-1);
  expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(10);
});

it('the walk would find them out, were single people groups', async () => {
  expect((await ruleOf(WAYS[0], crowd(), 1)).told).not.toEqual([]);
  expect((await ruleOf(WAYS[2], crowd(), 1)).told).not.toEqual([]);
});
