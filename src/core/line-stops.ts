/** Where a line through chances can be drawn, in ten thousandths: finer where all chances are small. */
const WHOLE = 100;
const TENTH = 10;
/** An outcome rarer than this has most of its chances within a few per cent. */
const RARE = 0.1;
const VERY_RARE = 0.01;

/** Chances from 0 to 1, rising: each per cent; of a rare outcome each tenth of one up to 20 %, of a very rare one each hundredth up to 2 %. */
export function lineStops(baseRate: number): readonly number[] {
  const step = (at: number): number => {
    if (baseRate < VERY_RARE && at < 200) return 1;
    return baseRate < RARE && at < 2000 ? TENTH : WHOLE;
  };
  const stops: number[] = [];
  for (let at = 0; at <= 10_000; at += step(at)) stops.push(at / 10_000);
  return stops;
}

/** The stop nearest to a chance, the lower of two. */
export function nearestStop(stops: readonly number[], chance: number): number {
  let best = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(stop - chance) < Math.abs((stops[best] as number) - chance)) best = i;
  });
  return best;
}

/** Digits behind the point that a stop needs as a per cent. */
export function stopDigits(stop: number): number {
  const fine = Math.round(stop * 10_000);
  return fine % WHOLE === 0 ? 0 : fine % TENTH === 0 ? 1 : 2;
}
