import { describe, expect, it } from 'vitest';
import { problem } from '../../src/core/problem';
import type { Recipe, RecipeStep } from '../../src/core/recipe';
import { cardsOf, keepingSame, secondsLeft, type CardInputs, type Running, type StageView } from '../../src/app/cards';
import { plan } from '../../src/engine/plan';
import type { StepOutcome } from '../../src/engine/types';
import { STEPS } from '../../src/steps/index';

const step = (id: keyof typeof STEPS, more: Partial<RecipeStep> = {}): RecipeStep => ({
  uid: `${id}-1`,
  step: id,
  version: STEPS[id].version,
  params: {},
  enabled: true,
  ...more,
});
const recipe = (...steps: readonly RecipeStep[]): Recipe => ({
  schema: 1,
  name: 'test',
  goal: 'segments',
  language: 'en',
  columns: [],
  split: { entity: null, holdout: 0, folds: 5 },
  seed: 1,
  steps,
});
const changes = { columns: [], leftOut: 0, added: [], regrouped: false };
const outcome = (uid: string, key: string): StepOutcome => ({
  ...{ uid, step: uid, key, rowsIn: 1, rowsOut: 1, schema: [] },
  ...{ changes, report: { leakQuestions: [] }, ms: 1 },
});
const running = (uid: string | null): Running => ({ job: 1, uid, share: 0.5, what: null, since: 0 });

const of = recipe(step('duplicates'), step('missing'), step('scale'), step('cluster'));
const planned = plan(of, 'f', STEPS);
const key = (uid: string): string => planned.find((one) => one.uid === uid)?.key ?? '';

const cards = (given: Partial<CardInputs> = {}): readonly StageView[] =>
  cardsOf({
    recipe: of,
    planned,
    metas: STEPS,
    results: new Map(),
    last: new Map(),
    failures: new Map(),
    running: null,
    ...given,
  });

function states(given: Partial<CardInputs> = {}): Record<string, string> {
  return Object.fromEntries(cards(given).flatMap(({ steps }) => steps.map(({ uid, state }) => [uid, state])));
}

describe('what state a card is in', () => {
  it('waits before anything has run', () => {
    expect(states()).toEqual({ 'duplicates-1': 'waiting', 'missing-1': 'waiting', 'scale-1': 'waiting', 'cluster-1': 'waiting' });
  });
  it('is fresh where the result has the key of now, and queued below the one at work', () => {
    const results = new Map([[key('duplicates-1'), outcome('duplicates-1', key('duplicates-1'))]]);
    expect(states({ results, running: running('missing-1') })).toEqual({
      'duplicates-1': 'fresh',
      'missing-1': 'running',
      'scale-1': 'queued',
      'cluster-1': 'queued',
    });
  });
  it('is stale when it ran under another key', () => {
    expect(states({ last: new Map([['scale-1', outcome('scale-1', 'old')]]) })['scale-1']).toBe('stale');
  });
  it('is failed under the key it failed under, and blocks what is below', () => {
    const failures = new Map([['missing-1', { key: key('missing-1'), problem: problem('no-rows') }]]);
    expect(states({ failures })).toEqual({
      'duplicates-1': 'waiting',
      'missing-1': 'failed',
      'scale-1': 'blocked',
      'cluster-1': 'blocked',
    });
  });
  it('forgets a failure once the card was changed', () => {
    const failures = new Map([['missing-1', { key: 'another', problem: problem('no-rows') }]]);
    expect(states({ failures })['missing-1']).toBe('waiting');
  });
  it('says which parameter is wrong without running', () => {
    const wrong = recipe(step('cluster', { params: { k: 1 } }));
    const [card] = cardsOf({
      recipe: wrong,
      planned: plan(wrong, 'f', STEPS),
      metas: STEPS,
      results: new Map(),
      last: new Map(),
      failures: new Map(),
      running: null,
    });
    expect([card?.state, card?.steps[0]?.problem?.code]).toEqual(['failed', 'param-wrong']);
  });
  it('leaves out what is switched off, and the cards below keep their results', () => {
    const off = recipe(step('duplicates', { enabled: false }), step('missing'));
    const without = plan(recipe(step('missing')), 'f', STEPS)[0]?.key ?? '';
    const results = new Map([[without, outcome('missing-1', without)]]);
    expect(states({ recipe: off, planned: plan(off, 'f', STEPS), results })).toEqual({ 'duplicates-1': 'off', 'missing-1': 'fresh' });
  });
  it('keeps a step it does not know as a card that says so', () => {
    const odd = recipe({ uid: 'x-1', step: 'x', version: 1, params: {}, enabled: true });
    const [card] = cardsOf({
      recipe: odd,
      planned: plan(odd, 'f', STEPS),
      metas: STEPS,
      results: new Map(),
      last: new Map(),
      failures: new Map(),
      running: null,
    });
    expect(card?.steps[0]?.problem?.code).toBe('recipe.unknown-step');
  });
});

