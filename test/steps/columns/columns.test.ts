import { describe, expect, it } from 'vitest';
import type { Program } from '../../../src/core/program';
import type { Table } from '../../../src/core/table';
import { run } from '../../../src/program/run';
import { toSql } from '../../../src/program/sql';
import { meta as binsMeta } from '../../../src/steps/bins/meta';
import { impl as binsImpl } from '../../../src/steps/bins/run';
import { meta as formulaMeta } from '../../../src/steps/formula/meta';
import { impl as formulaImpl } from '../../../src/steps/formula/run';
import { meta as orderedMeta, withOrder } from '../../../src/steps/ordered/meta';
import { impl as orderedImpl } from '../../../src/steps/ordered/run';
import { meta as ratiosMeta } from '../../../src/steps/ratios/meta';
import { impl as ratiosImpl } from '../../../src/steps/ratios/run';
import { meta as wordsMeta } from '../../../src/steps/words/meta';
import { impl as wordsImpl } from '../../../src/steps/words/run';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { difference } from '../../contract/same-table';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const bins = { meta: binsMeta, impl: binsImpl };
const formula = { meta: formulaMeta, impl: formulaImpl };
const ordered = { meta: orderedMeta, impl: orderedImpl };
const ratios = { meta: ratiosMeta, impl: ratiosImpl };
const words = { meta: wordsMeta, impl: wordsImpl };

const column = (table: Table, name: string): unknown => cells(table)[name]?.[1];
const inDuckdb = async (program: Program, table: Table): Promise<string | null> =>
  difference(
    run(program, table),
    await runInDuckdb(toSql([{ name: 'columns', program }], { table: INPUT, columns: table.columns }, 'duckdb'), table),
  );

describe('a formula of one’s own', () => {
  const table = literal({ spend: ['number', [100, 50, null, 9]], visits: ['number', [4, 0, 3, 3]], fee: ['number', [1, 2, 3, 4]] });
  const roles = { spend: 'money', fee: 'money', visits: 'count' } as const;

  it('makes a column and says which rows stay empty and why', async () => {
    const { after, schema, report, fitted } = await oneStep(formula, table, roles, { formula: ' spend / visits ', name: 'Per visit' });
    expect(column(after, 'Per visit')).toEqual([25, null, null, 3]);
    expect(report).toMatchObject({ rows: 4, empty: 2, dividedByZero: 1, emptyInput: 1, impossible: 0, middle: 14 });
    expect(schema.find(({ name }) => name === 'Per visit')).toMatchObject({ kind: 'number', origin: ['spend', 'visits'], feature: true });
    expect(formulaMeta.soWhat(report)).toMatchObject({
      code: 'formula.partly.so',
      args: {
        reasons: [
          { code: 'formula.because.zero', args: { count: 1 } },
          { code: 'formula.because.empty', args: { count: 1 } },
        ],
      },
    });
    expect(await inDuckdb(fitted.program, table)).toBeNull();
  });

  it('keeps money money where it is added, and counts what cannot be worked out', async () => {
    const sum = await oneStep(formula, table, roles, { formula: 'spend - fee' });
    expect(sum.schema.at(-1)).toMatchObject({ name: 'spend - fee', role: 'money' });
    const root = await oneStep(formula, table, roles, { formula: 'sqrt(fee - 3)' });
    expect(root.report).toMatchObject({ empty: 2, impossible: 2, dividedByZero: 0 });
  });

  it('says nothing found before it is written, and a Problem with the place when it is wrong', async () => {
    const { after, report } = await oneStep(formula, table, roles);
    expect(after).toBe(table);
    expect(formulaMeta.finding(report).code).toBe('formula.none');
    const schema = [{ name: 'spend', kind: 'number', role: 'money', origin: ['spend'], feature: true, plain: true } as const];
    expect(formulaMeta.outline(schema, { formula: 'spend / vists', name: '', use: true })).toMatchObject({
      ok: false,
      problem: { code: 'formula.error.no-column', args: { name: 'vists', place: 9 } },
    });
  });

  it('never takes the name of a column that is there', async () => {
    const { after } = await oneStep(formula, table, roles, { formula: 'spend + 1', name: 'spend' });
    expect(column(after, 'spend')).toEqual([100, 50, null, 9]);
    expect(column(after, 'spend (2)')).toEqual([101, 51, null, 10]);
  });
});

