import { beforeAll, describe, expect, it } from 'vitest';
import type { Recipe } from '../../src/core/recipe';
import { inlinePool } from '../../src/engine/inline-pool';
import { pageOfRaw } from '../../src/engine/page';
import { plan } from '../../src/engine/plan';
import { createSession } from '../../src/engine/session';
import type { SessionDataset } from '../../src/engine/session-types';
import { columnsOf } from '../../src/engine/source';
import type { StepOutcome } from '../../src/engine/types';
import { TASKS } from '../../src/ml/tasks';
import { STEPS } from '../../src/steps';
import { recipeFor } from '../../src/steps/goals';
import { readText } from '../data/reading';

const TEXT = `id;name;email;spend;city
${Array.from({ length: 60 }, (_, i) => `k${i};Person ${i};p${i}@example.no;${i % 4 === 1 ? '' : `${100 + ((i * 37) % 50)},5`};${i % 2 ? 'Oslo' : 'Bergen'}`).join('\n')}
k3;Person 3;p3@example.no;111,5;Oslo
`;
const hooks = (outcomes: StepOutcome[]) => ({
  emit: (event: { type: string; outcome?: StepOutcome }) => void (event.type === 'done' && event.outcome && outcomes.push(event.outcome)),
  signal: new AbortController().signal,
  checkpoint: async () => undefined,
});
/** So little room that results are soon forgotten, and plenty. */
const session = (budget: number) =>
  createSession({
    pool: inlinePool(TASKS),
    teller:
      async () =>
      ({ code }) =>
        code,
    clock: () => 0,
    budget,
  });

let dataset: SessionDataset;
let recipe: Recipe;
beforeAll(async () => {
  const reading = await readText(TEXT);
  dataset = { id: 'd', reading };
  const whole = recipeFor('segments', { name: 'd.csv', columns: columnsOf(reading), shape: reading.shape, outcomes: [] });
  recipe = { ...whole, steps: whole.steps.filter(({ step }) => STEPS[step as keyof typeof STEPS].stage === 'clean') };
});

describe.each([
  ['kept', 1e9],
  ['forgotten', 1],
])('results that are %s', (_how, budget) => {
  it('tell what each step changed, and list it', async () => {
    const engine = session(budget);
    const outcomes: StepOutcome[] = [];
    expect((await engine.run(dataset, recipe, hooks(outcomes))).ok).toBe(true);
    const changes = (step: string) => outcomes.find((one) => one.step === step)?.changes;
    expect(changes('quality')).toEqual({ columns: [], leftOut: 0, added: [], regrouped: false });
    expect(changes('duplicates')).toMatchObject({ columns: [], leftOut: 1 });
    expect(changes('missing')?.columns).toEqual([{ column: 'spend', cells: 15 }]);
    const listed = await engine.changes(dataset, recipe, { after: 'missing-1', since: 'step', offset: 14, count: 5 });
    expect(listed).toMatchObject({ ok: true, value: { total: 15, cells: [{ rowId: 57, column: 'spend', before: { cell: null } }] } });
    const all = await engine.changes(dataset, recipe, { after: 'spotcheck-1', since: 'file', offset: 0, count: 1 });
    expect(all).toMatchObject({ ok: true, value: { total: 15 } });
    const gone = await engine.page(dataset, recipe, { of: { leftOutBy: 'duplicates-1' }, offset: 0, count: 10 });
    expect(gone).toMatchObject({ ok: true, value: { total: 1, rowIds: [60] } });
  });
});

describe('rows by their ids', () => {
  it('are shown in the order asked for, from a step and from the file', async () => {
    const engine = session(1e9);
    await engine.run(dataset, recipe, hooks([]));
    const rowIds = [9, 3, 60, 999];
    const after = await engine.page(dataset, recipe, { of: { after: 'duplicates-1' }, rowIds, offset: 0, count: 10 });
    expect(after).toMatchObject({ ok: true, value: { total: 2, rowIds: [9, 3] } });
    const raw = pageOfRaw(dataset.reading.raw, [], { rowIds, offset: 1, count: 1 });
    expect(raw).toMatchObject({ total: 3, rowIds: [3], cells: [['k3', 'Person 3', 'p3@example.no', '111,5', 'Oslo']] });
  });
});

describe('a step that only looks', () => {
  const keys = (of: Recipe): readonly string[] => plan(of, 'f', STEPS).map(({ key }) => key);
  const edited = (step: string, params: Recipe['steps'][number]['params']): Recipe => ({
    ...recipe,
    steps: recipe.steps.map((one) => (one.step === step ? { ...one, params: { ...one.params, ...params } } : one)),
  });

  it('is worked out again by itself when it is edited, and nothing below it', () => {
    const before = keys(recipe);
    const after = keys(edited('quality', { mandatory: ['name'] }));
    expect(after.filter((key, i) => key !== before[i])).toHaveLength(1);
    expect(new Set(before).size).toBe(before.length);
  });

  it('is worked out again when something above it is', () => {
    const before = keys(recipe);
    const after = keys(edited('missing', { flags: false }));
    expect(after.at(-1)).not.toBe(before.at(-1));
  });
});
