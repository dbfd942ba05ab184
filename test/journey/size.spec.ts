import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { builtSite } from './serve';

const BUDGET_KB = 150;

/** The page's entry and everything it imports before it can draw. */
function firstScripts(): readonly string[] {
  const html = fs.readFileSync(path.join(builtSite, 'index.html'), 'utf8');
  const found = new Set([...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? ''));
  for (const file of found) {
    const code = fs.readFileSync(path.join(builtSite, file), 'utf8');
    for (const match of code.matchAll(/(?:^|[;}\s])(?:import|export)(?:[\w$*{},\s]+from)?\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      found.add(`assets/${match[1]}`);
    }
  }
  return [...found];
}

test(`the first screen needs at most ${BUDGET_KB} KB of script`, () => {
  const scripts = firstScripts();
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(fs.readFileSync(path.join(builtSite, file))).length, 0);
  expect(bytes / 1024).toBeLessThan(BUDGET_KB);
});

test('the page holds no inline script or style and asks no other origin', () => {
  const html = fs.readFileSync(path.join(builtSite, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|https?:\/\//);
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
});

test('the licences of what ships come along', () => {
  const text = fs.readFileSync(path.join(builtSite, 'licenses.txt'), 'utf8');
  for (const name of ['svelte ', '@tensorflow/tfjs-core ', 'danfojs ', 'vega ', 'comlink ']) expect(text).toContain(`\n${name}`);
});
