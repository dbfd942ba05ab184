import { say, type Message } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const params = {
  method: { kind: 'choice', default: 'pca', options: ['pca', 'umap'] },
} as const satisfies ParamSpec;

export type MapReport = {
  readonly method: 'pca' | 'umap';
  /** Why there is no picture; null where there is one. */
  readonly none: 'columns' | 'rows' | null;
  readonly rows: number;
  /** Points of the picture. */
  readonly shown: number;
  /** Rows with an empty cell in one of `columns`: in no place. */
  readonly incomplete: number;
  readonly columns: readonly string[];
  /** Share of all differences along the two directions; null for UMAP, whose directions mean nothing. */
  readonly kept: readonly number[] | null;
  /** Columns that grow or shrink along each direction, surest first: `weight` is Spearman's correlation. */
  readonly axes: readonly (readonly { readonly column: string; readonly weight: number }[])[];
  /** Of `sample` points, how far their `neighbours` nearest are their nearest in truth. */
  readonly trust: { readonly value: number; readonly neighbours: number; readonly sample: number } | null;
  /** By letter: where its middle is; none of too few to tell. */
  readonly segments: readonly { readonly id: string; readonly rows: number; readonly x: number; readonly y: number }[];
};

/** Ours, not a published rule: above the first a neighbour is nearly always one, below the second often not. */
const TRUSTED = 0.95;
const DOUBTED = 0.85;

export function trustSaid({ trust }: MapReport): Message | null {
  if (!trust) return null;
  const how = trust.value >= TRUSTED ? 'high' : trust.value >= DOUBTED ? 'fair' : 'low';
  return say(`map.trust.${how}`, { value: trust.value, neighbours: trust.neighbours, sample: trust.sample });
}

export const meta: StepMeta<typeof params, MapReport> = {
  id: 'map',
  version: 1,
  stage: 'interpret',
  params,
  onNewRows: 'apply',
  onlyLooks: true,
  outline: (schema) => ok(schema),
  finding({ none, method, kept, columns }) {
    if (none !== null) return say(`map.none.${none}`);
    if (method === 'umap' || kept === null) return say('map.finding.umap', { columns: columns.length });
    return say('map.finding', { share: kept.reduce((sum, share) => sum + share, 0), columns: columns.length });
  },
  soWhat({ none, method }) {
    return say(none === null ? `map.so.${method}` : 'map.none.so');
  },
  charts({ none, segments }) {
    if (none !== null || segments.length === 0) return [];
    return [
      {
        id: 'middles',
        headline: say('map.chart', { groups: segments.length }),
        fields: [
          { title: say('map.field.segment'), format: 'text' },
          { title: say('map.field.rows'), format: 'integer' },
          { title: say('map.field.x'), format: 'number' },
          { title: say('map.field.y'), format: 'number' },
        ],
        rows: segments.map(({ id, rows, x, y }) => [id, rows, x, y]),
        draw: { type: 'points', x: 2, y: 3, segment: 0, size: 1 },
      },
    ];
  },
};
