import { say } from '../../core/message';
import type { Random } from '../../core/rng';
import type { Schema } from '../../core/schema';
import { findColumn, type Column, type Table } from '../../core/table';
import { adviseGroups, mostGroups, type GroupAdvice } from '../../ml/groups';
import type { Ctx } from '../context';
import type { Cloud } from './method';

/** The number of groups shows in so many rows; the groups themselves are then found in all. */
const ADVICE_ROWS = 20_000;

interface Asked {
  readonly seedKey: string;
  readonly restarts: number;
  readonly draw: number | 'auto';
  readonly weights: readonly (readonly [column: string, weight: number])[];
}

/** Advice by the first column it is made of, with all it hangs on. Columns never change, so picking another number of groups asks for none anew. */
const known = new WeakMap<
  Column,
  Omit<Asked, 'weights'> & { readonly weights: string; readonly columns: readonly Column[]; readonly advice: GroupAdvice }
>();

/** How many groups there are, worked out when first asked for. */
export function adviserOf(train: Table, used: Schema, cloud: Cloud, asked: Asked, context: Ctx): () => Promise<GroupAdvice> {
  const columns = used.flatMap(({ name }) => findColumn(train, name) ?? []);
  const first = columns[0] as Column;
  const weights = JSON.stringify(asked.weights);
  return async () => {
    const last = known.get(first);
    const same =
      last?.seedKey === asked.seedKey &&
      last.restarts === asked.restarts &&
      last.draw === asked.draw &&
      last.weights === weights &&
      last.columns.length === columns.length &&
      last.columns.every((column, i) => column === columns[i]);
    if (same) return last.advice;
    const sampled = cloud.rows > ADVICE_ROWS;
    const some = sampled ? sample(cloud, context.random.fork('sample')) : cloud.x;
    const advice = await adviseGroups(context.pool, some, sampled ? ADVICE_ROWS : cloud.rows, cloud.cols, {
      seedKey: asked.seedKey,
      restarts: asked.restarts,
      kMax: Math.min(10, mostGroups(cloud.rows)),
      signal: context.signal,
      onProgress: (share) => context.progress(share, say(share < 0.6 ? 'cluster.progress.try' : 'cluster.progress.compare')),
    });
    known.set(first, { seedKey: asked.seedKey, restarts: asked.restarts, draw: asked.draw, weights, columns, advice });
    return advice;
  };
}

function sample({ x, rows, cols }: Cloud, random: Random): Float64Array {
  const chosen = random.permutation(rows).subarray(0, ADVICE_ROWS).sort();
  const part = new Float64Array(ADVICE_ROWS * cols);
  chosen.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return part;
}
