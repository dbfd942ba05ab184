import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { hash32 } from '../../src/core/hash';
import { parseRecipe } from '../../src/steps/read-recipe';

const folder = mkdtempSync(join(tmpdir(), 'leadlight-events-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const write = (name: string, lines: readonly string[]): string => {
  writeFileSync(at(name), lines.join('\n'));
  return at(name);
};

async function cli(...args: string[]): Promise<readonly string[]> {
  const said: string[] = [];
  const code = await main(args, (text) => said.push(text), (text) => said.push(text)); // prettier-ignore
  if (code !== 0) throw new Error(said.join('\n'));
  return said;
}

const PEOPLE = 600;
const chance = (person: number, what: string): number => hash32(`${what} ${person}`) / 2 ** 32;
const stays = (person: number): boolean => chance(person, 'stays') < 0.6;
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

const ids = Array.from({ length: PEOPLE }, (_, i) => `C${1000 + i}`);
const customers = ['customer_id,size,churned', ...ids.map((id, i) => `${id},${10 + Math.floor(chance(i, 'size') * 90)},${stays(i) ? 'no' : 'yes'}`)]; // prettier-ignore

/** Everyone came often in spring; who stays came again in the last weeks before `until`. */
function visits(until: number): readonly string[] {
  const rows = ids.flatMap((id, i) => {
    const early = Array.from({ length: 2 + Math.floor(chance(i, 'often') * 20) }, (_, n) => Math.floor(chance(i, `early ${n}`) * 90));
    const late = Math.floor(chance(i, 'late') * 4) + (stays(i) ? 2 : 0) - (chance(i, 'noise') < 0.15 ? 2 : 0);
    const recent = Array.from({ length: Math.max(0, late) }, (_, n) => until - 1 - Math.floor(chance(i, `recent ${n}`) * 14));
    return [...early, ...recent].map((when) => `${id},${day(when)},page`);
  });
  return ['customer_id,visited,what', ...rows, `${ids[0]},${day(until)},page`];
}

describe('customers with an outcome and a file of their visits', async () => {
  const people = write('customers.csv', customers);
  const web = write('visits.csv', visits(180));
  await cli('run', 'churn', people, web, '--target', 'churned', '--success', 'yes', '--out', at('plain'));
  const recipe = parseRecipe(readFileSync(at('plain/recipe.json'), 'utf8'));
  if (!recipe.ok) throw new Error(recipe.problem.code);
  const steps = recipe.value.steps.map((step) => (step.step === 'join' ? { ...step, params: { ...step.params, fading: true } } : step));
  const fading = write('fading.json', [JSON.stringify({ ...recipe.value, steps })]);
  await cli('run', fading, people, web, '--out', at('fading'));
  const report = (JSON.parse(readFileSync(at('fading/reports.json'), 'utf8')) as { step: string; report: Record<string, unknown> }[]).find(
    ({ step }) => step === 'join',
  );

  it('are scored end to end, recent visits weighed by what tells the outcome, and compared with none', () => {
    const fade = report?.report['fade'] as { days: number; why: string; fit: { decayed: number; plain: number } };
    expect(fade.why).toBe('fitted');
    expect(fade.fit.decayed).toBeGreaterThan(fade.fit.plain + 0.05);
    const summary = JSON.parse(readFileSync(at('fading/summary.json'), 'utf8')) as { models: { auc: { mean: number } }[] };
    expect(Math.max(...summary.models.map(({ auc }) => auc.mean))).toBeGreaterThan(0.75);
  });

  it('are scored a month later from both files, counted to the last visit of then', async () => {
    const later = write('visits-later.csv', visits(210));
    const said = await cli('score', at('fading/model.json'), people, later, '--out', at('scored'));
    expect(said[0]).toBe('Days are counted to 31 Jul 2026, because the new file ends later; in the model’s own file it was 1 Jul 2026.');
    // a chance, or where chances did not hold good the place as a share of all
    const likely = (path: string): Map<string, number> => {
      const [head = '', ...lines] = readFileSync(at(path), 'utf8').replace(/^\ufeff/, '').trim().split(/\r?\n/); // prettier-ignore
      const names = head.split(',');
      const [who, what] = [names.indexOf('customer_id'), names.findIndex((name) => /^(chance|place)/i.test(name))];
      const all = /^place/i.test(names[what] ?? '') ? PEOPLE : 1;
      return new Map(lines.map((line) => [line.split(',')[who] ?? '', Number(line.split(',')[what]) / all]));
    };
    const [then, now] = [likely('fading/table.csv'), likely('scored/table.csv')];
    // Whoever came in the last two weeks of June or of July is as likely to stay.
    const apart = [...now].map(([id, value]) => Math.abs(value - (then.get(id) ?? NaN))).sort((a, b) => a - b);
    expect(now.size).toBe(PEOPLE);
    expect(apart[Math.floor(PEOPLE / 2)]).toBeLessThan(0.1);
  });
});