describe('a column that may have been known too late', () => {
  const scored = recipe(step('missing'), step('target'), step('train'), step('evaluate'));
  const plans = plan(scored, 'f', STEPS);
  const shown = (answered: boolean) => {
    const all = plans.map(({ uid, key: at }) => [at, outcome(uid, at)] as const);
    const report = { leakQuestions: [{ column: 'duration', why: 'name', auc: 0.8, answered }] };
    const results = new Map(all.map(([at, one]) => [at, one.uid === 'target-1' ? { ...one, report } : one]));
    return cardsOf({ recipe: scored, planned: plans, metas: STEPS, results, last: new Map(), failures: new Map(), running: null });
  };

  it('keeps every figure below from being shown until it is answered', () => {
    const stages = shown(false);
    expect(stages.map(({ stage, state }) => [stage, state])).toEqual([
      ['clean', 'fresh'],
      ['target', 'fresh'],
      ['train', 'blocked'],
      ['evaluate', 'blocked'],
    ]);
    const [train] = stages[2]?.steps ?? [];
    expect([train?.outcome, train?.problem?.code, train?.problem?.args]).toEqual([undefined, 'target.answer-first', { questions: 1 }]);
    expect(shown(true).every(({ state }) => state === 'fresh')).toBe(true);
  });
});

describe('cards are stages', () => {
  it('in the order of the journey, a stage as bad as its worst step', () => {
    const results = new Map([[key('duplicates-1'), outcome('duplicates-1', key('duplicates-1'))]]);
    const stages = cardsOf({
      recipe: of,
      planned,
      metas: STEPS,
      results,
      last: new Map(),
      failures: new Map(),
      running: running('missing-1'),
    });
    expect(stages.map(({ stage, state }) => [stage, state])).toEqual([
      ['clean', 'running'],
      ['scale', 'queued'],
      ['cluster', 'queued'],
    ]);
  });
});

describe('time left', () => {
  it('follows from how far it came', () => {
    expect(secondsLeft({ ...running('a'), share: 0.25, since: 0 }, 2000)).toBe(6);
  });
  it('is not guessed at the start, nor after the end', () => {
    expect(secondsLeft({ ...running('a'), share: 0.25 }, 500)).toBeNull();
    expect(secondsLeft({ ...running('a'), share: 0.01 }, 5000)).toBeNull();
    expect(secondsLeft({ ...running('a'), share: 1 }, 5000)).toBeNull();
  });
});

describe('what is not drawn again', () => {
  it('keeps the views that say the same, and makes anew those that changed and their cards', () => {
    const before = cards();
    const after = keepingSame(cards({ running: running('scale-1') }), before);
    const kept = after.map((card, i) => card === before[i]);
    const states = after.flatMap(({ steps }) => steps.map(({ state }) => state));
    expect(keepingSame(cards(), before).every((card, i) => card === before[i])).toBe(true);
    expect(kept).toEqual(after.map(() => false));
    expect(states).toEqual(['queued', 'queued', 'running', 'queued']);
    const further = keepingSame(cards({ running: { ...running('scale-1'), share: 0.6 } }), after);
    expect(further.map((card, i) => card === after[i])).toEqual([true, false, true]);
  });
});
