import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

const ACTS = ['merge', 'split', 'reject', 'pin'] as const;
export type Act = (typeof ACTS)[number];

export const params = {
  /** In the order in which they were decided; each is about the groups as the ones before it left them. */
  acts: { kind: 'groups', default: [], does: ACTS, fields: ['note', 'for'] },
} as const satisfies ParamSpec;

/**
 * What came of an act: `lost` the people it was about are no longer a group, `too-small` a half would be a handful, `no-columns` there is no
 * number to tell them apart by.
 */
export type ActState = 'done' | 'lost' | 'too-small' | 'no-columns';

export type ActDone = {
  readonly does: Act;
  readonly state: ActState;
  /** Letters of the groups it was about. */
  readonly from: readonly string[];
  /** Letters that came of them. */
  readonly to: readonly string[];
  /** Of a pin: the share of people in common with those who were pinned, about; null for other acts. */
  readonly kept: number | null;
};

export type RegroupReport = {
  readonly rows: number;
  /** No half of a split is smaller. */
  readonly least: number;
  /** Groups that were found, and groups there are now. */
  readonly found: number;
  readonly groups: number;
  /** Rows in no group because theirs was set aside. */
  readonly aside: number;
  /** Columns that speak of a row and its group, and do so of the groups as they now stand; null where there is none such. */
  readonly marks: { readonly between: string | null; readonly sure: string | null };
  /** Letters of pinned groups. */
  readonly pinned: readonly string[];
  readonly acts: readonly (ActDone & { readonly note: string; readonly for: string })[];
};

export const meta: StepMeta<typeof params, RegroupReport> = {
  id: 'regroup',
  version: 1,
  stage: 'interpret',
  params,
  onNewRows: 'apply',
  outline: (schema) => ok(schema),
  finding({ found, groups, acts }) {
    if (found === 0) return say('regroup.none');
    const done = acts.filter(({ state }) => state === 'done');
    if (done.length === 0) return say('regroup.as-found', { groups: found });
    if (done.every(({ does }) => does === 'pin')) return say('regroup.pinned', { pinned: done.length, groups });
    return found === groups ? say('regroup.changed.same', { groups }) : say('regroup.changed', { found, groups });
  },
  soWhat({ found, acts, aside }) {
    if (found === 0) return say('regroup.none.so');
    const failed = acts.filter(({ state }) => state !== 'done').length;
    if (failed > 0) return say('regroup.lost.so', { acts: failed });
    if (aside > 0) return say('regroup.aside.so', { rows: aside });
    return say(acts.length === 0 ? 'regroup.as-found.so' : 'regroup.so');
  },
  charts: () => [],
};
