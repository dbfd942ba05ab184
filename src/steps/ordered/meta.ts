import type { Language } from '../../core/language';
import { markOf } from '../../core/fingerprint';
import { say } from '../../core/message';
import type { Answer, ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';

export const params = {
  plan: { kind: 'perColumn', default: [], options: ['auto', 'leave'] },
  /** The place of each value in the user's own order, by column and mark of the value; a value without a place is empty. */
  answers: { kind: 'answers', default: [] },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type OrderedReport = {
  readonly columns: readonly {
    readonly column: string;
    readonly name: string;
    /** The values there are, lowest first, and the rows of each. */
    readonly values: readonly { readonly value: string; readonly rung: number; readonly rows: number }[];
    /** Rows whose value is on no rung. */
    readonly stray: number;
    readonly byHand: boolean;
  }[];
  /** Categories without an order that could be given one: their values, those with most rows first. */
  readonly open: readonly { readonly column: string; readonly values: readonly { readonly value: string; readonly rows: number }[] }[];
};

/** Categories of more values are no ladder. */
export const MOST_RUNGS = 30;

/** The answers with this column's values in this order, lowest first; none takes the order back. */
export function withOrder(answers: readonly Answer[], column: string, values: readonly string[]): readonly Answer[] {
  return [...answers.filter(([about]) => about !== column), ...values.map((value, i) => [column, markOf(value), String(i + 1)] as const)];
}

export const orderedCandidates = (schema: Schema, plan: readonly (readonly [string, string])[]): readonly SchemaColumn[] => {
  const left = new Set(plan.filter(([, what]) => what === 'leave').map(([name]) => name));
  return schema.filter((column) => column.feature && column.kind === 'category' && column.family !== true && !left.has(column.name));
};

const NAME: Readonly<Record<Language, (column: string) => string>> = {
  en: (column) => `${column} (in order)`,
  nb: (column) => `${column} (i rekkefølge)`,
};

export function orderedNote(schema: Schema, of: SchemaColumn, language: Language): SchemaColumn {
  return {
    name: freshName(schema, NAME[language](of.name)),
    kind: 'number',
    role: 'number',
    origin: of.origin,
    feature: true,
    plain: false,
    about: say('ordered.about', { column: of.name }),
  };
}

export const meta: StepMeta<typeof params, OrderedReport> = {
  id: 'ordered',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema, { plan, language }) {
    const out = [...schema];
    for (const column of orderedCandidates(schema, plan)) out.push({ ...orderedNote(out, column, language), family: true });
    return ok(out);
  },
  finding({ columns }) {
    const first = columns[0];
    const [low, high] = [first?.values[0], first?.values.at(-1)];
    return first && low && high
      ? say('ordered.finding', { column: first.column, low: low.value, high: high.value, more: columns.length - 1 })
      : say('ordered.none');
  },
  soWhat({ columns }) {
    const stray = columns.reduce((sum, column) => sum + column.stray, 0);
    return columns.length === 0 ? say('ordered.none.so') : say(stray > 0 ? 'ordered.stray.so' : 'ordered.so', { stray });
  },
  charts: ({ columns }) =>
    columns.slice(0, 4).map(({ column, values }, i) => ({
      id: `ordered-${i}`,
      headline: say('ordered.chart', { column, values: values.length }),
      fields: [
        { title: say('ordered.field.value'), format: 'text' as const },
        { title: say('ordered.field.rows'), format: 'integer' as const },
        { title: say('ordered.field.rung'), format: 'integer' as const },
      ],
      rows: values.map(({ value, rows, rung }) => [value, rows, rung]),
      draw: { type: 'bars' as const, category: 0, value: 1 },
    })),
};
