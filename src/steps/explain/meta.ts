import { say } from '../../core/message';
import { ok, fail } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import type { Said } from '../target/meta';

/** Which way a column goes together with the outcome: `up`, more of it with a higher chance; `mixed`, it depends on the value. */
export type Direction = 'up' | 'down' | 'mixed';

export type ColumnEffect = {
  /** The column the person knows. */
  readonly column: string;
  /** Mean absolute effect over the rows learnt from, in log-odds. */
  readonly importance: number;
  /** Of all columns' importance. */
  readonly share: number;
  readonly direction: Direction;
  /** Odds of a row one standard deviation of effect above the mean, over those at the mean. */
  readonly oddsRatio: number;
  /** For a column of categories: the value that goes with the highest and with the lowest chance, among values of at least 20 rows. */
  readonly highest: string | null;
  readonly lowest: string | null;
};

export type ExplainReport = {
  readonly rows: number;
  readonly success: Said;
  /** Most important first; empty when everyone has the same chance. */
  readonly columns: readonly ColumnEffect[];
  readonly shown: number;
};

const params = {
  show: { kind: 'integer', default: 10, min: 3, max: 40 },
} as const;

export const meta: StepMeta<typeof params, ExplainReport> = {
  id: 'explain',
  version: 1,
  stage: 'explain',
  params,
  onNewRows: 'apply',
  outline: (schema) => (withRole(schema, 'chance') ? ok(schema) : fail('explain.no-chance')),
  finding({ columns }) {
    const names = columns.slice(0, 3).map(({ column }) => column);
    if (names.length === 0) return say('explain.none');
    return say('explain.finding', { columns: names, count: names.length });
  },
  soWhat({ columns, success }) {
    const [first] = columns;
    if (!first) return say('explain.so-what.none');
    const how =
      first.direction === 'mixed' && first.highest !== null
        ? say('explain.how.value', { column: first.column, value: first.highest, success })
        : say(`explain.how.${first.direction}`, { column: first.column, success });
    return say('explain.so-what', { how });
  },
  charts({ columns, shown }) {
    const top = columns.slice(0, shown);
    const [first] = top;
    if (!first) return [];
    return [
      {
        id: 'importance',
        headline: say('explain.chart', { column: first.column, share: first.share }),
        sub: say('explain.chart.sub'),
        fields: [
          { title: say('explain.field.column'), format: 'text' },
          { title: say('explain.field.importance'), format: 'number' },
          { title: say('explain.field.odds'), format: 'number' },
        ],
        rows: top.map(({ column, importance, oddsRatio }) => [column, importance, oddsRatio]),
        draw: { type: 'bars', category: 0, value: 1 },
      },
    ];
  },
};
