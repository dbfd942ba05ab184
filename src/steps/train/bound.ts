/** More settings than this gain next to nothing. */
export const MOST_TRIALS = 60;
/** Cells that settings are tried on: rows to learn from, by inputs, by settings. So the work is bounded and the same on every computer. */
const MOST_CELLS = 30_000_000;
/** What two workers of a small computer get through in a minute, at least. */
const CELLS_A_MINUTE = 3_000_000;
/** Of more rows each round learns from so many. */
export const ENOUGH_ROWS = 20_000;

/** How many settings may be tried on so many rows to learn from. */
export function mostTrials(rows: number, inputs: number): number {
  return Math.max(1, Math.min(MOST_TRIALS, Math.floor(MOST_CELLS / cellsOf(rows, inputs))));
}

/** About how many minutes that takes at most, rounded up. */
export function minutesFor(trials: number, rows: number, inputs: number): number {
  return Math.ceil((trials * cellsOf(rows, inputs)) / CELLS_A_MINUTE);
}

const cellsOf = (rows: number, inputs: number): number => Math.max(1, Math.min(rows, ENOUGH_ROWS) * inputs);
