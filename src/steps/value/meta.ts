import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const params = {
  /** What people bring, by name or by the column of the file it was made from. */
  amount: { kind: 'column', default: null, roles: ['money', 'number', 'count'] },
} as const satisfies ParamSpec;

/** Small but valuable: at most this share of the people … */
export const SMALL = 0.2;
/** … with at least so many times their share of the money, also without the one who brings most … */
export const TIMES = 2;
/** … and no fewer people than a segment may have. */
export const FEWEST = 10;

export type SegmentValue = {
  readonly id: string;
  /** People with an amount. */
  readonly rows: number;
  readonly share: number;
  readonly money: number;
  readonly moneyShare: number;
  readonly mean: number;
  readonly valuable: boolean;
};

export type ValueReport = {
  readonly column: string | null;
  /** Rows with an amount, without one, and with one below zero. */
  readonly counted: number;
  readonly unknown: number;
  readonly negative: number;
  /** Whether there is a whole to have shares of. */
  readonly known: boolean;
  /** null of fewer than `least` people, as all that follows. */
  readonly total: number | null;
  /** What the best fifth brings of the whole. */
  readonly topFifth: number | null;
  /** The smallest share of people who bring half. */
  readonly half: number | null;
  /** null with amounts below zero as well. */
  readonly gini: number | null;
  /** Best first, at most 101 places from 0 to 1. */
  readonly curve: readonly { readonly people: number; readonly held: number }[];
  /** By letter; people in no segment are not in it. */
  readonly segments: readonly SegmentValue[];
  /** Segments of which nothing is told, for fewer than `least` of them have an amount or the rest of the whole would be as few. */
  readonly few: number;
  readonly least: number;
};

export const meta: StepMeta<typeof params, ValueReport> = {
  id: 'value',
  version: 1,
  stage: 'interpret',
  params,
  onNewRows: 'apply',
  onlyLooks: true,
  outline: (schema) => ok(schema),
  finding({ column, known, topFifth, counted, least }) {
    if (column === null) return say('value.none');
    if (!known) return say(counted === 0 ? 'value.empty' : 'value.nothing', { column });
    if (topFifth === null) return say('value.few', { column, counted, least });
    return say('value.finding', { column, share: topFifth });
  },
  soWhat({ column, known, topFifth, half, segments, least }) {
    if (column === null) return say('value.none.so');
    if (!known) return say('value.nothing.so');
    if (topFifth === null) return say('value.few.so', { least: 5 * least });
    const valuable = segments.filter((segment) => segment.valuable);
    const [first] = valuable;
    if (!first && segments.length > 0) return say('value.so.no-small', { half: half ?? 0, least });
    if (!first) return say('value.so', { half: half ?? 0, least, times: half === null ? 0 : Math.round((1 - half) / half) });
    if (valuable.length > 1) return say('value.so.several', { ids: valuable.map(({ id }) => id), half: half ?? 0, least });
    return say('value.so.small', { id: first.id, people: first.share, money: first.moneyShare, half: half ?? 0, least });
  },
  charts({ column, curve, topFifth, segments, half }) {
    if (column === null) return [];
    const charts: ChartSpec[] = [];
    if (topFifth !== null) {
      const best = curve.findIndex(({ people }) => people >= 0.2);
      charts.push({
        id: 'curve',
        headline: half === null ? say('value.chart.curve.fifth', { share: topFifth }) : say('value.chart.curve', { share: topFifth, half }),
        sub: say('value.chart.curve.sub'),
        fields: [
          { title: say('value.field.people'), format: 'share' },
          { title: say('value.field.held', { column }), format: 'share' },
        ],
        rows: curve.map(({ people, held }) => [people, held]),
        draw: {
          type: 'line',
          x: 0,
          y: 1,
          diagonal: true,
          ...(best >= 0 ? { best, label: say('value.chart.top', { share: topFifth }) } : {}),
        },
      });
    }
    const rich = segments.reduce<SegmentValue | undefined>(
      (most, one) => (one.moneyShare > (most?.moneyShare ?? 0) ? one : most),
      undefined,
    );
    if (rich) {
      // beside those who take away from it, a share of the whole says little
      const below = segments.some(({ money }) => money < 0);
      charts.push({
        id: 'segments',
        headline: below
          ? say('value.chart.segments.below', { id: rich.id, money: rich.money, people: rich.share })
          : say('value.chart.segments', { id: rich.id, money: rich.moneyShare, people: rich.share }),
        fields: [
          { title: say('value.field.segment'), format: 'text' },
          { title: say('value.field.money-share', { column }), format: 'share' },
          { title: say('value.field.share'), format: 'share' },
          { title: say('value.field.rows'), format: 'integer' },
          { title: say('value.field.money', { column }), format: 'money' },
          { title: say('value.field.mean'), format: 'money' },
        ],
        rows: segments.map(({ id, moneyShare, share, rows, money, mean }) => [id, moneyShare, share, rows, money, mean]),
        draw: { type: 'bars', category: 0, value: below ? 4 : 1, segment: 0, ...(below && { signed: true }) },
      });
    }
    return charts;
  },
};
