import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Draw } from '../core/chart';
import { paneColours } from './bars';
import { axis, dataOf, field, fieldAt, framed, heightFor, said, type Datum, type DrawOptions, type Unit } from './frame';
import { distinct } from './line';
import { letterOf, paneIndex, SHAPES } from './theme';

/** Pixels that a name on the axis needs beside its neighbours. */
const NAME = 90;
const PLACE = 'place';
const BESIDE = 'beside';
/** Pixels from one letter to the next. */
const LETTER = 14;

/** One line a group across columns of one scale, in its colour, with its shape at each column and its letter at the end. */
export function drawParallel(chart: ChartSpec, draw: Extract<Draw, { type: 'parallel' }>, options: DrawOptions): TopLevelSpec {
  const { theme, width } = options;
  const rows = dataOf(chart, options);
  const names = distinct(rows, field(draw.x));
  const data = rows.map((row): Datum => ({ ...row, [PLACE]: names.indexOf(row[field(draw.x)] ?? null) }));
  const segment = field(draw.segment);
  const kinds = distinct(data, segment);
  const upright = width / Math.max(1, names.length) < NAME;
  const x = {
    field: PLACE,
    type: 'ordinal',
    axis: {
      title: null,
      grid: true,
      labelAngle: upright ? -40 : 0,
      labelLimit: upright ? 110 : Math.max(40, Math.floor(width / Math.max(1, names.length))),
      labelOverlap: false,
      labelExpr: `${JSON.stringify(names.map(String))}[datum.value]`,
    },
    scale: { type: 'point', padding: 0.5 },
  };
  const y = {
    field: field(draw.y),
    type: 'quantitative',
    axis: axis(fieldAt(chart, draw.y), options, { tickCount: 4 }),
    scale: { zero: true, nice: true },
  };
  const color = paneColours(data, draw.segment, options);
  const shape = {
    field: segment,
    type: 'nominal',
    legend: null,
    scale: { domain: kinds, range: kinds.map((kind) => SHAPES[paneIndex(kind) % SHAPES.length]) },
  };
  const ends = kinds.flatMap((kind) => {
    const last = data.filter((row) => row[segment] === kind && row[field(draw.y)] !== null).at(-1);
    return last ? [{ ...last, letter: letterOf(paneIndex(kind)) }] : [];
  });
  const height = Math.round(heightFor(width) * 1.2);
  const letters = apart(ends, field(draw.y), data, height);
  const layers: unknown[] = [
    {
      data: { values: [{ at: 0 }] },
      mark: { type: 'rule', color: theme.ink3, aria: false },
      encoding: { y: { field: 'at', type: 'quantitative' } },
    },
    { mark: { type: 'line', strokeWidth: 2, aria: false }, encoding: { x, y, color } },
    { mark: { type: 'point', filled: true, size: 60, opacity: 1 }, encoding: { x, y, color, shape, ...said } },
    {
      data: { values: letters },
      mark: { type: 'text', align: 'left', dx: 9, fontWeight: 700, aria: false },
      encoding: { x, y: { field: BESIDE, type: 'quantitative' }, text: { field: 'letter' }, color },
    },
  ];
  return framed(layers as Unit[], data, height + (upright ? 60 : 0), options);
}

/** Letters of lines that end side by side, so far from each other that both can be read. */
function apart(ends: readonly Datum[], y: string, data: readonly Datum[], height: number): readonly Datum[] {
  const values = data.map((row) => Number(row[y])).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const gap = ((high - low) * LETTER) / height;
  let below = -Infinity;
  return [...ends]
    .sort((a, b) => Number(a[y]) - Number(b[y]))
    .map((end): Datum => {
      below = Math.max(Number(end[y]), below + gap);
      return { ...end, [BESIDE]: Math.min(below, Math.max(high, Number(end[y]))) };
    });
}
