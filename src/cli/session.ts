import { inlinePool } from '../engine/inline-pool';
import { createSession } from '../engine/session';
import type { EngineSession, RunHooks } from '../engine/session-types';
import type { StepOutcome } from '../engine/types';
import { isLanguage } from '../i18n/language';
import { TASKS } from '../ml/tasks';
import type { Call } from './main';
import { teller } from './texts';

const BUDGET = 4e9;

/** The engine in this thread, and what its steps reported so far. */
export function session({ language }: Pick<Call, 'language'>): {
  readonly engine: EngineSession;
  readonly outcomes: StepOutcome[];
  readonly hooks: RunHooks;
} {
  const outcomes: StepOutcome[] = [];
  const engine = createSession({
    pool: inlinePool(TASKS),
    teller: (wanted) => teller(isLanguage(wanted) ? wanted : isLanguage(language) ? language : 'en'),
    clock: () => performance.now(),
    budget: BUDGET,
  });
  const hooks: RunHooks = {
    emit: (event) => {
      if (event.type !== 'done') return;
      const { outcome } = event;
      const at = outcomes.findIndex(({ uid }) => uid === outcome.uid);
      outcomes.splice(at < 0 ? outcomes.length : at, 1, outcome);
    },
    signal: new AbortController().signal,
    checkpoint: async () => undefined,
  };
  return { engine, outcomes, hooks };
}
