import { compile } from 'vega-lite';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../src/core/chart';
import { say } from '../../src/core/message';
import { wordsOf } from '../../src/i18n/format';
import { rowText } from '../../src/charts/cells';
import { letterOf, paneIndex, THEMES } from '../../src/charts/theme';
import { toVegaLite } from '../../src/charts/to-vega-lite';

const speech = { words: wordsOf('en', '£'), tell: (message: { code: string }) => message.code };
const options = { ...speech, width: 640, theme: THEMES.light, currency: '£', decimal: '.', thousands: ',' };
const evil = 'a.b[0]"\\\'</text>';

const line: ChartSpec = {
  id: 'silhouette',
  headline: say('Four groups'),
  fields: [
    { title: say('Groups'), format: 'integer' },
    { title: say('Silhouette'), format: 'number' },
    { title: say('low'), format: 'number' },
    { title: say('high'), format: 'number' },
  ],
  rows: [
    [2, 0.3, 0.2, 0.4],
    [3, 0.5, 0.4, 0.6],
    [4, null, null, null],
  ],
  draw: { type: 'line', x: 0, y: 1, band: [2, 3], best: 1, label: say('three') },
};
/** Bars at the foot say where the rows are. */
const under: ChartSpec = {
  ...line,
  id: 'under',
  fields: [
    ...line.fields,
    { title: say('from'), format: 'number' },
    { title: say('to'), format: 'number' },
    { title: say('Rows'), format: 'integer' },
  ],
  rows: [
    [2, 0.3, 0.2, 0.4, 1, 2.5, 300],
    [3, 0.5, 0.4, 0.6, 3, 3, 100],
  ],
  draw: { type: 'line', x: 0, y: 1, band: [2, 3], under: { from: 4, to: 5, rows: 6 } },
};
const bars: ChartSpec = {
  id: 'bars',
  headline: say('Spend'),
  fields: [
    { title: say('Segment'), format: 'text' },
    { title: say('Spend'), format: 'money' },
  ],
  rows: [
    ['A', 6210],
    ['B', -40],
    [evil, 3],
    [evil, 4],
  ],
  draw: { type: 'bars', category: 0, value: 1, segment: 0, signed: true, reference: { at: 100, label: say('usual') } },
};
const columns: ChartSpec = { ...line, id: 'columns', draw: { type: 'columns', x: 0, y: 1, reference: { at: 0.3, label: say('all') } } };
const points: ChartSpec = {
  ...bars,
  id: 'points',
  fields: [...bars.fields, { title: say('Days'), format: 'days' }],
  rows: bars.rows.map((row, i) => [...row, i]),
  draw: { type: 'points', x: 2, y: 1, segment: 0, diagonal: true },
};

it('says words of ours in the reader’s language, and leaves data as it is', () => {
  const chart: ChartSpec = {
    ...bars,
    rows: [
      [say('missing.param.plan.median'), 1],
      ['median', 2],
    ],
  };
  const tell = ({ code }: { code: string }): string => (code === 'missing.param.plan.median' ? 'den midterste verdien' : code);
  const { data } = toVegaLite(chart, { ...options, tell }) as unknown as { data: { values: { c0: unknown; t: string }[] } };
  expect(data.values.map(({ c0 }) => c0)).toEqual(['den midterste verdien', 'median']);
  expect(data.values[0]?.t).toContain('den midterste verdien');
});

