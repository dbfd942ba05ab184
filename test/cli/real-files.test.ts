import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPath } from '../../src/cli/files';
import { main } from '../../src/cli/main';
import type { NumericColumn, Table } from '../../src/core/table';
import { runInDuckdb } from '../contract/duckdb';

const DATA = '../shared/data';
const here = existsSync(DATA);
if (!here) console.warn(`skipped: ${DATA} is not there`);

/** `npm test` lends a folder, in which the journeys look up what the command line made of the same file. */
const lent = process.env['LEADLIGHT_RUNS'];
let folder = '';
beforeAll(async () => {
  folder = lent ?? (await mkdtemp(join(tmpdir(), 'leadlight-')));
});
afterAll(() => (lent === undefined ? rm(folder, { recursive: true, force: true }) : undefined));

interface Outcome {
  readonly code: number;
  readonly printed: string;
  readonly complaint: string;
}

async function leadlight(...args: string[]): Promise<Outcome> {
  let printed = '';
  let complaint = '';
  const code = await main(
    args,
    (text) => (printed += text),
    (text) => (complaint += text),
  );
  return { code, printed, complaint };
}

/** Runs, and reads back what it wrote. */
async function runOn(name: string, ...args: string[]) {
  const out = join(folder, name);
  const { code, printed, complaint } = await leadlight('run', ...args, '--out', out, '--json');
  expect(complaint).toBe('');
  expect(code).toBe(0);
  const summary = JSON.parse(printed);
  expect(JSON.parse(await readFile(join(out, 'summary.json'), 'utf8'))).toEqual(summary);
  return { out, summary, table: (await readPath(join(out, 'table.csv'))).table };
}

/** The exported query on the file in DuckDB. */
async function sqlOn(out: string, path: string): Promise<Table> {
  const sql = await readFile(join(out, 'pipeline.sql'), 'utf8');
  const read = await readPath(path);
  return runInDuckdb(sql.replaceAll('"customers"', '"input"'), read.table);
}

const textOf = (table: Table, name: string): (string | null)[] => {
  const column = table.columns.find((one) => one.name === name);
  if (!column || !('codes' in column)) throw new Error(`no text column ${name}`);
  return [...column.codes].map((code) => (code < 0 ? null : (column.dict[code] ?? null)));
};
const numbersOf = (table: Table, name: string): Float64Array => (table.columns.find((one) => one.name === name) as NumericColumn).data;

