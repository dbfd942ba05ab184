import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readPath } from '../../src/cli/files';
import { main } from '../../src/cli/main';
import { random } from '../../src/core/rng';
import { columnsOf } from '../../src/engine/source';
import { recipeFor } from '../../src/steps/goals';

const folder = mkdtempSync(join(tmpdir(), 'leadlight-places-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A weighted sum of an index, learnt from leads whose chance hangs on it so; what was written, and what scoring the file again wrote. */
async function written(name: string, chanceOf: (index: number, lead: number) => number, dated = false) {
  const chance = random(name);
  const rows = Array.from({ length: 700 }, (_, i) => {
    const index = 100 * chance.next();
    const created = new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 2))).toISOString().slice(0, 10);
    return [`L${i}`, ...(dated ? [created] : []), index.toFixed(3), chance.next() < chanceOf(index, i) ? 'yes' : 'no'].join();
  });
  const path = (end: string): string => join(folder, `${name}${end}`);
  writeFileSync(path('.csv'), [`lead,${dated ? 'created,' : ''}index,won`, ...rows].join('\n'));
  const reading = await readPath(path('.csv'));
  const facts = { name, columns: columnsOf(reading), shape: reading.shape, outcomes: reading.outcomes };
  const recipe = recipeFor('leads', facts, { target: 'won' });
  const steps = recipe.steps.map((step) => (step.step === 'train' ? { ...step, params: { ...step.params, model: 'logistic' } } : step));
  writeFileSync(path('.recipe.json'), JSON.stringify({ ...recipe, steps }));
  const silent = (): void => undefined;
  let complaint = '';
  const told = (text: string): void => void (complaint += text);
  expect([await main(['run', path('.recipe.json'), path('.csv'), '--out', path('')], silent, told), complaint]).toEqual([0, '']);
  const model = join(path(''), 'model.json');
  expect([await main(['score', model, path('.csv'), '--out', path('.scored')], silent, told), complaint]).toEqual([0, '']);
  const read = (...parts: string[]): string => readFileSync(join(...parts), 'utf8');
  const reports = JSON.parse(read(path(''), 'reports.json')) as readonly { readonly step: string; readonly report: unknown }[];
  const held = ['train', 'evaluate', 'explain', 'act'].map((id) => {
    const report = reports.find(({ step }) => step === id)?.report as { readonly percentAllowed: boolean } | undefined;
    return report?.percentAllowed;
  });
  return { held, run: read(path(''), 'table.csv'), scored: read(path('.scored'), 'table.csv'), sql: read(path(''), 'pipeline.sql') };
}

const headOf = (csv: string): readonly string[] => (csv.replace(/^\ufeff/, '').split(/\r?\n/)[0] ?? '').split(',');
const WARNING = /^-- The chances did not hold good/;

it('chances that did not hold good are written as places in the list, in a run and in a scored file, with no per cent anywhere', async () => {
  // a sum cannot say that the chance leaps and then stays
  const { run, scored, sql } = await written('leap', (index) => (index < 35 ? 0.02 : 0.5));
  for (const csv of [run, scored]) {
    expect(headOf(csv)).toContain('Place');
    expect(headOf(csv)).not.toContain('Chance');
    const places = csv.split(/\r?\n/).slice(1, 4).map((line) => line.split(',')[headOf(csv).indexOf('Place')]); // prettier-ignore
    expect(places).toEqual(['1', '2', '3']);
    expect(csv).not.toContain('%');
  }
  expect(sql).toMatch(WARNING);
}, 60_000);

it('chances that hold good are written as they are', async () => {
  const { run, scored, sql } = await written('rise', (index) => 1 / (1 + Math.exp(1.5 - 0.03 * index)));
  for (const csv of [run, scored]) {
    expect(headOf(csv)).toContain('Chance');
    expect(headOf(csv)).not.toContain('Place');
  }
  expect(sql).not.toMatch(WARNING);
}, 60_000);

it('nor are they where the rounds of checking agreed and the latest rows, kept aside, do not', async () => {
  const chanceOf = (index: number, lead: number): number => (lead < 560 ? 1 : 0.35) / (1 + Math.exp(1.5 - 0.03 * index));
  const { held, run, scored, sql } = await written('slump', chanceOf, true);
  expect(held).toEqual([true, false, false, false]);
  for (const csv of [run, scored]) {
    expect(headOf(csv)).toContain('Place');
    expect(csv).not.toContain('%');
  }
  expect(sql).toMatch(WARNING);
}, 60_000);
