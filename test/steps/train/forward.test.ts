import { expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { schemaOf } from '../../../src/core/schema';
import { foldsOfRows, type Folds } from '../../../src/core/split';
import { numericColumn, tableOf, type Table } from '../../../src/core/table';
import { meta, type TrainReport } from '../../../src/steps/train/meta';
import { runSource } from '../scoring';

const DAY = 86_400_000;
const ROWS = 900;
const split = { entity: null, holdout: 0.2, folds: 5, time: 'created', even: 'bought' };

/** What spoke against buying in the earliest third speaks for it ever after. */
function turned(): Table {
  const r = random('turned');
  const x = Array.from({ length: ROWS }, () => r.normal());
  return tableOf([
    numericColumn(
      'created',
      'date',
      x.map((_, i) => i * DAY),
    ),
    numericColumn('x', 'number', x),
    numericColumn(
      'bought',
      'bool',
      x.map((value, i) => (i < ROWS / 3 ? -1 : 1) * value + 0.5 * r.normal() > 0),
    ),
  ]);
}

async function trained(change: (folds: Folds) => Folds): Promise<TrainReport> {
  const table = turned();
  const schema = schemaOf(table, new Map([['bought', 'outcome']]));
  const ran = await runSource({ table, schema, folds: change(foldsOfRows(table, split, 1)), split, seed: 1 }, [
    'target',
    ['train', { model: 'logistic' }],
  ]);
  return ran.report<TrainReport>('train');
}

it('by time no round knows what came after it: a tide that turned right before takes it by surprise', async () => {
  const report = await trained((folds) => folds);
  expect(report.forward).toBe(true);
  expect(report.foldAucs[0]).toBeLessThan(0.2);
  expect(report.foldAucs[4]).toBeGreaterThan(0.8);
  expect(report.rows).toBe((2 / 3) * ROWS);
  expect(JSON.stringify(meta.soWhat(report))).toContain('train.judged.forward');
}, 60_000);

it('would be caught if it did: taught by later rows as well, it is not surprised', async () => {
  const report = await trained((folds) => ({ ...folds, forward: false }));
  expect(report.foldAucs[0]).toBeGreaterThan(0.8);
}, 60_000);
