import { stop } from '../../core/problem';
import type { SchemaColumn } from '../../core/schema';
import type { Ctx } from '../context';
import { rowsThatFit, shortOf } from '../short-of-memory';
import type { Side } from './cross-validate';

export interface Lesson {
  readonly side: Side;
  readonly features: readonly SchemaColumn[];
}

/** Each cell of a row, and the copy that is worked on. */
const CELL = 16;
const MB = 1048576;

/** A model for each lesson, made by `inTurn`. @throws Problem train.too-big where memory gives out */
export async function throughPool<Ready, Model>(...asked: Parameters<typeof inTurn<Ready, Model>>): Promise<readonly Model[]> {
  try {
    return await inTurn(...asked);
  } catch (error) {
    const short = shortOf(error);
    if (!short) throw error;
    const [lessons] = asked;
    const rows = Math.max(...lessons.map(({ side }) => side.rows.length));
    const columns = Math.max(...lessons.map(({ features }) => features.length));
    const needMb = short.needMb ?? Math.ceil((CELL * rows * columns) / MB);
    return stop('train.too-big', { rows, columns, needMb, roomMb: short.roomMb ?? 0, fits: rowsThatFit(rows, short) });
  }
}

/**
 * A model for each lesson. As many go to the pool at a time as there are workers, since each carries its own copy of the rows; the next
 * are made ready meanwhile.
 */
async function inTurn<Ready, Model>(
  lessons: readonly Lesson[],
  { pool, checkpoint }: Ctx,
  ready: (lesson: Lesson) => Ready | Promise<Ready>,
  learn: (batch: readonly Ready[], onProgress: (share: number) => void) => Promise<readonly Model[]>,
  done: (share: number) => void,
): Promise<readonly Model[]> {
  const models: Model[] = [];
  let under: Promise<readonly Model[]> = Promise.resolve([]);
  for (let from = 0; from < lessons.length; from += pool.size) {
    const batch = await Promise.all(lessons.slice(from, from + pool.size).map(ready));
    await checkpoint();
    models.push(...(await under));
    under = learn(batch, (share) => done((from + share * batch.length) / lessons.length));
    // should the next one fail to get ready, nobody waits for this one
    under.catch(() => undefined);
  }
  return [...models, ...(await under)];
}
