import type { Fold } from '../../core/step';
import type { Table } from '../../core/table';
import type { knownOutcomes } from '../target/known';
import { usableSides, type Side } from './cross-validate';
import { featureColumns } from './design';
import type { Ctx } from '../context';
import type { Lesson } from './pooled';

/** More rounds than this tell settings apart little better. */
const MOST = 3;
/** In no fold: judged by none. */
const NONE = -1;

/** A lesson, and rounds among its own rows by which something about it may be chosen. */
export interface Nested {
  readonly lesson: Lesson;
  /** The rows that judge the lesson; undefined for the one from all rows. */
  readonly judge: Side | undefined;
  readonly inner: readonly { readonly lesson: Lesson; readonly judge: Side }[];
}

/**
 * Every round of checking, and the lesson from all rows, each with rounds inside the rows that teach it: so what is chosen by these was chosen without
 * a look at any row that judges. They follow the folds, so that a customer's rows stay together and, by time, only earlier rows teach.
 */
export function nestedRounds(
  folds: readonly Fold[],
  outcomes: Uint8Array,
  train: Table,
  known: ReturnType<typeof knownOutcomes>,
  { schema }: Ctx,
): readonly Nested[] {
  const foldOf = new Int16Array(outcomes.length).fill(NONE);
  folds.forEach(({ table, judged }, fold) => {
    for (let row = 0; row < table.rows; row++) if (judged[row] === 1) foldOf[table.rowIds[row] as number] = fold;
  });
  const forward = folds.some((fold) => fold.forward);
  const within = (lesson: Lesson, fold: number): Nested['inner'] =>
    turnsFrom(fold, folds.length, forward)
      .map((judging) => {
        const part = (wanted: (fold: number) => boolean): Side => partOf(lesson.side, (id) => wanted(foldOf[id] ?? NONE));
        return {
          lesson: { ...lesson, side: part((one) => (forward ? one < judging : one !== judging)) },
          judge: part((one) => one === judging),
        };
      })
      .filter(({ lesson: { side }, judge }) => [side, judge].every(({ y }) => y.includes(0) && y.includes(1)))
      .slice(0, MOST);
  const rounds = usableSides(folds, outcomes).map(({ fold, train: side, test: judge, features }) => {
    const lesson = { side, features };
    return { lesson, judge, inner: within(lesson, fold) };
  });
  const whole = { side: { table: train, ...known }, features: featureColumns(schema) };
  return [...rounds, { lesson: whole, judge: undefined, inner: within(whole, folds.length) }];
}

/** The other folds in the order in which they judge: by time the latest first. */
function turnsFrom(fold: number, folds: number, forward: boolean): readonly number[] {
  if (forward) return Array.from({ length: fold }, (_, i) => fold - 1 - i);
  return Array.from({ length: folds }, (_, i) => (fold + 1 + i) % folds).filter((one) => one !== fold);
}

function partOf({ table, rows, y }: Side, wanted: (id: number) => boolean): Side {
  const places = Uint32Array.from(rows.keys()).filter((at) => wanted(table.rowIds[rows[at] as number] as number));
  return { table, rows: places.map((at) => rows[at] as number), y: Uint8Array.from(places, (at) => y[at] as number) };
}
