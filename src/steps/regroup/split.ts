import { column as ref, compare, number, text } from '../../core/expr';
import { ProblemError } from '../../core/problem';
import type { Ctx } from '../context';
import { numbersOf } from '../figures';
import { leastPeople } from '../segments-of';
import { scalesOf } from '../sketches';
import type { Kmeans } from '../../ml/kmeans';
import { is, nextLetter, recode, size, undone, working, type Decided, type Stand } from './acts';

const STARTS = 6;

/** One group made two by k-means on the columns of the distance; the larger half keeps the letter, and neither is a handful. */
export async function split(stand: Stand, matched: Int32Array, context: Ctx): Promise<Decided> {
  const { table, schema, segment, groups, letters } = stand;
  const at = matched[0] ?? -1;
  const id = groups.ids[at];
  if (id === undefined) return undone('lost');
  const names = scalesOf(table, schema).map(({ name }) => name);
  if (names.length === 0) return undone('no-columns', [id]);
  const least = leastPeople(schema);
  if (size(groups, at) < 2 * least) return undone('too-small', [id]);
  const columns = names.map((name) => numbersOf(table, name));
  const rows = (groups.members[at] as Uint32Array).filter((row) => columns.every((data) => !Number.isNaN(data[row])));
  const x = new Float64Array(rows.length * names.length);
  rows.forEach((row, i) => columns.forEach((data, j) => (x[i * names.length + j] = data[row] as number)));
  const halves = await twoOf(x, rows.length, names.length, context, stand.number);
  if (!halves || Math.min(...halves.sizes) < least) return undone('too-small', [id]);
  const larger = (halves.sizes[0] as number) >= (halves.sizes[1] as number) ? [0, 1] : [1, 0];
  const centres = larger.map((half) => Array.from(halves.centres.subarray(half * names.length, (half + 1) * names.length)));
  const other = nextLetter(letters);
  const place = working(stand, 'half');
  return {
    state: 'done',
    from: [id],
    to: [id, other],
    ops: [
      {
        op: 'derive',
        columns: [{ name: place, kind: 'number', expr: { type: 'nearest', of: names.map(ref), centres, give: 'index' } }],
      },
      recode(segment, { type: 'and', all: [is(segment, id), compare(ref(place), '=', number(1))] }, text(other)),
    ],
  };
}

/** The best of a few starts; null where all are alike. */
async function twoOf(x: Float64Array, rows: number, cols: number, { pool, random, signal }: Ctx, act: number): Promise<Kmeans | null> {
  if (rows < 2) return null;
  const seed = random.fork(`split ${act}`).below(2 ** 32);
  const starts = Array.from({ length: STARTS }, (_, start) => ({ x, rows, cols, k: 2, seedKey: `${seed}/${start}` }));
  try {
    const fits = await pool.map('kmeans', starts, { signal });
    return fits.reduce<Kmeans | null>((best, fit) => (best && best.inertia <= fit.inertia ? best : fit), null);
  } catch (thrown) {
    if (thrown instanceof ProblemError && thrown.problem.code !== 'cancelled') return null;
    throw thrown;
  }
}
