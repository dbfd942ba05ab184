import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../src/core/recipe';
import { recipeFromHash, recipeLink } from '../../src/app/link';
import { safeName } from '../../src/app/save-file';

const recipe: Recipe = {
  schema: 1,
  name: 'Søndag 🪟',
  goal: 'leads',
  language: 'en',
  columns: [{ name: '__proto__', kind: 'category', role: 'outcome' }],
  split: { entity: null, holdout: 0.2, folds: 5 },
  seed: 1,
  steps: [{ uid: 'missing-1', step: 'missing', version: 1, params: { plan: [['beløp', 'median']] }, enabled: true }],
};

describe('a recipe as a link', () => {
  it('comes back as it was', async () => {
    const link = await recipeLink(recipe, 'https://example.org/leadlight/#recipe=old');
    expect(link).toMatch(/^https:\/\/example\.org\/leadlight\/#recipe=[\w-]+$/);
    expect(await recipeFromHash(new URL(link).hash)).toEqual({ ok: true, value: recipe });
  });
  it('leaves out what was answered about the rows of one file', async () => {
    const step = { uid: 'duplicates-1', step: 'duplicates', version: 2, enabled: true } as const;
    const answered = { survivor: 'newest', answers: [['', '0123456789-9876543210', 'same']] };
    const link = await recipeLink({ ...recipe, steps: [{ ...step, params: answered }] }, 'https://example.org/');
    const back = await recipeFromHash(new URL(link).hash);
    expect(back).toMatchObject({ ok: true, value: { steps: [{ ...step, params: { survivor: 'newest' } }] } });
    expect(JSON.stringify(back)).not.toContain('0123456789');
  });
  it('leaves out what was said and decided about groups of these people', async () => {
    const sketch = { people: '0a1b2c3d', share: 0.4, centre: [['spend', 1.5]] as const };
    const marks = (does: string) => [{ does, of: [sketch], texts: [['note', 'Acme and friends']], letter: '' }] as unknown as string[];
    const steps = [
      { uid: 'regroup-1', step: 'regroup', version: 1, enabled: true, params: { acts: marks('merge') } },
      { uid: 'profile-1', step: 'profile', version: 2, enabled: true, params: { told: marks('tell') } },
    ];
    const back = await recipeFromHash(new URL(await recipeLink({ ...recipe, steps }, 'https://example.org/')).hash);
    expect(back?.ok && back.value.steps.map(({ params }) => params)).toEqual([{}, {}]);
    expect(JSON.stringify(back)).not.toMatch(/Acme|0a1b2c3d/);
  });
  it('leaves out a formula that quotes a cell, and keywords, but no other formula', async () => {
    const step = (uid: string, params: Recipe['steps'][number]['params']) => ({
      uid,
      step: uid.split('-')[0] ?? '',
      version: 1,
      enabled: true,
      params,
    });
    const steps = [
      step('formula-1', { formula: 'spend / visits', name: 'Per visit' }),
      step('formula-2', { formula: 'if(plan = "Acme"; 1; 0)', name: 'Acme' }),
      step('words-1', { keywords: 'Acme', length: false }),
    ];
    const back = await recipeFromHash(new URL(await recipeLink({ ...recipe, steps }, 'https://example.org/')).hash);
    expect(back?.ok && back.value.steps.map(({ params }) => params)).toEqual([
      { formula: 'spend / visits', name: 'Per visit' },
      { name: 'Acme' },
      { length: false },
    ]);
  });
  it('says how numbers are written, but not what odd texts mean', async () => {
    const number = { type: 'number', decimal: ',', group: '.', percent: false, currency: 'kr' } as const;
    const format = { ...number, marks: [['0123456789ab', 2]] } as const;
    const layout = { sheet: 'Kunder', skip: 2 };
    const corrected: Recipe = { ...recipe, layout, columns: [{ name: 'beløp', kind: 'number', role: 'money', format }] };
    const back = await recipeFromHash(new URL(await recipeLink(corrected, 'https://example.org/')).hash);
    expect(back?.ok && back.value).toEqual({ ...corrected, columns: [{ name: 'beløp', kind: 'number', role: 'money', format: number }] });
  });
  it('is nothing when the address has none', async () => {
    expect(await recipeFromHash('')).toBeNull();
    expect(await recipeFromHash('#card-data')).toBeNull();
  });
  it.each(['#recipe=', '#recipe=%%%', '#recipe=AAAA', '#recipe=eyJ9'])('says so when it is broken: %s', async (hash) => {
    const read = await recipeFromHash(hash);
    expect(read).toMatchObject({ ok: false, problem: { code: 'recipe.unreadable' } });
  });
  it('stops unpacking what is far too large for a recipe', async () => {
    const link = await recipeLink({ ...recipe, name: 'x'.repeat(3_000_000) }, 'https://example.org/');
    expect(await recipeFromHash(new URL(link).hash)).toMatchObject({ ok: false });
  });
});

describe('names of saved files', () => {
  it('are taken by every file system', () => {
    expect(safeName('a/b:c*?.csv')).toBe('a-b-c--.csv');
    expect(safeName('..')).toBe('leadlight');
    expect(safeName('kunder\u0000.csv')).toBe('kunder-.csv');
  });
});
