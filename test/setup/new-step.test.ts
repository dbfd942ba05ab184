import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
let home: string;

/** A twin of the project: what exists is lent by links, what is made stays here. */
beforeAll(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-step-'));
  for (const folder of ['test/setup', 'src/steps']) fs.mkdirSync(path.join(home, folder), { recursive: true });
  for (const lent of ['node_modules', 'src/core']) {
    if (fs.existsSync(path.join(root, lent))) fs.symlinkSync(path.join(root, lent), path.join(home, lent), 'junction');
  }
  for (const copied of ['tsconfig.json', 'test/setup/new-step.mjs']) {
    fs.copyFileSync(path.join(root, copied), path.join(home, copied));
  }
  const context = "import type { StepContext } from '../core/step';\nimport type { TaskTypes } from '../core/pool';\n";
  fs.writeFileSync(
    path.join(home, 'src/steps/context.ts'),
    `${context}export type MlTasks = TaskTypes;\nexport type Ctx = StepContext<MlTasks>;\n`,
  );
});

afterAll(() => fs.rmSync(home, { recursive: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const generate = (...args: string[]): Ended =>
  spawnSync(process.execPath, [path.join(fs.realpathSync(home), 'test/setup/new-step.mjs'), ...args], { encoding: 'utf8' });
const node = (script: string, ...args: string[]): Ended =>
  spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: home, encoding: 'utf8' });

it('writes a step that compiles, passes its own test and says where to register it', () => {
  const { status, stdout } = generate('rare-values', 'clean');
  expect(status).toBe(0);
  expect(stdout).toContain("'rare-values': rareValues,");
  fs.writeFileSync(path.join(home, 'vitest.config.mjs'), 'export default {};');
  fs.writeFileSync(
    path.join(home, 'tsconfig.step.json'),
    JSON.stringify({
      extends: './tsconfig.json',
      compilerOptions: { preserveSymlinks: true },
      include: ['src/steps', 'src/i18n', 'test'],
      exclude: [],
    }),
  );
  expect(node('typescript/bin/tsc', '-p', 'tsconfig.step.json')).toMatchObject({ status: 0, stdout: '' });
  expect(node('vitest/vitest.mjs', 'run', '--dir', 'test/steps')).toMatchObject({ status: 0 });
});

it('refuses a bad id, an unknown stage and a step that exists, in a sentence', () => {
  expect(generate('Bad_Id', 'clean')).toMatchObject({ status: 2, stderr: expect.stringContaining('lower-case') as string });
  expect(generate('fine', 'nowhere')).toMatchObject({ status: 2, stderr: expect.stringContaining('the stage is one of') as string });
  expect(generate('rare-values', 'clean')).toMatchObject({ status: 2, stderr: expect.stringContaining('already') as string });
});
