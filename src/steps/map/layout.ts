import type { Json } from '../../core/json';
import type { Random } from '../../core/rng';
import type { Schema } from '../../core/schema';
import type { Fitted } from '../../core/step';
import { findColumn, type Column, type Table } from '../../core/table';
import { principal, projected, type Principal } from '../../ml/pca';
import { trustworthiness } from '../../ml/trustworthiness';
import { UMAP_NEIGHBOURS, umap } from '../../ml/umap';
import { distanceColumns } from '../cluster/meta';
import { numbersOf } from '../figures';
import type { MapReport } from './meta';

/** What a picture can show and a tab can draw at once. */
const MOST_POINTS = 100_000;
/** Two seconds' work or so, nearly all of it in placing them. */
const MOST_UMAP = 10_000;
/** Pairs of so many points are compared for trust, and of wide rows fewer, as much work as of so many columns. */
const TRUST_SAMPLE = 1_200;
const WIDE = 40;
const FEWEST = 4;

export interface Layout {
  /** Rows of the table, ascending. */
  readonly index: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly columns: readonly string[];
  readonly complete: number;
  readonly kept: readonly number[] | null;
  readonly trust: MapReport['trust'];
}

export interface Asked {
  readonly method: MapReport['method'];
  readonly random: Random;
  checkpoint(): Promise<void>;
  progress(share: number): void;
}

/** Columns of the distance: those the groups were found by, else those they would be. */
export function columnsOf(table: Table, schema: Schema, above: ReadonlyMap<string, Fitted>): readonly string[] {
  const learnt = above.get('cluster')?.learnt;
  const there = new Set(table.columns.filter(({ kind }) => kind === 'number' || kind === 'bool').map(({ name }) => name));
  const used = isRecord(learnt) ? learnt['columns'] : null;
  const names = Array.isArray(used) ? used.filter((name) => typeof name === 'string') : [];
  if (names.length > 0 && names.every((name) => there.has(name))) return names;
  return distanceColumns(schema, null).used.map(({ name }) => name);
}

function isRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Pictures by the table they show; a table never changes, so one is made once, and goes when the table does. */
const made = new WeakMap<Table, Map<string, Layout | 'columns' | 'rows'>>();

/** A picture made before, for whoever draws it. */
export function layoutMade(table: Table, { method, columns }: Pick<MapReport, 'method' | 'columns'>): Layout | undefined {
  const found = made.get(table)?.get(keyOf(method, columns));
  return typeof found === 'object' ? found : undefined;
}

/**
 * The last pictures by the first column they are made of. Columns never change either: with other groups, the same people stand where they
 * stood.
 */
const drawnFrom = new WeakMap<Column, readonly Drawn[]>();
const KEPT = 2;

interface Drawn {
  readonly columns: readonly (Column | undefined)[];
  readonly method: MapReport['method'];
  /** Says which chance it was drawn by. */
  readonly chance: number;
  readonly found: Layout | 'columns' | 'rows';
}

async function drawnOnce(table: Table, names: readonly string[], asked: Asked): Promise<Layout | 'columns' | 'rows'> {
  const columns = names.map((name) => findColumn(table, name));
  const [first] = columns;
  if (!first) return laidOut(table, names, asked);
  const chance = asked.random.fork('same').below(2 ** 32);
  const before = drawnFrom.get(first) ?? [];
  const same = before.find(
    (one) =>
      one.method === asked.method &&
      one.chance === chance &&
      one.columns.length === columns.length &&
      one.columns.every((column, i) => column === columns[i]),
  );
  if (same) return same.found;
  const found = await laidOut(table, names, asked);
  drawnFrom.set(first, [{ columns, method: asked.method, chance, found }, ...before].slice(0, KEPT));
  return found;
}

const keyOf = (method: MapReport['method'], columns: readonly string[]): string => JSON.stringify([method, columns]);

