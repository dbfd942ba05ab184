import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Draw } from '../core/chart';
import { reference } from './bars';
import { sayCell } from './cells';
import { axis, axisFormat, dataOf, field, fieldAt, framed, heightFor, said, type DrawOptions, type Unit } from './frame';
import { distinct, scaled } from './line';

const PLACE = 'place';
const LABEL = 'label';
const FEW = 12;

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
    scale: { paddingInner: places.length > FEW ? 0.08 : 0.25, paddingOuter: 0.1 },
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
            legend: { title: null, orient: 'top', labelColor: theme.ink2 },
          },
          // what lies on the two sides of a cut is one column of the whole
          ...(draw.cut ? {} : { xOffset: { field: field(series), type: 'nominal', sort: null } }),
        };
  const layers: unknown[] = [{ mark: { type: 'bar', cornerRadiusEnd: 2 }, encoding: { x, y, ...look, ...said } }];
  if (draw.reference) layers.push(...reference(draw.reference.at, options.tell(draw.reference.label), 'y', options));
  if (draw.cut) layers.push(...cut(draw.cut.at, options.tell(draw.cut.label), places.length, options));
  if (few) {
    // Over the lines, rimmed so that none strikes a figure through.
    const figure = { type: 'text', dy: -7, aria: false };
    const encoding = { x, y, text: { field: LABEL } };
    if (draw.reference || draw.cut) {
      layers.push({ mark: { ...figure, color: theme.card, stroke: theme.card, strokeWidth: 4 }, encoding });
    }
    layers.push({ mark: { ...figure, color: theme.ink2 }, encoding });
  }
  return framed(layers as Unit[], data, heightFor(options.width), options);
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
