import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { isGroups, resting } from '../standing';

export const params = {
  /** Levels rarer than this share of the rows are put together. */
  rare: { kind: 'real', default: 0.01, min: 0, max: 0.2, step: 0.005 },
  most: { kind: 'integer', default: 20, min: 1, max: 100 },
} as const satisfies ParamSpec;

export type CategoriesReport = {
  readonly columns: readonly {
    readonly column: string;
    readonly levels: number;
    readonly kept: number;
    /** Levels put together as "other", and the share of rows they hold. */
    readonly rare: number;
    readonly rareShare: number;
    readonly missing: number;
  }[];
  readonly flags: number;
};

/** `known`: of every level that was there to learn from, kept or rare, the fingerprint; a column with more than a thousand is left out. */
export type CategoriesLearnt = CategoriesReport & {
  readonly known: readonly { readonly column: string; readonly levels: readonly string[] }[];
};

/** The ending of the column that stands for all rare levels together, and of a family in an outline. */
export const OTHER = '…';

export function levelNote(schema: Schema, of: SchemaColumn, level: string): SchemaColumn {
  const name = freshName(schema, `${of.name}=${level}`);
  const about =
    level === OTHER
      ? say('categories.about.other', { column: of.name })
      : say(of.kind === 'bool' ? 'categories.about.yes' : 'categories.about', { column: of.name, level });
  return { name, kind: 'number', role: 'category', origin: of.origin, feature: true, plain: false, about };
}

export const meta: StepMeta<typeof params, CategoriesReport> = {
  id: 'categories',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema) {
    const out: SchemaColumn[] = schema.map((column) => (isGroups(column) ? resting(column) : column));
    for (const column of schema.filter(isGroups)) {
      out.push(column.kind === 'bool' ? levelNote(out, column, 'true') : { ...levelNote(out, column, OTHER), family: true });
    }
    return ok(out);
  },
  finding: ({ columns, flags }) =>
    columns.length === 0 ? say('categories.none') : say('categories.finding', { count: columns.length, flags }),
  soWhat({ columns }) {
    const rare = columns.filter((column) => column.rare > 0);
    if (columns.length === 0) return say('categories.none.so');
    return rare.length === 0 ? say('categories.so') : say('categories.rare.so', { columns: rare.slice(0, 4).map(({ column }) => column) });
  },
  charts({ columns }) {
    const shown = [...columns].sort((a, b) => b.levels - a.levels).slice(0, 20);
    const first = shown[0];
    if (!first || first.levels < 3) return [];
    return [
      {
        id: 'categories',
        headline: say('categories.chart', { column: first.column, levels: first.levels }),
        fields: [
          { title: say('categories.field.column'), format: 'text' },
          { title: say('categories.field.levels'), format: 'integer' },
          { title: say('categories.field.kept'), format: 'integer' },
        ],
        rows: shown.map(({ column, levels, kept }) => [column, levels, kept]),
        draw: { type: 'bars', category: 0, value: 1 },
      },
    ];
  },
};
