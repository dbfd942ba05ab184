import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const rules = path.join(root, 'test/arch/rules.cjs');
const bin = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[];
  };
}

/** Rules broken by a small tree of files, as `file: rule`. */
function broken(files: Readonly<Record<string, string>>): readonly string[] {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-rules-'));
  try {
    for (const [name, text] of Object.entries({ 'tsconfig.json': '{}', 'package.json': '{"type":"module"}', ...files })) {
      fs.mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
      fs.writeFileSync(path.join(home, name), text);
    }
    const args = [bin, '--config', rules, '--output-type', 'json', 'src'];
    const json = execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
    const { violations } = (JSON.parse(json) as Cruise).summary;
    // The small tree has no packages; a component's compiled code asks for Svelte.
    const ours = violations.filter(({ to }) => !to.startsWith('svelte/'));
    return ours.map(({ from, rule }) => `${from}: ${rule.name}`).sort();
  } finally {
    fs.rmSync(home, { recursive: true });
  }
}

it('turns red for an import that a folder may not have, also from a component', () => {
  expect(
    broken({
      'src/core/table.ts': "import { draw } from '../ui/draw';\nexport const table = draw;",
      'src/ui/draw.ts': 'export const draw = 1;',
      'src/ui/Card.svelte': '<script lang="ts">\n  import { kmeans } from \'../ml/kmeans\';\n</script>\n<p>{kmeans}</p>',
      'src/ml/kmeans.ts': 'export const kmeans = 1;',
      'src/steps/cluster/meta.ts': "import { kmeans } from '../../ml/kmeans';\nexport const meta = kmeans;",
      'src/app/state.ts': "import { run } from '../steps/cluster/run';\nexport const state = run;",
      'src/steps/cluster/run.ts': "import { kmeans } from '../../ml/kmeans';\nexport const run = kmeans;",
    }),
  ).toEqual([
    'src/app/state.ts: app-imports',
    'src/core/table.ts: core-imports',
    'src/steps/cluster/meta.ts: page-loads-no-algorithm',
    'src/ui/Card.svelte: ui-imports',
  ]);
});

it('stays green for imports that are allowed', () => {
  expect(
    broken({
      'src/core/table.ts': 'export interface Table { rows: number }',
      'src/ml/kmeans.ts': "import type { Table } from '../core/table';\nexport const kmeans = (table: Table) => table.rows;",
      'src/steps/cluster/run.ts': "import { kmeans } from '../../ml/kmeans';\nexport const run = kmeans;",
    }),
  ).toEqual([]);
});

it('turns red for a cycle and for an import that leads nowhere', () => {
  expect(
    broken({
      'src/ml/a.ts': "import { b } from './b';\nexport const a = () => b;",
      'src/ml/b.ts': "import { a } from './a';\nexport const b = () => a;",
      'src/data/read.ts': "import { gone } from './gone';\nexport const read = gone;",
    }),
  ).toEqual(['src/data/read.ts: resolves', 'src/ml/a.ts: no-cycles']);
});

it('has a line for every folder', () => {
  const { forbidden } = createRequire(import.meta.url)(rules) as { forbidden: readonly { name: string }[] };
  const named = forbidden.map(({ name }) => name);
  const folders = fs.readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) if (name !== 'cli') expect(named).toContain(`${name}-imports`);
});
