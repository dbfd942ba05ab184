import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Draw } from '../core/chart';
import { axis, dataOf, field, fieldAt, framed, heightFor, said, typeOf, type Datum, type DrawOptions, type Unit } from './frame';
import { alongLine, LabelPlaces, linesOf, type Stand } from './label-places';

const DASHES = [
  [1, 0],
  [6, 3],
  [2, 3],
  [8, 3, 2, 3],
] as const;
const FEW = 30;
const FOOT = 'foot';
const TOP = 'top';
/** A label so near to an end, in pixels, is set inside it. */
const FLUSH = 14;
/** Pixels of a tick with a short number. */
const TICK = 26;

export function drawLine(chart: ChartSpec, draw: Extract<Draw, { type: 'line' }>, options: DrawOptions): TopLevelSpec {
  const { theme } = options;
  const foot = draw.under && footOf(chart, draw, draw.under);
  const data = dataOf(chart, options).map((row, i) => (foot ? { ...row, [FOOT]: foot.low, [TOP]: foot.tops[i] ?? foot.low } : row));
  const xField = fieldAt(chart, draw.x);
  const yField = fieldAt(chart, draw.y);
  const few = data.length <= FEW;
  const values = distinct(data, field(draw.x));
  // Every whole number gets its tick where there is room for it.
  const ticks = few && xField.format === 'integer' && values.length * TICK < options.width ? { values, labelOverlap: false } : {};
  const x = {
    field: field(draw.x),
    type: typeOf(xField),
    axis: axis(xField, options, { grid: false, labelOverlap: true, labelFlush: FLUSH, tickCount: options.width < 420 ? 3 : 6, ...ticks }),
    scale: { zero: false, nice: false, padding: few ? 12 : 0 },
  };
  const headroom = draw.label && !draw.diagonal ? roomAbove(chart, draw) : undefined;
  const domain = draw.domain ?? foot?.domain ?? headroom;
  const scale = domain ? { domain: [...domain], nice: domain === headroom } : { zero: true, nice: true };
  const y = { field: field(draw.y), type: 'quantitative', axis: axis(yField, options, { tickCount: 4 }), scale };
  const series = draw.series === undefined ? [] : distinct(data, field(draw.series));
  const look =
    draw.series === undefined
      ? { color: { value: theme.accent } }
      : {
          color: scaled(draw.series, series, [theme.accent, theme.ink2, theme.ink3, theme.ink2]),
          strokeDash: scaled(
            draw.series,
            series,
            DASHES.map((dash) => [...dash]),
          ),
        };

  const layers: unknown[] = [];
  if (draw.under) {
    layers.push({
      mark: { type: 'rect', color: theme.ink3, opacity: 0.35, aria: false },
      encoding: {
        x: { ...x, field: field(draw.under.from) },
        x2: { field: field(draw.under.to) },
        y: { ...y, field: FOOT },
        y2: { field: TOP },
      },
    });
  }
  if (draw.diagonal) layers.push(diagonal(data, draw, options));
  if (draw.band) {
    layers.push({
      mark: { type: 'area', opacity: 0.14, color: theme.accent, aria: false },
      encoding: { x, y: { ...y, field: field(draw.band[0]) }, y2: { field: field(draw.band[1]) } },
    });
  }
  layers.push({ mark: { type: 'line', strokeWidth: 2, aria: false }, encoding: { x, y, ...look } });
  layers.push({
    mark: few ? { type: 'point', filled: true, fill: theme.card, size: 46, strokeWidth: 2 } : { type: 'point', opacity: 0, size: 120 },
    encoding: { x, y, ...(draw.series === undefined ? { stroke: { value: theme.accent } } : { stroke: look.color }), ...said },
  });
  const places = new LabelPlaces(data, linesOf(draw, domain), options);
  const best = draw.best === undefined ? undefined : data[draw.best];
  const point = best ? bestPoint(best, { x, y }, draw, places, options) : [];
  if (draw.series !== undefined) layers.push(...seriesLabels(data, draw.series, { x, y, look }, places, options));
  layers.push(...point);
  return framed(layers as Unit[], data, heightFor(options.width), options);
}

/** Of lines whose best point lies near the top: up to where its label has room over it, so that no line strikes it through. */
function roomAbove({ rows }: ChartSpec, { y, band, best }: Extract<Draw, { type: 'line' }>): readonly [number, number] | undefined {
  const all = rows.flatMap((row) => [y, ...(band ?? [])].map((at) => row[at])).filter((value) => typeof value === 'number');
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const at = best === undefined ? undefined : rows[best]?.[y];
  return typeof at === 'number' && at > most - 0.15 * (most - least) ? [least, most + 0.15 * (most - least)] : undefined;
}

