import type { Result } from '../core/problem';
import type { Notebook } from './notebooks';

/** A change is saved this long after it at the latest. */
const delayMs = 400;

export interface Autosave {
  /** The notebook has changed; only its latest state is written. */
  changed(notebook: Notebook): void;
  /** Writes what is waiting now. */
  flush(): Promise<void>;
  /** Flushes and stops listening. */
  stop(): Promise<void>;
}

/** Saves as the person works, and at once when the page is hidden or left. Writes follow one another, so that an older state never wins. */
export function autosave(
  save: (notebook: Notebook) => Promise<Result<void>>,
  told: (saved: Result<void>, notebook: Notebook) => void,
): Autosave {
  let waiting: Notebook | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting) {
      const notebook = waiting;
      waiting = undefined;
      writing = writing.then(() => save(notebook)).then((saved) => told(saved, notebook));
    }
    return writing;
  };
  const left = (): void => void flush();
  const hidden = (): void => void (document.visibilityState === 'hidden' && flush());
  globalThis.addEventListener('pagehide', left);
  globalThis.addEventListener('visibilitychange', hidden);
  return {
    changed(notebook) {
      waiting = notebook;
      timer ??= setTimeout(left, delayMs);
    },
    flush,
    stop() {
      globalThis.removeEventListener('pagehide', left);
      globalThis.removeEventListener('visibilitychange', hidden);
      return flush();
    },
  };
}
