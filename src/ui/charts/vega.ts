import { parse, View, type Loader } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type * as Lite from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { turnsTaken } from '../kit/in-turn';

const refuse = (): Promise<never> => Promise.reject(new Error('a chart loads nothing'));
const refusing = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} } as unknown as Loader;

/** What the tooltip says and where, in pixels of the chart; null when nothing is pointed at. */
export type Pointed = { readonly text: string; readonly x: number; readonly y: number } | null;

/** Where a drawn chart has its axes, in pixels of the chart. A place on x is a number on its axis, or counts columns from the left edge of the first. */
export interface Placed {
  readonly top: number;
  readonly bottom: number;
  x(value: number): number;
  y(value: number): number;
}

export interface Drawn {
  readonly placed: Placed;
  remove(): void;
}

let last: Promise<unknown> = Promise.resolve();

/** One chart after another, also when a whole page of them comes at once. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work, work);
  last = done;
  return done;
}

/** Lets clicks and keys in between the parts of the work, each of which takes some 10 ms. */
const breath = turnsTaken;
/** The library's own, which sizes the view, is 1. */
const BEFORE_SIZING = 2;

/**
 * Draws into `host`. Expressions are interpreted, never compiled to code; nothing is loaded; the tooltip is the caller's.
 * @param wanted asked when its turn comes: while something is dragged most pictures are out of date before they are drawn
 * @returns null where it was not wanted any more
 */
export function drawChart(
  host: HTMLElement,
  spec: TopLevelSpec,
  point: (pointed: Pointed) => void,
  canvas: boolean,
  wanted: () => boolean,
): Promise<Drawn | null> {
  return inTurn(async () => {
    await warmUp();
    if (!wanted()) return null;
    return draw(host, spec, point, canvas);
  });
}

/** Fetched by itself, so that the two halves of the library do not start in one go. */
let lite: Promise<typeof Lite> | undefined;
const vegaLite = (): Promise<typeof Lite> => (lite ??= import('vega-lite'));

/**
 * The first chart of a page is slow, as none of the drawing code is compiled yet. So some that need ever more of it are drawn for nobody
 * before the first that is seen, and what they compile is not paid for in one go.
 */
const PLAIN = { data: { values: [{ a: 1, b: 'b' }] }, width: 10, height: 10 } as const;
const WARMING: readonly TopLevelSpec[] = [
  { ...PLAIN, mark: 'bar' },
  { ...PLAIN, mark: 'bar', encoding: { x: { field: 'a', type: 'quantitative', axis: null } } },
  { ...PLAIN, mark: 'bar', encoding: { x: { field: 'a', type: 'quantitative' } } },
  {
    ...PLAIN,
    mark: { type: 'bar', tooltip: true },
    encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'nominal', sort: null } },
  },
];

let warm: Promise<unknown> | undefined;
const warmUp = (): Promise<unknown> => (warm ??= warming());

async function warming(): Promise<void> {
  for (const spec of WARMING) {
    const { remove } = await draw(document.createElement('div'), spec, () => undefined, false);
    remove();
  }
}

async function draw(host: HTMLElement, spec: TopLevelSpec, point: (pointed: Pointed) => void, canvas: boolean): Promise<Drawn> {
  const { compile } = await vegaLite();
  await breath();
  const compiled = compile(spec).spec;
  await breath();
  const runtime = parse(compiled, undefined, { ast: true });
  await breath();
  const view = new View(runtime, { expr: expressionInterpreter, loader: refusing, renderer: canvas ? 'canvas' : 'svg', hover: false });
  view.tooltip((_handler, event, _item, value) => {
    // asked only when there is something to say: a picture that goes is not laid out once more for it
    if (typeof value !== 'string' || value === '' || !(event instanceof MouseEvent)) return point(null);
    const box = host.getBoundingClientRect();
    point({ text: value, x: event.clientX - box.left, y: event.clientY - box.top });
  });
  // apart from the page, so that the picture before it stays until this one is whole
  const place = document.createElement('div');
  await breath();
  // The marks are worked out twice, the second time with room for the axes; then they are drawn.
  view.runAfter(breath, true, BEFORE_SIZING);
  await view.runAsync();
  await breath();
  view.initialize(place);
  await view.runAsync();
  host.replaceChildren(place);
  return {
    placed: placesIn(view),
    remove: () => {
      view.finalize();
      place.remove();
    },
  };
}

type Scale = ((value: unknown) => number) & { bandwidth?: () => number; domain(): readonly unknown[] };

function placesIn(view: View): Placed {
  const { left = 0, top = 0 } = view.padding() as { readonly left?: number; readonly top?: number };
  const [x = 0, y = 0] = view.origin();
  // asked when wanted: not every chart has both
  const scale = (name: string): Scale => view.scale(name) as Scale;
  return {
    top: top + y,
    bottom: top + y + view.height(),
    x(value) {
      const along = scale('x');
      const width = along.bandwidth?.();
      if (width === undefined) return left + x + along(value);
      const names = along.domain();
      const place = Math.max(0, Math.min(names.length - 1, Math.floor(value)));
      return left + x + along(names[place]) + width * Math.min(1, value - place);
    },
    y: (value) => top + y + scale('y')(value),
  };
}
