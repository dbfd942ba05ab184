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

export function densitySoWhat({ k, apart, rows, unassigned, agreement, verdict }: ClusterReport): Message {
  if (k === 0) return say('cluster.none.dense');
  return say(`cluster.so.dense.${verdict === 'weak' ? 'soft' : 'clear'}`, { apart, rows: rows - unassigned, agreement });
}

export function densityCharts(report: ClusterReport): readonly ChartSpec[] {
  const picture = distancePicture(report);
  const charts: ChartSpec[] = [];
  if (picture && picture.cuts.length > 1) {
    const at = nearestCut(picture.cuts, picture.eps);
    charts.push({
      id: 'distance',
      headline: say('cluster.chart.distance', {
        eps: picture.eps,
        groups: picture.cuts[at]?.[1] ?? 0,
        outside: picture.cuts[at]?.[2] ?? 0,
      }),
      sub: say('cluster.chart.distance.sub'),
      fields: [
        { title: say('cluster.field.eps'), format: 'number' },
        { title: say('cluster.field.groups'), format: 'integer' },
        { title: say('cluster.field.outside'), format: 'integer' },
      ],
      rows: picture.cuts,
      draw: { type: 'line', x: 0, y: 1, best: at, label: say('cluster.chart.best', { k: picture.cuts[at]?.[1] ?? 0 }) },
    });
  }
  if (report.k > 0) {
    const largest = report.sizes[0];
    charts.push({
      id: 'crowds',
      headline: say('cluster.chart.crowds', { largest: largest?.size ?? 0, apart: report.apart }),
      fields: [
        { title: say('cluster.field.group'), format: 'text' },
        { title: say('cluster.field.rows'), format: 'integer' },
      ],
      rows: [...report.sizes.map(({ id, size }) => [id, size] as const), [say('cluster.field.nobody'), report.apart]],
      draw: { type: 'bars', category: 0, value: 1 },
    });
  }
  return charts;
}
