import { say, type Message } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';
import { resting } from '../standing';

export const params = {
  /** A column where one value holds at least this share says nothing about the difference between people. */
  share: { kind: 'real', default: 0.995, min: 0.9, max: 1, step: 0.001 },
  /** Two columns whose ranks go together more than this say the same thing twice. */
  alike: { kind: 'real', default: 0.95, min: 0.8, max: 1, step: 0.01 },
  plan: { kind: 'perColumn', default: [], options: ['keep', 'leave-out'] },
} as const satisfies ParamSpec;

export type LeaveReason =
  | 'empty'
  | 'one-value'
  | 'nearly-one-value'
  | 'row-number'
  | 'nearly-unique'
  | 'too-many-groups'
  | 'copy'
  | 'same-groups'
  | 'alike'
  | 'you-said-so';

export type LeftColumn = {
  readonly column: string;
  readonly reason: LeaveReason;
  readonly distinct: number;
  /** Of the commonest value; of distinct values for 'nearly-unique' and 'row-number'; Spearman's correlation for 'alike'. */
  readonly share: number;
  /** The column that says the same and stays. */
  readonly other: string | null;
  /** Would be left out, but the user keeps it. */
  readonly kept: boolean;
};

export type CodeColumn = {
  readonly column: string;
  readonly low: number;
  readonly high: number;
  readonly distinct: number;
  /** What it is taken for: codes are groups. */
  readonly as: 'groups' | 'amounts';
  /** Read as groups because of its name, or only looks like codes. */
  readonly why: 'read' | 'looks';
};

export type ConstantReport = {
  readonly looked: number;
  readonly columns: readonly LeftColumn[];
  readonly codes: readonly CodeColumn[];
  /** More columns of amounts than this were not compared with one another; null when all were. */
  readonly comparedOnly: number | null;
};

export const meta: StepMeta<typeof params, ConstantReport> = {
  id: 'constant',
  version: 2,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema, { plan }) {
    const out = new Set(plan.filter(([, what]) => what === 'leave-out').map(([name]) => name));
    return ok(schema.map((column) => (column.feature && out.has(column.name) ? resting(column) : column)));
  },
  finding({ columns, looked }) {
    const left = columns.filter(({ kept }) => !kept).map(({ column }) => column);
    return left.length === 0
      ? say('constant.none', { looked })
      : say('constant.finding', { count: left.length, columns: left.slice(0, 4) });
  },
  soWhat: ({ columns }) => say(columns.some(({ kept }) => !kept) ? 'constant.so' : 'constant.none.so'),
  charts: () => [],
  upgrade: [(given) => given],
};

/** "one value everywhere", "goes with Spend (0.98)" */
export function reasonSaid({ reason, other, share, distinct }: LeftColumn): Message {
  return say(`constant.reason.${reason}`, { other: other ?? '', share, distinct });
}
