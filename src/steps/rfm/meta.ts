import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import type { Params, ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Made, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { RFM_NAMES, type CellId } from './names';

export const params = {
  /** Each by name, or by the column of the file it was made from. */
  recency: { kind: 'column', default: null },
  frequency: { kind: 'column', default: null },
  money: { kind: 'column', default: null },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type RfmReport = {
  /** Null where the file has none such. */
  readonly recency: string | null;
  readonly frequency: string | null;
  readonly money: string | null;
  readonly rows: number;
  /** Without one of the two. */
  readonly unknown: number;
  /** 25, by recency score from 5 down, then frequency score from 1 up. */
  readonly grid: readonly {
    readonly recency: number;
    readonly frequency: number;
    readonly cell: CellId;
    readonly rows: number;
    /** Null without a column of money, and of too few people to tell. */
    readonly money: number | null;
  }[];
  /** In the order of the definitions; those nobody is in too. */
  readonly cells: readonly {
    readonly id: CellId;
    readonly name: string;
    readonly rows: number;
    readonly share: number;
    readonly money: number | null;
    readonly moneyShare: number | null;
  }[];
};

const LAST = /last|recen|siste|letzte/i;
/** Of a file that has the three as columns of its own: days, not a score or a date. */
const AGO = /recency|(?:days|dager|tage)\W*(?:since|siden|seit)/i;
const SCORED = /score|rank|poeng|punkt/i;
const OFTEN = /orders|purchases|frequen|frekvens|häufigkeit|visits|ordrer|kjøp|besøk|bestellungen|käufe/i;
const SPEND = /spend|spent|total|revenue|amount|monetary|omsetning|umsatz|beløp|betrag/i;

export interface Found {
  readonly recency: SchemaColumn;
  readonly frequency: SchemaColumn;
  readonly money: SchemaColumn | null;
}

/** How long ago, how often and how much; null where the first two are not both there. */
export function findColumns(schema: Schema, given: Pick<Params<typeof params>, 'recency' | 'frequency' | 'money'>): Found | null {
  const numbers = schema.filter(({ kind, plain }) => kind === 'number' && plain);
  const chosen = (name: string | null): SchemaColumn | undefined =>
    name === null ? undefined : (numbers.find((column) => column.name === name) ?? numbers.find(({ origin }) => origin.includes(name)));
  const made = (kind: Made): SchemaColumn | undefined => numbers.find((column) => column.made === kind);
  const since = numbers.filter((column) => column.made === 'days-since');
  const own = numbers.filter(({ role, name }) => (role === 'count' || role === 'number') && !SCORED.test(name));
  const recency =
    chosen(given.recency) ??
    made('recency') ??
    since.find(({ origin }) => origin.some((name) => LAST.test(name))) ??
    since[0] ??
    own.find(({ name }) => AGO.test(name));
  const frequency = chosen(given.frequency) ?? made('orders') ?? own.find(({ name }) => OFTEN.test(name) && name !== recency?.name);
  const paid = numbers.filter(({ role }) => role === 'money');
  const money = chosen(given.money) ?? made('spend') ?? paid.find(({ name }) => SPEND.test(name)) ?? paid[0];
  return recency && frequency ? { recency, frequency, money: money ?? null } : null;
}

/** The columns the step adds, in order. */
export function notesOf(schema: Schema, { recency, frequency, money }: Found, language: Params<typeof params>['language']): Schema {
  const names = RFM_NAMES[language];
  const notes: SchemaColumn[] = [];
  const add = (name: string, from: readonly SchemaColumn[], more: Pick<SchemaColumn, 'kind' | 'role' | 'about'>): void => {
    const origin = [...new Set(from.flatMap((column) => column.origin))];
    notes.push({ name: freshName([...schema, ...notes], name), origin, feature: false, plain: true, ...more });
  };
  const score = (what: string, column: SchemaColumn): Pick<SchemaColumn, 'kind' | 'role' | 'about'> => ({
    kind: 'number',
    role: 'number',
    about: say(`rfm.about.${what}`, { column: column.name }),
  });
  add(names.recency, [recency], score('recency', recency));
  add(names.frequency, [frequency], score('frequency', frequency));
  if (money) add(names.money, [money], score('money', money));
  add(names.cell, [recency, frequency], { kind: 'category', role: 'segment', about: say('rfm.about.cell') });
  return notes;
}

export const meta: StepMeta<typeof params, RfmReport> = {
  id: 'rfm',
  version: 1,
  stage: 'interpret',
  params,
  onNewRows: 'apply',
  outline(schema, given) {
    const found = findColumns(schema, given);
    return ok(found ? [...schema, ...notesOf(schema, found, given.language)] : schema);
  },
  finding({ recency, cells }) {
    if (recency === null) return say('rfm.none');
    const best = cells.find(({ id }) => id === 'champions');
    if (!best || best.rows === 0) return say('rfm.finding.no-champions');
    if (best.moneyShare === null) return say('rfm.finding', { share: best.share });
    return say('rfm.finding.money', { share: best.share, money: best.moneyShare });
  },
  soWhat({ recency, cells }) {
    if (recency === null) return say('rfm.none.so');
    const [risk, lose] = [cells.find(({ id }) => id === 'risk'), cells.find(({ id }) => id === 'lose')];
    return say('rfm.so', { risk: (risk?.rows ?? 0) + (lose?.rows ?? 0) });
  },
  charts({ recency, cells, money }) {
    const used = cells.filter(({ rows }) => rows > 0);
    if (recency === null || used.length === 0) return [];
    const most = used.reduce((best, one) => (one.rows > best.rows ? one : best));
    const charts: ChartSpec[] = [
      {
        id: 'cells',
        headline: say('rfm.chart.cells', { cell: say(`rfm.cell.${most.id}`), share: most.share }),
        fields: [
          { title: say('rfm.field.cell'), format: 'text' },
          { title: say('rfm.field.rows'), format: 'integer' },
          { title: say('rfm.field.share'), format: 'share' },
          ...(money === null ? [] : [{ title: say('rfm.field.money', { column: money }), format: 'money' } as const]),
        ],
        rows: used.map((cell) => [say(`rfm.cell.${cell.id}`), cell.rows, cell.share, ...(money === null ? [] : [cell.money])]),
        draw: { type: 'bars', category: 0, value: 1 },
      },
    ];
    return charts;
  },
};