describe('one number by another', () => {
  it('divides money by the first count, and division by zero is empty and counted', async () => {
    const table = literal({ spend: ['number', [100, 50, 9]], visits: ['number', [4, 0, 3]] });
    const { after, schema, report, fitted } = await oneStep(ratios, table, { spend: 'money', visits: 'count' });
    expect(column(after, 'spend / visits')).toEqual([25, null, 3]);
    expect(schema.at(-1)).toMatchObject({ role: 'money', origin: ['spend', 'visits'] });
    expect(report.ratios).toMatchObject([{ zero: 1, empty: 0, middle: 14 }]);
    expect(await inDuckdb(fitted.program, table)).toBeNull();
  });

  it('finds nothing without money and a count', async () => {
    const { report } = await oneStep(ratios, literal({ age: ['number', [1, 2]] }));
    expect(ratiosMeta.finding(report).code).toBe('ratios.none');
  });
});

describe('bands of a number', () => {
  const table = literal({ spend: ['number', [1, 20, 31, 44, 58, 63, 79, 812, null]] });

  it('hold about as many rows each, with round limits, and rest the number', async () => {
    const { after, schema, report, fitted } = await oneStep(bins, table, { spend: 'money' });
    expect(report.columns[0]?.bands).toEqual([
      { band: 'under 31', rows: 2 },
      { band: '31 to under 58', rows: 2 },
      { band: '58 to under 79', rows: 2 },
      { band: '79 and over', rows: 2 },
    ]);
    expect(features(schema)).toEqual(['spend (bands)']);
    expect((column(after, 'spend (bands)') as unknown[]).at(-1)).toBeNull();
    expect(await inDuckdb(fitted.program, table)).toBeNull();
  });

  it.each([
    ['en', ['under 12,000', '12,000 to under 1,500,000', '1,500,000 and over']],
    ['nb', ['under 12 000', '12 000 til under 1 500 000', '1 500 000 og over']],
  ] as const)('are called with their digits in threes: %s', async (language, names) => {
    const large = literal({ spend: ['number', [1, 2, 12_000, 14_000, 1_500_000, 2_000_000]] });
    const { report } = await oneStep(bins, large, { spend: 'money' }, { bands: 3, language });
    expect(report.columns[0]?.bands.map(({ band }) => band)).toEqual(names);
    const years = literal({ year: ['number', [1999, 2004, 2015, 2021]] });
    expect((await oneStep(bins, years, {}, { bands: 2, language })).report.columns[0]?.bands[0]?.band).toMatch(/under [12]\d{3}$/);
  });

  it('keep their limits for a new file', async () => {
    const { fitted } = await oneStep(bins, table, { spend: 'money' }, { bands: 2, method: 'width' });
    const later = run(fitted.program, literal({ spend: ['number', [-5, 400, 410, 9999]] }));
    expect(column(later, 'spend (bands)')).toEqual(['under 410', 'under 410', '410 and over', '410 and over']);
  });
});

