import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPath } from '../../src/cli/files';
import { main } from '../../src/cli/main';
import { session } from '../../src/cli/session';
import { RECIPE_SCHEMA, type Recipe } from '../../src/core/recipe';
import { columnsOf } from '../../src/engine/source';
import type { StepId } from '../../src/steps';
import { added } from '../../src/steps/order';

const folder = mkdtempSync(join(tmpdir(), 'leadlight-next-month-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, name);
const DAY = 86_400_000;

/** Orders of two customers on the given days of 2026, counted from 1 January. */
function orders(days: readonly (readonly [customer: string, day: number])[]): string {
  const iso = (day: number): string => new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString().slice(0, 10);
  return ['customer_id,order_date,amount', ...days.map(([customer, day], i) => `${customer},${iso(day)},${10 + i}`)].join('\n');
}

const JUNE = orders([['anna', 0], ['bo', 5], ['anna', 20], ['bo', 25], ['anna', 30]]); // prettier-ignore
/** The same, and a month more: bo has not been seen again. */
const JULY = `${JUNE}\n${orders([['anna', 60]])
  .split('\n')
  .slice(1)
  .join('\n')}`;

const options = { delimiter: ',', decimal: '.', dialect: 'duckdb', language: 'en' } as const;

async function model(name: string, step: StepId, params: Recipe['steps'][number]['params'] = {}): Promise<string> {
  writeFileSync(path(`${name}.csv`), JUNE);
  const reading = await readPath(path(`${name}.csv`));
  const bare: Recipe = {
    schema: RECIPE_SCHEMA,
    name,
    goal: 'segments',
    language: 'en',
    columns: columnsOf(reading),
    split: { entity: null, holdout: 0, folds: 5 },
    seed: 1,
    steps: [],
  };
  const recipe = { ...bare, steps: [{ ...added(bare, step).step, params }] };
  const { engine } = session({ language: 'en' });
  const file = await engine.file({ id: 'd', reading }, recipe, 'model', options);
  if (!file.ok) throw new Error(file.problem.code);
  writeFileSync(path(`${name}.model.json`), await new Blob(file.value.parts).text());
  return path(`${name}.model.json`);
}

/** What was said, and column `wanted` by customer, the last row of each. */
async function score(
  model: string,
  content: string,
  wanted: RegExp,
  ...more: string[]
): Promise<readonly [string, Record<string, string>]> {
  writeFileSync(path('new.csv'), content);
  const said: string[] = [];
  const code = await main(['score', model, path('new.csv'), '--out', path('out'), ...more], (text) => said.push(text), (text) => said.push(text)); // prettier-ignore
  if (code !== 0) return [said.join('\n'), {}];
  const [head = '', ...lines] = readFileSync(path('out/table.csv'), 'utf8').replace(/^\ufeff/, '').trim().split(/\r?\n/); // prettier-ignore
  const names = head.split(',');
  const [who, what] = [names.indexOf('customer_id'), names.findIndex((name) => wanted.test(name))];
  return [said.slice(0, -1).join('\n'), Object.fromEntries(lines.map((line) => [line.split(',')[who], line.split(',')[what] ?? '']))];
}

const RECENCY = /^Days since last/;

describe('orders of the next month', async () => {
  const saved = await model('orders', 'customers');

  it('are counted to their own last day, and it is said', async () => {
    const [said, days] = await score(saved, JULY, RECENCY);
    expect(days).toEqual({ anna: '1', bo: '36' });
    expect(said).toBe('Days are counted to 3 Mar 2026, because the new file ends later; in the model’s own file it was 1 Feb 2026.');
  });

  it('of the very file of the model give the same days, and nothing is said', async () => {
    expect(await score(saved, JUNE, RECENCY)).toEqual(['', { anna: '1', bo: '6' }]);
  });

  it('that end earlier are counted to the day of the model, and it is said', async () => {
    const [said, days] = await score(saved, orders([['anna', 10]]), RECENCY);
    expect(days).toEqual({ anna: '21' });
    expect(said).toMatch(/^The new file ends on 11 Jan 2026, before the file/);
  });

  it('are counted to the day the user says, with nothing from it on', async () => {
    expect(await score(saved, JULY, RECENCY, '--count-to', '2026-01-27')).toEqual(['', { anna: '6', bo: '1' }]);
    expect(await score(saved, JULY, RECENCY, '--count-to', '2026-04-01')).toEqual(['', { anna: '30', bo: '65' }]);
    expect((await score(saved, JULY, RECENCY, '--count-to', '1 April'))[0]).toMatch(/must be written like 2026-07-31/);
  });

  it('move the windows along', async () => {
    const window = await model('windows', 'customers', { use: 'all', short: 28 });
    expect((await score(window, JULY, /28 days/))[1]).toEqual({ anna: '1', bo: '0' });
    expect((await score(window, JUNE, /28 days/))[1]).toEqual({ anna: '2', bo: '2' });
  });
});

describe('a date that the user chose', async () => {
  const saved = await model('chosen', 'customers', { reference: Date.UTC(2026, 1, 1) });

  it('stays, with the number of rows that are later and what to do', async () => {
    const [said, days] = await score(saved, JULY, RECENCY);
    expect(days).toEqual({ anna: '1', bo: '6' });
    expect(said).toMatch(/^This model counts to 1 Feb 2026, as was chosen\. 1 row of the new file, up to 2 Mar 2026, is later/);
  });

  it('moves when another is asked for', async () => {
    expect(await score(saved, JULY, RECENCY, '--count-to', '2026-03-03')).toEqual(['', { anna: '1', bo: '36' }]);
  });
});

describe('dates of rows, and activity that fades', () => {
  it('are counted to the last date of the new file', async () => {
    const [said, days] = await score(await model('dates', 'dates'), JULY, /^Days since order_date/);
    expect(days).toEqual({ anna: '0', bo: '35' });
    expect(said).toMatch(/^Days are counted to 2 Mar 2026/);
    const faded = await score(await model('decay', 'decay', { halfLife: 35 }), JULY, /^Engagement/);
    expect(faded[1]).toEqual({ anna: '1', bo: '0.5' });
  });
});
