import { say, type Message } from '../../core/message';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';
import type { Said } from '../target/meta';

export type ActReport = {
  /** What the list is made of: a chance, a segment, or neither. */
  readonly kind: 'scores' | 'segments' | 'none';
  /** `open`: rows whose outcome is not known yet; `all`: every outcome is known, so the list is practice. */
  readonly which: 'open' | 'all';
  /** Rows in the list, after those left out. */
  readonly ranked: number;
  /** Rows left out because they may not be contacted. */
  readonly leftOut: number;
  readonly leftOutBy: readonly { readonly column: string; readonly rows: number }[];
  /** How many the list starts with. */
  readonly first: number;
  /** Among rows no fit ever saw (or out of fold): the tenth ranked highest. */
  readonly topTenth: { readonly rows: number; readonly positives: number; readonly usual: number } | null;
  readonly success: Said | null;
  readonly percentAllowed: boolean;
  /** Rows of the list by chance, in tenths from 0 to 1; `from` is the lower edge. */
  readonly chances: readonly { readonly from: number; readonly rows: number }[];
  /** Rows of the list in each segment, A first. */
  readonly segments: readonly { readonly id: string; readonly rows: number }[];
  /** Columns that sort people in a known way, such as RFM cells; in every list too. */
  readonly known: readonly string[];
};

const params = {
  first: { kind: 'integer', default: 50, min: 1, max: 10000 },
  noContact: { kind: 'choice', default: 'leave-out', options: ['leave-out', 'keep'] },
} as const;

export const meta: StepMeta<typeof params, ActReport> = {
  id: 'act',
  version: 1,
  stage: 'act',
  params,
  onNewRows: 'apply',
  outline: (schema) => ok(schema),
  finding({ kind, which, ranked, first, segments, known, topTenth }) {
    if (kind === 'segments' && segments.length === 0 && known.length > 0) return say('act.finding.known', { rows: ranked, columns: known });
    if (kind === 'segments' && segments.length === 0) return say('act.finding.no-groups');
    if (kind === 'segments') return say('act.finding.segments', { rows: inSegments(segments), segments: segments.length });
    if (kind === 'none') return say('act.finding.none');
    if (ranked === 0) return say('act.finding.nobody');
    if (topTenth === null) return say('act.finding.no-order', { ranked });
    return say(`act.finding.${which}`, { first: Math.min(first, ranked), ranked });
  },
  soWhat({ kind, topTenth, ranked, leftOut, leftOutBy, success, percentAllowed, which, segments, known }) {
    const parts: Message[] = [];
    if (kind === 'scores' && leftOut > 0 && ranked === 0) {
      parts.push(say('act.left-out', { rows: leftOut, columns: leftOutBy.map(({ column }) => column) }), say('act.nobody'));
    } else if (kind === 'scores') {
      if (topTenth && success !== null) parts.push(say('act.top-tenth', { ...topTenth, success }));
      else parts.push(say('act.no-order'));
      if (topTenth && !percentAllowed) parts.push(say('act.order-only'));
      if (which === 'all') parts.push(say('act.practice'));
    } else {
      const found = segments.length > 0 ? 'segments' : known.length > 0 ? 'known' : 'no-groups';
      parts.push(say(`act.so-what.${kind === 'segments' ? found : 'none'}`));
    }
    if (leftOut > 0 && ranked > 0) parts.push(say('act.left-out', { rows: leftOut, columns: leftOutBy.map(({ column }) => column) }));
    return say('act.so-what', { first: parts[0] ?? '', second: parts[1] ?? '', third: parts[2] ?? '', fourth: parts[3] ?? '' });
  },
  charts({ kind, chances, segments, ranked, percentAllowed }) {
    // without chances that hold good there is an order and no more
    if (kind === 'scores' && ranked > 0 && percentAllowed) {
      const high = chances.filter(({ from }) => from >= 0.5).reduce((sum, { rows }) => sum + rows, 0);
      return [
        {
          id: 'chances',
          headline: say('act.chart.chances', { high, ranked }),
          sub: say('act.chart.chances.sub'),
          fields: [
            { title: say('act.field.from'), format: 'share' },
            { title: say('act.field.rows'), format: 'integer' },
          ],
          rows: chances.map(({ from, rows }) => [from, rows]),
          draw: { type: 'columns', x: 0, y: 1 },
        },
      ];
    }
    if (kind !== 'segments' || segments.length === 0) return [];
    const largest = segments.reduce((most, { rows }) => Math.max(most, rows), 0);
    return [
      {
        id: 'segments',
        headline: say('act.chart.segments', { largest, rows: inSegments(segments) }),
        fields: [
          { title: say('act.field.segment'), format: 'text' },
          { title: say('act.field.rows'), format: 'integer' },
        ],
        rows: segments.map(({ id, rows }) => [id, rows]),
        draw: { type: 'bars', category: 0, value: 1, segment: 0 },
      },
    ];
  },
};

/** Rows that are in a segment: not all may be. */
function inSegments(segments: ActReport['segments']): number {
  return segments.reduce((sum, { rows }) => sum + rows, 0);
}
