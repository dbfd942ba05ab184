import { say } from '../../core/message';
import type { Answer, ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';

export const params = {
  answers: { kind: 'answers', default: [], options: ['missing', 'stay'] },
} as const satisfies ParamSpec;

/** `word`: a word for nothing; `error`: a spreadsheet's error; `number`, `date`: a customary filler, far from all other values. */
export type StandinWhy = 'word' | 'error' | 'number' | 'date';

export type Standin = {
  readonly column: string;
  /** As it stands in the table; a date in milliseconds. */
  readonly value: string | number;
  readonly print: string;
  readonly why: StandinWhy;
  readonly rows: number;
  readonly answer: 'missing' | 'stay' | null;
};

export type StandinsReport = {
  /** Open first, then by rows; at most `LIMIT`. */
  readonly found: readonly Standin[];
  readonly open: number;
  /** Cells that were emptied. */
  readonly cells: number;
};

export const LIMIT = 100;

export function withAnswers(
  answers: readonly Answer[],
  of: readonly Pick<Standin, 'column' | 'print'>[],
  answer: 'missing' | 'stay' | null,
): readonly Answer[] {
  const keys = new Set(of.map(({ column, print }) => JSON.stringify([column, print])));
  const others = answers.filter(([column, print]) => !keys.has(JSON.stringify([column, print])));
  return answer === null ? others : [...others, ...of.map(({ column, print }): Answer => [column, print, answer])];
}

export const meta: StepMeta<typeof params, StandinsReport> = {
  id: 'standins',
  version: 1,
  stage: 'clean',
  params,
  onNewRows: 'apply',
  outline: (schema) => ok(schema),
  finding({ open, cells }) {
    if (open > 0) return say('standins.ask', { open });
    return cells > 0 ? say('standins.emptied', { cells }) : say('standins.none');
  },
  soWhat({ found, open, cells }) {
    if (open > 0) return say('standins.ask.so');
    if (cells > 0) return say('standins.emptied.so');
    return say(found.length > 0 ? 'standins.stay.so' : 'standins.none.so');
  },
  charts: () => [],
};
