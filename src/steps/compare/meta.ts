import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const params = {
  /** The groups that were there before. */
  old: { kind: 'column', default: null },
  /** What came later, and both are judged by. */
  outcome: { kind: 'column', default: null },
} as const satisfies ParamSpec;

export type Judged = {
  readonly kind: 'yes' | 'amount';
  /** AUC or R² on rows that did not teach. */
  readonly old: number;
  readonly fresh: number;
  /** The new less the old, with its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly rows: number;
};

export type CompareReport = {
  /** Null where there is nothing to compare. */
  readonly old: string | null;
  readonly fresh: string | null;
  /** Rows that have both. */
  readonly rows: number;
  readonly agreement: number | null;
  readonly ids: readonly string[];
  /** Old groups, largest first, the small ones together (`level` null): people in each of `ids`. */
  readonly table: readonly { readonly level: string | null; readonly counts: readonly number[] }[];
  /** A column of the file, or what lines after the reference date say; `why` there is none. */
  readonly outcome:
    | { readonly from: 'column'; readonly column: string }
    | { readonly from: 'later'; readonly reference: number }
    | { readonly from: 'none'; readonly why: 'absent' | 'unusable' | 'few' };
  readonly judged: Judged | null;
};

/** AUC above a coin's 0.5, R² above 0: below this neither way says anything. */
const SAYS: Readonly<Record<Judged['kind'], number>> = { yes: 0.55, amount: 0.01 };

export type Verdict = 'fresh' | 'old' | 'even' | 'neither';

export function verdictOf({ kind, old, fresh, low, high }: Judged): Verdict {
  if (Math.max(old, fresh) < SAYS[kind]) return 'neither';
  return low > 0 ? 'fresh' : high < 0 ? 'old' : 'even';
}

export const meta: StepMeta<typeof params, CompareReport> = {
  id: 'compare',
  version: 1,
  stage: 'interpret',
  params,
  onNewRows: 'apply',
  onlyLooks: true,
  outline: (schema) => ok(schema),
  finding({ old, fresh, judged, agreement }) {
    if (fresh === null) return say('compare.none.fresh');
    if (old === null) return say('compare.none.old');
    if (agreement === null) return say('compare.none.rows', { old });
    if (judged) return say(`compare.finding.${verdictOf(judged)}`, { old });
    return say(agreement >= 0.8 ? 'compare.agree' : agreement >= 0.2 ? 'compare.partly' : 'compare.differ', { old, agreement });
  },
  soWhat({ old, judged, outcome, agreement }) {
    if (old === null || agreement === null) return say('compare.none.so');
    if (!judged) return say(`compare.so.${outcome.from === 'none' ? outcome.why : 'few'}`);
    const what = outcome.from === 'column' ? say('compare.by.column', { column: outcome.column }) : say('compare.by.later');
    return say(`compare.so.${judged.kind}`, { ...figures(judged), what, verdict: say(`compare.verdict.${verdictOf(judged)}`) });
  },
  charts({ old, ids, table, agreement }) {
    if (old === null || agreement === null) return [];
    const moved = movedOf(table);
    const charts: ChartSpec[] = [
      {
        id: 'moved',
        headline: say('compare.chart', { moved, old }),
        sub: say('compare.chart.sub', { agreement }),
        fields: [
          { title: say('compare.field.fresh'), format: 'text' },
          { title: say('compare.field.old', { old }), format: 'text' },
          { title: say('compare.field.rows'), format: 'integer' },
        ],
        rows: table.flatMap(({ level, counts }) => ids.map((id, i) => [id, level ?? say('compare.others'), counts[i] ?? 0])),
        draw: { type: 'heat', x: 0, y: 1, value: 2 },
      },
    ];
    return charts;
  },
};

function figures({ old, fresh, difference, low, high, rows }: Judged): Readonly<Record<string, number>> {
  return { old, fresh, difference, low, high, rows };
}

/** Share of people who are not where most of their old group went. */
function movedOf(table: CompareReport['table']): number {
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  const all = table.reduce((total, { counts }) => total + sum(counts), 0);
  const stayed = table.reduce((total, { counts }) => total + Math.max(0, ...counts), 0);
  return all > 0 ? 1 - stayed / all : 0;
}
