import type { TopLevelSpec } from 'vega-lite';
import type { ChartSpec } from '../core/chart';
import { drawBars } from './bars';
import { drawColumns } from './columns';
import type { DrawOptions } from './frame';
import { drawHeat } from './heat';
import { drawLine } from './line';
import { drawParallel } from './parallel';
import { drawPoints } from './points';

/** A chart as Vega-Lite, laid out for a width, a theme and a language. Pure. */
export function toVegaLite(chart: ChartSpec, options: DrawOptions): TopLevelSpec {
  const { draw } = chart;
  switch (draw.type) {
    case 'line':
      return drawLine(chart, draw, options);
    case 'bars':
      return drawBars(chart, draw, options);
    case 'columns':
      return drawColumns(chart, draw, options);
    case 'heat':
      return drawHeat(chart, draw, options);
    case 'parallel':
      return drawParallel(chart, draw, options);
    case 'points':
      return drawPoints(chart, draw, options);
    default:
      return draw satisfies never;
  }
}
