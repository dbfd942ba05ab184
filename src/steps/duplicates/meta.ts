import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const params = {
  on: { kind: 'choice', default: 'all-columns', options: ['all-columns', 'all-but-identifier'] },
} as const satisfies ParamSpec;

/** Duplicates below this share are what a well-kept file has. */
export const DUPLICATES_LIMIT = 0.05;

export type DuplicatesReport = {
  readonly rows: number;
  /** Equal to a row before, wherever it stands; `share` of all rows. */
  readonly found: number;
  readonly removed: number;
  readonly share: number;
  readonly light: 'good' | 'bad';
  /** Up to five rows that went, by place in the file. */
  readonly examples: readonly number[];
};

export const meta: StepMeta<typeof params, DuplicatesReport> = {
  id: 'duplicates',
  version: 1,
  stage: 'clean',
  params,
  onNewRows: 'skip',
  outline: (schema) => ok(schema),
  finding: ({ found, rows, share }) => say(found === 0 ? 'duplicates.none' : 'duplicates.finding', { found, rows, share }),
  soWhat({ found, removed, light }) {
    if (found === 0) return say('duplicates.none.so');
    const so = say(light === 'good' ? 'duplicates.few.so' : 'duplicates.many.so');
    return removed === found ? so : say('duplicates.stay.so', { so, stay: found - removed });
  },
  charts: () => [],
};
