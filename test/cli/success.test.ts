import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRecipe } from '../../src/steps/read-recipe';
import { main } from '../../src/cli/main';
import { fingerprint } from '../../src/core/fingerprint';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadlight-'));
  file = join(folder, 'leads.csv');
  const lines = Array.from({ length: 60 }, (_, i) => `L${i},${20 + ((i * 7) % 40)},${i % 3 === 0 ? 'Yes' : 'No'},${i % 2 === 0 ? 2 : 5}`);
  await writeFile(file, `lead,age,bought,grade\n${lines.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function successIn(target: string, success: string) {
  let complaint = '';
  const out = join(folder, `${target}-${success}`);
  const args = ['run', 'leads', file, '--out', out, '--target', target, '--success', success];
  const code = await main(
    args,
    () => undefined,
    (text) => (complaint += text),
  );
  if (code !== 0) return { code, complaint };
  const recipe = parseRecipe(await readFile(join(out, 'recipe.json'), 'utf8'));
  if (!recipe.ok) throw new Error(recipe.problem.code);
  return { code, mark: recipe.value.steps.find(({ step }) => step === 'target')?.params['success'] };
}

describe('--success', () => {
  it('takes the value as the file spells it, also where the column was read as yes and no', async () => {
    expect(await successIn('bought', 'Yes')).toEqual({ code: 0, mark: fingerprint('Yes') });
    expect(await successIn('bought', 'No')).toEqual({ code: 0, mark: fingerprint('No') });
  });

  it('takes a code', async () => {
    expect(await successIn('grade', '5')).toEqual({ code: 0, mark: fingerprint('5') });
  });

  it('says so when the value does not occur', async () => {
    const { code, complaint } = await successIn('bought', 'Perhaps');
    expect(code).toBe(2);
    expect(complaint).toContain('“Perhaps” does not occur in the column “bought”');
  });

  it('is asked for where no word gives it away, and yes and no stay in the words of the file', async () => {
    const said: string[] = [];
    const out = join(folder, 'unclear');
    expect(await main(['run', 'leads', file, '--out', out, '--target', 'grade'], (text) => said.push(text), () => undefined)).toBe(0); // prettier-ignore
    expect(said[0]).toContain('Say with --success which it is: 2 and 5.');
    expect(JSON.parse(await readFile(join(out, 'summary.json'), 'utf8'))).toMatchObject({
      warnings: ['target.unclear', 'target.enough.few'],
    });
    const [head = '', first = ''] = (await readFile(join(out, 'table.csv'), 'utf8')).split('\r\n');
    expect(first.split(',')[head.split(',').indexOf('bought')]).toMatch(/^(Yes|No)$/);
  });
});
