import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import { ok, fail } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import type { Said as Phrase } from '../profile/meta';
import type { Said } from '../target/meta';

/** Which way a column goes together with the outcome: `up`, more of it with a higher chance; `mixed`, it depends on the value. */
export type Direction = 'up' | 'down' | 'mixed';

export type ColumnEffect = {
  /** The column the person knows. */
  readonly column: string;
  /** Mean absolute effect over the rows learnt from, in log-odds. */
  readonly importance: number;
  /** Its 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** Null where too few rows were held out, or the column cannot be told apart. */
  readonly drop: Drop | null;
  /** Of all columns' importance. */
  readonly share: number;
  readonly direction: Direction;
  /** Odds of a row one standard deviation of effect above the mean, over those at the mean. */
  readonly oddsRatio: number;
  /** For a column of categories: the value that goes with the highest and with the lowest chance, among values of at least 20 rows. */
  readonly highest: string | null;
  readonly lowest: string | null;
};

/** Loss of area under the ROC curve when the values are handed round among held-out rows, with its 95 % interval. */
export type Drop = { readonly auc: number; readonly low: number; readonly high: number };

/** Columns that go together, so that what they say is shared out among them. */
export type Together = {
  readonly columns: readonly string[];
  /** Of the closest pair, without its sign. */
  readonly correlation: number;
  readonly importance: number;
  /** When all of them are handed round at once. */
  readonly drop: Drop | null;
};

/** Rows of a part of a column's values, and what the column adds to their scores: log-odds, with the tenth and ninetieth percentile. */
export type Effect = {
  readonly rows: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
};

/** How a column's effect hangs on its value. Nothing is told of fewer than twenty rows. */
export type Dependence =
  | {
      readonly kind: 'amount';
      readonly column: string;
      readonly money: boolean;
      /** `back`: the column is a date, told by how many days it lies back; `count`: it counts days itself. */
      readonly days: 'back' | 'count' | null;
      /** `at` is the middle value; `from` and `to` are clipped to the 1st and 99th percentile. */
      readonly points: readonly (Effect & { readonly at: number; readonly from: number; readonly to: number })[];
    }
  | { readonly kind: 'levels'; readonly column: string; readonly points: readonly (Effect & { readonly level: string | Phrase })[] };

/** Node 0 is the root; rows that fulfil `question` go to `yes`. */
export type TreeNode = {
  /** Any of these; null in a leaf. */
  readonly question: readonly Phrase[] | null;
  readonly yes: number;
  readonly no: number;
  /** Where an empty cell goes; null where there was none. */
  readonly empty: 'yes' | 'no' | null;
  readonly rows: number;
  readonly chance: number;
};

export type Odds = {
  /** The column the person knows. */
  readonly column: string;
  /** What the model looks at: a flag, a logarithm. */
  readonly input: string;
  /** `flag`: yes against no; `against`: this level against the commonest; `unit`: by so much more of the column; `deviation`: by one standard deviation of the input. */
  readonly per: {
    readonly kind: 'flag' | 'against' | 'unit' | 'deviation';
    readonly step: number;
    readonly money: boolean;
    readonly against: string | null;
  };
  readonly ratio: number;
  /** As `oddsRange` says; null without. */
  readonly low: number | null;
  readonly high: number | null;
};

/** `interval`: 95 % intervals; `groups`: from the group with the lowest to that with the highest; `none`: columns were chosen by how they fit, which leaves no honest interval. */
export type OddsRange = 'interval' | 'groups' | 'none';

export type SheetLine = {
  /** Null is an empty cell, `other` what no other line names. */
  readonly said: Phrase | null | 'other';
  readonly points: number;
};

/** A score that can be added up by hand. */
export type Sheet = {
  readonly columns: readonly { readonly column: string; readonly lines: readonly SheetLine[] }[];
  /** Sums from `from` to `to`: the chance learnt, and what came of held-out rows. */
  readonly bands: readonly {
    readonly from: number;
    readonly to: number;
    readonly chance: number;
    readonly rows: number;
    readonly positives: number;
  }[];
  /** Held-out rows; null where too few. */
  readonly auc: {
    readonly sheet: number;
    readonly model: number;
    readonly cost: number;
    readonly low: number;
    readonly high: number;
  } | null;
};

/** Found on rows that taught; counted on held-out rows. */
export type HotRule = {
  /** All of these hold. */
  readonly said: readonly Phrase[];
  readonly rows: number;
  readonly positives: number;
  /** 95 % interval of the share (Wilson). */
  readonly low: number;
  readonly high: number;
};

export type ExplainReport = {
  readonly rows: number;
  readonly success: Said;
  /** Most important first; empty when everyone has the same chance. */
  readonly columns: readonly ColumnEffect[];
  readonly together: readonly Together[];
  /** Held-out rows with a known outcome. */
  readonly judged: { readonly rows: number; readonly positives: number };
  readonly dependence: readonly Dependence[];
  /** Where the model is one tree. */
  readonly tree: readonly TreeNode[] | null;
  /** Where the model is a weighted sum, the furthest from 1 first. */
  readonly odds: readonly Odds[];
  readonly oddsRange: OddsRange;
  readonly sheet: Sheet | null;
  /** Null where too few rows were held out to judge any. */
  readonly rules: readonly HotRule[] | null;
  readonly percentAllowed: boolean;
  readonly shown: number;
};

