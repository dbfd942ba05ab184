import { parse, View, type Loader } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';

const refuse = (): Promise<never> => Promise.reject(new Error('a chart loads nothing'));
const refusing = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} } as unknown as Loader;

/** What the tooltip says and where, in pixels of the chart; null when nothing is pointed at. */
export type Pointed = { readonly text: string; readonly x: number; readonly y: number } | null;

/**
 * Draws into `host`. Expressions are interpreted, never compiled to code; nothing is loaded; the tooltip is the caller's.
 * @returns what takes the chart away again
 */
export async function drawChart(
  host: HTMLElement,
  spec: TopLevelSpec,
  point: (pointed: Pointed) => void,
  canvas: boolean,
): Promise<() => void> {
  const runtime = parse(compile(spec).spec, undefined, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, loader: refusing, renderer: canvas ? 'canvas' : 'svg', hover: false });
  view.tooltip((_handler, event, _item, value) => {
    const box = host.getBoundingClientRect();
    if (typeof value !== 'string' || value === '' || !(event instanceof MouseEvent)) point(null);
    else point({ text: value, x: event.clientX - box.left, y: event.clientY - box.top });
  });
  await view.initialize(host).runAsync();
  return () => {
    view.finalize();
    host.replaceChildren();
  };
}
