import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { isMeasure } from '../standing';

export const params = {
  /** Skewness above which the logarithm is taken; 0 is symmetric, 2 is the exponential distribution. */
  threshold: { kind: 'real', default: 1, min: 0, max: 20, step: 0.5 },
  plan: { kind: 'perColumn', default: [], options: ['auto', 'log', 'leave'] },
} as const satisfies ParamSpec;

export type SkewColumn = {
  readonly column: string;
  readonly name: string | null;
  readonly skewBefore: number;
  readonly skewAfter: number | null;
  /** Why it was left although asked for or skewed: it has values below zero. */
  readonly negative: boolean;
};

export type SkewReport = { readonly looked: number; readonly threshold: number; readonly columns: readonly SkewColumn[] };

export const skewCandidates = (schema: Schema): readonly SchemaColumn[] =>
  schema.filter((c) => isMeasure(c) && c.plain && c.role !== 'share');

export function logNote(schema: Schema, column: SchemaColumn): SchemaColumn {
  return {
    ...column,
    name: freshName(schema, `log ${column.name}`),
    role: 'number',
    feature: true,
    plain: false,
    about: say('skew.about', { column: column.name }),
  };
}

export const meta: StepMeta<typeof params, SkewReport> = {
  id: 'skew',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema, { plan }) {
    const plans = new Map(plan);
    const out = [...schema];
    for (const column of skewCandidates(schema)) {
      if (plans.get(column.name) !== 'leave') out.push({ ...logNote(out, column), family: true });
    }
    return ok(out);
  },
  finding({ columns }) {
    const logged = columns.filter(({ name }) => name !== null);
    const most = logged[0];
    return most ? say('skew.finding', { count: logged.length, column: most.column }) : say('skew.none');
  },
  soWhat: ({ columns }) => say(columns.some(({ name }) => name !== null) ? 'skew.so' : 'skew.none.so'),
  charts({ columns }) {
    const logged = columns.filter(({ name }) => name !== null).slice(0, 20);
    const first = logged[0];
    if (!first) return [];
    return [
      {
        id: 'skew',
        headline: say('skew.chart', { column: first.column, before: first.skewBefore, after: first.skewAfter ?? 0 }),
        fields: [
          { title: say('skew.field.column'), format: 'text' },
          { title: say('skew.field.before'), format: 'number' },
          { title: say('skew.field.after'), format: 'number' },
        ],
        rows: logged.map(({ column, skewBefore, skewAfter }) => [column, skewBefore, skewAfter]),
        draw: { type: 'bars', category: 0, value: 1, signed: true },
      },
    ];
  },
};
