import { describe, expect, it } from 'vitest';
import { say } from '../../../src/core/message';
import { random } from '../../../src/core/rng';
import type { SchemaColumn } from '../../../src/core/schema';
import { dictColumn, numericColumn, tableOf, type Table } from '../../../src/core/table';
import { inlinePool } from '../../../src/engine/inline-pool';
import { rocAuc } from '../../../src/ml/metrics';
import { TASKS } from '../../../src/ml/tasks';
import { run } from '../../../src/program/run';
import { toSql } from '../../../src/program/sql';
import type { Ctx } from '../../../src/steps/context';
import type { ExplainReport } from '../../../src/steps/explain/meta';
import { reasonsFor } from '../../../src/steps/explain/reasons';
import { inputOf } from '../../../src/steps/train/expression';
import { groupColumns, grouped } from '../../../src/steps/train/groups';
import type { EnsembleLearnt, TrainLearnt } from '../../../src/steps/train/learnt';
import type { TrainReport } from '../../../src/steps/train/meta';
import { treeScores, treeSides } from '../../../src/steps/train/trees';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { difference } from '../../contract/same-table';
import { numbers, runSteps } from '../scoring';

const TOWNS = 60;
const roles = { bought: 'outcome' } as const;
const steps = ['categories', 'target', ['train', { model: 'boosting' }]] as const;

/** Each town has a leaning of its own, of so much; an amount says a little; some cells are empty. */
function planted(seed: string, rows: number, leaning: number): Table {
  const r = random(seed);
  const of = Array.from({ length: TOWNS }, () => (r.next() < 0.5 ? -leaning : leaning));
  const town = Array.from({ length: rows }, () => (r.next() < 0.04 ? null : r.below(TOWNS)));
  const x = Array.from({ length: rows }, () => r.normal());
  const bought = town.map((at, i) => r.next() < 1 / (1 + Math.exp(-(at === null ? 0 : (of[at] ?? 0)) - (leaning / 2) * (x[i] ?? 0))));
  return tableOf([
    numericColumn('x', 'number', x),
    dictColumn(
      'town',
      'category',
      town.map((at) => (at === null ? null : `town ${at}`)),
    ),
    numericColumn('bought', 'bool', bought),
  ]);
}

const context = { pool: inlinePool(TASKS), checkpoint: async () => undefined, signal: new AbortController().signal } as unknown as Ctx;

function feature(name: string, of?: string): SchemaColumn {
  const about = of === undefined ? {} : { about: say('categories.about', { column: of, level: name }) };
  return { name, kind: 'number', role: 'number', origin: [of ?? name], feature: true, plain: true, ...about };
}

async function boosted(table: Table, rows: Uint32Array, features: readonly SchemaColumn[]): Promise<EnsembleLearnt> {
  const bought = numbers(table, 'bought');
  const y = Uint8Array.from(rows, (row) => bought[row] as number);
  return (await treeSides('boosting', [{ side: { table, rows, y }, features }], context, () => undefined))[0] as EnsembleLearnt;
}

const ran = once(() => runSteps(planted('towns', 1200, 1.2), roles, [...steps, 'evaluate', 'explain']));

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

