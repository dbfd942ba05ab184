import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Draw } from '../core/chart';
import { axisTitle, sayCell } from './cells';
import { dataOf, field, fieldAt, framed, said, type Datum, type DrawOptions, type Unit } from './frame';
import { distinct } from './line';

const STEP = 30;
/** The letters of the columns and what they are. */
const HEAD = 52;
const CHARACTER = 7;
const LABEL = 'label';
/** Cells narrower than this say their number in the table only. */
const ROOM = 38;
/** Values as far out as this have the full colour. */
const FULL = 1.5;

/** A cell for each pair, the deeper the further its value lies from 0; below in grey, above in the accent (amounts without a sign), each with its number where it fits. */
export function drawHeat(chart: ChartSpec, draw: Extract<Draw, { type: 'heat' }>, options: DrawOptions): TopLevelSpec {
  const { theme, width } = options;
  const value = field(draw.value);
  const format = fieldAt(chart, draw.value).format;
  const both = format === 'number';
  const data = dataOf(chart, options).map((row): Datum => {
    const shown = sayCell(row[value] ?? null, format, options);
    return { ...row, [LABEL]: both && Number(row[value]) > 0 ? `+${shown}` : shown };
  });
  const names = distinct(data, field(draw.y));
  const columns = distinct(data, field(draw.x));
  const longest = names.reduce<number>((most, name) => Math.max(most, String(name).length), 0);
  const room = Math.round(Math.min(width * 0.4, longest * CHARACTER + 8));
  const far = data.reduce((most, row) => Math.max(most, Math.abs(Number(row[value] ?? 0))), FULL);
  const y = {
    field: field(draw.y),
    type: 'nominal',
    sort: null,
    axis: { title: null, labelLimit: room, grid: false, labelColor: theme.ink },
  };
  const x = {
    field: field(draw.x),
    type: 'nominal',
    sort: null,
    axis: { title: axisTitle(fieldAt(chart, draw.x), options, ''), orient: 'top', labelAngle: 0, grid: false, labelOverlap: true },
  };
  const color = {
    field: value,
    type: 'quantitative',
    legend: null,
    scale: { domain: [-far, 0, far], range: [theme.ink2, theme.card, theme.accent], interpolate: 'rgb', clamp: true },
  };
  const layers: unknown[] = [{ mark: { type: 'rect', stroke: theme.line, strokeWidth: 1 }, encoding: { x, y, color, ...said } }];
  if ((width - room) / Math.max(1, columns.length) >= ROOM) {
    layers.push({
      mark: { type: 'text', aria: false },
      encoding: {
        x,
        y,
        text: { field: LABEL },
        color: { condition: { test: `abs(datum[${JSON.stringify(value)}]) > ${far * 0.55}`, value: theme.card }, value: theme.ink },
      },
    });
  }
  return framed(layers as Unit[], data, names.length * STEP + HEAD, options);
}
