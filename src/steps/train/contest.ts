import { hashBytes, hashJson } from '../../core/hash';
import type { Fold } from '../../core/step';
import type { Schema } from '../../core/schema';
import { findColumn, isNumeric, type Table } from '../../core/table';
import { precisionOf } from '../../ml/precision';
import type { Ctx } from '../context';
import { ENOUGH_ROWS } from './bound';
import { aucOf, crossValidate, foundIn, judgedSides, type Round } from './cross-validate';
import type { Contestant, ContestantId, Interval, Lead, RivalId } from './meta';
import { once, placeOf } from './remembered';
import { LEARNERS, wayOf, type LearnerId, type Orders, type SumAsked } from './way';

const Z95 = 1.959963984540054;
/** Of one to six models tried the best lies by chance alone beyond so many standard errors in one case of forty (Bonferroni). */
const BEYOND = [1.96, 2.241, 2.394, 2.498, 2.576, 2.638];
/** Rounds share most of the rows they learn from, so their mean varies by more than the rows that judge tell (Bengio & Grandvalet 2004): measured on noise. */
export const SHARED = 1.3;

export interface Contest {
  /** Every model on the same rounds, the simplest first. */
  readonly contestants: readonly Contestant[];
  readonly rounds: ReadonlyMap<LearnerId, readonly Round[]>;
  /** So many rows taught each round at most. */
  readonly most: number;
  /** All rows taught that were there. */
  readonly whole: boolean;
}

/**
 * Judges the models on the same rounds; of very many rows each round learns from a part.
 * @returns undefined when fewer than two rounds have both outcomes on both sides
 */
export async function contest(
  ids: readonly LearnerId[],
  folds: readonly Fold[],
  outcomes: Uint8Array,
  asked: SumAsked & { readonly monotone: Orders },
  lead: Lead,
  context: Ctx,
  [start, end]: readonly [number, number],
): Promise<Contest | undefined> {
  const running = LEARNERS.filter((id) => ids.includes(id));
  const rounds = new Map<LearnerId, readonly Round[]>();
  const most = running.length > 1 ? ENOUGH_ROWS : Infinity;
  const contestants: Contestant[] = [];
  for (const [i, id] of running.entries()) {
    const share = (at: number): number => start + ((end - start) * at) / running.length;
    const found = await crossValidate(folds, outcomes, wayOf(id, asked), context, [share(i), share(i + 1)], most);
    if (!found) return undefined;
    rounds.set(id, found);
    contestants.push(await contestantOf(id, found, lead, context));
  }
  return { contestants, rounds, most, whole: folds.every((fold) => taught(fold) <= most) };
}

const taught = ({ judged }: Fold): number => judged.reduce((rows, judges) => rows + (judges === 0 ? 1 : 0), 0);

/** What was found in these rounds, by both figures where precision leads. */
export function contestantOf<Id extends ContestantId>(
  id: Id,
  rounds: readonly Round[],
  lead: Lead,
  { random }: Ctx,
): Promise<Contestant & { readonly id: Id }> {
  return once(rounds, `contestant ${id} ${lead}`, () => ({
    id,
    auc: aucOf(rounds),
    ...(lead === 'precision' ? { precision: meanPrecision(rounds, random.fork('precision')), found: foundIn(rounds) } : {}),
  }));
}

function meanPrecision(rounds: readonly Round[], random: Ctx['random']): Interval {
  const each = rounds.map(({ y, score }, i) => precisionOf(y, score, random.fork(`round ${i}`)));
  const mean = each.reduce((sum, one) => sum + one.mean, 0) / each.length;
  const half = (Z95 * Math.sqrt(each.reduce((sum, { deviation }) => sum + deviation ** 2, 0))) / each.length;
  if (!Number.isFinite(half)) return { mean, low: 0, high: 1 };
  return { mean, low: Math.max(0, mean - half), high: Math.min(1, mean + half) };
}

/** By which the models are told apart: pairs ranked right, or for a rare outcome precision along the list. */
export function leading({ auc, precision }: Contestant): Interval {
  return precision ?? auc;
}

/** The simplest within one standard error of the best (Breiman et al. 1984). @param contestants the simplest first */
export function simplestWithin<One extends Contestant>(contestants: readonly One[]): One {
  const [first, ...others] = contestants;
  if (!first) throw new Error('a contest without contestants');
  const best = leading(others.reduce((top, one) => (leading(one).mean > leading(top).mean ? one : top), first));
  const least = best.mean - (best.high - best.low) / (2 * Z95);
  return contestants.find((one) => leading(one).mean >= least) ?? first;
}

/** Whether the best of so many tried ranks better than chance. */
export function beatsChance({ mean, low, high }: Interval, tried: number): boolean {
  return mean - ((BEYOND[Math.min(tried, BEYOND.length) - 1] as number) * SHARED * (high - low)) / (2 * Z95) > 0.5;
}

/** Ways to rank that need no learning: the latest first or last, and a score of one's own. */
export function rivalsOf(
  schema: Schema,
  own: string | null,
): readonly { readonly id: RivalId; readonly column: string; readonly sign: 1 | -1 }[] {
  const recent = schema.find(({ made }) => made === 'recency') ?? schema.find(({ made }) => made === 'days-since');
  const named = own === null ? undefined : schema.find(({ name, kind }) => name === own && kind === 'number');
  return [
    ...(recent ? [{ id: 'recent', column: recent.name, sign: -1 } as const, { id: 'longest', column: recent.name, sign: 1 } as const] : []),
    ...(named ? [{ id: 'own', column: named.name, sign: 1 } as const] : []),
  ];
}

/** Buyers are sought among the latest, but where those of longest ago surely rank better, as leavers do, that order is the rival. */
export function betterEnd<One extends { readonly id: string }>(rivals: readonly One[], contest: readonly Contestant[]): readonly One[] {
  const [recent, longest] = ['recent', 'longest'].map((id) => contest.find((one) => one.id === id));
  const worse = longest && recent && leading(longest).low > leading(recent).high ? 'recent' : 'longest';
  return rivals.filter(({ id }) => id !== worse);
}

/** Judged on the same rows as the models; a row without the value comes last. */
export async function judgeRivals(
  folds: readonly Fold[],
  outcomes: Uint8Array,
  rivals: ReturnType<typeof rivalsOf>,
  lead: Lead,
  context: Ctx,
): Promise<readonly (Contestant & { readonly id: RivalId })[]> {
  const [first] = folds;
  if (rivals.length === 0 || !first) return [];
  const name = hashJson(['rivals', rivals, hashBytes(outcomes), folds.map(({ table, judged }) => [placeOf(table), hashBytes(judged)])]);
  const judged = await once(first.table, name, () => {
    const sides = judgedSides(folds, outcomes);
    if (sides.length < 2) return [];
    return rivals.map(({ id, column, sign }) => ({
      id,
      rounds: sides.map(({ table, rows, y }) => ({ y, rate: 0, score: scoreBy(table, column, sign, rows) })),
    }));
  });
  return Promise.all(judged.map(({ id, rounds }) => contestantOf(id, rounds, lead, context)));
}

/** The column as a score; a row without a value comes last. */
export function scoreBy(table: Table, name: string, sign: 1 | -1, rows: Uint32Array): Float64Array {
  const column = findColumn(table, name);
  return Float64Array.from(rows, (row) => {
    const value = column && isNumeric(column) ? (column.data[row] as number) : NaN;
    return Number.isNaN(value) ? -Number.MAX_VALUE : sign * value;
  });
}
