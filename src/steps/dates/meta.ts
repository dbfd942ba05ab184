import type { Language } from '../../core/language';
import { say } from '../../core/message';
import type { Params, ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { MADE_NAMES } from '../made-names';
import { resting } from '../standing';
import { DATE_NAMES } from './names';

export const params = {
  reference: { kind: 'date', default: 'auto' },
  month: { kind: 'toggle', default: false },
  weekday: { kind: 'toggle', default: false },
  season: { kind: 'toggle', default: false },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type DatesReport = {
  /** Milliseconds; null when there is no date to count to. */
  readonly reference: number | null;
  readonly columns: readonly {
    readonly from: string;
    readonly name: string;
    readonly earliest: number | null;
    readonly latest: number | null;
    /** Days. */
    readonly median: number | null;
    readonly missing: number;
  }[];
};

/** Each date feature with the column of days made from it. */
export function daysColumns(schema: Schema, language: Language): readonly { readonly from: SchemaColumn; readonly to: SchemaColumn }[] {
  const known = [...schema];
  return schema
    .filter((column) => column.feature && column.kind === 'date')
    .map((from) => {
      const name = freshName(known, MADE_NAMES[language].daysSince(from.name));
      const to: SchemaColumn = {
        name,
        kind: 'number',
        role: 'number',
        origin: from.origin,
        feature: true,
        plain: true,
        made: 'days-since',
      };
      known.push(to);
      return { from, to };
    });
}

export const PARTS = ['month', 'weekday', 'season'] as const;
export type DatePart = (typeof PARTS)[number];

/** A group column for each part asked for of each date feature. */
export function partColumns(
  schema: Schema,
  given: Params<typeof params>,
): readonly { readonly from: SchemaColumn; readonly part: DatePart; readonly to: SchemaColumn }[] {
  const known = [...schema, ...daysColumns(schema, given.language).map(({ to }) => to)];
  return schema
    .filter((column) => column.feature && column.kind === 'date')
    .flatMap((from) =>
      PARTS.filter((part) => given[part]).map((part) => {
        const name = freshName(known, DATE_NAMES[given.language][part](from.name));
        const about = say(`dates.about.${part}`, { column: from.name });
        const to: SchemaColumn = { name, kind: 'category', role: 'category', origin: from.origin, feature: true, plain: true, about };
        known.push(to);
        return { from, part, to };
      }),
    );
}

export const meta: StepMeta<typeof params, DatesReport> = {
  id: 'dates',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema, given) {
    const made = daysColumns(schema, given.language);
    const parts = partColumns(schema, given);
    const old = new Set(made.map(({ from }) => from.name));
    return ok([
      ...schema.map((column) => (old.has(column.name) ? resting(column) : column)),
      ...made.map(({ to }) => to),
      ...parts.map(({ to }) => to),
    ]);
  },
  finding: ({ columns, reference }) =>
    columns.length === 0 || reference === null ? say('dates.none') : say('dates.finding', { count: columns.length, reference }),
  soWhat: ({ columns }) => say(columns.length === 0 ? 'dates.none.so' : 'dates.so'),
  charts({ columns, reference }) {
    const shown = columns.filter(({ median }) => median !== null).slice(0, 20);
    const first = shown[0];
    if (!first || reference === null) return [];
    return [
      {
        id: 'dates',
        headline: say('dates.chart', { column: first.from, days: Math.round(first.median ?? 0) }),
        fields: [
          { title: say('dates.field.column'), format: 'text' },
          { title: say('dates.field.days'), format: 'days' },
        ],
        rows: shown.map(({ from, median }) => [from, median]),
        draw: { type: 'bars', category: 0, value: 1, signed: shown.some(({ median }) => (median ?? 0) < 0) },
      },
    ];
  },
};
