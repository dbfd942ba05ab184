import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPath } from '../../src/cli/files';
import { main } from '../../src/cli/main';
import { session } from '../../src/cli/session';
import { RECIPE_SCHEMA, type Recipe } from '../../src/core/recipe';
import { reread } from '../../src/data/read';
import type { ColumnOverride, DateFormat, NumberFormat, Reading } from '../../src/data/reading';
import { saidLayout } from '../../src/data/layout';
import { columnsOf } from '../../src/engine/source';
import { parseRecipe } from '../../src/steps/read-recipe';
import { added } from '../../src/steps/order';

const folder = mkdtempSync(join(tmpdir(), 'leadlight-corrections-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Amounts with three figures behind a sign that is either, days that may be months, texts in both. */
function month(rows: number, odd: readonly (readonly [string, string])[]): string {
  const lines = Array.from({ length: rows }, (_, i) => `k${i};1.${100 + i};0${1 + (i % 9)}/0${1 + (i % 7)}/2025;${i % 3}`);
  return ['id;paid;joined;region', ...lines, ...odd.map(([paid, joined], i) => `o${i};${paid};${joined};1`)].join('\n');
}

const ODD = [
  ['about two', 'summer'],
  ['see note', '05/06/2025'],
] as const;

async function written(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** As the Data card corrects: decimal point, month first, what the odd texts mean, the region a group. */
function corrected(reading: Reading): Reading {
  const paid: NumberFormat = { type: 'number', decimal: '.', group: '', percent: false, currency: '', mends: [['about two', 2]] };
  const joined: DateFormat = { type: 'date', order: 'mdy', time: false, mends: [['summer', Date.UTC(2025, 6, 1)]] };
  const columns: readonly ColumnOverride[] = [
    { name: 'paid', kind: 'number', format: paid },
    { name: 'joined', kind: 'date', format: joined },
    { name: 'region', kind: 'category', role: 'category' },
  ];
  return reread(reading, columns);
}

function recipeFor(reading: Reading): Recipe {
  const bare: Recipe = {
    schema: RECIPE_SCHEMA,
    name: 'Corrected',
    goal: 'segments',
    language: 'en',
    columns: columnsOf(reading),
    split: { entity: null, holdout: 0, folds: 5 },
    seed: 1,
    steps: [],
  };
  return { ...bare, steps: [added(bare, 'dates').step] };
}

const call = { language: 'en' };
const options = { delimiter: ',', decimal: '.', dialect: 'duckdb', language: 'en' } as const;

/** What the page would save. */
async function saved(reading: Reading, kind: 'table' | 'model' | 'recipe', recipe = recipeFor(reading)): Promise<string> {
  const { engine } = session(call);
  const file = await engine.file({ id: 'd', reading }, recipe, kind, options);
  if (!file.ok) throw new Error(file.problem.code);
  return new Blob(file.value.parts).text();
}

async function cli(...args: string[]): Promise<void> {
  const said: string[] = [];
  const code = await main(
    args,
    () => undefined,
    (text) => said.push(text),
  );
  if (code !== 0) throw new Error(said.join('\n'));
}

const table = (out: string): string => readFileSync(join(folder, out, 'table.csv'), 'utf8').replace(/^\ufeff/, '');

describe('corrections of the reading', async () => {
  const path = await written('june.csv', month(60, ODD));
  const reading = corrected(await readPath(path));
  const wanted = (await saved(reading, 'table')).replace(/^\ufeff/, '');
  const recipe = await written('recipe.json', await saved(reading, 'recipe'));
  const model = await written('model.json', await saved(reading, 'model'));

  it('make a table that differs from the plain one', async () => {
    expect(wanted).not.toBe((await saved(await readPath(path), 'table')).replace(/^\ufeff/, ''));
    expect(wanted).toMatch(/\no0,2,2025-07-01/);
  });

  it('go with the recipe: the command line reads the file as the page did', async () => {
    await cli('run', recipe, path, '--out', join(folder, 'run'));
    expect(table('run')).toBe(wanted);
  });

  it('go with the model: a scored file is read as the page read it', async () => {
    await cli('score', model, path, '--out', join(folder, 'score'));
    expect(table('score')).toBe(wanted);
  });

  it('hold for the next file, where another text stands for nothing', async () => {
    const july = await written('july.csv', month(12, [['about two', 'summer'], ['about three', 'winter']])); // prettier-ignore
    await cli('score', model, july, '--out', join(folder, 'july'));
    const rows = table('july').trim().split('\n');
    expect(rows[1]).toMatch(/^k0,1\.1,2025-01-01/);
    expect(rows[8]).toMatch(/^k7,1\.107,2025-08-01/);
    expect(rows.at(-2)).toMatch(/^o0,2,2025-07-01/);
    expect(rows.at(-1)).toMatch(/^o1,,,/);
  });

  it('say nothing of the texts themselves in recipe and model', () => {
    for (const file of [recipe, model]) expect(readFileSync(file, 'utf8')).not.toMatch(/about two|summer/);
    const read = parseRecipe(readFileSync(recipe, 'utf8'));
    expect(read.ok && read.value.columns.map(({ name, format }) => [name, format?.type, format?.marks?.length])).toEqual([
      ['id', undefined, undefined],
      ['paid', 'number', 1],
      ['joined', 'date', 1],
      ['region', undefined, undefined],
    ]);
  });
});

describe('what nobody corrected but a file leaves open', () => {
  it('is read by the model as its own file was', async () => {
    const clear = `id;day\n${Array.from({ length: 40 }, (_, i) => `k${i};${String(1 + (i % 28)).padStart(2, '0')}/03/2025`).join('\n')}`;
    const model = await written('clear.json', await saved(await readPath(await written('clear.csv', clear)), 'model'));
    const open = await written('open.csv', 'id,day\nk1,03/04/2025\nk2,05/06/2025\n');
    expect((await readPath(open)).inference.columns[1]?.format).toMatchObject({ order: 'dmy' });
    await cli('score', model, open, '--out', join(folder, 'open'));
    expect(table('open')).toMatch(/k1,2025-04-03/);
    const american = await written('american.csv', 'id,day\nk1,03/14/2025\nk2,05/06/2025\n');
    await cli('score', model, american, '--out', join(folder, 'american'));
    expect(table('american')).toMatch(/k1,2025-03-14/);
  });
});

describe('the layout of a file', () => {
  it('that the user told goes with recipe and model', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => (i === 0 ? 'name;city;size' : `anna${i};bergen;${i}`)).join('\n');
    const path = await written('bare.csv', rows);
    const told = await readPath(path, { dialect: { headerRows: 0, skip: 0, delimiter: ';' } });
    expect(told.raw.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2', 'Column 3']);
    const layout = saidLayout(told.guess);
    expect(layout).toEqual({ delimiter: ';', skip: 0, headerRows: 0 });
    expect((await readPath(path)).raw.columns[0]?.name).not.toBe('Column 1');
    const recipe = { ...recipeFor(told), ...(layout && { layout }) };
    const wanted = (await saved(told, 'table', recipe)).replace(/^\ufeff/, '');
    await cli('run', await written('bare.recipe.json', JSON.stringify(recipe)), path, '--out', join(folder, 'bare'));
    expect(table('bare')).toBe(wanted);
    await cli('score', await written('bare.model.json', await saved(told, 'model', recipe)), path, '--out', join(folder, 'bare-score'));
    expect(table('bare-score')).toBe(wanted);
  });
});