describe('categories in order', () => {
  it('become places on the scale, also for a value only a new file has', async () => {
    const table = literal({
      size: ['category', ['Small', 'large', 'Medium', null, 'small']],
      region: ['category', ['a', 'b', 'c', 'a', 'b']],
    });
    const { after, schema, fitted, report } = await oneStep(ordered, table);
    expect(column(after, 'size (in order)')).toEqual([3, 5, 4, null, 3]);
    expect(features(schema)).toEqual(['region', 'size (in order)']);
    expect(report.columns.map(({ values }) => values.map(({ value }) => value))).toEqual([['Small', 'small', 'Medium', 'large']]);
    expect(column(run(fitted.program, literal({ size: ['category', ['XL', 'huge']] })), 'size (in order)')).toEqual([6, null]);
    expect(await inDuckdb(fitted.program, table)).toBeNull();
  });

  it.each([
    ['ranges', ['11-50', '1-10', '200+', '51 - 200'], [2, 1, 4, 3]],
    ['under and over', ['over 50', '10 to 20', 'under 10', '20 to 50'], [4, 2, 1, 3]],
    ['Norwegian', ['sjelden', 'alltid', 'Av og til', 'aldri'], [2, 5, 3, 1]],
    ['German', ['niedrig', 'hoch', 'mittel', 'sehr hoch'], [3, 5, 4, 6]],
  ])('%s', async (_, values, places) => {
    const { after } = await oneStep(ordered, literal({ x: ['category', values] }));
    expect(column(after, 'x (in order)')).toEqual(places);
  });

  it('take the order the user gave, also over one that is known; a value without a place is empty', async () => {
    const table = literal({
      stage: ['category', ['new', 'won', 'talking', 'new', null]],
      size: ['category', ['small', 'large', 'small', 'large', 'small']],
    });
    expect((await oneStep(ordered, table)).report.open).toEqual([
      {
        column: 'stage',
        values: [
          { value: 'new', rows: 2 },
          { value: 'talking', rows: 1 },
          { value: 'won', rows: 1 },
        ],
      },
    ]);
    const answers = withOrder(withOrder([], 'stage', ['new', 'talking', 'won']), 'size', ['large', 'small']);
    expect(JSON.stringify(answers)).not.toMatch(/talking|large/);
    const { after, fitted, report } = await oneStep(ordered, table, {}, { answers });
    expect(column(after, 'stage (in order)')).toEqual([1, 3, 2, 1, null]);
    expect(column(after, 'size (in order)')).toEqual([2, 1, 2, 1, 2]);
    expect(report.columns.map(({ byHand, stray }) => [byHand, stray])).toEqual([
      [true, 0],
      [true, 0],
    ]);
    expect(
      column(
        run(fitted.program, literal({ stage: ['category', ['won', 'lost']], size: ['category', ['small', 'Small']] })),
        'stage (in order)',
      ),
    ).toEqual([3, null]);
    expect(await inDuckdb(fitted.program, table)).toBeNull();
    expect(withOrder(answers, 'stage', [])).toEqual(withOrder([], 'size', ['large', 'small']));
  });

  it.each([
    ['names', ['north', 'south', 'east']],
    ['codes', ['1', '2', '3']],
    ['half of it on a scale', ['low', 'high', 'blue', 'green']],
  ])('leaves %s alone', async (_, values) => {
    const table = literal({ x: ['category', values] });
    expect((await oneStep(ordered, table)).after).toBe(table);
  });
});

describe('texts', () => {
  const notes = ['Wants a demo', 'Price list, please', 'demo next week', null, 'nothing'];
  const table = literal({ note: ['text', [...notes, ...notes, ...notes]] });

  it('give their length, the user’s keywords and words that tell rows apart', async () => {
    const { after, fitted, report } = await oneStep(words, table, {}, { keywords: 'pri*, next week' });
    expect((column(after, 'note: letters') as unknown[]).slice(0, 5)).toEqual([12, 18, 14, null, 7]);
    expect((column(after, 'note: “pri*”') as unknown[]).slice(0, 5)).toEqual([0, 1, 0, null, 0]);
    expect((column(after, 'note: “next week”') as unknown[]).slice(0, 5)).toEqual([0, 0, 1, null, 0]);
    expect((column(after, 'note: “demo”') as unknown[]).slice(0, 5)).toEqual([1, 0, 1, null, 0]);
    expect(report.columns[0]?.words).toContainEqual({ word: 'demo', name: 'note: “demo”', rows: 6 });
    expect(await inDuckdb(fitted.program, table)).toBeNull();
  });

  it('are left alone where there are none', async () => {
    const { report } = await oneStep(words, literal({ plan: ['category', ['a', 'b']] }));
    expect(wordsMeta.finding(report).code).toBe('words.none');
  });
});
