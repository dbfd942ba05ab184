import type { Interval } from './interval';

/**
 * Fewest things to look at so that, when all of them are right, a population with the tolerable share or more wrong would have shown one
 * with the given confidence. Drawn without replacement; for a large population it is ln(1 - confidence) / ln(1 - tolerable).
 * @param population things in all, at least 0
 * @param tolerable share wrong, between 0 and 1
 * @see Schilling & Neubauer, Acceptance Sampling in Quality Control, zero-acceptance plans
 */
export function zeroFailurePlan(population: number, tolerable: number, confidence: number): number {
  // A share such as 0.05 of 20 is 1, not a little more.
  const wrong = Math.max(1, Math.ceil(tolerable * population - 1e-9));
  let unseen = 1;
  for (let drawn = 0; drawn < population; drawn++) {
    if (unseen <= doubtOf(confidence)) return drawn;
    unseen *= Math.max(0, population - wrong - drawn) / (population - drawn);
  }
  return population;
}

/**
 * The least and the greatest share wrong that a sample drawn without replacement does not speak against; each end holds with the given
 * confidence. Exact (hypergeometric); with ever larger populations Clopper and Pearson's bounds.
 * @param wrong of the `drawn`, 0 … drawn
 */
export function shareBounds(population: number, drawn: number, wrong: number, confidence: number): Interval {
  if (population === 0) return { low: 0, high: 0 };
  const doubt = doubtOf(confidence);
  const most = population - (drawn - wrong);
  const low = firstWhere(wrong, most, (bad) => atLeast(population, bad, drawn, wrong) > doubt);
  const high = firstWhere(wrong, most + 1, (bad) => bad > most || atMost(population, bad, drawn, wrong) <= doubt) - 1;
  return { low: low / population, high: Math.max(low, high) / population };
}

/** A chance of exactly 1 - confidence is one, however it was rounded. */
const doubtOf = (confidence: number): number => (1 - confidence) * (1 + 1e-9);

/** The first whole number from `from` to `to` for which it holds; once it holds it goes on holding. */
function firstWhere(from: number, to: number, holds: (value: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const atMost = (population: number, bad: number, drawn: number, wrong: number): number => total(population, bad, drawn, 0, wrong);
const atLeast = (population: number, bad: number, drawn: number, wrong: number): number => total(population, bad, drawn, wrong, drawn);

/** Chance of `from` … `to` bad ones among the drawn: the hypergeometric distribution, summed in logarithms so that nothing underflows. */
function total(population: number, bad: number, drawn: number, from: number, to: number): number {
  const fine = population - bad;
  const least = Math.max(0, drawn - fine);
  const most = Math.min(drawn, bad);
  let log = lnChoose(bad, least) + lnChoose(fine, drawn - least) - lnChoose(population, drawn);
  let sum = 0;
  for (let k = least; k <= Math.min(to, most); k++) {
    if (k >= from) sum += Math.exp(log);
    log += Math.log(((bad - k) * (drawn - k)) / ((k + 1) * (fine - drawn + k + 1)));
  }
  return Math.min(1, sum);
}

function lnChoose(of: number, take: number): number {
  let sum = 0;
  for (let i = 0; i < take; i++) sum += Math.log((of - i) / (take - i));
  return sum;
}
