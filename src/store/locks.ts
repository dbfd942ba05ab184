/** The browser frees a lock when its tab or worker dies. Node and pages without https have none. */
const locks = (globalThis.navigator as Navigator | undefined)?.locks as LockManager | undefined;
const nameOf = (id: string): string => `leadlight.import.${id}`;

export function whileLocked<T>(id: string, work: () => Promise<T>): Promise<T> {
  return locks ? (locks.request(nameOf(id), work) as Promise<T>) : work();
}

export async function unlessLocked(id: string, work: () => Promise<void>): Promise<void> {
  await (locks ? locks.request(nameOf(id), { ifAvailable: true }, (lock) => (lock ? work() : undefined)) : work());
}

/** Data sets share the bytes of a file, so whoever adds or removes one waits for the others, in whatever tab. */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  return whileLocked('commit', work);
}

/** The right to write to a notebook, until it is released or the tab is gone. */
export interface Claim {
  release(): void;
}

/** @returns null when another tab writes to the notebook */
export function claimNotebook(id: string): Promise<Claim | null> {
  return claim(id, { ifAvailable: true });
}

/** Waits for as long as another tab has it. @returns null when the waiting was given up */
export function claimWhenFree(id: string, signal: AbortSignal): Promise<Claim | null> {
  return claim(id, { signal });
}

function claim(id: string, options: LockOptions): Promise<Claim | null> {
  if (!locks) return Promise.resolve({ release: () => undefined });
  return new Promise((resolve) => {
    const held = (lock: Lock | null): Promise<void> | undefined => {
      if (lock) return new Promise((release) => resolve({ release }));
      resolve(null);
      return undefined;
    };
    locks.request(`leadlight.notebook.${id}`, options, held).catch(() => resolve(null));
  });
}
