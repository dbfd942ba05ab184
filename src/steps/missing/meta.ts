import type { Language } from '../../core/language';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { MADE_NAMES } from '../made-names';
import { isMeasure, resting } from '../standing';

export const PLANS = ['leave', 'median', 'mean', 'zero', 'most-frequent', 'unknown', 'drop-column'] as const;
export type Plan = (typeof PLANS)[number];

export const params = {
  rule: { kind: 'choice', default: 'auto', options: ['auto', 'leave'] },
  plan: { kind: 'perColumn', default: [], options: PLANS },
  flags: { kind: 'toggle', default: true },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

/** Above this share of empty cells, that a cell was empty may itself say something. */
export const TELLING = 0.05;
/** Above this share a column is more guess than data. */
export const TOO_EMPTY = 0.6;

export type MissingColumn = {
  readonly column: string;
  readonly missing: number;
  readonly share: number;
  readonly plan: Plan;
  /** What the empty cells became; null where they were left. */
  readonly filledWith: string | number | null;
  readonly filled: number;
  readonly flag: string | null;
  /** Up to five rows that were filled, by place in the file. */
  readonly examples: readonly number[];
};

export type MissingReport = {
  readonly rows: number;
  readonly cells: number;
  readonly filled: number;
  /** Only columns with empty cells, emptiest first. */
  readonly columns: readonly MissingColumn[];
  readonly dropped: readonly string[];
  /** Share of feature cells that hold a value. */
  readonly complete: number;
};

export const meta: StepMeta<typeof params, MissingReport> = {
  id: 'missing',
  version: 1,
  stage: 'clean',
  params,
  onNewRows: 'apply',
  outline(schema, { plan, flags, rule, language }) {
    const plans = new Map(plan);
    const out = schema.map((column) => (column.feature && plans.get(column.name) === 'drop-column' ? resting(column) : column));
    if (!flags) return ok(out);
    for (const column of schema.filter(isMeasure)) {
      const chosen = plans.get(column.name) ?? rule;
      if (chosen === 'drop-column' || chosen === 'leave') continue;
      out.push({ ...flagNote(out, column, language), family: true });
    }
    return ok(out);
  },
  finding({ cells, columns, dropped }) {
    if (cells === 0) return say('missing.none');
    if (dropped.length > 0) return say('missing.dropped', { cells, columns: columns.length, dropped });
    return say('missing.finding', { cells, columns: columns.length });
  },
  soWhat({ cells, filled, columns }) {
    if (cells === 0) return say('missing.none.so');
    const first = columns[0];
    return say(filled === cells || !first ? 'missing.so' : 'missing.partly.so', { filled, cells, column: first?.column ?? '' });
  },
  charts({ columns }) {
    const shown = columns.slice(0, 20);
    const first = shown[0];
    if (!first) return [];
    return [
      {
        id: 'missing',
        headline: say('missing.chart', { column: first.column, share: first.share }),
        fields: [
          { title: say('missing.field.column'), format: 'text' },
          { title: say('missing.field.share'), format: 'share' },
          { title: say('missing.param.plan'), format: 'text' },
        ],
        rows: shown.map(({ column, share, plan }) => [column, share, say(`missing.param.plan.${plan}`)]),
        draw: { type: 'bars', category: 0, value: 1 },
      },
    ];
  },
};

export function flagNote(schema: readonly SchemaColumn[], column: SchemaColumn, language: Language): SchemaColumn {
  const name = freshName(schema, MADE_NAMES[language].wasMissing(column.name));
  return { name, kind: 'number', role: 'category', origin: column.origin, feature: true, plain: false };
}