const params = {
  show: { kind: 'integer', default: 10, min: 3, max: 40 },
} as const;

export const meta: StepMeta<typeof params, ExplainReport> = {
  id: 'explain',
  version: 1,
  stage: 'explain',
  params,
  onNewRows: 'apply',
  outline: (schema) => (withRole(schema, 'chance') ? ok(schema) : fail('explain.no-chance')),
  finding({ columns }) {
    const names = columns.slice(0, 3).map(({ column }) => column);
    if (names.length === 0) return say('explain.none');
    return say('explain.finding', { columns: names, count: names.length });
  },
  soWhat({ columns, dependence, success }) {
    const [first] = columns;
    if (!first) return say('explain.so-what.none');
    const isDate = dependence.some((one) => one.kind === 'amount' && one.column === first.column && one.days === 'back');
    const how =
      first.direction === 'mixed' && first.highest !== null
        ? say('explain.how.value', { column: first.column, value: first.highest, success })
        : say(`explain.how.${isDate && first.direction !== 'mixed' ? `date-${first.direction}` : first.direction}`, {
            column: first.column,
            success,
          });
    return say('explain.so-what', { how });
  },
  charts({ columns, shown, judged }) {
    const top = columns.slice(0, shown);
    const [first] = top;
    if (!first) return [];
    const column = { title: say('explain.field.column'), format: 'text' } as const;
    const ends = [
      { title: say('explain.field.low'), format: 'number' },
      { title: say('explain.field.high'), format: 'number' },
    ] as const;
    const importance: ChartSpec = {
      id: 'importance',
      headline: say('explain.chart', { column: first.column, share: first.share }),
      sub: say('explain.chart.sub'),
      fields: [column, { title: say('explain.field.importance'), format: 'number' }, ...ends],
      rows: top.map((one) => [one.column, one.importance, one.low, one.high]),
      draw: { type: 'bars', category: 0, value: 1, band: [2, 3] },
    };
    const missed = top.flatMap((one) => (one.drop ? [{ name: one.column, ...one.drop }] : [])).sort((a, b) => b.auc - a.auc);
    const [most] = missed;
    if (!most) return [importance];
    const drop: ChartSpec = {
      id: 'drop',
      headline: most.low > 0 ? say('explain.chart.drop', { column: most.name, auc: most.auc }) : say('explain.chart.drop.none'),
      sub: say('explain.chart.drop.sub', { rows: judged.rows }),
      fields: [column, { title: say('explain.field.drop'), format: 'number' }, ...ends],
      rows: missed.map(({ name, auc, low, high }) => [name, auc, low, high]),
      draw: { type: 'bars', category: 0, value: 1, band: [2, 3] },
    };
    return [importance, drop];
  },
};

/** How one column's effect hangs on its value. */
export function dependenceChart(of: Dependence, success: Said): ChartSpec {
  const effect = { title: say('explain.field.effect'), format: 'number' } as const;
  const rows = { title: say('explain.field.rows'), format: 'integer' } as const;
  const [best, worst] = [...of.points]
    .sort((a, b) => b.mean - a.mean)
    .flatMap((point, i, all) => (i === 0 || i === all.length - 1 ? [point] : []));
  if (of.kind === 'levels') {
    const name = (point: typeof best): string | Phrase => (point && 'level' in point ? point.level : '');
    return {
      id: 'dependence',
      headline: say('explain.dependence.levels', { column: of.column, best: name(best), worst: name(worst), success }),
      sub: say('explain.dependence.sub.levels'),
      fields: [{ title: say('explain.field.value', { column: of.column }), format: 'text' }, effect, rows],
      rows: of.points.map(({ level, mean, rows: count }) => [level, mean, count]),
      draw: { type: 'bars', category: 0, value: 1, signed: true },
    };
  }
  const at = (point: typeof best): number => (point && 'at' in point ? point.at : 0);
  const value = {
    title: say(of.days === 'back' ? 'explain.field.back' : 'explain.field.value', { column: of.column }),
    format: of.money ? 'money' : of.days ? 'days' : 'number',
  } as const;
  // Rows of one value lie further apart than different values do on average.
  const others = (best?.mean ?? 0) - (worst?.mean ?? 0) < of.points.reduce((sum, { low, high }) => sum + high - low, 0) / of.points.length;
  return {
    id: 'dependence',
    headline: others
      ? say('explain.dependence.others', { column: of.column })
      : say(`explain.dependence.${of.days ?? 'amount'}`, { column: of.column, best: at(best), worst: at(worst), success }),
    sub: say('explain.dependence.sub'),
    fields: [
      value,
      effect,
      { title: say('explain.field.tenth'), format: 'number' },
      { title: say('explain.field.ninetieth'), format: 'number' },
      { title: say('explain.field.low'), format: value.format },
      { title: say('explain.field.high'), format: value.format },
      rows,
    ],
    rows: of.points.map((point) => [point.at, point.mean, point.low, point.high, point.from, point.to, point.rows]),
    draw: { type: 'line', x: 0, y: 1, band: [2, 3], under: { from: 4, to: 5, rows: 6 } },
  };
}
