import type { Random } from '../../core/rng';

/** From so many rows on a part of them can be spared to say when enough is learnt. */
const SPARE_FROM = 300;
/** One row in so many judges. */
const JUDGES = 6;

interface Part {
  readonly columns: readonly Float64Array[];
  readonly y: Uint8Array;
}

/** A sixth of the rows set aside to judge; undefined where there are too few, or where one side has only one outcome. */
export function spare(
  columns: readonly Float64Array[],
  y: Uint8Array,
  random: Random,
): { readonly teach: Part; readonly judge: Part } | undefined {
  const rows = y.length;
  if (rows < SPARE_FROM) return undefined;
  const order = random.permutation(rows);
  const judges = Math.floor(rows / JUDGES);
  const take = (chosen: Uint32Array): Part => ({
    columns: columns.map((column) => Float64Array.from(chosen, (row) => column[row] as number)),
    y: Uint8Array.from(chosen, (row) => y[row] as number),
  });
  const judge = take(order.slice(0, judges).sort());
  const teach = take(order.slice(judges).sort());
  return [teach, judge].every((part) => part.y.includes(0) && part.y.includes(1)) ? { teach, judge } : undefined;
}
