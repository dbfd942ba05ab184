import { expect, it } from 'vitest';
import { ok } from '../../src/core/problem';
import type { EnginePort } from '../../src/app/ports';
import { keptState } from '../../src/app/kept-state';
import { Notebook, type KeptState } from '../../src/app/notebook.svelte';
import type { ReadOverrides } from '../../src/data/reading';
import { dataset, fakeEngine } from './fake-engine';

const read: ReadOverrides[] = [];
/** It reads what it is told, and says so by the name. */
const engine: EnginePort = {
  ...fakeEngine(),
  correct: (_job, _id, overrides) => {
    read.push(overrides);
    return Promise.resolve(ok({ ...dataset, name: JSON.stringify(overrides) }));
  },
};
const FRESH: KeptState = { id: 'n', created: 0, recipe: null, overrides: {}, undo: { past: [], future: [] } };
const asText: ReadOverrides = { columns: [{ name: 'spend', kind: 'text' }] };
const semicolon: ReadOverrides = { ...asText, dialect: { delimiter: ';' } };

it('takes back corrections of the reading one by one, before a goal is chosen', async () => {
  const notebook = new Notebook(dataset, engine, FRESH);
  await notebook.correct(asText);
  await notebook.correct(semicolon);
  await notebook.undo();
  expect([notebook.overrides, notebook.dataset.name, notebook.canRedo]).toEqual([asText, JSON.stringify(asText), true]);
  await notebook.undo();
  expect([notebook.overrides, notebook.canUndo]).toEqual([{}, false]);
  await notebook.redo();
  await notebook.redo();
  expect([notebook.overrides, notebook.canRedo]).toEqual([semicolon, false]);
  notebook.close();
});

it('takes a correction back with the recipe of then, and one from before the goal without it', async () => {
  const notebook = new Notebook(dataset, engine, FRESH);
  await notebook.correct(asText);
  notebook.chooseGoal('segments');
  const steps = notebook.recipe?.steps.length ?? 0;
  notebook.edit({ type: 'rename', name: 'Spring' });
  const edited = notebook.recipe;
  await notebook.correct(semicolon);
  await notebook.undo();
  expect([notebook.overrides, notebook.recipe]).toEqual([asText, edited]);
  await notebook.undo();
  await notebook.undo();
  expect([notebook.overrides, notebook.recipe?.steps.length, notebook.recipe?.name === 'Spring']).toEqual([{}, steps, false]);
  notebook.close();
});

it('is kept with the notebook; of one kept before, the reading stays', async () => {
  const notebook = new Notebook(dataset, engine, FRESH);
  notebook.chooseGoal('segments');
  await notebook.correct(asText);
  const kept = JSON.parse(JSON.stringify(notebook.kept(1))) as ReturnType<Notebook['kept']>;
  const again = new Notebook(dataset, engine, keptState(kept, notebook.recipe));
  await again.undo();
  expect(again.overrides).toEqual({});
  const older = { ...kept, undo: { past: [notebook.recipe], future: ['broken'] } };
  const before = read.length;
  const old = new Notebook(dataset, engine, keptState(older, notebook.recipe));
  await old.undo();
  expect([old.overrides, old.recipe, read.length]).toEqual([asText, notebook.recipe, before]);
  for (const one of [notebook, again, old]) one.close();
});
