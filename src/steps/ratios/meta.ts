import { say } from '../../core/message';
import type { Params, ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { isMeasure } from '../standing';

export const params = {
  of: { kind: 'columns', default: null, kinds: ['number'] },
  per: { kind: 'column', default: null, kinds: ['number'] },
} as const satisfies ParamSpec;

/** So many ratios at most when nobody chose. */
const FEW = 3;

export type RatiosReport = {
  readonly rows: number;
  readonly ratios: readonly {
    readonly name: string;
    readonly of: string;
    readonly per: string;
    readonly money: boolean;
    readonly middle: number | null;
    /** Rows that would divide by zero, and rows where one of the two is empty. */
    readonly zero: number;
    readonly empty: number;
  }[];
};

export interface Ratio {
  readonly of: SchemaColumn;
  readonly per: SchemaColumn;
  readonly note: SchemaColumn;
}

/** Money per count: per visit, per seat, per order; the average order is there already where orders became customers. */
export function ratiosOf(schema: Schema, { of, per }: Params<typeof params>): readonly Ratio[] {
  const numbers = schema.filter((column) => column.kind === 'number' && column.family !== true);
  const plain = numbers.filter((column) => isMeasure(column) && column.plain && column.made !== 'average' && column.made !== 'returns');
  const below = per === null ? plain.find(({ role }) => role === 'count') : numbers.find(({ name }) => name === per);
  if (!below) return [];
  const above = of === null ? plain.filter(({ role }) => role === 'money').slice(0, FEW) : numbers.filter(({ name }) => of.includes(name));
  const taken = [...schema];
  return above
    .filter((column) => column.name !== below.name && !(of === null && column.made === 'spend' && below.made === 'orders'))
    .map((column) => {
      const note: SchemaColumn = {
        name: freshName(taken, `${column.name} / ${below.name}`),
        kind: 'number',
        role: column.role === 'money' && below.role !== 'money' ? 'money' : 'number',
        origin: [...new Set([...column.origin, ...below.origin])],
        feature: true,
        plain: true,
        about: say('ratios.about', { of: column.name, per: below.name }),
      };
      taken.push(note);
      return { of: column, per: below, note };
    });
}

export const meta: StepMeta<typeof params, RatiosReport> = {
  id: 'ratios',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline: (schema, given) => ok([...schema, ...ratiosOf(schema, given).map(({ note }) => note)]),
  finding({ ratios }) {
    const first = ratios[0];
    if (!first) return say('ratios.none');
    if (first.middle === null) return say('ratios.empty', { name: first.name });
    return say(first.money ? 'ratios.money' : 'ratios.number', { of: first.of, per: first.per, middle: first.middle });
  },
  soWhat({ ratios, rows }) {
    const zero = Math.max(0, ...ratios.map((ratio) => ratio.zero));
    if (ratios.length === 0) return say('ratios.none.so');
    return say(zero > 0 ? 'ratios.zero.so' : 'ratios.so', { zero, rows });
  },
  charts: () => [],
};