describe.skipIf(!here)('the command line on real files', () => {
  const wholesale = `${DATA}/wholesale_customers/Wholesale customers data.csv`;
  const telco = `${DATA}/telco_churn_ibm/Telco-Customer-Churn.csv`;
  const bank = `${DATA}/bank_marketing/bank.csv`;
  let segmented: ReturnType<typeof runOn> | undefined;
  const wholesaleSegments = (): ReturnType<typeof runOn> => (segmented ??= runOn('wholesale', 'segments', wholesale));

  it('takes wholesale customers to four or fewer named segments, and SQL gives every row the same one', async () => {
    const { out, summary, table } = await wholesaleSegments();
    expect(summary).toMatchObject({ goal: 'segments', rows: 440, rowsUsed: 440, noGroups: false, leakQuestions: [] });
    expect(summary.segments.length).toBeGreaterThanOrEqual(2);
    expect(summary.segments.length).toBeLessThanOrEqual(4);
    expect(summary.segments.reduce((sum: number, { size }: { size: number }) => sum + size, 0)).toBe(440);
    expect(summary.segments.every(({ name }: { name: string }) => name.length > 2)).toBe(true);
    const viaSql = await sqlOn(out, wholesale);
    expect(textOf(viaSql, 'Segment')).toEqual(textOf(table, 'Segment'));
  });

  it('takes telco, with its 11 blanks, to a churn list', async () => {
    const { out, summary, table } = await runOn('telco', 'churn', telco);
    expect(summary.target).toMatchObject({ column: 'Churn', labelled: 7043, positives: 1869 });
    expect(summary.recommended).toBe('logistic');
    const logistic = summary.models.find(({ id }: { id: string }) => id === 'logistic');
    expect(Math.abs(logistic.auc.mean - 0.845)).toBeLessThan(0.01);
    const reports = JSON.parse(await readFile(join(out, 'reports.json'), 'utf8'));
    const missing = reports.find(({ step }: { step: string }) => step === 'missing');
    expect(missing.report.cells).toBe(11);
    const chance = numbersOf(table, 'Chance');
    expect(chance.every((value, i) => value > 0 && value < 1 && (i === 0 || value <= (chance[i - 1] as number)))).toBe(true);
    await sameChances(out, telco, table, 'customerID');
  });

  it('takes bank.csv without duration to a list, cross-validated within 0.01 of .720', async () => {
    const { out, summary } = await runOn('bank', 'leads', bank, '--drop', 'duration');
    const logistic = summary.models.find(({ id }: { id: string }) => id === 'logistic');
    expect(Math.abs(logistic.auc.mean - 0.72)).toBeLessThan(0.01);
    const sql = await sqlOn(out, bank);
    const scored = join(folder, 'scored');
    expect((await leadlight('score', join(out, 'model.json'), bank, '--out', scored)).code).toBe(0);
    const [again, first] = await Promise.all([readPath(join(scored, 'table.csv')), readPath(join(out, 'table.csv'))]);
    expect(numbersOf(again.table, 'Chance')).toEqual(numbersOf(first.table, 'Chance'));
    const descending = Float64Array.from(numbersOf(sql, 'Chance')).sort().reverse();
    numbersOf(first.table, 'Chance').forEach((value, i) => expect(value).toBeCloseTo(descending[i] as number, 9));
    expect(textOf(first.table, 'Speaks for it 1').filter(Boolean).length).toBeGreaterThan(4000);
  });

  it('asks about duration on bank.csv', async () => {
    const out = join(folder, 'leak');
    const { code, printed } = await leadlight('run', 'leads', bank, '--out', out, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')).leakQuestions).toEqual(['duration']);
    expect(printed).not.toContain('"models"');
    expect((await readdir(out)).sort()).toEqual(['recipe.json', 'reports.json', 'summary.json']);
  });

  it('gives the same files from a recipe as from the goal', async () => {
    const first = await wholesaleSegments();
    const again = await runOn('again', join(first.out, 'recipe.json'), wholesale);
    expect(again.summary).toEqual(first.summary);
    for (const file of ['table.csv', 'pipeline.sql', 'model.json']) {
      expect(await readFile(join(again.out, file), 'utf8')).toBe(await readFile(join(first.out, file), 'utf8'));
    }
  });

  async function sameChances(out: string, path: string, table: Table, id: string): Promise<void> {
    const viaSql = await sqlOn(out, path);
    const expected = new Map(textOf(viaSql, id).map((name, row) => [name, numbersOf(viaSql, 'Chance')[row] as number]));
    expect(expected.size).toBe(table.rows);
    const ours = numbersOf(table, 'Chance');
    const worst = textOf(table, id).reduce(
      (most, name, row) => Math.max(most, Math.abs((ours[row] as number) - (expected.get(name) ?? 9))),
      0,
    );
    expect(worst).toBeLessThan(1e-9);
  }
});

describe('the command line', () => {
  it('says what it can do, in one sentence, when it is asked for something else', async () => {
    const { code, complaint } = await leadlight('fly');
    expect(code).toBe(2);
    expect(complaint).toContain('read <files…>');
    expect(complaint.trim()).not.toContain('\n');
  });

  it("ends with 2 and one sentence on the user's mistakes", async () => {
    const path = 'public/samples/leads.csv';
    const out = join(folder, 'mistakes');
    const mistakes: [string[], string][] = [
      [['read', 'no-such-file.csv'], 'no-such-file.csv'],
      [['run', 'leads', path], '--out'],
      [['run', 'leads', path, '--out', out, '--target', 'nowhere'], 'nowhere'],
      [['run', 'leads', path, '--out', out, '--success', 'perhaps'], 'perhaps'],
      [['run', 'leads', path, '--out', out, '--seed', 'x'], 'seed'],
      [['run', 'leads', path, path, '--out', out], 'the same file'],
      [['run', 'leads', path, '--colour', 'red'], 'colour'],
      [['score', path, path, '--out', out], 'model'],
    ];
    for (const [args, part] of mistakes) {
      const { code, complaint } = await leadlight(...args);
      expect([args.join(' '), code]).toEqual([args.join(' '), 2]);
      expect(complaint).toContain(part);
      expect(complaint.trim()).not.toContain('\n');
    }
  });

  it('prints a reading as JSON', async () => {
    const { code, printed } = await leadlight('read', 'public/samples/orders.csv');
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ rows: 20_000, encoding: 'utf-8', shape: { shape: 'events' }, problems: [] });
  });

  it('keeps cell values out of the recipe', async () => {
    const { out } = await runOn('canary', 'leads', 'public/samples/leads.csv');
    const recipe = await readFile(join(out, 'recipe.json'), 'utf8');
    const { table } = await readPath('public/samples/leads.csv');
    const cells = table.columns.flatMap((column) => ('dict' in column ? column.dict : [])).filter((value) => value.length > 3);
    expect(cells.length).toBeGreaterThan(100);
    const names = new Set(table.columns.map(({ name }) => name.toLowerCase()));
    expect(cells.filter((value) => !names.has(value.toLowerCase()) && recipe.includes(`"${value}"`))).toEqual([]);
  });
});
