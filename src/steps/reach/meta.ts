import { say, type Message } from '../../core/message';
import type { Answer, ParamSpec, Params } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { REACH_NAMES } from './names';

const ACTIONS = ['keep', 'mark', 'drop'] as const;
export type Action = (typeof ACTIONS)[number];

export const params = {
  /** About a column; the key is a fingerprint of the mistyped domain. */
  answers: { kind: 'answers', default: [], options: ['mend', 'stay'] },
  broken: { kind: 'choice', default: 'keep', options: ['keep', 'missing', 'mark'] },
  bounced: { kind: 'choice', default: 'keep', options: ACTIONS },
  stale: { kind: 'choice', default: 'keep', options: ACTIONS },
  bounce: { kind: 'column', default: null },
  updated: { kind: 'column', default: null, kinds: ['date'] },
  reference: { kind: 'date', default: 'auto' },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

/** Rows named at most, for each thing found. */
export const ROWS_NAMED = 200;
/** Domains asked about at most. */
export const DOMAINS_ASKED = 100;

/** A mistyped domain and the one that is meant; `print` is the key of the answer. */
export type Typo = {
  readonly column: string;
  readonly domain: string;
  readonly meant: string;
  readonly print: string;
  readonly count: number;
  readonly rows: readonly number[];
  readonly answer: 'mend' | 'stay' | null;
};

/** Rows with a fault, the first of them by place in the file; `column` is where it was read. */
export type Faulty = { readonly column: string; readonly count: number; readonly rows: readonly number[] };

export type ReachReport = {
  readonly rows: number;
  /** Columns that were looked at. */
  readonly looked: readonly string[];
  /** Open ones first, then by rows. */
  readonly typos: readonly Typo[];
  readonly open: number;
  /** Addresses that were put right. */
  readonly mended: number;
  /** Addresses that are none; null where there is no column of them. */
  readonly broken: Faulty | null;
  readonly bounced: Faulty | null;
  /** `from`: what was looked after before this day is stale. */
  readonly stale: (Faulty & { readonly from: number }) | null;
  readonly emptied: number;
  readonly marked: number;
  readonly leftOut: number;
};

/** The column that says whom not to write to, where one is asked for. */
export function markNote(
  schema: Schema,
  { broken, bounced, stale, language }: Pick<Params<typeof params>, 'broken' | 'bounced' | 'stale' | 'language'>,
): SchemaColumn | null {
  if (broken !== 'mark' && bounced !== 'mark' && stale !== 'mark') return null;
  return {
    name: freshName(schema, REACH_NAMES[language].mark),
    kind: 'bool',
    role: 'do-not-contact',
    origin: [],
    feature: false,
    plain: true,
    about: say('reach.mark.about'),
  };
}

export function withAnswers(answers: readonly Answer[], of: readonly Typo[], answer: 'mend' | 'stay' | null): readonly Answer[] {
  const keys = new Set(of.map(({ column, print }) => JSON.stringify([column, print])));
  const others = answers.filter(([column, print]) => !keys.has(JSON.stringify([column, print])));
  return answer === null ? others : [...others, ...of.map(({ column, print }): Answer => [column, print, answer])];
}

export const meta: StepMeta<typeof params, ReachReport> = {
  id: 'reach',
  version: 1,
  stage: 'clean',
  params,
  onNewRows: 'apply',
  outline(schema, given) {
    const mark = markNote(schema, given);
    return ok(mark ? [...schema, mark] : schema);
  },
  finding(report) {
    const { open, typos, looked, mended, emptied, marked, leftOut } = report;
    if (looked.length === 0) return say('reach.cannot-know');
    if (open > 0) {
      const rows = typos.reduce((sum, { answer, count }) => sum + (answer === null ? count : 0), 0);
      return say('reach.ask', { rows, domain: typos[0]?.domain ?? '', meant: typos[0]?.meant ?? '' });
    }
    const faults = faultsOf(report);
    if (mended + emptied + marked + leftOut > 0) return say('reach.done', { mended, emptied, marked, leftOut });
    return faults.length > 0 ? say('reach.finding', { faults }) : say('reach.none');
  },
  soWhat(report) {
    const { looked, open, mended, emptied, marked, leftOut } = report;
    if (looked.length === 0) return say('reach.cannot-know.so');
    if (open > 0) return say('reach.ask.so');
    if (mended + emptied + marked + leftOut > 0) return say(leftOut > 0 ? 'reach.left-out.so' : 'reach.done.so', { leftOut });
    return say(faultsOf(report).length > 0 ? 'reach.so' : 'reach.none.so');
  },
  charts: () => [],
};

function faultsOf({ broken, bounced, stale }: ReachReport): readonly Message[] {
  const found = { broken, bounced, stale };
  return (['broken', 'bounced', 'stale'] as const).flatMap((what) => {
    const count = found[what]?.count ?? 0;
    return count > 0 ? [say(`reach.fault.${what}`, { count })] : [];
  });
}
