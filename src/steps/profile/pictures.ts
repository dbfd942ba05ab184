import { isNumeric, type Column } from '../../core/table';
import { present, quantilesOf } from '../../ml/select';
import type { Picture } from './meta';

const BINS = 12;
const MOST_LEVELS = 6;
/** From this many times the middle on, the long end of a column is drawn by powers. */
const LONG = 15;

/** Where the values of a column fall: what a small histogram of any part of the rows is made of. */
export interface Parts {
  readonly picture: Omit<Picture, 'everyone'>;
  /** By row the part, -1 where the cell is empty. */
  readonly of: Int32Array;
}

/** Bins of equal width between the second and the 98th of a hundred, what is beyond in the first and last; by powers where the column has a long end. */
export function partsOf(name: string, data: Column): Parts {
  if (isNumeric(data) && data.kind === 'number') return binsOf(name, data.data);
  const [codes, said] = isNumeric(data)
    ? [Int32Array.from(data.data, (value) => (Number.isNaN(value) ? -1 : value === 0 ? 0 : 1)), ['false', 'true'] as readonly string[]]
    : [data.codes, data.dict];
  const counts = new Uint32Array(said.length);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  const there = [...counts.keys()].filter((code) => (counts[code] as number) > 0);
  const shown = there.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b).slice(0, MOST_LEVELS);
  const place = new Int32Array(said.length).fill(shown.length);
  shown.forEach((code, i) => (place[code] = i));
  return {
    picture: { column: name, edges: null, levels: shown.map((code) => said[code] as string), others: there.length > shown.length },
    of: codes.map((code) => (code < 0 ? -1 : (place[code] as number))),
  };
}

function binsOf(column: string, data: Float64Array): Parts {
  const there = present(data);
  const whole = there.every(Number.isInteger);
  const [low = 0, middle = 0, high = 0] = quantilesOf(there, [0.02, 0.5, 0.98]);
  const powers = low >= 0 && high > LONG * Math.max(middle, Number.MIN_VALUE) && middle > 0;
  const bend = (value: number): number => (powers ? Math.log1p(Math.max(0, value)) : value);
  const back = (value: number): number => (powers ? Math.expm1(value) : value);
  // A bin of whole numbers holds as many as its neighbour.
  const steps = whole && !powers && high - low >= 1;
  const step = steps ? Math.ceil((Math.floor(high) - Math.ceil(low) + 1) / BINS) : 0;
  const from = steps ? Math.ceil(low) - 0.5 : bend(low);
  const count = steps ? Math.ceil((Math.floor(high) + 0.5 - from) / step) : BINS;
  const width = steps ? step : bend(high) / BINS - from / BINS;
  const edges = width > 0 ? Array.from({ length: count + 1 }, (_, i) => back(from + i * width)).filter(Number.isFinite) : [low, high];
  const last = edges.length - 2;
  const of = Int32Array.from(data, (value) => {
    if (Number.isNaN(value)) return -1;
    if (!(width > 0)) return 0;
    return Math.max(0, Math.min(last, Math.floor((bend(value) - from) / width)));
  });
  return { picture: { column, edges, levels: [], others: false }, of };
}

/** The share of some rows in each part. */
export function sharesOf({ picture: { edges, levels, others }, of }: Parts, rows: ArrayLike<number>): readonly number[] {
  const counts = new Float64Array(edges ? Math.max(1, edges.length - 1) : levels.length + (others ? 1 : 0));
  let all = 0;
  for (let i = 0; i < rows.length; i++) {
    const part = of[rows[i] as number] as number;
    if (part < 0 || part >= counts.length) continue;
    counts[part] = (counts[part] as number) + 1;
    all++;
  }
  return Array.from(counts, (count) => (all > 0 ? Number((count / all).toPrecision(4)) : 0));
}
