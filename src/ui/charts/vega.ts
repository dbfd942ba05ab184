import { parse, View, type Loader } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';

const refuse = (): Promise<never> => Promise.reject(new Error('a chart loads nothing'));
const refusing = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} } as unknown as Loader;

/** What the tooltip says and where, in pixels of the chart; null when nothing is pointed at. */
export type Pointed = { readonly text: string; readonly x: number; readonly y: number } | null;

let last: Promise<unknown> = Promise.resolve();

/** One chart after another, also when a whole page of them comes at once. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work, work);
  last = done;
  return done;
}

/** Lets clicks and keys in between the parts of the work, each of which takes some 10 ms. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Draws into `host`. Expressions are interpreted, never compiled to code; nothing is loaded; the tooltip is the caller's.
 * @param wanted asked when its turn comes: while something is dragged most pictures are out of date before they are drawn
 * @returns what takes the chart away again
 */
export function drawChart(
  host: HTMLElement,
  spec: TopLevelSpec,
  point: (pointed: Pointed) => void,
  canvas: boolean,
  wanted: () => boolean,
): Promise<() => void> {
  return inTurn(async () => {
    await warmUp();
    if (!wanted()) return () => undefined;
    return draw(host, spec, point, canvas);
  });
}

/**
 * The first chart of a page is slow, as none of the drawing code is compiled yet. So one with a single bar and nothing about it is drawn for nobody
 * before the first that is seen, and what it compiles is not paid for in one go.
 */
let warm: Promise<unknown> | undefined;
const warmUp = (): Promise<unknown> =>
  (warm ??= draw(
    document.createElement('div'),
    { data: { values: [{ a: 1 }] }, mark: 'bar', width: 10, height: 10, encoding: { x: { field: 'a', type: 'quantitative', axis: null } } },
    () => undefined,
    false,
  ).then((remove) => remove()));

async function draw(host: HTMLElement, spec: TopLevelSpec, point: (pointed: Pointed) => void, canvas: boolean): Promise<() => void> {
  await breath();
  const compiled = compile(spec).spec;
  await breath();
  const runtime = parse(compiled, undefined, { ast: true });
  await breath();
  const view = new View(runtime, { expr: expressionInterpreter, loader: refusing, renderer: canvas ? 'canvas' : 'svg', hover: false });
  view.tooltip((_handler, event, _item, value) => {
    const box = host.getBoundingClientRect();
    if (typeof value !== 'string' || value === '' || !(event instanceof MouseEvent)) point(null);
    else point({ text: value, x: event.clientX - box.left, y: event.clientY - box.top });
  });
  // apart from the page, so that the picture before it stays until this one is whole
  const place = document.createElement('div');
  view.initialize(place);
  await breath();
  await view.runAsync();
  host.replaceChildren(place);
  return () => {
    view.finalize();
    place.remove();
  };
}
