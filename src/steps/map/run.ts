import { say } from '../../core/message';
import { NO_GROUP, type Points } from '../../core/points';
import type { Schema } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { findColumn, type Column, type Table } from '../../core/table';
import { spearman } from '../../ml/correlation';
import type { MlTasks } from '../context';
import { finite, numbersOf } from '../figures';
import { MEASURES } from './contrast';
import { leastPeople, segmentsOf } from '../segments-of';
import { columnsOf, layoutMade, layoutOf, type Layout } from './layout';
import type { MapReport, params } from './meta';

export const impl: StepImpl<typeof params, MapReport, MlTasks> = {
  async fit() {
    return { program: [], learnt: null, notes: [] };
  },

  async report({ after, schemaAfter, above }, _fitted, { method }, { random, checkpoint, progress }) {
    const columns = columnsOf(after, schemaAfter, above);
    const asked = { method, random, checkpoint, progress: (share: number) => progress(share, say(`map.progress.${method}`)) };
    const found = await layoutOf(after, columns, asked);
    const base = { method, rows: after.rows, columns };
    if (typeof found === 'string') {
      return { ...base, none: found, shown: 0, incomplete: 0, kept: null, axes: [], trust: null, segments: [] };
    }
    const { index, complete, kept, trust } = found;
    const axes = method === 'pca' ? await axesOf(after, schemaAfter, found, checkpoint) : [];
    const segments = middlesOf(after, schemaAfter, found);
    return { ...base, none: null, shown: index.length, incomplete: after.rows - complete, kept, axes, trust, segments };
  },
};

const PULLS = 3;
/** A column that goes less with a direction than this (Spearman) does not name it. */
const LEAST = 0.4;
const AXIS_SAMPLE = 5000;

/** By the picture, which stays the same while groups change. */
const named = new WeakMap<Layout, { readonly columns: readonly (Column | undefined)[]; readonly axes: MapReport['axes'] }>();

/** What grows along each direction, in columns a person knows, whatever the distance was made of. */
async function axesOf(table: Table, schema: Schema, layout: Layout, checkpoint: () => Promise<void>): Promise<MapReport['axes']> {
  const names = schema.filter(({ plain, kind, role }) => plain && kind === 'number' && MEASURES.has(role)).map(({ name }) => name);
  const columns = names.map((name) => findColumn(table, name));
  const known = named.get(layout);
  if (known?.columns.length === columns.length && columns.every((column, i) => column === known.columns[i])) return known.axes;
  const axes = await goingWith(table, names, layout, checkpoint);
  named.set(layout, { columns, axes });
  return axes;
}

async function goingWith(
  table: Table,
  names: readonly string[],
  { index, x, y }: Layout,
  checkpoint: () => Promise<void>,
): Promise<MapReport['axes']> {
  const every = Math.ceil(index.length / AXIS_SAMPLE);
  const some = (values: Float64Array): Float64Array => values.filter((_, i) => i % every === 0);
  const places = [some(x), some(y)];
  const rows = index.filter((_, i) => i % every === 0);
  const axes: { column: string; weight: number }[][] = [[], []];
  for (const name of names) {
    await checkpoint();
    const data = numbersOf(table, name);
    const values = Float64Array.from(rows, (row) => data[row] as number);
    places.forEach((place, axis) => {
      const weight = spearman(values, place);
      if (Math.abs(weight) >= LEAST) axes[axis]?.push({ column: name, weight });
    });
  }
  return axes.map((pulls) => pulls.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, PULLS));
}

function middlesOf(table: Table, schema: Schema, { index, x, y }: Layout): MapReport['segments'] {
  const { ids, of } = segmentsOf(table, schema);
  const rows = new Uint32Array(ids.length);
  const sums = new Float64Array(2 * ids.length);
  index.forEach((row, i) => {
    const segment = of[row] as number;
    if (segment < 0) return;
    rows[segment] = (rows[segment] as number) + 1;
    sums[2 * segment] = (sums[2 * segment] as number) + (x[i] as number);
    sums[2 * segment + 1] = (sums[2 * segment + 1] as number) + (y[i] as number);
  });
  const least = leastPeople(schema);
  return ids.flatMap((id, segment) => {
    const count = rows[segment] as number;
    if (count < least) return [];
    const middle = { x: finite((sums[2 * segment] as number) / count), y: finite((sums[2 * segment + 1] as number) / count) };
    return middle.x === null || middle.y === null ? [] : [{ id, rows: count, x: middle.x, y: middle.y }];
  });
}

/** What the page draws of a picture that was made; undefined where none was. */
export function pointsOf(table: Table, schema: Schema, report: MapReport): Points | undefined {
  const layout = layoutMade(table, report);
  if (!layout) return undefined;
  const { index, x, y } = layout;
  const { ids, of } = segmentsOf(table, schema);
  return {
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    group: Uint8Array.from(index, (row) => {
      const segment = of[row] as number;
      return segment < 0 ? NO_GROUP : Math.min(segment, NO_GROUP - 1);
    }),
    groups: ids,
    rowIds: Uint32Array.from(index, (row) => table.rowIds[row] as number),
  };
}
