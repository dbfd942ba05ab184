import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { answered, answerOf, waysToAnswer } from '../../src/cli/answers';
import { hash32 } from '../../src/core/hash';
import { recipeFor } from '../../src/steps/goals';
import type { LeakWhy } from '../../src/steps/target/meta';

const folder = mkdtempSync(join(tmpdir(), 'leadlight-answers-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (...name: string[]): string => join(folder, ...name);

const chance = (row: number, what: string): number => hash32(`${what} ${row}`) / 2 ** 32;
const leads = Array.from({ length: 400 }, (_, i) => {
  const won = chance(i, 'won') < 0.3;
  return `${10 + Math.floor(chance(i, 'size') * 90)},${(won ? 1.4 : 0.6) + chance(i, 'call')},${won ? 'yes' : 'no'}`;
});
writeFileSync(at('leads.csv'), ['size,call duration,converted', ...leads].join('\n'));

async function cli(...args: string[]) {
  const said: string[] = [];
  const code = await main(args, (text) => said.push(text), (text) => said.push(text)); // prettier-ignore
  return { code, said };
}
const run = (name: string, ...more: string[]) => cli('run', 'leads', at('leads.csv'), '--out', at(name), ...more);
const summary = (name: string) =>
  JSON.parse(readFileSync(at(name, 'summary.json'), 'utf8')) as { leakQuestions: string[]; models?: unknown[] };
const steps = (name: string) => (JSON.parse(readFileSync(at(name, 'reports.json'), 'utf8')) as { step: string }[]).map(({ step }) => step);

describe('what may have been known too late', () => {
  it('is asked before any figure, and nothing that would hold one is written', async () => {
    const { code, said } = await run('asked');
    expect(code).toBe(0);
    expect(said.join('\n')).toContain('--answer "call duration=leave-out"');
    expect(said[0]).toContain('call duration alone tells');
    expect(summary('asked')).toMatchObject({ leakQuestions: ['call duration'] });
    expect(summary('asked').models).toBeUndefined();
    expect(steps('asked').at(-1)).toBe('target');
    for (const file of ['table.csv', 'model.json', 'pipeline.sql', 'pipeline.py']) expect(existsSync(at('asked', file))).toBe(false);
  });

  it('is kept by an answer, and then there are figures', async () => {
    await run('kept', '--answer', 'call duration=known');
    expect(summary('kept')).toMatchObject({ leakQuestions: [] });
    expect(summary('kept').models?.length).toBeGreaterThan(1);
    expect(steps('kept').filter((step) => step === 'target')).toHaveLength(1);
  });

  it('is set aside by the other answer', () => {
    const recipe = recipeFor('leads', {
      name: 'f',
      columns: [{ name: 'a=b', kind: 'number', role: 'number' }],
      shape: { shape: 'customers' },
      outcomes: [],
    });
    expect(answered(recipe, [answerOf('a=b=leave-out')]).columns).toEqual([{ name: 'a=b', kind: 'number', role: 'ignore' }]);
  });

  it('the same person on both sides is kept together, or left as it is', () => {
    const columns = [{ name: 'email', kind: 'text', role: 'email' }] as const;
    const recipe = recipeFor('leads', { name: 'f', columns, shape: { shape: 'customers' }, outcomes: [] });
    expect(answered(recipe, [answerOf('email=together')])).toEqual({ ...recipe, split: { ...recipe.split, entity: 'email' } });
    const code = (why: LeakWhy) => waysToAnswer({ column: 'email', why, auc: 0.5, answered: false }).code;
    expect((['people', 'copies', 'alone'] as const).map(code)).toEqual(['cli.asked.people', 'cli.asked.copies', 'cli.asked.column']);
  });

  it('an answer that is none, and a column that is not there, are told', async () => {
    expect(await run('no', '--answer', 'call duration=maybe')).toMatchObject({ code: 2 });
    expect(await run('no', '--answer', 'age=known')).toMatchObject({ code: 2 });
    expect(await run('no', '--predict', 'rain')).toMatchObject({ code: 2 });
  });
});
