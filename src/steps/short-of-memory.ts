import { ProblemError } from '../core/problem';

/** Rows offered where all are too many: as many as can be told apart at leisure, and never more than there is room for. */
const OFFERED = 100_000;
/** Some of what is needed does not grow with the rows. */
const SPARE = 0.9;

export interface Short {
  /** Null where nobody said. */
  readonly needMb: number | null;
  readonly roomMb: number | null;
}

/** What was needed and what there was, of an error that says that memory gave out; null for any other. */
export function shortOf(error: unknown): Short | null {
  if (error instanceof RangeError) return /alloc|array length/i.test(error.message) ? { needMb: null, roomMb: null } : null;
  if (!(error instanceof ProblemError)) return null;
  const { code, args } = error.problem;
  if (code === 'engine.out-of-memory') return { needMb: null, roomMb: null };
  return code === 'too-big-for-memory' ? { needMb: Number(args['needMb']), roomMb: Number(args['roomMb']) } : null;
}

/** Of so many rows that were too many as many as should do: half, where nobody said how much there was. */
export function rowsThatFit(rows: number, { needMb, roomMb }: Short): number {
  return offered(SPARE * rows * (needMb && roomMb ? Math.min(1, roomMb / needMb) : 0.5));
}

/** In two digits: people should see that it is a choice. */
export function offered(rows: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1);
  return Math.min(OFFERED, Math.floor(rows / unit) * unit);
}
