import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const params = {
  /** A column where one value holds at least this share says nothing about the difference between people. */
  share: { kind: 'real', default: 0.995, min: 0.9, max: 1, step: 0.001 },
} as const satisfies ParamSpec;

export type ConstantReason = 'empty' | 'one-value' | 'nearly-one-value' | 'nearly-unique';

export type ConstantReport = {
  readonly looked: number;
  readonly columns: readonly {
    readonly column: string;
    readonly reason: ConstantReason;
    readonly distinct: number;
    /** Of the commonest value, or of distinct values for 'nearly-unique'. */
    readonly share: number;
  }[];
};

export const meta: StepMeta<typeof params, ConstantReport> = {
  id: 'constant',
  version: 1,
  stage: 'clean',
  params,
  onNewRows: 'apply',
  outline: (schema) => ok(schema),
  finding: ({ columns, looked }) =>
    columns.length === 0 ? say('constant.none', { looked }) : say('constant.finding', { count: columns.length, columns: names(columns) }),
  soWhat: ({ columns }) => say(columns.length === 0 ? 'constant.none.so' : 'constant.so'),
  charts: () => [],
};

const names = (columns: ConstantReport['columns']): readonly string[] => columns.slice(0, 4).map(({ column }) => column);
