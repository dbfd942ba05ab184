import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ok, type Result } from '../../src/core/problem';
import { autosave } from '../../src/store/autosave';
import type { Notebook } from '../../src/store/notebooks';
import { notebook } from './drafts';

let page: EventTarget;
let saved: string[];
const save = (state: Notebook): Promise<Result<void>> => {
  saved.push(state.name);
  return Promise.resolve(ok(undefined));
};
const named = (name: string): Notebook => notebook('n1', { name });

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  saved = [];
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('document', { visibilityState: 'hidden' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('writes the latest state within half a second, however often it changes', async () => {
  const saving = autosave(save, () => undefined);
  for (let i = 0; i < 10; i++) {
    saving.changed(named(`state ${i}`));
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(saved).toEqual(['state 7']);
  await vi.advanceTimersByTimeAsync(500);
  expect(saved).toEqual(['state 7', 'state 9']);
});

it.each(['pagehide', 'visibilitychange'])('writes at once on %s', async (event) => {
  const saving = autosave(save, () => undefined);
  saving.changed(named('last words'));
  page.dispatchEvent(new Event(event));
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual(['last words']);
});

it('never lets an older state overtake a newer one, and tells how each went', async () => {
  const told: boolean[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const saving = autosave(
    async (state) => {
      if (state.name === 'slow') await held;
      return save(state);
    },
    (result) => told.push(result.ok),
  );
  saving.changed(named('slow'));
  void saving.flush();
  saving.changed(named('quick'));
  const done = saving.stop();
  release();
  await done;
  expect([saved, told]).toEqual([
    ['slow', 'quick'],
    [true, true],
  ]);
});
