import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { Schema } from '../../core/schema';
import type { StepMeta } from '../../core/step';

export const params = {
  /** So many wrong changes are too many. */
  tolerable: { kind: 'real', default: 0.05, min: 0.01, max: 0.2, step: 0.01 },
  confidence: { kind: 'real', default: 0.95, min: 0.8, max: 0.99, step: 0.01 },
  /** About a column; the key names the row and marks the change, so that an answer holds for that change alone. */
  answers: { kind: 'answers', default: [], options: ['right', 'wrong'] },
} as const satisfies ParamSpec;

export type Answered = 'right' | 'wrong';

export type SpotCheckReport = {
  /** Cells that cleaning changed, and the columns they are in. */
  readonly cells: number;
  readonly columns: readonly { readonly column: string; readonly cells: number }[];
  /** Cells to look at, in the order in which they were drawn; `key` is that of the answer. */
  readonly drawn: readonly { readonly rowId: number; readonly column: string; readonly key: string }[];
  readonly right: number;
  readonly wrong: number;
  /** Answers given before that are about no cell drawn now. */
  readonly lapsed: number;
  /** Share of all changed cells that may be wrong; null before the first answer. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
  readonly tolerable: number;
  readonly confidence: number;
};

export const meta: StepMeta<typeof params, SpotCheckReport> = {
  id: 'spotcheck',
  version: 1,
  stage: 'clean',
  params,
  onNewRows: 'apply',
  onlyLooks: true,
  outline: (schema: Schema) => ok(schema),
  finding({ cells, drawn, right, wrong, bounds, tolerable }) {
    const done = right + wrong;
    if (cells === 0) return say('spotcheck.nothing');
    if (done === 0 || !bounds) return say('spotcheck.open', { draw: drawn.length, cells });
    if (done < drawn.length) return say('spotcheck.partly', { done, draw: drawn.length, wrong });
    if (wrong === 0) return say('spotcheck.passed', { done, cells, tolerable });
    return say('spotcheck.wrong', { done, wrong, low: bounds.low, high: bounds.high });
  },
  soWhat({ cells, drawn, right, wrong, bounds, tolerable, confidence, lapsed }) {
    const args = { draw: drawn.length, tolerable, confidence, cells };
    if (cells === 0) return say('spotcheck.nothing.so');
    const code = right + wrong < drawn.length ? 'open' : wrong === 0 ? 'passed' : (bounds?.low ?? 0) > tolerable ? 'bad' : 'wrong';
    const so = say(`spotcheck.${code}.so`, args);
    return lapsed === 0 ? so : say('spotcheck.lapsed.so', { so, lapsed });
  },
  charts: () => [],
};
