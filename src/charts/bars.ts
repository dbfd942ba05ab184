import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Draw, Field } from '../core/chart';
import { sayCell } from './cells';
import { axis, dataOf, field, fieldAt, framed, said, type Datum, type DrawOptions, type Unit } from './frame';
import { letterOf, paneIndex } from './theme';

const STEP = 28;
/** Below this width a bar's name stands above it instead of beside it. */
const NARROW = 480;
const TALL_STEP = 42;
/** Pixels of a character. */
const CHARACTER = 7;
const NAME = 'name';
const LABEL = 'label';

/** Horizontal bars in the given order, each with its value at its end. */
export function drawBars(chart: ChartSpec, draw: Extract<Draw, { type: 'bars' }>, options: DrawOptions): TopLevelSpec {
  const { theme } = options;
  const valueField = fieldAt(chart, draw.value);
  const value = field(draw.value);
  const data = named(dataOf(chart, options), chart, draw, options);
  const longest = data.reduce((most, row) => Math.max(most, String(row[NAME]).length), 0);
  const above = options.width < NARROW && longest > 3;
  const room = above ? 0 : Math.round(Math.min(options.width * 0.45, longest * CHARACTER + 8));
  const step = above ? TALL_STEP : STEP;
  const signed = draw.signed ?? false;
  const y = {
    field: NAME,
    type: 'nominal',
    sort: null,
    axis: above ? null : { title: null, labelLimit: room, grid: false, labelColor: theme.ink },
    scale: above ? { paddingInner: 0.62, paddingOuter: 0.4 } : { paddingInner: 0.35, paddingOuter: 0.15 },
  };
  const x = {
    field: value,
    type: 'quantitative',
    axis: axis(valueField, options, {
      tickCount: options.width < NARROW ? 3 : 5,
      titleAnchor: 'end',
      ...noMoreThan(data, draw, valueField),
    }),
    scale: { domain: domainOf(data, draw, options.width - room), nice: false },
  };
  const color =
    draw.segment !== undefined
      ? paneColours(data, draw.segment, options)
      : signed
        ? { condition: { test: { field: value, lt: 0 }, value: theme.ink3 }, value: theme.accent }
        : { value: theme.accent };
  const band = draw.band;
  const reach = band ? field(band[1]) : value;
  const layers: unknown[] = [{ mark: { type: 'bar', cornerRadiusEnd: 3 }, encoding: { x, y, color, ...said } }];
  if (band) {
    layers.push({
      mark: { type: 'rule', strokeWidth: 1.5, color: theme.ink2, aria: false },
      encoding: { x: { ...x, field: field(band[0]) }, x2: { field: field(band[1]) }, y },
    });
  }
  if (above) {
    layers.push({
      mark: { type: 'text', align: 'left', dy: -17, limit: options.width - 8, color: theme.ink, aria: false },
      encoding: { x: { value: 0 }, y, text: { field: NAME } },
    });
  }
  layers.push(label(reach, { x, y }, true, options));
  if (signed) layers.push(label(reach, { x, y }, false, options));
  if (draw.reference) layers.push(...reference(draw.reference.at, options.tell(draw.reference.label), 'x', options));
  const heightOfAxis = 46 + (draw.reference ? 18 : 0);
  return framed(layers as Unit[], data, data.length * step + heightOfAxis, options);
}

/** The room for values at the ends of bars is no part of the axis where there is no more than the whole. */
function noMoreThan(data: readonly Datum[], { value }: Extract<Draw, { type: 'bars' }>, { format }: Field): object {
  if (format !== 'share' || data.some((row) => Number(row[field(value)]) > 1)) return {};
  const beyond = 'datum.value > 1.0001';
  return { labelExpr: `${beyond} ? '' : datum.label`, gridOpacity: { condition: { test: beyond, value: 0 }, value: 1 } };
}

