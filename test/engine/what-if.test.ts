import { beforeAll, describe, expect, it } from 'vitest';
import { stop } from '../../src/core/problem';
import type { Recipe } from '../../src/core/recipe';
import { random } from '../../src/core/rng';
import type { Cell } from '../../src/core/table';
import { inlinePool } from '../../src/engine/inline-pool';
import { createSession } from '../../src/engine/session';
import type { EngineSession, SessionDataset } from '../../src/engine/session-types';
import { columnsOf, sourceOf } from '../../src/engine/source';
import type { WhatIf } from '../../src/engine/types';
import { TASKS } from '../../src/ml/tasks';
import { rowsInABit } from '../../src/steps/explain/in-bits';
import { recipeFor } from '../../src/steps/goals';
import type { TrainLearnt } from '../../src/steps/train/learnt';
import { readText } from '../data/reading';

/** Held out. */
const GIANT = 12;

/** Fairs, many visits and large firms buy; staff goes with offices. */
function leads(): string {
  const chance = random('what if');
  const rows = Array.from({ length: 300 }, (_, i) => {
    const visits = chance.below(12);
    const drawn = 10 + chance.below(200);
    const staff = i === GIANT ? 900 : drawn;
    const source = ['fair', 'web', 'mail'][chance.below(3)] as string;
    const score = 0.5 * (visits - 6) + 0.01 * (staff - 100) + (source === 'fair' ? 1 : -0.5);
    const won = chance.next() < 1 / (1 + Math.exp(-score));
    return `L${1000 + i};${visits};${i % 25 === 3 ? '' : staff};${Math.round(staff / 10)};${source};${won ? 'yes' : 'no'}`;
  });
  return `lead;visits;staff;offices;source;won\n${rows.join('\n')}\n`;
}

let engine: EngineSession;
let dataset: SessionDataset;
let recipe: Recipe;
const KEPT: ReadonlySet<string> = new Set(['missing', 'categories', 'target', 'train']);
const quiet = { emit: () => undefined, signal: new AbortController().signal, checkpoint: async () => undefined };

beforeAll(async () => {
  const reading = await readText(leads());
  dataset = { id: 'd', reading };
  const facts = { name: 'leads.csv', columns: columnsOf(reading), shape: reading.shape, outcomes: reading.outcomes };
  const whole = recipeFor('leads', facts, { target: 'won' });
  const steps = whole.steps
    .filter(({ step }) => KEPT.has(step))
    .map((one) => (one.step === 'train' ? { ...one, params: { ...one.params, model: 'logistic' } } : one));
  recipe = { ...whole, steps };
  engine = createSession({
    pool: inlinePool(TASKS),
    teller:
      async () =>
      ({ code }) =>
        code,
    clock: () => 0,
    budget: 1e9,
  });
  expect(await engine.run(dataset, recipe, quiet)).toMatchObject({ ok: true });
}, 60_000);

