import type { Language } from '../../core/language';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { isMeasure, resting } from '../standing';
import { BAND_NAMES } from './names';

export const params = {
  columns: { kind: 'columns', default: null, kinds: ['number'] },
  bands: { kind: 'integer', default: 4, min: 2, max: 10 },
  method: { kind: 'choice', default: 'rows', options: ['rows', 'width'] },
  replace: { kind: 'toggle', default: true },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type BinsReport = {
  readonly columns: readonly {
    readonly column: string;
    readonly name: string;
    readonly bands: readonly { readonly band: string; readonly rows: number }[];
  }[];
};

/** Left to itself: the first amount of money, else the first number. */
export function banded(schema: Schema, asked: readonly string[] | null): readonly SchemaColumn[] {
  const numbers = schema.filter(({ kind, family }) => kind === 'number' && family !== true);
  if (asked !== null) return numbers.filter(({ name }) => asked.includes(name));
  const plain = numbers.filter((column) => isMeasure(column) && column.plain);
  return [plain.find(({ role }) => role === 'money') ?? plain[0]].filter((column) => column !== undefined);
}

export function bandNote(schema: Schema, of: SchemaColumn, language: Language): SchemaColumn {
  return {
    name: freshName(schema, BAND_NAMES[language].column(of.name)),
    kind: 'category',
    role: 'category',
    origin: of.origin,
    feature: true,
    plain: true,
    about: say('bins.about', { column: of.name }),
  };
}

export const meta: StepMeta<typeof params, BinsReport> = {
  id: 'bins',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema, { columns, replace, language }) {
    const of = banded(schema, columns);
    const out: SchemaColumn[] = schema.map((column) => (replace && of.includes(column) ? resting(column) : column));
    for (const column of of) out.push(bandNote(out, column, language));
    return ok(out);
  },
  finding({ columns }) {
    const first = columns[0];
    return first ? say('bins.finding', { column: first.column, bands: first.bands.length, more: columns.length - 1 }) : say('bins.none');
  },
  soWhat: ({ columns }) => say(columns.length === 0 ? 'bins.none.so' : 'bins.so'),
  charts: ({ columns }) =>
    columns.slice(0, 4).flatMap(({ column, bands }, i) => {
      const most = [...bands].sort((a, b) => b.rows - a.rows)[0];
      if (!most || most.rows === 0) return [];
      return [
        {
          id: `bins-${i}`,
          headline: say('bins.chart', { column, band: most.band, rows: most.rows }),
          fields: [
            { title: say('bins.field.band'), format: 'text' as const },
            { title: say('bins.field.rows'), format: 'integer' as const },
          ],
          rows: bands.map(({ band, rows }) => [band, rows]),
          draw: { type: 'bars' as const, category: 0, value: 1 },
        },
      ];
    }),
};
