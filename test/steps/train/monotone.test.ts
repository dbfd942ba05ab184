import { expect, it } from 'vitest';
import { say } from '../../../src/core/message';
import { random } from '../../../src/core/rng';
import type { SchemaColumn } from '../../../src/core/schema';
import { numericColumn, tableOf } from '../../../src/core/table';
import type { Ctx } from '../../../src/steps/context';
import { treeScores, treeSides } from '../../../src/steps/train/trees';
import { wayOf, type Orders } from '../../../src/steps/train/way';
import { pool } from '../../ml/pool';

const ROWS = 240;

/** How often more of `x`, as its logarithm, lowers a score. */
async function falls(orders: Orders): Promise<number> {
  const r = random('falls');
  const [log, other] = [0, 1].map(() => Array.from({ length: ROWS }, () => r.below(9)));
  const y = Uint8Array.from({ length: ROWS }, () => r.below(2));
  const rows = Uint32Array.from({ length: ROWS }, (_, i) => i);
  const at = (cells: readonly number[]) =>
    tableOf([numericColumn('log x', 'number', cells), numericColumn('other', 'number', other ?? [])]);
  const plain = { kind: 'number', role: 'number', feature: true, plain: true } as const;
  const features: SchemaColumn[] = [
    { ...plain, name: 'log x', origin: ['x'], about: say('skew.about', { column: 'x' }) },
    { ...plain, name: 'other', origin: ['other'] },
  ];
  const context = { pool, checkpoint: () => Promise.resolve(), signal: new AbortController().signal } as unknown as Ctx;
  const lesson = { side: { table: at(log ?? []), rows, y }, features };
  const [fit] = await treeSides('boosting', [lesson], context, () => undefined, null, orders);
  if (!fit) throw new Error('no model');
  let count = 0;
  for (let value = 1; value < 9; value++) {
    const [before, now] = [value - 1, value].map((cell) => treeScores(fit, at(Array.from(rows, () => cell)), rows));
    now?.forEach((score, i) => (count += score < (before?.[i] ?? 0) - 1e-12 ? 1 : 0));
  }
  return count;
}

it('a column held to an order keeps it, also where its logarithm stands for it', async () => {
  expect(await falls([['x', 'up']])).toBe(0);
  expect(await falls([])).toBeGreaterThan(0);
});

it('an order is part of the way boosted trees are learnt, and of no other', () => {
  const asked = { C: 'auto', penalty: 'l2', monotone: [['x', 'up']] } as const;
  expect(wayOf('boosting', asked)).toEqual({ id: 'boosting', settings: null, orders: [['x', 'up']] });
  expect(wayOf('forest', asked)).toEqual({ id: 'forest', settings: null });
});