describe('boosted trees over a column of groups', () => {
  it('look at the column and not at its flags, and tell more of many towns than flags of the commonest can', async () => {
    const { table, schema } = (await runSteps(planted('towns', 3000, 1.2), roles, ['categories'])).last;
    const features = schema.filter((one) => one.feature && one.name !== 'bought');
    const rows = Uint32Array.from({ length: 2000 }, (_, i) => i);
    const judges = Uint32Array.from({ length: 1000 }, (_, i) => 2000 + i);
    const y = Uint8Array.from(judges, (row) => numbers(table, 'bought')[row] as number);
    const own = await boosted(table, rows, features);
    const flags = await boosted(
      table,
      rows,
      features.map(({ about: _, ...one }) => one),
    );
    expect(new Set(own.inputs.map(({ column }) => column))).toEqual(new Set(['x', 'town']));
    expect(flags.inputs.every(({ levels }) => levels === undefined)).toBe(true);
    const [a, b] = [own, flags].map((fit) => rocAuc(y, treeScores(fit, table, judges)));
    expect(a).toBeGreaterThan(0.72);
    expect(a).toBeGreaterThan((b ?? 1) + 0.05);
  }, 60_000);

  it('mean the same in DuckDB, and give a town never seen what the rare ones get', async () => {
    const { ensemble: whole } = (await ran()).learnt<TrainLearnt>('train');
    if (!whole) throw new Error('no trees');
    const ensemble = { ...whole, trees: whole.trees.slice(0, 30) };
    const named = ensemble.inputs.flatMap(({ levels = [] }) => levels);
    expect(named.length).toBeGreaterThan(0);
    const town = ['town 1', 'town 7', 'town 8', null, "O'Nowhere", 'Utopia', named[0] ?? null];
    const later = tableOf([
      numericColumn(
        'x',
        'number',
        town.map(() => 0.2),
      ),
      dictColumn('town', 'category', town),
    ]);
    const expr = { type: 'trees', bias: ensemble.base, of: ensemble.inputs.map(inputOf), trees: ensemble.trees } as const;
    const program = [{ op: 'derive', columns: [{ name: 'score', kind: 'number', expr }] }] as const;
    const scored = run(program, later);
    const sql = toSql([{ name: 'train', program }], { table: INPUT, columns: later.columns }, 'duckdb');
    expect(difference(scored, await runInDuckdb(sql, later))).toBeNull();
    const score = numbers(scored, 'score');
    expect([...score]).toEqual([...treeScores(ensemble, later, Uint32Array.from(town.keys()))]);
    expect(score[4]).toBe(score[5]);
    expect(score[6]).not.toBe(score[4]);
  }, 60_000);

  it('give reasons by the column the person knows, which add up to each score', async () => {
    const { last, learnt: learntBy, report } = await ran();
    const learnt = learntBy<TrainLearnt>('train');
    for (const { score, base, parts } of reasonsFor(learnt, last.table, last.schema, [0, 7, 100, 700])) {
      expect(parts.map(({ column }) => column).sort()).toEqual(['town', 'x']);
      expect(Math.abs(parts.reduce((sum, { effect }) => sum + effect, base) - score)).toBeLessThan(1e-9);
    }
    const chances = numbers(last.table, learnt.chance);
    const all = reasonsFor(learnt, last.table, last.schema, [...last.table.rowIds.keys()]);
    all.forEach(({ chance }, row) => expect(Math.abs((chance ?? 0) - (chances[row] as number))).toBeLessThan(1e-9));
    const { columns } = report<ExplainReport>('explain');
    expect(columns[0]).toMatchObject({ column: 'town' });
    expect(columns[0]?.drop?.auc).toBeGreaterThan(0.05);
  }, 60_000);

  it('find nothing in many towns that say nothing', async () => {
    const found = await runSteps(planted('noise', 700, 0), roles, steps);
    expect(found.report<TrainReport>('train')).toMatchObject({ used: 'boosting', recommended: 'baseline' });
  }, 60_000);

  it('learn nothing from held-out rows', async () => {
    const table = planted('held out', 450, 1.2);
    const clean = await runSteps(table, roles, steps);
    const held = new Set(Array.from(table.rowIds).filter((id) => clean.source.folds.fold[id] === -1));
    const spoilt = {
      ...table,
      columns: table.columns.map((column) =>
        'codes' in column ? { ...column, codes: column.codes.map((code, row) => (held.has(row) ? (code + 1) % TOWNS : code)) } : column,
      ),
    };
    expect((await runSteps(spoilt, roles, steps)).learnt('train')).toEqual(clean.learnt('train'));
  }, 60_000);
});

describe('groups', () => {
  const column = dictColumn('town', 'category', [...'aaaaaaaaaaabbbbbbbbbbbbccdd'.split(''), null]);
  const table = tableOf([column, numericColumn('town=a', 'number', [...Array<number>(28).keys()])]);

  it('are numbered from the commonest on, whatever the order of the dictionary, with the rare ones together', () => {
    const rows = Uint32Array.from({ length: 28 }, (_, i) => i);
    const { levels, cells, count } = grouped(column as never, rows);
    expect({ levels, count }).toEqual({ levels: ['b', 'a'], count: 3 });
    expect([0, 11, 23, 25, 27].map((row) => cells[row])).toEqual([2, 1, 3, 3, 0]);
  });

  it('are counted among the rows that teach alone', () => {
    const { levels, cells } = grouped(
      column as never,
      Uint32Array.from({ length: 16 }, (_, i) => i),
    );
    expect([levels, [...cells.slice(10, 12)]]).toEqual([['a'], [1, 2]]);
  });

  it('stay flags where the column is gone', () => {
    const flag = feature('town=a', 'town');
    expect(groupColumns(table, [flag]).groups.map(({ column: { name } }) => name)).toEqual(['town']);
    expect(groupColumns(tableOf(table.columns.slice(1)), [flag])).toEqual({ groups: [], others: [flag] });
  });
});
