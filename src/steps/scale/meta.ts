import type { ChartSpec } from '../../core/chart';
import type { Language } from '../../core/language';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { MADE_NAMES } from '../made-names';
import { isMeasure, resting } from '../standing';

export const params = {
  method: { kind: 'choice', default: 'standard', options: ['standard', 'robust', 'min-max', 'none'] },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type ScaleReport = {
  readonly method: 'standard' | 'robust' | 'min-max' | 'none';
  /** Largest share before first. The shares are of the mean squared distance between two rows, which is each column's share of the variance. */
  readonly columns: readonly {
    readonly column: string;
    readonly name: string;
    readonly centre: number;
    readonly spread: number;
    readonly shareBefore: number;
    readonly shareAfter: number;
  }[];
};

/** Each measure with its scaled form. */
export function scaledColumns(schema: Schema, language: Language): readonly { readonly from: SchemaColumn; readonly to: SchemaColumn }[] {
  const known = [...schema];
  return schema.filter(isMeasure).map((from) => {
    const name = freshName(known, MADE_NAMES[language].scaled(from.name));
    const about = say('scale.about', { column: from.name });
    const to: SchemaColumn = { ...from, name, role: 'number', feature: true, plain: false, about };
    known.push(to);
    return { from, to };
  });
}

export const meta: StepMeta<typeof params, ScaleReport> = {
  id: 'scale',
  version: 1,
  stage: 'scale',
  params,
  onNewRows: 'apply',
  outline(schema, { method, language }) {
    if (method === 'none') return ok(schema);
    const made = scaledColumns(schema, language);
    const old = new Set(made.map(({ from }) => from.name));
    return ok([...schema.map((column) => (old.has(column.name) ? resting(column) : column)), ...made.map(({ to }) => to)]);
  },
  finding({ columns, method }) {
    const first = columns[0];
    if (!first) return say('scale.nothing');
    if (columns.length === 1) return say('scale.one', { column: first.column });
    const { column, shareBefore, shareAfter } = first;
    if (shareBefore === 0) return say('scale.same');
    if (method === 'none') return say('scale.none', { column, share: shareBefore });
    const even = shareBefore < 1.5 / columns.length;
    return say(even ? 'scale.even' : 'scale.finding', { column, before: shareBefore, after: shareAfter, count: columns.length });
  },
  soWhat({ columns, method }) {
    const first = columns[0];
    if (!first) return say('scale.nothing.so');
    return say(first.shareBefore === 0 ? 'scale.same.so' : `scale.${method}.so`);
  },
  charts({ columns, method }) {
    const first = columns[0];
    if (!first || columns.length < 2 || first.shareBefore === 0) return [];
    const charts: ChartSpec[] = [
      bars('before', say('scale.chart.before', { column: first.column, share: first.shareBefore }), columns, 'shareBefore'),
    ];
    if (method !== 'none') {
      const most = columns.reduce((a, b) => (b.shareAfter > a.shareAfter ? b : a));
      charts.push(bars('after', say('scale.chart.after', { column: most.column, share: most.shareAfter }), columns, 'shareAfter'));
    }
    return charts;
  },
};

function bars(
  id: string,
  headline: ChartSpec['headline'],
  columns: ScaleReport['columns'],
  value: 'shareBefore' | 'shareAfter',
): ChartSpec {
  return {
    id,
    headline,
    fields: [
      { title: say('scale.field.column'), format: 'text' },
      { title: say('scale.field.share'), format: 'share' },
    ],
    rows: columns.slice(0, 20).map((column) => [column.column, column[value]]),
    draw: { type: 'bars', category: 0, value: 1 },
  };
}
