import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Draw } from '../core/chart';
import { reference } from './bars';
import { sayCell } from './cells';
import { axis, axisFormat, dataOf, field, fieldAt, framed, heightFor, said, type Datum, type DrawOptions, type Unit } from './frame';
import { distinct, scaled } from './line';
import { FONT } from './theme';

const PLACE = 'place';
const LABEL = 'label';
const FEW = 12;
/** Parts of a column's step between columns and outside them, where there are few. */
const INNER = 0.25;
const OUTER = 0.1;
/** Pixels of a character, and of the names of the axis beside the picture. */
const CHARACTER = 7;
const BESIDE = 58;

/** Upright bars over numbers in order: a histogram, or one column a tenth. */
export function drawColumns(chart: ChartSpec, draw: Extract<Draw, { type: 'columns' }>, options: DrawOptions): TopLevelSpec {
  const { theme } = options;
  const xField = fieldAt(chart, draw.x);
  const yField = fieldAt(chart, draw.y);
  const series = draw.series;
  const rows = dataOf(chart, options);
  const places = distinct(rows, field(draw.x));
  const data = rows.map((row) => ({
    ...row,
    [PLACE]: places.indexOf(row[field(draw.x)] ?? null),
    [LABEL]: sayCell(row[field(draw.y)] ?? null, yField.format, options),
  }));
  const few = places.length <= FEW && series === undefined && options.width >= 420;
  const names = places.map((place) =>
    axisFormat(xField.format) === undefined || typeof place === 'string'
      ? sayCell(place, xField.format, options)
      : short(place, xField.format, options),
  );
  const { title } = axis(xField, options);
  const x = {
    field: PLACE,
    type: 'ordinal',
    axis: {
      ...{ title, labelAngle: 0, grid: false, labelOverlap: true, labelExpr: `${JSON.stringify(names)}[datum.value]` },
      // the outermost names of narrow columns would stick out
      ...(places.length > FEW && {
        labelAlign: {
          condition: [
            { test: 'datum.value === 0', value: 'left' },
            { test: `datum.value === ${places.length - 1}`, value: 'right' },
          ],
          value: 'center',
        },
      }),
    },
    scale: { paddingInner: places.length > FEW ? 0.08 : INNER, paddingOuter: OUTER },
  };
  const y = {
    field: field(draw.y),
    type: 'quantitative',
    axis: axis(yField, options, { tickCount: 4 }),
    scale: { zero: true, nice: true },
  };
  const kinds = series === undefined ? [] : distinct(data, field(series));
  const look =
    series === undefined
      ? { color: { value: theme.accent } }
      : {
          color: {
            ...(scaled(series, kinds, [theme.accent, theme.ink3, theme.ink2]) as object),
            legend: { title: null, orient: 'top', labelColor: theme.ink2, labelFont: FONT, labelFontSize: 12 },
          },
          // what lies on the two sides of a cut is one column of the whole
          ...(draw.cut ? {} : { xOffset: { field: field(series), type: 'nominal', sort: null } }),
        };
  const layers: unknown[] = [{ mark: { type: 'bar', cornerRadiusEnd: 2 }, encoding: { x, y, ...look, ...said } }];
  const line = options.clear === undefined ? null : lineAt(options.clear, places.length, options.width);
  if (draw.reference) {
    const name = options.tell(draw.reference.label);
    const struck = line !== null && line.from(places.length) > -8 - CHARACTER * name.length;
    layers.push(...reference(draw.reference.at, name, 'y', options, struck));
  }
  if (draw.cut) layers.push(...cut(draw.cut.at, options.tell(draw.cut.label), places.length, options));
  if (few) {
    // Over the lines, rimmed so that none strikes a figure through.
    const encoding = { x, y, text: { field: LABEL } };
    const figures = data.map((row) => ({ row, aside: aside(row, line) }));
    const groups = [
      ...figures.flatMap(({ row, aside: to }) => (to === null ? [] : [{ values: [row], look: to }])),
      { values: figures.flatMap(({ row, aside: to }) => (to === null ? [row] : [])), look: {} },
    ];
    for (const { values, look: beside } of groups) {
      const figure = { type: 'text', dy: -7, aria: false, ...beside };
      if (draw.reference || draw.cut) {
        layers.push({ data: { values }, mark: { ...figure, color: theme.card, stroke: theme.card, strokeWidth: 4 }, encoding });
      }
      layers.push({ data: { values }, mark: { ...figure, color: theme.ink2 }, encoding });
    }
  }
  return framed(layers as Unit[], data, heightFor(options.width), options);
}

/** How far a line that can be dragged stands from the middle of a column, or from the right end, in pixels; about, for Vega lays out later. */
function lineAt(clear: number, count: number, width: number): { from(place: number): number } {
  const step = (width - BESIDE) / (count + 2 * OUTER - INNER);
  const own = Math.min(Math.max(count - 1, 0), Math.floor(clear));
  const at = step * (OUTER + own + (1 - INNER) * Math.min(1, clear - own));
  return { from: (place) => (place === count ? at - (width - BESIDE) : at - step * (OUTER + place + (1 - INNER) / 2)) };
}

/** A figure that the line would strike through stands beside it. */
function aside(row: Datum, line: ReturnType<typeof lineAt> | null): { readonly align: 'left' | 'right'; readonly dx: number } | null {
  const far = line?.from(Number(row[PLACE]));
  if (far === undefined || Math.abs(far) > (String(row[LABEL]).length * CHARACTER) / 2 + 3) return null;
  return far >= 0 ? { align: 'right', dx: far - 5 } : { align: 'left', dx: far + 5 };
}

/** A dashed line up through the columns; its name stands on the side where there is room. */
function cut(at: number, text: string, count: number, { theme }: DrawOptions): unknown[] {
  const place = Math.min(Math.max(count - 1, 0), Math.floor(at));
  const values = [{ [PLACE]: place, text }];
  const left = at > count / 2;
  const x = { field: PLACE, type: 'ordinal', bandPosition: Math.min(1, at - place) };
  const name = { type: 'text', align: left ? 'right' : 'left', baseline: 'bottom', dx: left ? -5 : 5, fontWeight: 600, aria: false };
  const encoding = { x, y: { value: 10 }, text: { field: 'text' } };
  return [
    { data: { values }, mark: { type: 'rule', aria: false, color: theme.ink, strokeDash: [4, 3] }, encoding: { x } },
    { data: { values }, mark: { ...name, color: theme.card, stroke: theme.card, strokeWidth: 5 }, encoding },
    { data: { values }, mark: { ...name, color: theme.ink }, encoding },
  ];
}

/** Axis places say a number without its unit, which the title carries; only a share keeps its sign. */
function short(value: number | null, format: Parameters<typeof sayCell>[1], options: DrawOptions): string {
  return sayCell(value, format === 'days' || format === 'money' ? 'integer' : format, options);
}