/** From the least to the greatest, with room for the values at the ends of the bars. */
function domainOf(
  data: readonly Datum[],
  { value, band, reference: line }: Extract<Draw, { type: 'bars' }>,
  width: number,
): [number, number] {
  const at = [value, ...(band ?? [])];
  const values = [0, ...(line ? [line.at] : []), ...data.flatMap((row) => at.map((index) => Number(row[field(index)] ?? 0)))];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low === high) return [0, 1];
  const label = data.reduce((most, row) => Math.max(most, String(row[LABEL]).length), 0) * CHARACTER + 10;
  const ends = label * ((low < 0 ? 1 : 0) + (high > 0 ? 1 : 0));
  const room = ((high - low) * label) / Math.max(width - ends, label);
  return [low < 0 ? low - room : 0, high > 0 ? high + room : 0];
}

/** Values stand outside the bar, to its left where it points left. */
function label(at: string, { x, y }: { x: object; y: object }, positive: boolean, { theme }: DrawOptions): unknown {
  return {
    transform: [{ filter: { field: at, ...(positive ? { gte: 0 } : { lt: 0 }) } }],
    mark: { type: 'text', align: positive ? 'left' : 'right', dx: positive ? 6 : -6, color: theme.ink2, aria: false },
    encoding: { x: { ...x, field: at }, y, text: { field: LABEL } },
  };
}

/** Two rows of one name would fall on one bar; invisible blanks keep them apart. */
function named(data: readonly Datum[], chart: ChartSpec, draw: Extract<Draw, { type: 'bars' }>, options: DrawOptions): Datum[] {
  const seen = new Map<string, number>();
  const categoryField = fieldAt(chart, draw.category);
  return data.map((row) => {
    const plain = sayCell(row[field(draw.category)] ?? null, categoryField.format, options);
    const segment = draw.segment === undefined ? null : (row[field(draw.segment)] ?? null);
    const letter = segment !== null && isGroup(segment) ? letterOf(paneIndex(segment)) : '';
    const name = letter === '' || plain === letter || plain.startsWith(`${letter} `) ? plain : `${letter} · ${plain}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    const shown = sayCell(row[field(draw.value)] ?? null, fieldAt(chart, draw.value).format, options);
    return { ...row, [NAME]: name + '\u200b'.repeat(times), [LABEL]: draw.signed && /^\d/.test(shown) ? `+${shown}` : shown };
  });
}

export function paneColours(data: readonly Datum[], segment: number, { theme }: DrawOptions): unknown {
  const domain = [...new Set(data.map((row) => row[field(segment)] ?? null))];
  return {
    field: field(segment),
    type: 'nominal',
    legend: null,
    scale: { domain, range: domain.map((value) => (isGroup(value) ? theme.panes[paneIndex(value) % theme.panes.length] : theme.ink3)) },
  };
}

/** Rows in no group have no letter, and none of the groups' colours. */
function isGroup(value: number | string | null): boolean {
  return typeof value === 'number' || /^[A-Z]{1,2}\b/.test(value ?? '');
}

/** A dashed line across with its name at its end, or at its beginning where the end is taken, rimmed so that both read over a bar. */
export function reference(at: number, text: string, along: 'x' | 'y', { theme }: DrawOptions, first = false): unknown[] {
  const values = [{ at, text }];
  const place = { field: 'at', type: 'quantitative' };
  const end = along === 'x' ? { y: { value: 0 } } : { x: { value: first ? 0 : 'width' } };
  const rule = { type: 'rule', aria: false };
  const name = {
    type: 'text',
    align: along === 'x' || first ? 'left' : 'right',
    baseline: 'bottom',
    dx: along === 'x' ? 4 : first ? 2 : -2,
    dy: along === 'x' ? -2 : -4,
    fontWeight: 600,
    aria: false,
  };
  const encoding = { [along]: place, ...end, text: { field: 'text' } };
  return [
    { data: { values }, mark: { ...rule, color: theme.card, strokeWidth: 4, opacity: 0.8 }, encoding: { [along]: place } },
    { data: { values }, mark: { ...rule, color: theme.ink, strokeDash: [4, 3] }, encoding: { [along]: place } },
    { data: { values }, mark: { ...name, color: theme.card, stroke: theme.card, strokeWidth: 8, strokeJoin: 'round' }, encoding },
    { data: { values }, mark: { ...name, color: theme.ink }, encoding },
  ];
}