describe.each([line, under, bars, columns, points])('the $id chart', (chart) => {
  it.each([320, 640, 1100])('compiles without a warning at %d pixels', (width) => {
    const warnings: unknown[] = [];
    const keep = (...said: unknown[]): typeof logger => {
      warnings.push(said);
      return logger;
    };
    const logger = { level: () => logger, warn: keep, info: () => logger, debug: () => logger, error: keep } as never as {
      warn: typeof keep;
    };
    compile(toVegaLite(chart, { ...options, width }), { logger: logger as never });
    expect(warnings).toEqual([]);
  });

  it('never uses a column’s name or a cell as the name of a field', () => {
    const text = JSON.stringify(toVegaLite(chart, options));
    const fields = [...text.matchAll(/"field":"([^"]*)"/g)].map(([, name]) => name);
    expect(fields.filter((name) => !/^(c\d+|t|name|label|place|at|text|letter|foot|top)$/.test(name ?? ''))).toEqual([]);
  });

  it('names each axis and draws no legend where labels do', () => {
    const text = JSON.stringify(toVegaLite(chart, options));
    expect(text).toContain('"title":');
    expect(text).not.toMatch(/"legend":\{/);
  });
});

describe('what charts say', () => {
  it('a row in one line, with units', () => {
    expect(rowText(bars, ['A', 6210], speech)).toBe('Segment: A · Spend: £\u202f6,210');
  });
  it('keeps two rows of one name apart', () => {
    const names = (toVegaLite(bars, options).data as { values: { name: string }[] }).values.map(({ name }) => name);
    expect(new Set(names).size).toBe(4);
    expect(names.slice(0, 2)).toEqual(['A', 'B']);
  });
  it('puts the sign of money on the axis once', () => {
    expect(JSON.stringify(toVegaLite(bars, options))).toContain('"title":"Spend (£)"');
  });

  it('leaves room over a best point near the top, for its label', () => {
    const rows = [2, 3, 4].map((k, i) => [k, [0.5, 0.8, 0.6][i] ?? 0]);
    const fields = [
      { title: say('Groups'), format: 'integer' },
      { title: say('Silhouette'), format: 'number' },
    ] as const;
    const of = (best: number): string =>
      JSON.stringify(
        toVegaLite({ id: 'top', headline: say('x'), fields, rows, draw: { type: 'line', x: 0, y: 1, best, label: say('best') } }, options),
      );
    expect(of(1)).toContain('"domain":[0,0.92],"nice":true');
    expect(of(0)).toContain('"scale":{"zero":true,"nice":true}');
  });

  it('names no share beyond the whole, where there is none', () => {
    const fields = [bars.fields[0], { title: say('Share'), format: 'share' }] as const satisfies readonly unknown[];
    const of = (share: number): string => {
      const chart = { ...bars, fields, rows: [['A', share]], draw: { type: 'bars', category: 0, value: 1 } } as ChartSpec;
      return JSON.stringify(toVegaLite(chart, options));
    };
    expect(of(0.98)).toContain("datum.value > 1.0001 ? '' : datum.label");
    expect(of(1.4)).not.toContain('datum.value > 1.0001');
  });
  it('labels the best point and nothing else', () => {
    const layers = (toVegaLite(line, options) as { layer: { mark: { type: string }; data?: { values: unknown[] } }[] }).layer;
    const texts = layers.filter(({ mark }) => mark.type === 'text');
    // its rim and itself
    expect(texts).toHaveLength(2);
    expect(texts[0]?.data).toEqual(texts[1]?.data);
    expect(texts[0]?.data?.values).toEqual([expect.objectContaining({ c0: 3, label: 'three' })]);
  });
  it('keeps the label of a point at the foot off the axis', () => {
    const baseline = (found: number): unknown => {
      const rows = [
        [0, 0],
        [0.01, found],
        [0.3, 0.9],
        [1, 1],
      ].map(([x = 0, y = 0]) => [x, y, null, null]);
      const chart = {
        ...line,
        rows,
        draw: { type: 'line', x: 0, y: 1, domain: [0, 1], diagonal: true, best: 1, label: say('here') },
      } as const;
      const { layer } = toVegaLite(chart, options) as { layer: { mark: { type: string; baseline?: string } }[] };
      return layer.find(({ mark }) => mark.type === 'text')?.mark.baseline;
    };
    expect([baseline(0.05), baseline(0.5)]).toEqual(['bottom', 'top']);
  });
});

it('draws where the rows are below the line, and no single value as a spike without end', () => {
  const { data } = toVegaLite(under, options) as unknown as { data: { values: readonly { foot: number; top: number; c2: number }[] } };
  const [first, second] = data.values;
  expect(first?.foot).toBeLessThan(0);
  expect(second?.top).toBeLessThan(0);
  expect((first?.top ?? 0) - (first?.foot ?? 0)).toBeGreaterThan(0.01);
});

describe('segments', () => {
  it('have letters and a place among the colours, by letter or by number', () => {
    expect([0, 7, 8].map(letterOf)).toEqual(['A', 'H', 'I']);
    expect([paneIndex('A'), paneIndex('D'), paneIndex(3), paneIndex(null)]).toEqual([0, 3, 3, 7]);
    expect([0, 25, 26, 77, 701, 702].map((place) => paneIndex(letterOf(place)))).toEqual([0, 25, 26, 77, 701, 702]);
  });
});

describe('the theme', () => {
  const css = fs.readFileSync(path.resolve(import.meta.dirname, '../../src/ui/styles/tokens.css'), 'utf8');
  const blocks = css.split(/\n(?=@media|:root)/);
  const token = (block: string | undefined, name: string): string | undefined =>
    new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block ?? '')?.[1];

  it.each([
    ['light', blocks.find((block) => block.startsWith(':root {') || block.includes('\n:root {'))],
    ['dark', blocks.find((block) => block.startsWith('@media'))],
    ['dark', blocks.find((block) => block.startsWith(":root[data-theme='dark']"))],
  ] as const)('%s has the colours of the page', (name, block) => {
    const { card, line: grid, ink, ink2, ink3, accent, panes } = THEMES[name];
    expect([card, grid, ink, ink2, ink3, accent]).toEqual(
      ['card', 'line', 'ink', 'ink-2', 'ink-3', 'accent'].map((one) => token(block, one)),
    );
    expect(panes).toEqual(panes.map((_, i) => token(block, `pane-${i}`)));
  });

  it.each(['light', 'dark'] as const)('%s can be read: text 4.5, marks 3, letters on their colour 4.5', (name) => {
    const { card, ink, ink2, ink3, accent, panes } = THEMES[name];
    for (const text of [ink, ink2, ink3, accent]) expect(contrast(text, card)).toBeGreaterThanOrEqual(4.5);
    for (const pane of panes) expect(contrast(pane, card)).toBeGreaterThanOrEqual(4.5);
  });
});

/** @see WCAG 2.2, relative luminance */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
