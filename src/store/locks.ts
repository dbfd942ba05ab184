/** The browser frees a lock when its tab or worker dies. Node and pages without https have none. */
const locks = (globalThis.navigator as Navigator | undefined)?.locks as LockManager | undefined;
const nameOf = (id: string): string => `leadlight.import.${id}`;

export function whileLocked(id: string, work: () => Promise<void>): Promise<void> {
  return locks ? locks.request(nameOf(id), work) : work();
}

export async function unlessLocked(id: string, work: () => Promise<void>): Promise<void> {
  await (locks ? locks.request(nameOf(id), { ifAvailable: true }, (lock) => (lock ? work() : undefined)) : work());
}
