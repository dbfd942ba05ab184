/**
 * `kept` the browser clears nothing by itself; `may-clear` it may when space runs low, and can be asked not to; `unknown` it cannot be
 * asked.
 */
export type Standing = 'kept' | 'may-clear' | 'unknown';

const storage = (): StorageManager | undefined => (globalThis.navigator as Navigator | undefined)?.storage as StorageManager | undefined;

export async function standing(): Promise<Standing> {
  try {
    const kept = await storage()?.persisted();
    return kept === undefined ? 'unknown' : kept ? 'kept' : 'may-clear';
  } catch {
    return 'unknown';
  }
}

/** Some browsers ask the person, so say why before. @returns whether the browser promised */
export async function askToKeep(): Promise<boolean> {
  try {
    return (await storage()?.persist()) ?? false;
  } catch {
    return false;
  }
}
