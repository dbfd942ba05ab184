import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { schemaAfter } from '../../../src/core/schema';
import { HELD_OUT } from '../../../src/core/split';
import { run } from '../../../src/program/run';
import { toSql } from '../../../src/program/sql';
import { meta } from '../../../src/steps/missing/meta';
import { impl } from '../../../src/steps/missing/run';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { difference } from '../../contract/same-table';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';
import { runSteps } from '../scoring';

const step = { meta, impl };
const none = (n: number): null[] => Array.from({ length: n }, () => null);

describe('missing', () => {
  it('fills numbers with the median, groups with the commonest, and leaves identifiers and dates alone', async () => {
    const table = literal({
      id: ['category', ['a', null, 'c', 'd']],
      spend: ['number', [1, null, 3, 10]],
      since: ['date', [0, null, 86_400_000, 0]],
    });
    const { after, report, schema } = await oneStep(step, table, { id: 'identifier', spend: 'money' }, { flags: false });
    expect(cells(after)).toEqual({
      id: ['category', ['a', null, 'c', 'd']],
      spend: ['number', [1, 3, 3, 10]],
      since: ['date', [0, null, 86_400_000, 0]],
    });
    expect(report.columns.map(({ column, plan, filled }) => [column, plan, filled])).toEqual([
      ['since', 'leave', 0],
      ['spend', 'median', 1],
    ]);
    expect(features(schema)).toEqual(['spend', 'since']);
  });

  it('makes "Unknown" a category of its own above five per cent, and uses the word the file has', async () => {
    const region = ['north', 'south', 'south', null, 'unknown', 'south'];
    const { after } = await oneStep(step, literal({ region: ['category', region] }));
    expect(cells(after)['region']?.[1]).toEqual(['north', 'south', 'south', 'unknown', 'unknown', 'south']);
    const few = [...Array.from({ length: 39 }, (_, i) => (i < 30 ? 'south' : 'north')), null];
    expect(cells((await oneStep(step, literal({ region: ['category', few] }))).after)['region']?.[1]?.[39]).toBe('south');
  });

  it('remembers which numbers were empty when more than five per cent were', async () => {
    const { after, schema } = await oneStep(step, literal({ income: ['number', [1, null, 3]] }));
    expect(cells(after)['income was missing']).toEqual(['number', [0, 1, 0]]);
    expect(schema[1]).toEqual({
      name: 'income was missing',
      kind: 'number',
      role: 'category',
      origin: ['income'],
      feature: true,
      plain: false,
    });
  });

  it('leaves out a column more than sixty per cent empty', async () => {
    const { schema, report } = await oneStep(
      step,
      literal({ a: ['number', [1, ...none(9)]], b: ['number', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]] }),
    );
    expect(features(schema)).toEqual(['b']);
    expect(report.dropped).toEqual(['a']);
    expect(meta.finding(report)).toEqual({ code: 'missing.dropped', args: { cells: 9, columns: 1, dropped: ['a'] } });
  });

  it('fills a new file with what it learnt, also where training had no empty cell', async () => {
    const { fitted } = await oneStep(step, literal({ spend: ['number', [1, 2, 9]], tone: ['category', ['x', 'y', 'y']] }));
    const later = run(fitted.program, literal({ spend: ['number', [null]], tone: ['category', [null]] }));
    expect(cells(later)).toEqual({ spend: ['number', [2]], tone: ['category', ['y']] });
  });

  it('does what a column was told, and goes by the rule where a kind cannot follow', async () => {
    const table = literal({ a: ['number', [1, null, 5]], b: ['number', [1, 1, null]], c: ['category', ['x', 'x', null]] });
    const plan = [
      ['a', 'mean'],
      ['b', 'zero'],
      ['c', 'median'],
    ] as const;
    const { after } = await oneStep(step, table, {}, { plan, flags: false });
    expect(cells(after)).toEqual({ a: ['number', [1, 3, 5]], b: ['number', [1, 1, 0]], c: ['category', ['x', 'x', 'Unknown']] });
  });

  it('counts what there was, with rows to look at', async () => {
    const { report } = await oneStep(step, literal({ a: ['number', [null, null, 1, 2, 3]] }));
    expect(report).toEqual({
      rows: 5,
      cells: 2,
      filled: 2,
      leftOut: 0,
      columns: [
        {
          column: 'a',
          missing: 2,
          share: 0.4,
          plan: 'median',
          kind: 'number',
          filledWith: 2,
          filled: 2,
          flag: 'a was missing',
          examples: [0, 1],
        },
      ],
      dropped: [],
      complete: 0.6,
    });
  });

  it('guesses from similar rows, the same in DuckDB, and takes the middle where there is nothing to go by', async () => {
    const chance = random('similar');
    const sector = ['metal', 'timber', 'food'] as const;
    const rows = Array.from({ length: 300 }, (_, i) => ({ sector: i % 3, vip: chance.next() < 0.5 ? 1 : 0, day: i * 86_400_000, i }));
    const spend = rows.map(({ sector, vip, i }) => (i % 10 === 0 ? null : 100 * (sector + 1) + 20 * vip + chance.below(5)));
    const tone = rows.map(({ sector, i }) => (i % 11 === 0 ? null : sector === 2 ? 'warm' : 'cold'));
    const table = literal({
      sector: ['category', rows.map((row) => (row.i === 20 ? null : (sector[row.sector] ?? null)))],
      vip: ['bool', rows.map(({ vip }) => vip)],
      since: ['date', rows.map(({ day }) => day)],
      spend: ['number', spend],
      tone: ['category', tone],
    });
    const plan = [
      ['spend', 'similar'],
      ['tone', 'similar'],
      ['sector', 'leave'],
    ] as const;
    const { after, fitted, report } = await oneStep(step, table, { spend: 'money' }, { plan, flags: false });
    const guessed = cells(after)['spend']?.[1] ?? [];
    const far = rows
      .filter(({ i }) => i % 10 === 0 && i !== 20)
      .map(({ sector, vip, i }) => Math.abs((guessed[i] as number) - (102 + 100 * sector + 20 * vip)));
    expect(Math.max(...far)).toBeLessThanOrEqual(3);
    expect(cells(after)['tone']?.[1][11]).toBe('warm');
    expect(report.columns.map(({ column, plan: how, filledWith, filled }) => [column, how, filledWith, filled])).toEqual([
      ['spend', 'similar', null, 30],
      ['tone', 'similar', null, 28],
      ['sector', 'leave', null, 0],
    ]);
    const sql = toSql([{ name: 'missing', program: fitted.program }], { table: INPUT, columns: table.columns }, 'duckdb');
    expect(difference(after, await runInDuckdb(sql, table))).toBeNull();
    const alone = await oneStep(step, literal({ a: ['number', [1, null, 9, 2]] }), {}, { plan: [['a', 'similar']], flags: false });
    expect(alone.report.columns[0]).toMatchObject({ plan: 'median', filledWith: 2 });
  });

  it('guesses by training rows alone: what stands in rows kept aside changes no guess', async () => {
    const file = (wild: (row: number) => boolean) =>
      literal({
        id: ['text', Array.from({ length: 400 }, (_, i) => `k${i}`)],
        sector: ['category', Array.from({ length: 400 }, (_, i) => (wild(i) ? 'odd' : i % 2 === 0 ? 'metal' : 'food'))],
        spend: ['number', Array.from({ length: 400 }, (_, i) => (i % 7 === 0 ? null : wild(i) ? 9e6 : 100 + 100 * (i % 2) + (i % 5)))],
      });
    const guess = (wild: (row: number) => boolean) =>
      runSteps(file(wild), { id: 'identifier', spend: 'money' }, [['missing', { plan: [['spend', 'similar']], flags: false }]], {
        holdout: 0.2,
      });
    const plain = await guess(() => false);
    const aside = (row: number): boolean => plain.source.folds.fold[row] === HELD_OUT;
    const spendOf = ({ last }: Awaited<ReturnType<typeof guess>>): readonly unknown[] =>
      (cells(last.table)['spend']?.[1] ?? []).filter((_, row) => !aside(row));
    expect(spendOf(await guess(aside))).toEqual(spendOf(plain));
    expect(spendOf(await guess((row) => !aside(row) && row % 3 === 0))).not.toEqual(spendOf(plain));
  });

  it('leaves rows out of what is learnt, and fills those that pass by', async () => {
    const table = literal({ a: ['number', [1, null, 5, 9]], b: ['number', [1, 100, 3, null]] });
    const { after, fitted } = await oneStep(step, table, {}, { plan: [['a', 'drop-rows']], flags: false });
    expect([...run(fitted.dropping ?? [], table).rowIds]).toEqual([0, 2, 3]);
    expect(cells(after)).toEqual({ a: ['number', [1, 5, 5, 9]], b: ['number', [1, 100, 3, 2]] });
  });

  it('says how much was filled in, and so do the columns made from it', async () => {
    const table = literal({ a: ['number', [1, null, 5, 9]], b: ['number', [1, 2, 3, 4]] });
    const { schema, after } = await oneStep(step, table);
    expect(schema.map(({ name, filled }) => [name, filled])).toEqual([
      ['a', 0.25],
      ['b', undefined],
      ['a was missing', undefined],
    ]);
    const made = { name: 'log a', kind: 'number', role: 'number', origin: ['a'], feature: true, plain: false } as const;
    const later = { ...after, columns: [...after.columns, { name: 'log a', kind: 'number' as const, data: new Float64Array(4) }] };
    expect(schemaAfter(later, schema, [made]).find(({ name }) => name === 'log a')?.filled).toBe(0.25);
  });

  it('says so when nothing is missing', async () => {
    const { report } = await oneStep(step, literal({ a: ['number', [1]] }));
    expect(meta.finding(report).code).toBe('missing.none');
    expect(meta.charts(report)).toEqual([]);
  });
});
