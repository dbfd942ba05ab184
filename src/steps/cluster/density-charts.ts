import type { ChartSpec } from '../../core/chart';
import { say, type Message } from '../../core/message';
import { nearestCut, type DensityPicture, type LastingPicture } from './density';
import type { ClusterReport } from './meta';

/** Both ways by density: groups are crowds, and some rows stand alone. */
export function isDensity({ method }: ClusterReport): boolean {
  return method === 'dbscan' || method === 'hdbscan';
}

/** null where all rows are the same. */
export function distancePicture({ learnt }: Pick<ClusterReport, 'learnt'>): DensityPicture | null {
  const picture = learnt as DensityPicture | LastingPicture | null;
  return picture?.kind === 'dbscan' ? picture : null;
}

export function densitySoWhat(report: ClusterReport): Message {
  const { k, apart, rows, unassigned, verdict } = report;
  const picture = distancePicture(report);
  if (k === 0 && !picture) return say('cluster.none.lasting');
  if (k === 0) return say(picture?.chosen ? 'cluster.none.dense.chosen' : 'cluster.none.dense');
  const manner = picture?.grouped === false ? 'chance' : verdict === 'weak' ? 'soft' : 'clear';
  return say(`cluster.so.dense.${manner}`, { apart, rows: rows - unassigned });
}

/** What each distance would give: the table twin of the picture one can drag. */
export function distanceChart({ cuts, eps }: DensityPicture): ChartSpec {
  const at = nearestCut(cuts, eps);
  const [, groups = 0, outside = 0] = cuts[at] ?? [];
  return {
    id: 'distance',
    headline: say('cluster.chart.distance', { eps, groups, outside }),
    sub: say('cluster.chart.distance.sub'),
    fields: [
      { title: say('cluster.field.eps'), format: 'number' },
      { title: say('cluster.field.groups'), format: 'integer' },
      { title: say('cluster.field.outside'), format: 'integer' },
    ],
    rows: cuts,
    draw: { type: 'line', x: 0, y: 1, best: at, label: say('cluster.chart.best', { k: groups }) },
  };
}

export function densityCharts(report: ClusterReport): readonly ChartSpec[] {
  if (report.k === 0) return [];
  const crowds: ChartSpec = {
    id: 'crowds',
    headline: say('cluster.chart.crowds', { largest: report.sizes[0]?.size ?? 0, apart: report.apart }),
    fields: [
      { title: say('cluster.field.group'), format: 'text' },
      { title: say('cluster.field.rows'), format: 'integer' },
    ],
    rows: [
      ...report.sizes.map(({ id, size }) => [id, size] as const),
      ...(report.apart > 0 ? [[say('cluster.field.nobody'), report.apart] as const] : []),
    ],
    draw: { type: 'bars', category: 0, value: 1, segment: 0 },
  };
  return [crowds];
}
