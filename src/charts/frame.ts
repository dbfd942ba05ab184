import type { TopLevelSpec } from 'vega-lite';
import type { ChartCell, ChartSpec, Field, Format } from '../core/chart';
import { axisTitle, rowText, type Speech } from './cells';
import { FONT, type ChartTheme } from './theme';

export interface DrawOptions extends Speech {
  /** Pixels to draw in; the chart is laid out for it. */
  readonly width: number;
  readonly theme: ChartTheme;
  /** Sign of money columns, '' when there is none. */
  readonly currency: string;
  /** Signs for axis numbers. */
  readonly decimal: string;
  readonly thousands: string;
  /** Where on x a line stands over the picture that labels keep clear of; a place as on the axis, columns counted from the left. */
  readonly clear?: number;
}

/** Rows as Vega wants them. Fields are c0 … cN: a dot or bracket in a column's name would blank the chart without a word. */
export type Datum = Record<string, number | string | null>;
export type Unit = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];

export const field = (index: number): string => `c${index}`;
export const TEXT = 't';

export function dataOf(chart: ChartSpec, speech: Speech): Datum[] {
  return chart.rows.map((row) => ({
    ...Object.fromEntries(chart.fields.map((_, i) => [field(i), joinable(row[i] ?? null, speech)])),
    [TEXT]: rowText(chart, row, speech),
  }));
}

/** Vega joins marks to data by an object's keys, among which this one would vanish. */
function joinable(cell: ChartCell, { tell }: Speech): number | string | null {
  const plain = typeof cell === 'object' && cell !== null ? tell(cell) : cell;
  return plain === '__proto__' ? `\u200b${plain}` : plain;
}

export function fieldAt(chart: ChartSpec, index: number): Field {
  const found = chart.fields[index];
  if (!found) throw new RangeError(`chart ${chart.id} has no field ${index}`);
  return found;
}

/** d3's notation for axis numbers. */
export function axisFormat(format: Format): string | undefined {
  switch (format) {
    case 'integer':
    case 'days':
      return ',d';
    case 'number':
    case 'money':
      return ',.3~r';
    case 'share':
      return '.2~%';
    case 'date':
    case 'text':
      return undefined;
    default:
      return format satisfies never;
  }
}

/** Whole numbers get whole ticks. */
export function axis(spec: Field, options: DrawOptions, more: Record<string, unknown> = {}): Record<string, unknown> {
  const format = axisFormat(spec.format);
  const whole = spec.format === 'integer' || spec.format === 'days' ? { tickMinStep: 1 } : {};
  return { title: axisTitle(spec, options, options.currency), ...(format ? { format } : {}), ...whole, ...more };
}

export function typeOf(spec: Field): 'quantitative' | 'temporal' | 'nominal' {
  return spec.format === 'text' ? 'nominal' : spec.format === 'date' ? 'temporal' : 'quantitative';
}

/** What every mark says when pointed at or read aloud. */
export const said = { tooltip: { field: TEXT }, description: { field: TEXT } } as const;

export function heightFor(width: number): number {
  return Math.round(Math.min(280, Math.max(180, width * 0.32)));
}

/** Light grid, no box, our type; the headline is the caption beside the chart, not a title inside it. */
export function framed(layer: readonly Unit[], data: readonly Datum[], height: number, options: DrawOptions): TopLevelSpec {
  const { theme, width } = options;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width,
    height,
    autosize: { type: 'fit', contains: 'padding' },
    padding: { left: 0, right: 6, top: 8, bottom: 6 },
    background: 'transparent',
    data: { values: [...data] },
    layer: [...layer],
    config: {
      font: FONT,
      locale: {
        number: {
          decimal: options.decimal,
          thousands: options.thousands,
          grouping: [3],
          currency: ['', ''],
          percent: '\u00a0%',
          minus: '−',
        },
      },
      view: { stroke: null },
      axis: {
        domain: false,
        ticks: false,
        gridColor: theme.line,
        labelColor: theme.ink2,
        labelFont: FONT,
        labelFontSize: 12,
        labelPadding: 8,
        labelOverlap: true,
        labelSeparation: 8,
        titleColor: theme.ink2,
        titleFont: FONT,
        titleFontSize: 12,
        titleFontWeight: 'normal',
        titlePadding: 10,
      },
      // a long title would leave no room for the picture
      axisX: { titleLimit: Math.max(60, width - 60) },
      axisY: { titleLimit: Math.max(60, height - 32) },
      text: { font: FONT, fontSize: 12 },
      aria: true,
    },
  } as TopLevelSpec;
}