async function ask(rowId: number, ...changes: readonly (readonly [string, Cell])[]): Promise<WhatIf> {
  const request = { rowId, changes: changes.map(([column, value]) => ({ column, value })) };
  const answer = await engine.whatIf(dataset, recipe, request, quiet.checkpoint);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

describe('what if', () => {
  it('nothing changed is the row as the list has it', async () => {
    const { before, after, outside, unlike } = await ask(7);
    const reasons = await engine.reasons(dataset, recipe, [7]);
    expect(after).toEqual(before);
    expect([outside, unlike]).toEqual([[], false]);
    const [own] = reasons.ok ? reasons.value : [];
    expect(before.score).toBeCloseTo(own?.score ?? NaN, 9);
    expect(before.parts.map(({ column, value, usual }) => [column, value, usual])).toEqual(
      own?.parts.map(({ column, value, usual }) => [column, value, usual]),
    );
  });

  it('other values give the chance of a row that has them, through every step', async () => {
    const { after } = await ask(7, ['visits', 11], ['source', 'fair'], ['staff', null]);
    expect(after.parts.find(({ column }) => column === 'staff')?.value).toBeNull();
    expect(after.parts.reduce((sum, { effect }) => sum + effect, after.base)).toBeCloseTo(after.score, 9);
    const fewer = await ask(7, ['visits', 0], ['source', 'fair'], ['staff', null]);
    expect(after.chance).toBeGreaterThan((fewer.after.chance ?? 1) + 0.3);
    // the whole row of another is that other's chance
    const other = await ask(8);
    const cells = other.fields.map(({ column, value }) => [column, value] as const);
    expect((await ask(7, ...cells)).after.score).toBeCloseTo(other.before.score, 9);
  });

  it('offers what can be changed, with what the file holds', async () => {
    const { fields } = await ask(7);
    const of = (name: string) => fields.find(({ column }) => column === name);
    expect(of('visits')).toMatchObject({ kind: 'number', low: 0, high: 11 });
    expect(of('source')?.levels.toSorted()).toEqual(['fair', 'mail', 'web']);
    // what only a row held out has is outside the data that taught
    const { folds, table } = sourceOf(dataset.reading, recipe);
    expect(folds.fold[table.rowIds[GIANT] as number]).toBe(-1);
    expect(of('staff')?.high).toBeLessThan(210);
  });

  it('says where a value, or the values together, leave the data', async () => {
    expect(await ask(7, ['visits', 300])).toMatchObject({ outside: ['visits'], unlike: true });
    expect(await ask(7, ['source', 'billboard'])).toMatchObject({ outside: ['source'] });
    expect(await ask(7, ['staff', 205], ['offices', 1])).toMatchObject({ outside: [], unlike: true });
  });

  it('what was made of two columns follows when either is changed, though neither has a say of its own', async () => {
    const columns = recipe.columns.map((one) =>
      one.name === 'staff' || one.name === 'offices' ? { ...one, role: 'ignore' as const } : one,
    );
    const [first, ...rest] = recipe.steps;
    const ratios = { uid: 'ratios-1', step: 'ratios', version: 1, params: { of: ['staff'], per: 'offices' }, enabled: true };
    const own: Recipe = { ...recipe, columns, steps: [...(first ? [first] : []), ratios, ...rest] };
    expect(await engine.run(dataset, own, quiet)).toMatchObject({ ok: true });
    const answer = await engine.whatIf(dataset, own, { rowId: 7, changes: [{ column: 'staff', value: 1000 }] }, quiet.checkpoint);
    if (!answer.ok) throw new Error(answer.problem.code);
    const { fields, before, after, outside } = answer.value;
    expect(fields.map(({ column }) => column)).toEqual(expect.arrayContaining(['staff', 'offices']));
    const ratio = (of: WhatIf['before']) => of.parts.find(({ column }) => column === 'staff / offices');
    const offices = fields.find(({ column }) => column === 'offices')?.value as number;
    expect(ratio(after)?.value).toBeCloseTo(1000 / offices, 9);
    expect(ratio(after)?.effect).not.toBe(ratio(before)?.effect);
    expect(outside).toEqual(['staff']);
  });

  it('has no answer for a row that is not there', async () => {
    expect(await engine.whatIf(dataset, recipe, { rowId: 9999, changes: [] }, quiet.checkpoint)).toMatchObject({
      ok: false,
      problem: { code: 'engine.no-reasons' },
    });
  });

  it('stops where it is when nobody waits for the answer any more', async () => {
    let paused = 0;
    const tired = async (): Promise<void> => {
      if (++paused > 1) stop('cancelled');
    };
    expect(await engine.whatIf(dataset, recipe, { rowId: 7, changes: [] }, tired)).toMatchObject({
      ok: false,
      problem: { code: 'cancelled' },
    });
    expect(paused).toBe(2);
  });
});

describe('reasons of many rows', () => {
  it('are taken apart a few at a time, the fewer the more leaves there are', () => {
    const grown = { ensemble: { trees: [{ feature: new Int32Array(199_999) }] } } as unknown as TrainLearnt;
    expect([rowsInABit({ ensemble: null }), rowsInABit(grown)]).toEqual([2000, 3]);
  });
});
