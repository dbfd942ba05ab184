import { ProblemError, stop } from '../../core/problem';
import { BUDGET } from '../../ml/kernels';
import type { Ctx } from '../context';

const MB = 1048576;
/** Rows offered where all are too many: as many as can be told apart at leisure, and never more than there is room for. */
const OFFERED = 100_000;
/** Some of what is needed does not grow with the rows. */
const SPARE = 0.9;

/** Before anything is allocated: a tab that runs out of memory dies without a word. @param room bytes @throws Problem cluster.too-big */
export function refuse(rows: number, columns: number, room = BUDGET): void {
  const bytes = 8 * columns;
  if (rows * bytes <= room) return;
  stop('cluster.too-big', {
    rows,
    columns,
    needMb: Math.ceil((rows * bytes) / MB),
    roomMb: Math.floor(room / MB),
    fits: offer(room / bytes),
  });
}

/** Memory may give out all the same, for a way needs more than its rows: told by the same words, with as many rows as would have fitted. */
export function offering(pool: Ctx['pool'], { rows, cols }: { readonly rows: number; readonly cols: number }): Ctx['pool'] {
  return {
    size: pool.size,
    map: (id, inputs, options) =>
      pool.map(id, inputs, options).catch((error: unknown) => tell(error, rows, cols, rowsOf(inputs[0]) ?? rows)),
  };
}

/** Of one task: advice looks at some of the rows only. */
function rowsOf(input: unknown): number | null {
  const rows = typeof input === 'object' && input !== null && 'rows' in input ? input.rows : null;
  return typeof rows === 'number' ? rows : null;
}

function tell(error: unknown, rows: number, columns: number, looked: number): never {
  const gaveOut = shortOf(error);
  if (!gaveOut) throw error;
  const needMb = gaveOut.needMb ?? Math.ceil((8 * looked * columns) / MB);
  const fits = offer(SPARE * looked * (gaveOut.roomMb ? Math.min(1, gaveOut.roomMb / needMb) : 0.5));
  stop('cluster.too-big', { rows, columns, needMb, roomMb: gaveOut.roomMb ?? 0, fits });
}

/** What was needed and what there was, where that is known; null for another mistake. */
function shortOf(error: unknown): { readonly needMb: number | null; readonly roomMb: number | null } | null {
  if (!(error instanceof ProblemError)) return null;
  const { code, args } = error.problem;
  if (code === 'engine.out-of-memory') return { needMb: null, roomMb: null };
  return code === 'too-big-for-memory' ? { needMb: Number(args['needMb']), roomMb: Number(args['roomMb']) } : null;
}

const offer = (rows: number): number => Math.min(OFFERED, roundDown(rows));

/** Two digits: people should see that it is a choice. */
function roundDown(rows: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1);
  return Math.floor(rows / unit) * unit;
}
