import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const ACTIONS = ['keep', 'cap', 'missing', 'drop'] as const;
export type Action = (typeof ACTIONS)[number];
/** An impossible value has no nearest possible one. */
export const MENDS = ['keep', 'missing', 'drop'] as const;
export type Mend = (typeof MENDS)[number];

export const params = {
  method: { kind: 'choice', default: 'fences', options: ['fences', 'robust-z'] },
  reach: { kind: 'choice', default: 'far', options: ['far', 'unusual'] },
  plan: { kind: 'perColumn', default: [], options: ACTIONS },
  impossible: { kind: 'perColumn', default: [], options: MENDS },
  strange: { kind: 'choice', default: 'keep', options: ['keep', 'drop', 'off'] },
  today: { kind: 'date', default: 'auto' },
} as const satisfies ParamSpec;

/** Equal widths from `from`, the last bin closed; counts of values that are there. */
export type Bins = { readonly from: number; readonly width: number; readonly counts: readonly number[] };

export type FarColumn = {
  readonly column: string;
  readonly money: boolean;
  /** What lies outside is far out. */
  readonly low: number | null;
  readonly high: number | null;
  readonly below: number;
  readonly above: number;
  readonly least: number;
  readonly most: number;
  readonly action: Action;
  /** Places in the file, farthest first, at most 20. */
  readonly rows: readonly number[];
  /** The column as it is, with far-out values at the limit, and without them. */
  readonly was: Bins;
  readonly capped: Bins;
  readonly without: Bins;
};

export type ImpossibleWhy = 'negative' | 'too-old' | 'over-whole' | 'future' | 'long-ago' | 'order';

export type ImpossibleColumn = {
  readonly column: string;
  readonly why: ImpossibleWhy;
  /** The largest that is possible: an age, 1 or 100, a date; null where nothing is said. */
  readonly limit: number | null;
  /** For `order`: the column that must come before. */
  readonly other: string | null;
  readonly count: number;
  readonly action: Mend;
  readonly rows: readonly number[];
};

export type StrangeRow = {
  readonly row: number;
  /** Isolation forest: about 0.5 is usual, near 1 is alone. */
  readonly score: number;
  /** Columns in which it is farthest from the middle, the farthest first. */
  readonly columns: readonly string[];
};

export type OutliersReport = {
  readonly rows: number;
  readonly looked: number;
  readonly columns: readonly FarColumn[];
  readonly impossible: readonly ImpossibleColumn[];
  readonly strange: readonly StrangeRow[];
  readonly strangeAction: 'keep' | 'drop' | 'off';
  /** The latest date that is believed, in milliseconds; null without dates. */
  readonly today: number | null;
  readonly changed: number;
  readonly leftOut: number;
};

export const meta: StepMeta<typeof params, OutliersReport> = {
  id: 'outliers',
  version: 1,
  stage: 'clean',
  params,
  onNewRows: 'apply',
  outline: (schema) => ok(schema),
  finding(report) {
    const { impossible, columns } = report;
    const [first] = impossible;
    const far = farCells(report);
    if (first) {
      const what = impossibleSaid(first);
      if (impossible.length === 1 && far === 0) return say('outliers.impossible', { what });
      return say('outliers.both', { what, more: impossible.slice(1).reduce((sum, { count }) => sum + count, 0), far });
    }
    return far === 0 ? say('outliers.none', { looked: report.looked }) : say('outliers.finding', { far, columns: namesOf(columns) });
  },
  soWhat({ impossible, columns, changed, leftOut }) {
    if (changed + leftOut > 0) return say('outliers.done.so', { changed, leftOut });
    return say(impossible.length + columns.length > 0 ? 'outliers.so' : 'outliers.none.so');
  },
  // Each column's picture stands beside its choice.
  charts: () => [],
};

const farCells = ({ columns }: OutliersReport): number => columns.reduce((sum, { below, above }) => sum + below + above, 0);

/** "3 values of Age are below zero" */
export function impossibleSaid({ column, why, limit, other, count }: ImpossibleColumn): ReturnType<typeof say> {
  return say(`outliers.why.${why}`, { column, count, limit: limit ?? 0, other: other ?? '' });
}

const namesOf = (columns: readonly FarColumn[]): readonly string[] => columns.map(({ column }) => column);
