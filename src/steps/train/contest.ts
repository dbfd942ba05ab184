import type { Fold } from '../../core/step';
import type { Schema } from '../../core/schema';
import { findColumn, isNumeric, type Table } from '../../core/table';
import type { Ctx } from '../context';
import { aucOf, crossValidate, judgedSides, type Round } from './cross-validate';
import { LEARNERS, learnerOf, type LearnerId } from './learners';
import type { Contestant, Interval, RivalId } from './meta';

const Z95 = 1.959963984540054;
/** Of one to four models tried the best lies by chance alone beyond so many standard errors in one case of forty (Bonferroni). */
const BEYOND = [1.96, 2.241, 2.394, 2.498];
/** To tell models apart so many rows to learn from are enough. */
const ENOUGH = 20_000;

export interface Rival extends Contestant {
  readonly id: RivalId;
}

export interface Contest {
  /** Every model on the same rounds, the simplest first. */
  readonly contestants: readonly Contestant[];
  /** The simplest within one standard error of the best (Breiman et al. 1984). */
  readonly winner: LearnerId;
  /** What each did in each round; empty where so many rows were there that only a part taught. */
  readonly rounds: ReadonlyMap<LearnerId, readonly Round[]>;
}

/**
 * Judges the models on the same rounds; of very many rows each round learns from a part.
 * @returns undefined when fewer than two rounds have both outcomes on both sides
 */
export async function contest(
  ids: readonly LearnerId[],
  folds: readonly Fold[],
  outcomes: Uint8Array,
  C: number | 'auto',
  context: Ctx,
  [start, end]: readonly [number, number],
): Promise<Contest | undefined> {
  const running = LEARNERS.filter((id) => ids.includes(id));
  const rounds = new Map<LearnerId, readonly Round[]>();
  const most = running.length > 1 ? ENOUGH : Infinity;
  for (const [i, id] of running.entries()) {
    const share = (at: number): number => start + ((end - start) * at) / running.length;
    const found = await crossValidate(folds, outcomes, learnerOf(id, C, context), context, [share(i), share(i + 1)], most);
    if (!found) return undefined;
    rounds.set(id, found);
  }
  const contestants = running.map((id) => ({ id, auc: aucOf(rounds.get(id) ?? []) }));
  return { contestants, winner: simplestWithin(contestants), rounds: folds.some((fold) => taught(fold) > most) ? new Map() : rounds };
}

const taught = ({ judged }: Fold): number => judged.reduce((rows, judges) => rows + (judges === 0 ? 1 : 0), 0);

/** @param contestants the simplest first */
export function simplestWithin(contestants: readonly { readonly id: LearnerId; readonly auc: Interval }[]): LearnerId {
  const [first, ...others] = contestants;
  if (!first) throw new Error('a contest without contestants');
  const best = others.reduce((top, one) => (one.auc.mean > top.auc.mean ? one : top), first);
  const least = best.auc.mean - (best.auc.high - best.auc.low) / (2 * Z95);
  return (contestants.find(({ auc }) => auc.mean >= least) ?? best).id;
}

/** Whether the best of so many tried ranks better than chance. */
export function beatsChance({ mean, low, high }: Interval, tried: number): boolean {
  return mean - ((BEYOND[Math.min(tried, BEYOND.length) - 1] as number) * (high - low)) / (2 * Z95) > 0.5;
}

/** Ways to rank that need no learning: the latest first, and a score of one's own. */
export function rivalsOf(
  schema: Schema,
  own: string | null,
): readonly { readonly id: RivalId; readonly column: string; readonly sign: 1 | -1 }[] {
  const recent = schema.find(({ made }) => made === 'recency') ?? schema.find(({ made }) => made === 'days-since');
  const named = own === null ? undefined : schema.find(({ name, kind }) => name === own && kind === 'number');
  return [
    ...(recent ? [{ id: 'recent', column: recent.name, sign: -1 } as const] : []),
    ...(named ? [{ id: 'own', column: named.name, sign: 1 } as const] : []),
  ];
}

/** Judged on the same rows as the models; a row without the value comes last. */
export function judgeRivals(folds: readonly Fold[], outcomes: Uint8Array, rivals: ReturnType<typeof rivalsOf>): readonly Rival[] {
  const sides = judgedSides(folds, outcomes);
  return rivals.flatMap(({ id, column, sign }) => {
    const rounds = sides.map(({ table, rows, y }) => ({ y, rate: 0, score: scoreBy(table, column, sign, rows) }));
    return rounds.length > 1 ? [{ id, auc: aucOf(rounds) }] : [];
  });
}

/** The column as a score; a row without a value comes last. */
export function scoreBy(table: Table, name: string, sign: 1 | -1, rows: Uint32Array): Float64Array {
  const column = findColumn(table, name);
  return Float64Array.from(rows, (row) => {
    const value = column && isNumeric(column) ? (column.data[row] as number) : NaN;
    return Number.isNaN(value) ? -Number.MAX_VALUE : sign * value;
  });
}
