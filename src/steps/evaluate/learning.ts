import { delongInterval } from '../../ml/interval';
import { featureColumns } from '../train/design';
import { learnerOf, scoresOf, type Learnt } from '../train/learners';
import type { EnsembleLearnt } from '../train/learnt';
import type { Way } from '../train/way';
import type { Side } from '../train/cross-validate';
import type { Schema } from '../../core/schema';
import type { Ctx } from '../context';
import type { Lesson } from './meta';

const SHARES = [1 / 8, 1 / 4, 1 / 2, 1];
/** Fewer of either outcome to learn from teach nothing worth a point. */
const FEWEST = 10;
/** More rows would only take longer; the curve is flat by then. */
const MOST = 20_000;

/**
 * The same model learnt from ever more of the rows to learn from, judged on the same held-out rows.
 * @param taught in an order that says nothing, as drawn @param all trees learnt from every one of them in just this way, null where there are none
 * @returns none where there are too few rows for two points
 */
export async function learningCurve(
  way: Way,
  { taught, all: known }: { readonly taught: Side; readonly all: EnsembleLearnt | null },
  judge: Side,
  schema: Schema,
  context: Ctx,
): Promise<readonly Lesson[]> {
  const order = context.random.fork('learning').permutation(taught.rows.length);
  const features = featureColumns(schema);
  const all = Math.min(order.length, MOST);
  const sides = SHARES.map((share) => partOf(taught, order.subarray(0, Math.round(share * all)))).filter(({ y }) => {
    const positives = y.reduce((sum, value) => sum + value, 0);
    return Math.min(positives, y.length - positives) >= FEWEST;
  });
  if (sides.length < 2 || !judge.y.includes(0) || !judge.y.includes(1)) return [];
  // trees from all rows are those of the model itself
  const again = known && all === order.length ? sides.slice(0, -1) : sides;
  const learnt: readonly Learnt[] = await learnerOf(way, context).fit(
    again.map((side) => ({ side, features })),
    () => undefined,
  );
  const models = known && again !== sides ? [...learnt, { trees: known }] : learnt;
  return sides.map(({ y }, i) => {
    const scores = scoresOf(models[i] as Learnt, judge.table, judge.rows);
    const { auc, low, high } = delongInterval(judge.y, scores);
    return { rows: y.length, auc, low, high };
  });
}

function partOf({ table, rows, y }: Side, places: Uint32Array): Side {
  const sorted = places.slice().sort();
  return { table, rows: sorted.map((at) => rows[at] as number), y: Uint8Array.from(sorted, (at) => y[at] as number) };
}
