import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPath } from '../../src/cli/files';
import { session } from '../../src/cli/session';
import { columnsOf } from '../../src/engine/source';
import type { Goal } from '../../src/core/recipe';
import { cell, isNumeric, type Cell } from '../../src/core/table';
import { recipeFor } from '../../src/steps/goals';
import { hasPandas } from '../contract/python';

const folder = mkdtempSync(join(tmpdir(), 'leadlight-pipeline-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OPTIONS = { delimiter: ',', decimal: '.', dialect: 'duckdb', language: 'en' } as const;
const JUDGE = `
import json, sys
sys.path.insert(0, sys.argv[1])
from pipeline import MAY_LACK, pipeline, read
frame = read(sys.argv[2])
out = pipeline(frame)
# a new file, in which nobody knows the outcome yet
open_ones = pipeline(frame.drop(columns=MAY_LACK))
print(json.dumps({"without": [name for name in MAY_LACK], "open": open_ones[sys.argv[4]].tolist()} | {name: [None if v != v or v is None else v for v in out[name].tolist()] for name in sys.argv[3:]}))
`;

/** What the exported file gives for the sample, and what the notebook's own export says, for the columns made last. */
async function bothWays(goal: Goal, sample: string, made: readonly string[]) {
  const path = join('public/samples', sample);
  const reading = await readPath(path);
  const { engine, hooks } = session({ language: 'en' });
  const facts = { name: sample, columns: columnsOf(reading), shape: reading.shape, outcomes: reading.outcomes };
  const recipe = recipeFor(goal, facts);
  const dataset = { id: 'sample', reading };
  const ran = await engine.run(dataset, recipe, hooks);
  expect(ran.ok).toBe(true);
  const file = await engine.file(dataset, recipe, 'python', OPTIONS);
  if (!file.ok) throw new Error(file.problem.code);
  writeFileSync(join(folder, 'pipeline.py'), file.value.parts.join(''));
  const judged = spawnSync('/usr/bin/python3', ['-c', JUDGE, folder, path, ...made], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (judged.status !== 0) throw new Error(judged.stderr);
  const table = await engine.file(dataset, recipe, 'table', OPTIONS);
  if (!table.ok) throw new Error(table.problem.code);
  const exported = join(folder, 'table.csv');
  writeFileSync(exported, Buffer.concat(table.value.parts.map((part) => Buffer.from(part))));
  const ours = (await readPath(exported)).table;
  return { theirs: JSON.parse(judged.stdout) as Record<string, Cell[]>, ours };
}

describe.skipIf(!hasPandas())('the exported Python file', () => {
  it('gives every lead of the sample the chance the notebook gives', async () => {
    const { theirs, ours } = await bothWays('leads', 'leads.csv', ['lead_id', 'Chance']);
    const chance = ours.columns.find(({ name }) => name === 'Chance');
    const lead = ours.columns.find(({ name }) => name === 'lead_id');
    if (!chance || !isNumeric(chance) || !lead) throw new Error('no chance');
    expect(theirs['without']).toContain('status');
    expect(theirs['open']).toEqual(theirs['Chance']);
    // Copies of a lead are left out of the notebook's export, not of the pipeline.
    const said = new Map(theirs['lead_id']?.map((id, row): [Cell, number] => [id, Number(theirs['Chance']?.[row])]));
    const apart = Array.from(chance.data, (value, row) => Math.abs(value - (said.get(cell(lead, row)) ?? NaN)));
    expect(apart.length).toBeGreaterThan(1000);
    expect(Math.max(...apart)).toBeLessThan(1e-9);
  }, 120_000);
});
