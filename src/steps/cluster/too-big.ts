import { stop } from '../../core/problem';
import { BUDGET } from '../../ml/kernels';
import type { Ctx } from '../context';
import { offered, rowsThatFit, shortOf } from '../short-of-memory';

const MB = 1048576;

/** Before anything is allocated: a tab that runs out of memory dies without a word. @param room bytes @throws Problem cluster.too-big */
export function refuse(rows: number, columns: number, room = BUDGET): void {
  const bytes = 8 * columns;
  if (rows * bytes <= room) return;
  stop('cluster.too-big', {
    rows,
    columns,
    needMb: Math.ceil((rows * bytes) / MB),
    roomMb: Math.floor(room / MB),
    fits: offered(room / bytes),
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
  const short = shortOf(error);
  if (!short) throw error;
  const needMb = short.needMb ?? Math.ceil((8 * looked * columns) / MB);
  stop('cluster.too-big', { rows, columns, needMb, roomMb: short.roomMb ?? 0, fits: rowsThatFit(looked, short) });
}
