import { hashBytes, hashJson } from '../../core/hash';
import { say } from '../../core/message';
import { random as randomOf } from '../../core/rng';
import type { Fold } from '../../core/step';
import { averagePrecision, rocAuc } from '../../ml/metrics';
import type { Ctx } from '../context';
import { evenly, type Round } from './cross-validate';
import type { Nested } from './inner';
import { learnerOf, scoresOf, type Learnt } from './learners';
import type { TreeModel } from './learnt';
import type { Lead } from './meta';
import { once } from './remembered';
import { treesWay, type Orders, type Settings } from './way';

export interface Search {
  readonly model: TreeModel;
  readonly trials: number;
  /** Picked among all rows to learn from: for the model that is used. null is as it was. */
  readonly settings: Settings | null;
  /** Each round by the settings that the rows it learnt from picked among themselves, so that no row judges settings it had a part in. */
  readonly rounds: readonly Round[];
}

export interface SearchAsked {
  readonly model: TreeModel;
  readonly trials: number;
  readonly lead: Lead;
  /** Rows to learn from at most. */
  readonly most: number;
  readonly orders: Orders;
}

/** One in so many that did best in a rough round is judged in earnest. */
const ONE_IN = 3;
/** A rough round learns from half of the rows, or from so many where there are few. */
const ROUGH = 1000;

/** Of settings number `trial`: the same whatever is drawn before or after, so that a search cut short is the beginning of the whole one. */
export function settingsAt(model: TreeModel, trial: number): Settings {
  const random = randomOf(`search ${model} ${trial}`);
  const between = (low: number, high: number): number => low * (high / low) ** random.next();
  switch (model) {
    case 'tree':
      return {
        leastRows: Math.round(between(3, 200)),
        leaves: Math.round(between(4, 24)),
        depth: Math.round(between(2, 8)),
      };
    case 'forest':
      return { leastRows: Math.round(between(3, 200)), columns: round(between(0.1, 1)) };
    case 'boosting':
      return {
        leastRows: Math.round(between(3, 80)),
        learningRate: round(between(0.03, 0.2)),
        leaves: Math.round(between(4, 31)),
        l2: round(between(0.1, 30)),
      };
    default:
      return model satisfies never;
  }
}

const round = (value: number): number => Number(value.toPrecision(3));

/**
 * Random search (Bergstra & Bengio 2012), nested: each round picks among its own rows. Settings are first judged roughly, on part of the rows; of those
 * the best third goes on (successive halving as they come, Li et al. 2020). The usual settings are always among those picked from.
 * @param usual the rounds of the usual settings, in the order of `nested`
 */
export async function search(
  { model, trials, lead, most, orders }: SearchAsked,
  usual: readonly Round[],
  nested: readonly Nested[],
  folds: readonly Fold[],
  outcomes: Uint8Array,
  context: Ctx,
  [start, end]: readonly [number, number],
): Promise<Search> {
  const figure = lead === 'precision' ? averagePrecision : rocAuc;
  const way = (trial: number) => treesWay(model, trial === 0 ? null : settingsAt(model, trial), orders);
  const all = nested.flatMap(({ inner }, at) => (inner.length > 0 ? [at] : []));
  /** By lesson and trial: what a rough round said, and what was found in earnest. Number 0 are the usual settings. */
  const rough = nested.map(() => new Map<number, number>());
  const earnest = nested.map(() => new Map<number, number>());

  /** Judges settings within the lessons at these places. What was judged before is remembered, so that a longer search goes on from a shorter one. */
  async function judge(trial: number, places: readonly number[], into: 'rough' | 'earnest'): Promise<void> {
    const roughly = into === 'rough';
    const tasks = places.flatMap((at) => (nested[at]?.inner ?? []).slice(0, roughly ? 1 : Infinity).map((one) => ({ ...one, at })));
    const lessons = tasks.map(({ lesson: { side, features } }) => ({
      side: evenly(side, Math.min(most, roughly ? Math.max(ROUGH, Math.ceil(side.rows.length / 2)) : Infinity)),
      features,
    }));
    const rows = lessons.map(({ side, features }) => [hashOf(side.rows), features.map(({ name }) => name)]);
    const name = hashJson([way(trial), lead, hashBytes(outcomes), rows]);
    const figures = await once(folds[0]?.table ?? nested, `search ${name}`, async () => {
      const learnt = await learnerOf(way(trial), context).fit(lessons, () => undefined);
      await context.checkpoint();
      return tasks.map(({ judge: { table, rows: judging, y } }, i) => figure(y, scoresOf(learnt[i] as Learnt, table, judging)));
    });
    const found = roughly ? rough : earnest;
    for (const place of places) found[place]?.set(trial, meanOf(figures.filter((_, i) => tasks[i]?.at === place)));
  }

  await judge(0, all, 'earnest');
  for (let trial = 1; trial <= trials; trial++) {
    context.progress(start + ((end - start) * trial) / (trials + 2), say('train.progress.search', { trial, trials, done: trial - 1 }));
    await judge(trial, all, 'rough');
    const going = new Map<number, number[]>();
    for (const at of all) {
      for (const one of bestOf(rough[at] ?? new Map(), Math.ceil(trial / ONE_IN))) {
        if (!earnest[at]?.has(one)) going.set(one, [...(going.get(one) ?? []), at]);
      }
    }
    for (const [one, places] of going) await judge(one, places, 'earnest');
  }

  const picked = earnest.map((own) => bestOf(own, 1)[0] ?? 0);
  const rounds = nested.slice(0, usual.length).map(async ({ lesson: { side, features }, judge: judging }, at): Promise<Round> => {
    const before = usual[at];
    if (!before || !judging) throw new Error('a search of other rounds than the contest');
    if (picked[at] === 0) return before;
    const [learnt] = await learnerOf(way(picked[at] as number), context).fit([{ side: evenly(side, most), features }], () => undefined);
    return { ...before, score: scoresOf(learnt as Learnt, judging.table, judging.rows) };
  });
  const chosen = picked.at(-1);
  return { model, trials, settings: chosen ? settingsAt(model, chosen) : null, rounds: await Promise.all(rounds) };
}

/** Those with the highest figures, the earlier of equals first. */
function bestOf(figures: ReadonlyMap<number, number>, count: number): readonly number[] {
  return [...figures]
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, count)
    .map(([trial]) => trial);
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const hashOf = ({ buffer, byteOffset, byteLength }: Uint32Array): string => hashBytes(new Uint8Array(buffer, byteOffset, byteLength));
