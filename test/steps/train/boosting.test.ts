import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { numericColumn, tableOf, type Table } from '../../../src/core/table';
import { run } from '../../../src/program/run';
import { toSql } from '../../../src/program/sql';
import { reasonsFor } from '../../../src/steps/explain/reasons';
import type { ExplainReport } from '../../../src/steps/explain/meta';
import type { TrainLearnt } from '../../../src/steps/train/learnt';
import { meta, type TrainReport } from '../../../src/steps/train/meta';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { difference } from '../../contract/same-table';
import { numbers, plantedTable, runSteps } from '../scoring';

const roles = { bought: 'outcome' } as const;
const steps = ['missing', 'target', ['train', { model: 'boosting' }], 'evaluate', 'explain'] as const;

/** Two columns tell only together, so that a weighted sum sees nothing. */
function together(rows: number): Table {
  const r = random('together');
  const x = Array.from({ length: 3 }, () => Array.from({ length: rows }, () => r.normal()));
  const bought = Array.from({ length: rows }, (_, i) => ((x[0]?.[i] ?? 0) * (x[1]?.[i] ?? 0) + 0.5 * r.normal() > 0 ? 1 : 0));
  return tableOf([...x.map((cells, j) => numericColumn(`x${j + 1}`, 'number', cells)), numericColumn('bought', 'bool', bought)]);
}

describe('boosted trees', () => {
  it('find what tells only together, are recommended for it, and their reasons add up to each score', async () => {
    const ran = await runSteps(together(1500), roles, steps);
    const report = ran.report<TrainReport>('train');
    expect(report).toMatchObject({ used: 'boosting', recommended: 'boosting', reason: 'beats' });
    expect(report.models.map(({ id }) => id)).toEqual(['baseline', 'logistic', 'boosting']);
    expect(report.models[2]?.auc.mean).toBeGreaterThan(0.8);
    expect(report.models[1]?.auc.mean).toBeLessThan(0.6);
    expect(meta.finding(report).code).toBe('train.finding.beats');
    const learnt = ran.learnt<TrainLearnt>('train');
    const chances = numbers(ran.last.table, learnt.chance);
    for (const { rowId, score, base, parts, chance } of reasonsFor(learnt, ran.last.table, ran.last.schema, [0, 7, 100])) {
      expect(parts.reduce((sum, { effect }) => sum + effect, base)).toBeCloseTo(score, 9);
      expect(chance).toBeCloseTo(chances[rowId] as number, 9);
    }
    const [first, second, third] = ran.report<ExplainReport>('explain').columns;
    expect([first?.column, second?.column].sort()).toEqual(['x1', 'x2']);
    expect(third?.importance ?? 0).toBeLessThan((second?.importance ?? 0) / 2);
  }, 60_000);

  it('are not recommended where the weighted sum says as much', async () => {
    const ran = await runSteps(plantedTable(random('planted'), 1000, [1.5, -1], 0), roles, steps);
    const report = ran.report<TrainReport>('train');
    expect(report).toMatchObject({ used: 'boosting', recommended: 'logistic' });
    expect(meta.finding(report).code).toBe('train.finding.simpler-will-do');
  }, 60_000);

  it('find nothing in noise', async () => {
    const ran = await runSteps(plantedTable(random('noise'), 600, [0, 0, 0], 0), roles, steps);
    expect(ran.report<TrainReport>('train')).toMatchObject({ used: 'boosting', recommended: 'baseline', reason: 'no-better' });
  }, 60_000);

  it('mean the same in DuckDB', async () => {
    const table = together(300);
    const ran = await runSteps(table, roles, steps);
    const learnt = ran.learnt<TrainLearnt>('train');
    const { ensemble, calibration } = learnt;
    if (!ensemble) throw new Error('no trees');
    const expr = {
      type: 'trees',
      bias: ensemble.base,
      of: ensemble.inputs.map(({ column: name }) => ({ type: 'column', name }) as const),
      trees: ensemble.trees,
    } as const;
    const program = [{ op: 'derive', columns: [{ name: 'score', kind: 'number', expr }] }] as const;
    expect(calibration.a).toBeGreaterThan(0);
    const sql = toSql([{ name: 'train', program }], { table: INPUT, columns: table.columns }, 'duckdb');
    expect(difference(run(program, table), await runInDuckdb(sql, table))).toBeNull();
  }, 60_000);

  it('learn nothing from held-out rows', async () => {
    const table = together(400);
    const clean = await runSteps(table, roles, steps);
    const held = new Set(Array.from(table.rowIds).filter((id) => clean.source.folds.fold[id] === -1));
    const spoilt = {
      ...table,
      columns: table.columns.map((column) =>
        'data' in column
          ? { ...column, data: column.data.map((value, row) => (held.has(row) ? (column.kind === 'bool' ? 1 - value : 1e6) : value)) }
          : column,
      ),
    };
    expect((await runSteps(spoilt, roles, steps)).learnt('train')).toEqual(clean.learnt('train'));
  }, 60_000);
});
