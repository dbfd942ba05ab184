import { hashBytes } from '../../../core/hash';
import { say } from '../../../core/message';
import { random } from '../../../core/rng';
import { reach, type Reach } from '../../../ml/density/reach';
import { standOut, type StandOut } from '../../../ml/density/stand-out';
import type { Ctx } from '../../context';
import { UNSEEN, type Cloud } from '../method';

/** What both ways by density hang on: it changes with the rows and the number of points alone, so that dragging a distance works nothing out again. */
export interface Crowds {
  readonly found: Reach;
  readonly standing: StandOut;
}

let last: { readonly key: string; readonly crowds: Crowds } | undefined;

/** @throws Problem too-big-for-memory, cancelled */
export async function crowdsOf(
  x: Float64Array,
  rows: number,
  cols: number,
  points: number,
  seedKey: string,
  context: Ctx,
): Promise<Crowds> {
  const key = `${hashBytes(new Uint8Array(x.buffer, x.byteOffset, x.byteLength))} ${cols} ${points} ${seedKey}`;
  if (last?.key === key) return last.crowds;
  const checkpoint = (): Promise<void> => context.checkpoint();
  const found = await reach(x, rows, cols, points, {
    checkpoint,
    onProgress: (share) => context.progress(0.6 * share, say('cluster.progress.near')),
  });
  const standing = await standOut(x, rows, cols, {
    seedKey,
    least: points,
    checkpoint,
    onProgress: (share) => context.progress(0.6 + 0.4 * share, say('cluster.progress.compare')),
  });
  last = { key, crowds: { found, standing } };
  return last.crowds;
}

/** Clear where nearly everyone is in a group and the valleys between them are deep, in logs of distance a row. */
export function verdictOf({ found }: StandOut, outside: number): 'clear' | 'weak' {
  return found >= 0.1 && outside <= 0.1 ? 'clear' : 'weak';
}

export interface Looked {
  readonly x: Float64Array;
  readonly rows: number;
  /** Labels of these rows as labels of the cloud's. */
  spread(labels: Int32Array): Int32Array;
}

/** At most so many rows, drawn by chance. */
export function lookedAt({ x, rows, cols }: Cloud, most: number, key: string): Looked {
  if (rows <= most) return { x, rows, spread: (labels) => labels };
  const chosen = random(key).permutation(rows).subarray(0, most).sort();
  const part = new Float64Array(most * cols);
  chosen.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return {
    x: part,
    rows: most,
    spread(labels) {
      const all = new Int32Array(rows).fill(UNSEEN);
      chosen.forEach((row, i) => (all[row] = labels[i] as number));
      return all;
    },
  };
}

/** The program of a method that found nobody in a group. */
export const nobody = () => ({ type: 'missing', kind: 'number' }) as const;