/** Where rows stand, or why there is no picture. The same for the same table, columns and chance. */
export async function layoutOf(table: Table, columns: readonly string[], asked: Asked): Promise<Layout | 'columns' | 'rows'> {
  const key = keyOf(asked.method, columns);
  const known = made.get(table) ?? new Map<string, Layout | 'columns' | 'rows'>();
  made.set(table, known);
  const found = known.get(key) ?? (await drawnOnce(table, columns, asked));
  known.set(key, found);
  return found;
}

async function laidOut(table: Table, columns: readonly string[], asked: Asked): Promise<Layout | 'columns' | 'rows'> {
  const { method, random, checkpoint, progress } = asked;
  if (columns.length === 0) return 'columns';
  const data = columns.map((name) => numbersOf(table, name));
  const whole = Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) =>
    data.every((values) => !Number.isNaN(values[row])),
  );
  if (whole.length < FEWEST) return 'rows';
  const index = drawn(whole, method === 'umap' ? MOST_UMAP : MOST_POINTS, random.fork('points'));
  const cols = columns.length;
  const x = matrix(data, index);
  await checkpoint();
  const count = Math.min(2, cols);
  const basis = await principal(x, index.length, cols, count, { checkpoint });
  const flat = projected(x, index.length, cols, basis);
  const start = { x: flat[0] ?? new Float64Array(index.length), y: flat[1] ?? new Float64Array(index.length) };
  progress(0.1);
  const placed =
    method === 'umap'
      ? await umap(x, index.length, cols, start, {
          random: random.fork('umap'),
          checkpoint,
          progress: (share) => progress(0.1 + 0.8 * share),
        })
      : start;
  const trust = await trusted(x, cols, placed, index.length, random.fork('trust'), checkpoint);
  progress(1);
  const line = method === 'pca' ? basis : null;
  return { index, ...placed, columns, complete: whole.length, kept: line && keptBy(line), trust };
}

/** Ascending, so that the picture says nothing of the draw. */
function drawn(rows: Uint32Array, most: number, random: Random): Uint32Array {
  if (rows.length <= most) return rows;
  const places = random.permutation(rows.length).subarray(0, most).sort();
  return places.map((place) => rows[place] as number);
}

/** Row-major, divided by a power of two near the largest, so that squares stay finite: a picture has no unit. */
function matrix(data: readonly Float64Array[], index: Uint32Array): Float64Array {
  const cols = data.length;
  const x = new Float64Array(index.length * cols);
  let most = 0;
  data.forEach((values, j) =>
    index.forEach((row, i) => {
      const value = values[row] as number;
      most = Math.max(most, Math.abs(value));
      x[i * cols + j] = value;
    }),
  );
  const unit = most > 1e6 || (most > 0 && most < 1e-6) ? 2 ** Math.max(-1022, Math.floor(Math.log2(most))) : 1;
  if (unit !== 1) for (let at = 0; at < x.length; at++) x[at] = (x[at] as number) / unit;
  return x;
}

function keptBy({ variances, total }: Principal): readonly number[] {
  return Array.from(variances, (variance) => (total > 0 ? variance / total : 0));
}

async function trusted(
  x: Float64Array,
  cols: number,
  placed: { readonly x: Float64Array; readonly y: Float64Array },
  rows: number,
  random: Random,
  checkpoint: () => Promise<void>,
): Promise<MapReport['trust']> {
  const some = drawn(
    Uint32Array.from({ length: rows }, (_, i) => i),
    Math.floor(TRUST_SAMPLE * Math.sqrt(Math.min(1, WIDE / cols))),
    random,
  );
  const neighbours = Math.min(UMAP_NEIGHBOURS, Math.ceil(some.length / 2) - 1);
  if (neighbours < 1) return null;
  const own = new Float64Array(some.length * cols);
  const picture = new Float64Array(some.length * 2);
  some.forEach((row, i) => {
    own.set(x.subarray(row * cols, (row + 1) * cols), i * cols);
    picture[2 * i] = placed.x[row] as number;
    picture[2 * i + 1] = placed.y[row] as number;
  });
  const value = await trustworthiness(own, cols, picture, some.length, neighbours, checkpoint);
  return Number.isFinite(value) ? { value, neighbours, sample: some.length } : null;
}
