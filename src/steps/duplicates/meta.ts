import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const params = {
  on: { kind: 'choice', default: 'all-columns', options: ['all-columns', 'all-but-identifier'] },
  alike: { kind: 'choice', default: 'written', options: ['written', 'exact'] },
  survivor: { kind: 'choice', default: 'first', options: ['first', 'newest', 'complete'] },
  similar: { kind: 'toggle', default: true },
  answers: { kind: 'answers', default: [], options: ['same', 'different'] },
} as const satisfies ParamSpec;

/** Duplicates below this share are what a well-kept file has. */
export const DUPLICATES_LIMIT = 0.05;
/** Pairs a report names; a person answers no more in one sitting. */
export const QUEUE_LIMIT = 500;
/** From this score on a pair is as good as certain, and many can be answered at once. */
export const SURE = 0.98;
export const LIKELY = 0.85;

/**
 * Two rows by place in the file, how alike they are (0.5 to 1), and the key of the answer. `stays` is the row that would be left if they were
 * the same: one of them, or another that is the same as one of them already.
 */
export type PairToAsk = { readonly a: number; readonly b: number; readonly key: string; readonly score: number; readonly stays: number };

export type DuplicatesReport = {
  readonly rows: number;
  /** The same as another row, wherever it stands; `share` of all rows. */
  readonly found: number;
  readonly removed: number;
  readonly share: number;
  readonly light: 'good' | 'bad';
  /** Of those found: equal only once capitals, blanks and the like are put aside. */
  readonly written: number;
  /** Of those found: because the user said so. */
  readonly answered: number;
  /** Answers "the same" that an answer "different" does not allow. */
  readonly conflicts: number;
  readonly search: 'searched' | 'off' | 'cannot-tell' | 'repeats';
  /** Answered or not, most doubtful first; at most `QUEUE_LIMIT`. */
  readonly pairs: readonly PairToAsk[];
  /** Pairs found in all, and those without an answer. */
  readonly alike: number;
  readonly open: number;
  /** The search stopped at its limit. */
  readonly capped: boolean;
  readonly survivor: 'first' | 'newest' | 'complete';
  /** Columns that say who a row is about, to be shown first. */
  readonly who: readonly string[];
  /** Up to five rows that went, by place in the file. */
  readonly examples: readonly number[];
};

export const meta: StepMeta<typeof params, DuplicatesReport> = {
  id: 'duplicates',
  version: 2,
  stage: 'clean',
  params,
  onNewRows: 'skip',
  outline: (schema) => ok(schema),
  finding({ found, rows, share, open }) {
    const args = { found, rows, share, open };
    if (open > 0) return say(found === 0 ? 'duplicates.alike' : 'duplicates.finding-alike', args);
    return say(found === 0 ? 'duplicates.none' : 'duplicates.finding', { found, rows, share });
  },
  soWhat({ found, removed, light, open, survivor }) {
    if (found === 0) return say(open > 0 ? 'duplicates.alike.so' : 'duplicates.none.so');
    const stays = say(`duplicates.stays.${survivor}`);
    const so = say(light === 'good' ? 'duplicates.few.so' : 'duplicates.many.so', { stays });
    return removed === found ? so : say('duplicates.stay.so', { so, stay: found - removed });
  },
  charts: () => [],
  // The first version knew rows that are equal letter by letter only.
  upgrade: [(before) => ({ ...before, alike: 'exact', similar: false })],
};
