import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** What belongs to the project: everything that is kept, or would be, by git; without git, the folders that hold it. */
function files(): readonly string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return listed.split('\n').filter((file) => file !== '' && fs.existsSync(path.join(root, file)));
  } catch {
    return ['src', 'workers', 'test', 'public'].flatMap((folder) =>
      fs.readdirSync(path.join(root, folder), { recursive: true }).map((file) => `${folder}/${String(file).split(path.sep).join('/')}`),
    );
  }
}

it('keeps the top level to what a newcomer expects', () => {
  const top = new Set(files().map((file) => file.split('/')[0]));
  const expected = [
    ...['.ci', '.gitignore', '.npmrc', '.prettierignore', '.prettierrc.json', 'eslint.config.js', 'tsconfig.json', 'vite.config.ts'],
    ...['LICENSE', 'README.md', 'index.html', 'package-lock.json', 'package.json', 'public', 'src', 'test', 'workers'],
  ];
  expect([...top].filter((name) => name !== undefined && !expected.includes(name))).toEqual([]);
});

it('keeps every source file within 400 lines', () => {
  const long = files()
    .filter((file) => /\.(ts|svelte|js|mjs|cjs|css)$/.test(file) && fs.statSync(path.join(root, file)).isFile())
    .filter((file) => fs.readFileSync(path.join(root, file), 'utf8').split('\n').length > 401);
  expect(long).toEqual([]);
});

it('names nobody’s folders and leaves no note to itself', () => {
  const marks = new RegExp(['/ho' + 'me/', '/Us' + 'ers/', 'TO' + 'DO', 'FIX' + 'ME'].join('|'));
  const marked = files()
    .filter((file) => /\.(ts|svelte|js|mjs|cjs|css|md|html|py)$/.test(file) && fs.statSync(path.join(root, file)).isFile())
    .filter((file) => marks.test(fs.readFileSync(path.join(root, file), 'utf8')));
  expect(marked).toEqual([]);
});

it('answers every script of package.json with a file that is there', () => {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const named = Object.values(scripts).flatMap((script) => script.match(/\b(test|src)\/[\w/.-]+\.(mjs|ts|cjs)\b/g) ?? []);
  expect(named.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
});
