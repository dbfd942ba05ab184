import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Draw } from '../core/chart';
import { paneColours } from './bars';
import { axis, dataOf, field, fieldAt, framed, heightFor, said, typeOf, type Datum, type DrawOptions, type Unit } from './frame';
import { diagonal, distinct } from './line';
import { letterOf, paneIndex, SHAPES } from './theme';

const MANY = 300;

export function drawPoints(chart: ChartSpec, draw: Extract<Draw, { type: 'points' }>, options: DrawOptions): TopLevelSpec {
  const { theme } = options;
  const data = dataOf(chart, options);
  const xField = fieldAt(chart, draw.x);
  const yField = fieldAt(chart, draw.y);
  const scale = { zero: draw.diagonal ?? false, nice: true };
  const x = { field: field(draw.x), type: typeOf(xField), axis: axis(xField, options, { tickCount: 5 }), scale };
  const y = { field: field(draw.y), type: 'quantitative', axis: axis(yField, options, { tickCount: 4 }), scale };
  const many = data.length > MANY;
  const size =
    draw.size === undefined
      ? { value: many ? 14 : 60 }
      : { field: field(draw.size), type: 'quantitative', legend: null, scale: { range: [30, 300] } };
  const look =
    draw.segment === undefined
      ? { color: { value: theme.accent } }
      : { color: paneColours(data, draw.segment, options), shape: shapes(data, draw.segment) };
  const layers: unknown[] = [];
  if (draw.diagonal) layers.push(diagonal(data, draw, options));
  if (draw.band) {
    layers.push({
      mark: { type: 'rule', strokeWidth: 1.5, color: theme.ink3, aria: false },
      encoding: { x, y: { ...y, field: field(draw.band[0]) }, y2: { field: field(draw.band[1]) } },
    });
  }
  if (draw.upright) layers.push(...upright(draw.upright.at, options.tell(draw.upright.label), x, data, options));
  layers.push({
    mark: { type: 'point', filled: true, opacity: many ? 0.55 : 0.95, aria: !many },
    encoding: { x, y, size, ...look, ...said },
  });
  if (draw.segment !== undefined) layers.push(...letters(data, draw, { x, y }, options));
  return framed(layers as Unit[], data, Math.round(heightFor(options.width) * 1.25), options);
}

/** A dashed line; its name stands at the top, on the side where there is room. */
function upright(at: number, text: string, x: { readonly field: string }, data: readonly Datum[], { theme }: DrawOptions): unknown[] {
  const most = data.reduce((high, row) => Math.max(high, Number(row[x.field])), 0);
  const left = at > most / 2;
  const values = [{ [x.field]: at, text }];
  const name = { type: 'text', align: left ? 'right' : 'left', baseline: 'bottom', dx: left ? -5 : 5, fontWeight: 600, aria: false };
  const encoding = { x, y: { value: 12 }, text: { field: 'text' } };
  return [
    { data: { values }, mark: { type: 'rule', aria: false, color: theme.ink, strokeDash: [4, 3] }, encoding: { x } },
    { data: { values }, mark: { ...name, color: theme.card, stroke: theme.card, strokeWidth: 5 }, encoding },
    { data: { values }, mark: { ...name, color: theme.ink }, encoding },
  ];
}

function shapes(data: readonly Datum[], segment: number): unknown {
  const domain = distinct(data, field(segment));
  return {
    field: field(segment),
    type: 'nominal',
    legend: null,
    scale: { domain, range: domain.map((value) => SHAPES[paneIndex(value) % SHAPES.length]) },
  };
}

/** The letter of each group over its middle. */
function letters(
  data: readonly Datum[],
  draw: Extract<Draw, { type: 'points' }>,
  { x, y }: { x: object; y: object },
  { theme }: DrawOptions,
): unknown[] {
  const segment = field(draw.segment ?? 0);
  const values = distinct(data, segment).map((value) => {
    const own = data.filter((row) => row[segment] === value);
    return { [field(draw.x)]: middle(own, field(draw.x)), [field(draw.y)]: middle(own, field(draw.y)), letter: letterOf(paneIndex(value)) };
  });
  const text = { type: 'text', fontSize: 20, fontWeight: 700, aria: false };
  const encoding = { x, y, text: { field: 'letter' } };
  // The same letter twice: a pale rim below, so that it reads over the dots.
  return [
    { data: { values }, mark: { ...text, color: theme.card, stroke: theme.card, strokeWidth: 5, opacity: 0.85 }, encoding },
    { data: { values }, mark: { ...text, color: theme.ink }, encoding },
  ];
}

function middle(rows: readonly Datum[], name: string): number | null {
  const values = rows
    .map((row) => row[name])
    .filter((value) => typeof value === 'number')
    .sort((a, b) => a - b);
  return values[values.length >> 1] ?? null;
}
