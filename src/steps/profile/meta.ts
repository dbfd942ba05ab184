import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { fail, ok } from '../../core/problem';
import { withRole, type Made } from '../../core/schema';
import type { StepMeta } from '../../core/step';

export const params = {
  /** [signature of the segment's members, name]: a name stays with its people. */
  names: { kind: 'names', default: [] },
} as const satisfies ParamSpec;

/** A message that is plain JSON. */
export type Said = { readonly code: string; readonly args: { readonly [name: string]: string | number | Said } };

/** What sets a segment apart. For a number `inSegment` and `everyone` are means and `effect` is their difference in standard deviations; for a category they are shares of `level`, and `effect` their difference. */
export type Trait = {
  readonly column: string;
  /** As noted in the schema; for a number only. */
  readonly made: Made | null;
  /** The date that days are counted from; null for other columns. */
  readonly since: string | null;
  readonly level: string | null;
  readonly inSegment: number;
  readonly everyone: number;
  readonly effect: number;
  /** 95 % interval of `effect`. */
  readonly low: number;
  readonly high: number;
};

export type SegmentProfile = {
  /** A, B, C … by size. */
  readonly id: string;
  readonly size: number;
  readonly share: number;
  readonly money: { readonly total: number; readonly share: number | null; readonly mean: number } | null;
  /** Given by the user and carried over by `signature`; null when there is none. */
  readonly name: string | null;
  /** Proposed in words; shown when `name` is null. */
  readonly proposed: Said;
  /** Goes with the name into `params.names`. */
  readonly signature: string;
  /** Largest effect first; up to 8, those whose interval excludes 0. */
  readonly traits: readonly Trait[];
  /** Mean per column of `measures`, in its order: what `effects` are about. */
  readonly means: readonly (number | null)[];
};

export type ProfileReport = {
  readonly rows: number;
  readonly unassigned: number;
  readonly segments: readonly SegmentProfile[];
  readonly moneyColumn: string | null;
  /** Plain number columns, strongest between segments first, with everyone's mean. */
  readonly measures: readonly {
    readonly column: string;
    readonly format: 'integer' | 'number' | 'share' | 'money' | 'days';
    readonly mean: number | null;
  }[];
  /** Effect of each measure in each segment: `effects[measure][segment]`, in standard deviations. */
  readonly effects: readonly (readonly (number | null)[])[];
};

/** The name to show, apart from the letter. */
export function segmentName({ name, proposed }: SegmentProfile): string | Said {
  return name ?? proposed;
}

export const meta: StepMeta<typeof params, ProfileReport> = {
  id: 'profile',
  version: 1,
  stage: 'interpret',
  params,
  onNewRows: 'apply',
  outline: (schema) => (withRole(schema, 'cluster') ? ok(schema) : fail('profile.no-segments')),
  finding({ segments }) {
    const first = segments[0];
    if (!first) return say('profile.none');
    const rich = richest(segments);
    if (rich?.money && rich.money.share !== null) {
      return say('profile.finding.money', { id: rich.id, name: segmentName(rich), people: rich.share, money: rich.money.share });
    }
    return say('profile.finding', { id: first.id, name: segmentName(first), count: segments.length, share: first.share });
  },
  soWhat: ({ segments }) => say(segments.length === 0 ? 'profile.none.so' : 'profile.so'),
  charts({ segments, moneyColumn, measures, effects }) {
    if (segments.length === 0) return [];
    const charts: ChartSpec[] = [];
    const top = measures[0];
    const topEffects = effects[0];
    if (top && topEffects) {
      const most = segments.reduce((best, _, i) => (Math.abs(topEffects[i] ?? 0) > Math.abs(topEffects[best] ?? 0) ? i : best), 0);
      charts.push({
        id: 'apart',
        headline: say('profile.chart.apart', { column: top.column, id: segments[most]?.id ?? '' }),
        sub: say('profile.chart.apart.sub'),
        fields: [
          { title: say('profile.field.column'), format: 'text' },
          { title: say('profile.field.effect'), format: 'number' },
          { title: say('profile.field.segment'), format: 'text' },
        ],
        rows: measures.slice(0, 6).flatMap((measure, m) => segments.map(({ id }, s) => [measure.column, effects[m]?.[s] ?? null, id])),
        draw: { type: 'bars', category: 0, value: 1, segment: 2, signed: true },
      });
    }
    const largest = segments[0];
    if (largest) {
      charts.push({
        id: 'sizes',
        headline: say('profile.chart.sizes', { id: largest.id, share: largest.share }),
        fields: [
          { title: say('profile.field.segment'), format: 'text' },
          { title: say('profile.field.share'), format: 'share' },
        ],
        rows: segments.map(({ id, share }) => [id, share]),
        draw: { type: 'bars', category: 0, value: 1, segment: 0 },
      });
    }
    const rich = richest(segments);
    if (rich?.money && rich.money.share !== null && moneyColumn !== null) {
      charts.push({
        id: 'money',
        headline: say('profile.chart.money', { id: rich.id, share: rich.money.share, column: moneyColumn }),
        fields: [
          { title: say('profile.field.segment'), format: 'text' },
          { title: say('profile.field.money', { column: moneyColumn }), format: 'money' },
        ],
        rows: segments.map(({ id, money }) => [id, money?.total ?? null]),
        draw: { type: 'bars', category: 0, value: 1, segment: 0 },
      });
    }
    return charts;
  },
};

function richest(segments: readonly SegmentProfile[]): SegmentProfile | undefined {
  return segments.reduce<SegmentProfile | undefined>(
    (best, one) => ((one.money?.total ?? 0) > (best?.money?.total ?? 0) ? one : best),
    undefined,
  );
}
