import { hash32 } from '../../core/hash';
import { say } from '../../core/message';
import type { Answer, ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const params = {
  tidy: { kind: 'toggle', default: true },
  columns: { kind: 'columns', default: null, kinds: ['category', 'text'] },
  answers: { kind: 'answers', default: [] },
} as const satisfies ParamSpec;

/** Why two values are taken for one; `near` and `look-alike` are guesses. */
export type Why = 'letters' | 'legal-form' | 'place' | 'look-alike' | 'near';

/** `print` is the fingerprint an answer is kept under; `becomes` is null while there is no answer, and the value itself where it is kept apart. */
export type Spelling = {
  readonly value: string;
  readonly odd: boolean;
  readonly print: string;
  readonly rows: number;
  readonly becomes: string | null;
};

export type SpellingGroup = {
  readonly column: string;
  readonly why: Why;
  /** As good as certain: can be confirmed with others at once. */
  readonly sure: boolean;
  /** The commonest. */
  readonly to: Spelling;
  readonly variants: readonly Spelling[];
  readonly open: boolean;
};

export type SpellingsReport = {
  readonly columns: number;
  /** Spellings that differed in capitals and blanks only and were made one. */
  readonly tidied: readonly { readonly column: string; readonly to: string; readonly from: readonly string[] }[];
  readonly tidiedCount: number;
  /** Open first, then by rows; at most `GROUP_LIMIT`. */
  readonly groups: readonly SpellingGroup[];
  readonly open: number;
  readonly rowsChanged: number;
  /** Columns with blanks that are none, invisible signs, or letters of another alphabet among Latin ones. */
  readonly hidden: readonly { readonly column: string; readonly values: number }[];
};

export const GROUP_LIMIT = 200;

/** Of a value, for an answer: no cell can be read from it. @returns eight hex digits */
export const printOf = (value: string): string => hash32(value, 0x5be1).toString(16).padStart(8, '0');

/** What an answer says: another value of the column, a text the user typed, or that the value stays. */
export type Verdict =
  { readonly type: 'value'; readonly print: string } | { readonly type: 'text'; readonly text: string } | { readonly type: 'stay' };

export function verdictOf(answer: string): Verdict {
  if (answer.startsWith('=')) return { type: 'value', print: answer.slice(1) };
  if (answer.startsWith('!') && answer.length > 1) return { type: 'text', text: answer.slice(1) };
  return { type: 'stay' };
}

/** The answers with those of a group: its values become the commonest, a text, or stay; with null they are asked about again. */
export function withAnswer(answers: readonly Answer[], group: SpellingGroup, becomes: string | null | 'stay'): readonly Answer[] {
  const { column, to, variants } = group;
  const prints = new Set([to, ...variants].map(({ print }) => print));
  const others = answers.filter(([about, print]) => about !== column || !prints.has(print));
  if (becomes === null) return others;
  if (becomes === 'stay') return [...others, ...variants.map(({ print }): Answer => [column, print, ''])];
  const text = becomes.trim().slice(0, 119);
  if (text === to.value || text === '') return [...others, ...variants.map(({ print }): Answer => [column, print, `=${to.print}`])];
  return [...others, ...[to, ...variants].map(({ print }): Answer => [column, print, `!${text}`])];
}

export const meta: StepMeta<typeof params, SpellingsReport> = {
  id: 'spellings',
  version: 1,
  stage: 'clean',
  params,
  onNewRows: 'apply',
  outline: (schema) => ok(schema),
  finding({ open, rowsChanged }) {
    if (open > 0) return say('spellings.ask', { open });
    return rowsChanged > 0 ? say('spellings.changed', { rows: rowsChanged }) : say('spellings.none');
  },
  soWhat({ columns, open, rowsChanged, tidiedCount, hidden }) {
    if (columns === 0) return say('spellings.nothing-to-look-at');
    const [first] = hidden;
    const so = open > 0 ? say('spellings.ask.so') : say(rowsChanged > 0 ? 'spellings.changed.so' : 'spellings.none.so');
    const tidied = tidiedCount > 0 ? say('spellings.tidied', { so, count: tidiedCount }) : so;
    return first ? say('spellings.hidden', { so: tidied, column: first.column, values: first.values }) : tidied;
  },
  charts: () => [],
};
