import type { Table } from '../../src/core/table';

/** What a run came to, in milliseconds, with what should be said beside the figure. */
export type Measured = number | { readonly ms: number; readonly note: string };

/** A race against a peer on the same data in the same run, or against a limit of our own. */
export interface BenchCase {
  readonly name: string;
  readonly runtime: 'node' | 'chromium';
  readonly peer: string;
  /** Ours and theirs take turns so many times, and the fastest of each counts; 2 if not said. */
  readonly rounds?: number;
  /** @returns milliseconds */
  ours(): Promise<Measured>;
  /** @returns milliseconds; null where the peer is not installed */
  theirs(): Promise<number | null>;
  readonly note: string;
}

/** Fastest of several runs, the least disturbed one, after a first that warms up. */
export async function fastestOf(times: number, run: () => Promise<number>): Promise<number> {
  await run();
  let fastest = Infinity;
  for (let i = 0; i < times; i++) fastest = Math.min(fastest, await run());
  return fastest;
}

/** Middle of several runs, the first left out. */
export async function middleOf(times: number, run: () => Promise<number>): Promise<number> {
  await run();
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push(await run());
  return all.sort((a, b) => a - b)[times >> 1] as number;
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Makes the strings of every dictionary, which are else made when first asked for. @returns how many */
export function stringsOf({ columns }: Table): number {
  return columns.reduce((sum, column) => sum + ('dict' in column ? column.dict.length : 0), 0);
}
