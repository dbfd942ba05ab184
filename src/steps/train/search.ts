import { say } from '../../core/message';
import { random as randomOf } from '../../core/rng';
import type { Fold } from '../../core/step';
import { averagePrecision, rocAuc } from '../../ml/metrics';
import type { Ctx } from '../context';
import { crossValidate, type Round } from './cross-validate';
import type { Lead } from './meta';
import { treesWay, type Orders, type Settings } from './way';

export type Searchable = 'boosting' | 'forest';

export interface Search {
  readonly model: Searchable;
  readonly trials: number;
  /** Best over all rounds: for the model that is used. null is as it was. */
  readonly settings: Settings | null;
  /** Each round by the settings that did best in the other rounds, so that no row judges settings it helped to pick. */
  readonly rounds: readonly Round[];
}

/** Of settings number `trial`: the same whatever is drawn before or after, so that a search cut short is the beginning of the whole one. */
export function settingsAt(model: Searchable, trial: number): Settings {
  const random = randomOf(`search ${model} ${trial}`);
  const between = (low: number, high: number): number => low * (high / low) ** random.next();
  const leastRows = Math.round(between(3, model === 'forest' ? 200 : 80));
  if (model === 'forest') return { leastRows };
  return {
    learningRate: round(between(0.03, 0.2)),
    leaves: Math.round(between(4, 31)),
    l2: round(between(0.1, 30)),
    leastRows,
  };
}

const round = (value: number): number => Number(value.toPrecision(3));

/**
 * Random search (Bergstra & Bengio 2012) on the same rounds as the contest; the usual settings are among those picked from.
 * @param usual the rounds of the usual settings @param most rows to learn from
 */
export async function search(
  model: Searchable,
  trials: number,
  usual: readonly Round[],
  folds: readonly Fold[],
  outcomes: Uint8Array,
  lead: Lead,
  context: Ctx,
  [start, end]: readonly [number, number],
  most: number,
  orders: Orders,
): Promise<Search> {
  const tried: { readonly settings: Settings | null; readonly rounds: readonly Round[] }[] = [{ settings: null, rounds: usual }];
  for (let trial = 1; trial <= trials; trial++) {
    const from = start + ((end - start) * (trial - 1)) / trials;
    const settings = settingsAt(model, trial);
    const way = treesWay(model, settings, orders);
    const quiet: Ctx = {
      ...context,
      progress: (share) => context.progress(share, say('train.progress.search', { trial, trials, done: trial - 1 })),
    };
    quiet.progress(from, say('train.progress.prepare'));
    const rounds = await crossValidate(folds, outcomes, way, quiet, [from, from + (end - start) / trials], most);
    if (rounds) tried.push({ settings, rounds });
  }
  const figure = lead === 'precision' ? averagePrecision : rocAuc;
  const figures = tried.map(({ rounds }) => rounds.map(({ y, score }) => figure(y, score)));
  const bestOf = (counts: (at: number) => boolean): number => {
    const means = figures.map((own) => own.reduce((sum, value, at) => sum + (counts(at) ? value : 0), 0));
    return means.indexOf(Math.max(...means));
  };
  return {
    model,
    trials,
    settings: tried[bestOf(() => true)]?.settings ?? null,
    rounds: usual.map((_, at) => tried[bestOf((other) => other !== at)]?.rounds[at] as Round),
  };
}