/** Bars as dense as the rows are, in the lowest fifth of the picture. */
function footOf(
  { rows }: ChartSpec,
  { y, band }: Extract<Draw, { type: 'line' }>,
  under: NonNullable<Extract<Draw, { type: 'line' }>['under']>,
): { readonly low: number; readonly domain: readonly [number, number]; readonly tops: readonly number[] } {
  const all = rows.flatMap((row) => [y, ...(band ?? [])].map((at) => row[at])).filter((value) => typeof value === 'number');
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const height = most - least || 1;
  const low = least - 0.3 * height;
  const widths = rows.map((row) => Number(row[under.to]) - Number(row[under.from]));
  // where many rows share one value, that value is no spike without end
  const thin = widths.reduce((sum, width) => sum + width, 0) / 6;
  const dense = rows.map((row, i) => Number(row[under.rows]) / Math.max(widths[i] as number, thin, 1e-300));
  const densest = Math.max(...dense, 1e-300);
  return { low, domain: [low, most + 0.05 * height], tops: dense.map((one) => low + 0.24 * height * (one / densest)) };
}

type Channels = Readonly<Record<'x' | 'y', { readonly field: string }>>;

const UP: Stand = { align: 'left', baseline: 'bottom', dx: 10, dy: -6 };
const DOWN: Stand = { align: 'left', baseline: 'top', dx: 10, dy: 8 };
const leftwards = (stand: Stand): Stand => ({ ...stand, align: 'right', dx: -stand.dx });

function bestPoint(
  best: Datum,
  { x, y }: Channels,
  draw: Extract<Draw, { type: 'line' }>,
  places: LabelPlaces,
  options: DrawOptions,
): unknown[] {
  const dot = {
    mark: { type: 'point', filled: true, size: 130, color: options.theme.accent, opacity: 1 },
    data: { values: [best] },
    encoding: { x, y, ...said },
  };
  if (!draw.label) return [dot];
  const name = options.tell(draw.label);
  // The lower side of the diagonal is free.
  const stands = draw.diagonal ? [DOWN, leftwards(UP), UP] : [UP, leftwards(UP), leftwards(DOWN), DOWN];
  const label = { type: 'text', ...(places.choose([best], name, stands)?.stand ?? UP), fontWeight: 600, aria: false };
  const told = { data: { values: [{ ...best, label: name }] }, encoding: { x, y, text: { field: 'label' } } };
  return [dot, { mark: { ...label, ...rim(options) }, ...told }, { mark: { ...label, color: options.theme.ink }, ...told }];
}

/** Each line is named beside it, so that no legend is needed. */
function seriesLabels(
  data: readonly Datum[],
  series: number,
  { x, y, look }: Channels & { look: object },
  places: LabelPlaces,
  options: DrawOptions,
): unknown[] {
  const names = distinct(data, field(series));
  const { color } = look as { color: unknown };
  // room to the right for the longest of them
  const [first, apart] = options.width < 420 ? [0.35, 0.2] : [0.5, 0.3];
  const labels = names.flatMap((name, i) => {
    const own = data.filter((row) => row[field(series)] === name && row[y.field] !== null);
    // Lines that meet at their ends are named one after the other along the way.
    const found = places.choose(alongLine(own, names.length === 1 ? 0.5 : first + (apart * i) / (names.length - 1)), String(name));
    if (!found) return [];
    const mark = { type: 'text', ...found.stand, fontWeight: 600, aria: false };
    const named = { data: { values: [found.at] }, encoding: { x, y, text: { field: field(series) } } };
    return [
      { rimmed: { mark: { ...mark, ...rim(options) }, ...named }, plain: { mark, ...named, encoding: { ...named.encoding, color } } },
    ];
  });
  return [...labels.map(({ rimmed }) => rimmed), ...labels.map(({ plain }) => plain)];
}

/** Under a text, so that no line strikes it through. */
const rim = ({ theme }: DrawOptions): object => ({ color: theme.card, stroke: theme.card, strokeWidth: 4 });

export function diagonal(data: readonly Datum[], draw: { readonly x: number; readonly y: number }, { theme }: DrawOptions): unknown {
  // Over the width of the data: what rises beyond it must not squeeze them.
  const across = data.map((row) => row[field(draw.x)]).filter((value) => typeof value === 'number');
  const low = Math.min(0, ...across);
  const high = Math.max(...across, low);
  const ends = [low, high].map((at) => ({ [field(draw.x)]: at, [field(draw.y)]: at }));
  return {
    mark: { type: 'line', strokeDash: [4, 4], strokeWidth: 1, color: theme.ink3, aria: false },
    data: { values: ends },
    encoding: { x: { field: field(draw.x), type: 'quantitative' }, y: { field: field(draw.y), type: 'quantitative' } },
  };
}

export function distinct(data: readonly Datum[], name: string): (number | string | null)[] {
  return [...new Set(data.map((row) => row[name] ?? null))];
}

export function scaled(index: number, domain: readonly (number | string | null)[], range: readonly unknown[]): unknown {
  return {
    field: field(index),
    type: 'nominal',
    legend: null,
    scale: { domain: [...domain], range: domain.map((_, i) => range[i % range.length]) },
  };
}
