import type { Language } from '../../core/language';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import type { Kind } from '../../core/table';
import { MADE_NAMES } from '../made-names';
import { isMeasure, resting } from '../standing';

export const PLANS = ['leave', 'median', 'mean', 'zero', 'most-frequent', 'similar', 'unknown', 'drop-rows', 'drop-column'] as const;
export type Plan = (typeof PLANS)[number];

export const params = {
  rule: { kind: 'choice', default: 'auto', options: ['auto', 'leave'] },
  plan: { kind: 'perColumn', default: [], options: PLANS },
  flags: { kind: 'toggle', default: true },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

/** Up to this share empty cells hardly matter (Schafer 1999); above it, that a cell was empty may itself say something. */
export const TELLING = 0.05;
/** Above this share no way of filling was near the truth in 28 studies with known values (Barzi & Woodward 2004). */
export const TOO_EMPTY = 0.6;

export type MissingColumn = {
  readonly column: string;
  readonly missing: number;
  readonly share: number;
  readonly plan: Plan;
  /** Of the kind's own, so that a choice can be offered. */
  readonly kind: Kind;
  /** What the empty cells became; null where they were left, or where each became what similar rows have. */
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
  /** Rows that do not teach, for want of a value. */
  readonly leftOut: number;
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
  soWhat({ cells, filled, columns, leftOut }) {
    if (cells === 0) return say('missing.none.so');
    const first = columns[0];
    if (leftOut > 0) return say('missing.left-out.so', { filled, leftOut });
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

/** A plan that a column of this kind can follow. */
export function possible(plan: Plan, kind: Kind): boolean {
  switch (plan) {
    case 'median':
    case 'mean':
    case 'zero':
      return kind === 'number';
    case 'unknown':
      return kind === 'category';
    case 'most-frequent':
    case 'similar':
      return kind !== 'date';
    case 'leave':
    case 'drop-rows':
    case 'drop-column':
      return true;
    default:
      return plan satisfies never;
  }
}

export function flagNote(schema: readonly SchemaColumn[], column: SchemaColumn, language: Language): SchemaColumn {
  const name = freshName(schema, MADE_NAMES[language].wasMissing(column.name));
  return { name, kind: 'number', role: 'category', origin: column.origin, feature: true, plain: false };
}
