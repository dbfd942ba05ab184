import type { ChartSpec, Field } from '../../core/chart';
import { say, type Message } from '../../core/message';
import type { ClusterReport } from './meta';

/** Four ways to count groups, beside one another: silhouette, gap statistic, stability, elbow. Those that are not known are left out. */
export function countingCharts(report: ClusterReport): readonly ChartSpec[] {
  return [bicChart(report), silhouetteChart(report), gapChart(report), steadyChart(report), inertiaChart(report)].flatMap(
    (chart) => chart ?? [],
  );
}

type Tried = ClusterReport['tried'][number];

/** The rows are told apart better than by chance, but by no groups that come back. */
export function isFleeting({ noGroups, method, votes, tried }: ClusterReport): boolean {
  const beyond = (row: Tried): boolean => row.silhouette !== null && row.nullHigh !== null && row.silhouette > row.nullHigh;
  return noGroups && method === 'mixed' && votes.steady === null && tried.some(beyond);
}

const field = (name: string, format: Field['format'] = 'number'): Field => ({ title: say(`cluster.field.${name}`), format });

function line(
  id: string,
  headline: Message,
  sub: Message,
  rows: readonly (readonly [k: number, value: number | null, low?: number | null, high?: number | null])[],
  fields: readonly Field[],
  best: { readonly k: number | null; readonly label: Message },
): ChartSpec {
  const at = rows.findIndex(([k]) => k === best.k);
  return {
    id,
    headline,
    sub,
    fields: [field('k', 'integer'), ...fields],
    rows: rows.map((row) => row.map((cell) => cell ?? null)),
    draw: {
      type: 'line',
      x: 0,
      y: 1,
      ...(fields.length > 2 ? { band: [2, 3] as const } : {}),
      ...(at >= 0 ? { best: at, label: best.label } : {}),
    },
  };
}

/** The dot marks the number this way names by itself, which need not be the one taken. */
function silhouetteChart(report: ClusterReport): ChartSpec | null {
  const { tried, k, noGroups, sampled, votes, silhouette } = report;
  const curve = tried.filter((row) => row.silhouette !== null);
  if (curve.length < 2) return null;
  const banded = curve.every(({ nullLow, nullHigh }) => nullLow !== null && nullHigh !== null);
  const value = curve.find((row) => row.k === k)?.silhouette ?? (silhouette === 'checking' ? null : silhouette);
  const named = banded && votes.silhouette !== null ? votes.silhouette : k;
  return line(
    'silhouette',
    noGroups
      ? say(isFleeting(report) ? 'cluster.chart.silhouette.fleeting' : 'cluster.chart.silhouette.none')
      : silhouette === 'checking' && value === null
        ? say('cluster.chart.silhouette.checking', { k })
        : say('cluster.chart.silhouette', { k, value: value ?? 0 }),
    sampled === null || !banded
      ? say(`cluster.chart.silhouette.${banded ? 'sub' : 'plain'}`)
      : say('cluster.chart.silhouette.sampled', { rows: sampled }),
    curve.map((row) => (banded ? [row.k, row.silhouette, row.nullLow, row.nullHigh] : [row.k, row.silhouette])),
    banded ? [field('silhouette'), field('null.low'), field('null.high')] : [field('silhouette')],
    { k: noGroups ? null : named, label: say('cluster.chart.best', { k: named }) },
  );
}

/** Of a mixture, which goes by it. */
function bicChart({ method, learnt }: ClusterReport): ChartSpec | null {
  const bic = method === 'mixture' ? (learnt as { readonly bic?: readonly (readonly [k: number, bic: number])[] } | null)?.bic : undefined;
  if (!bic || bic.length < 2) return null;
  const [k] = bic.reduce((a, b) => (b[1] < a[1] ? b : a));
  return line('bic', say('cluster.chart.bic', { k }), say('cluster.chart.bic.sub'), bic, [field('bic')], {
    k,
    label: say('cluster.chart.best', { k }),
  });
}

function gapChart({ tried, votes }: ClusterReport): ChartSpec | null {
  const curve = tried.filter((row): row is Tried & { gap: number; gapError: number } => row.gap !== null && row.gapError !== null);
  if (curve.length < 2) return null;
  const { gap } = votes;
  const headline =
    gap === null ? say('cluster.chart.gap.open') : say(gap === 1 ? 'cluster.chart.gap.none' : 'cluster.chart.gap', { k: gap });
  return line(
    'gap',
    headline,
    say('cluster.chart.gap.sub'),
    curve.map((row) => [row.k, row.gap, row.gap - row.gapError, row.gap + row.gapError]),
    [field('gap'), field('gap.low'), field('gap.high')],
    { k: gap, label: say('cluster.chart.best', { k: gap ?? 0 }) },
  );
}

function steadyChart({ tried, votes }: ClusterReport): ChartSpec | null {
  const curve = tried.filter(({ stability }) => stability !== null);
  if (curve.length < 2) return null;
  const { steady } = votes;
  return line(
    'steady',
    steady === null ? say('cluster.chart.steady.none') : say('cluster.chart.steady', { k: steady }),
    say('cluster.chart.steady.sub'),
    curve.map((row) => [row.k, row.stability]),
    [field('steady')],
    { k: steady, label: say('cluster.chart.best', { k: steady ?? 0 }) },
  );
}

function inertiaChart({ tried, elbow }: ClusterReport): ChartSpec | null {
  const curve = tried.filter(({ inertia }) => inertia !== null);
  if (curve.length < 2) return null;
  return line(
    'inertia',
    elbow === null ? say('cluster.chart.inertia.smooth') : say('cluster.chart.inertia', { k: elbow }),
    say('cluster.chart.inertia.sub'),
    curve.map((row) => [row.k, row.inertia]),
    [field('inertia')],
    { k: elbow, label: say('cluster.chart.elbow') },
  );
}
