import type { SchemaColumn } from '../../core/schema';
import type { Ctx } from '../context';
import type { Side } from './cross-validate';

export interface Lesson {
  readonly side: Side;
  readonly features: readonly SchemaColumn[];
}

/**
 * A model for each lesson. As many go to the pool at a time as there are workers, since each carries its own copy of the rows; the next
 * are made ready meanwhile.
 */
export async function throughPool<Ready, Model>(
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
