import path from 'node:path';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });

/** Rules that a file of this text would break at this place. */
async function rulesBroken(filePath: string, text: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: path.join(root, filePath) });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

it('forbids chance and clocks where results must repeat, and nowhere else', async () => {
  const text = 'export const x = Math.random() + Date.now();\n';
  for (const folder of ['core', 'program', 'ml', 'steps/scale']) {
    expect(await rulesBroken(`src/${folder}/x.ts`, text)).toEqual(['no-restricted-properties', 'no-restricted-properties']);
  }
  expect(await rulesBroken('src/app/x.ts', text)).toEqual([]);
});

it('lets a heavy package in at its home alone', async () => {
  const text = (name: string): string => `import '${name}';\n`;
  const homes = [
    ['comlink', 'src/engine/x.ts'],
    ['comlink', 'workers/x.ts'],
    ['idb', 'src/store/x.ts'],
    ['@tensorflow/tfjs-core', 'src/ml/tf.ts'],
    ['danfojs', 'src/data/danfo.ts'],
    ['vega', 'src/ui/charts/x.ts'],
  ] as const;
  for (const [name, file] of homes) {
    expect(await rulesBroken(file, text(name)), file).toEqual([]);
    expect(await rulesBroken('src/app/x.ts', text(name)), name).toEqual(['@typescript-eslint/no-restricted-imports']);
  }
  expect(await rulesBroken('src/engine/x.ts', text('idb'))).toEqual(['@typescript-eslint/no-restricted-imports']);
});

it('forbids raw HTML, code from strings, any, and files above 400 lines', async () => {
  expect(await rulesBroken('src/ui/X.svelte', '<script lang="ts">\n  const x: string = "1";\n</script>\n\n{@html x}\n')).toContain(
    'svelte/no-at-html-tags',
  );
  expect(await rulesBroken('src/app/x.ts', "export const x = eval('1') as unknown;\n")).toContain('no-eval');
  expect(await rulesBroken('src/app/x.ts', "export const x = new Function('1');\n")).toContain('no-new-func');
  expect(await rulesBroken('src/app/x.ts', 'export const x: any = 1;\n')).toEqual(['@typescript-eslint/no-explicit-any']);
  expect(await rulesBroken('src/app/x.ts', 'export {};\n'.repeat(401))).toContain('max-lines');
});
