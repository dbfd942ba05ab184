import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import type { Json } from '../../core/json';
import type { ParamSpec } from '../../core/params';
import { fail, ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { isFlag } from '../standing';

/** A way to find groups: one file each in `methods/`. */
export const METHOD_IDS = ['auto', 'kmeans'] as const;
export type MethodId = (typeof METHOD_IDS)[number];

export const params = {
  method: { kind: 'choice', default: 'auto', options: METHOD_IDS },
  k: { kind: 'integer', default: 'auto', min: 2, max: 100, auto: true, picks: 10, when: { param: 'method', is: ['auto', 'kmeans'] } },
  /** No segment is smaller: it joins the nearest. */
  least: { kind: 'integer', default: 10, min: 1, max: 10_000 },
  /** Columns by name, or by the column of the file they were made from. */
  columns: { kind: 'columns', default: null },
  restarts: { kind: 'integer', default: 10, min: 1, max: 50, when: { param: 'method', is: ['auto', 'kmeans'] } },
} as const satisfies ParamSpec;

/** Why this many: `clear` the silhouette stands out, `weak` groups are there but blur into each other, `none` no better than data without groups, `chosen` by hand. */
export type ClusterVerdict = 'clear' | 'weak' | 'none' | 'chosen';

export type ClusterReport = {
  /** The way that was gone; never `auto`. */
  readonly method: string;
  /** How a row gets its segment: the method's own rule, or the simplest stand-in that agrees with it. */
  readonly rule: 'own' | 'centre' | 'prototypes' | 'tree';
  /** Share of the rows it was learnt from that the rule puts where the method put them. */
  readonly agreement: number;
  /** Groups too small to stand alone that went to the nearest. */
  readonly merged: number;
  readonly least: number;
  /** Rows without an empty cell that lie in no group. */
  readonly apart: number;
  /** For the method's own picture. */
  readonly learnt: Json;
  readonly verdict: ClusterVerdict;
  readonly noGroups: boolean;
  /** Segments found; 0 with no groups. */
  readonly k: number;
  readonly chosenByHand: boolean;
  /** Mean silhouette of the answer given, -1 … 1; null without one. */
  readonly silhouette: number | null;
  /** One row for each number of groups tried. `nullLow` and `nullHigh` are the band in which rows without groups would fall. */
  readonly tried: readonly {
    readonly k: number;
    readonly silhouette: number | null;
    /** null where it was not worked out. */
    readonly inertia: number | null;
    readonly nullLow: number | null;
    readonly nullHigh: number | null;
  }[];
  readonly elbow: number | null;
  /** Rows drawn by chance for the silhouette; null when it was all. */
  readonly sampled: number | null;
  readonly sizes: readonly { readonly id: string; readonly size: number; readonly share: number }[];
  /** Measures the distance is made of. */
  readonly columns: readonly string[];
  /** Yes/no columns left out of the distance. */
  readonly leftOut: readonly string[];
  /** Rows with an empty cell in one of the columns: in no segment. */
  readonly unassigned: number;
  readonly rows: number;
};

/** What the distance is made of: the chosen columns, else all measures, else, when there are none, the yes/no columns. */
export function distanceColumns(schema: Schema, chosen: readonly string[] | null): { readonly used: Schema; readonly leftOut: Schema } {
  const all = schema.filter(({ feature, kind }) => feature && (kind === 'number' || kind === 'bool'));
  if (chosen !== null) {
    const wanted = new Set(chosen);
    const used = all.filter(({ name, origin }) => wanted.has(name) || origin.some((source) => wanted.has(source)));
    return { used, leftOut: all.filter((column) => !used.includes(column)) };
  }
  const measures = all.filter((column) => !isFlag(column));
  return measures.length > 0 ? { used: measures, leftOut: all.filter(isFlag) } : { used: all, leftOut: [] };
}

export function segmentNote(schema: Schema, used: Schema): SchemaColumn {
  const origin = [...new Set(used.flatMap((column) => column.origin))];
  return { name: freshName(schema, 'Segment'), kind: 'category', role: 'cluster', origin, feature: false, plain: true };
}

export const meta: StepMeta<typeof params, ClusterReport> = {
  id: 'cluster',
  version: 1,
  stage: 'cluster',
  params,
  onNewRows: 'apply',
  outline(schema, { columns }) {
    const { used } = distanceColumns(schema, columns);
    return used.length === 0 ? fail('cluster.no-columns') : ok([...schema, segmentNote(schema, used)]);
  },
  finding({ noGroups, verdict, k }) {
    if (noGroups) return say('cluster.none');
    return say(`cluster.finding.${verdict}`, { k });
  },
  soWhat({ noGroups, verdict, silhouette, sizes }) {
    if (noGroups) return say('cluster.none.so');
    const first = sizes[0];
    const last = sizes[sizes.length - 1];
    return say(`cluster.so.${verdict}`, { silhouette: silhouette ?? 0, largest: first?.share ?? 0, smallest: last?.share ?? 0 });
  },
  charts({ tried, k, noGroups, elbow, sampled }) {
    const charts: ChartSpec[] = [];
    const curve = tried.filter(({ silhouette }) => silhouette !== null);
    const best = noGroups ? -1 : curve.findIndex((row) => row.k === k);
    if (curve.length > 1) {
      const banded = curve.every(({ nullLow, nullHigh }) => nullLow !== null && nullHigh !== null);
      charts.push({
        id: 'silhouette',
        headline: noGroups
          ? say('cluster.chart.silhouette.none')
          : say('cluster.chart.silhouette', { k, value: curve[best]?.silhouette ?? 0 }),
        sub:
          sampled === null
            ? say(`cluster.chart.silhouette.${banded ? 'sub' : 'plain'}`)
            : say('cluster.chart.silhouette.sampled', { rows: sampled }),
        fields: [
          { title: say('cluster.field.k'), format: 'integer' },
          { title: say('cluster.field.silhouette'), format: 'number' },
          ...(banded ? [nullField('low'), nullField('high')] : []),
        ],
        rows: curve.map((row) => [row.k, row.silhouette, ...(banded ? [row.nullLow, row.nullHigh] : [])]),
        draw: {
          type: 'line',
          x: 0,
          y: 1,
          ...(banded ? { band: [2, 3] as const } : {}),
          ...(best >= 0 ? { best, label: say('cluster.chart.best', { k }) } : {}),
        },
      });
    }
    const spread = tried.filter(({ inertia }) => inertia !== null);
    const bend = spread.findIndex((row) => row.k === elbow);
    if (spread.length > 1) {
      charts.push({
        id: 'inertia',
        headline: elbow === null ? say('cluster.chart.inertia.smooth') : say('cluster.chart.inertia', { k: elbow }),
        fields: [
          { title: say('cluster.field.k'), format: 'integer' },
          { title: say('cluster.field.inertia'), format: 'number' },
        ],
        rows: spread.map((row) => [row.k, row.inertia]),
        draw: { type: 'line', x: 0, y: 1, ...(bend >= 0 ? { best: bend, label: say('cluster.chart.elbow') } : {}) },
      });
    }
    return charts;
  },
};

function nullField(edge: 'low' | 'high'): ChartSpec['fields'][number] {
  return { title: say(`cluster.field.null.${edge}`), format: 'number' };
}
