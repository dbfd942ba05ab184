import type { Json } from '../core/json';
import type { Program } from '../core/program';
import { fail, ok, type Result } from '../core/problem';
import { reasonsInBits } from '../steps/explain/in-bits';
import type { Finished } from './session';
import type { EvaluateReport } from '../steps/evaluate/report';
import type { TrainLearnt } from '../steps/train/learnt';
import type { PlannedStep } from './plan';
import type { Done } from './execute';
import { reportOf } from './summary';
import type { RowReasons } from './types';

/** What the step `train` learnt, where the recipe has one; its chances are no percentages where they did not hold good on the rows held out. */
export function trainedIn(steps: readonly PlannedStep[], done: readonly Done[]): TrainLearnt | null {
  const at = steps.findLastIndex((step) => step.state === 'ready' && step.meta.id === 'train');
  const learnt = asTrained(done[at]?.fitted.learnt ?? null);
  const held = reportOf<EvaluateReport>(steps, done, 'evaluate')?.percentAllowed ?? true;
  return learnt?.percentAllowed && !held ? { ...learnt, percentAllowed: false } : learnt;
}

/** The same from JSON, in a run or a model file: only `train` writes it, and a file's is checked by its programs. */
export function asTrained(learnt: Json): TrainLearnt | null {
  return typeof learnt === 'object' && learnt !== null && 'terms' in learnt && 'calibration' in learnt
    ? (learnt as unknown as TrainLearnt)
    : null;
}

/** What the steps learnt, in order. */
export const programsOf = (done: readonly Done[]): readonly Program[] => done.map(({ fitted }) => fitted.program);

/** Why these rows have their chance; rows the run dropped are left out. */
export async function reasonsAt(
  { source, steps, done }: Finished,
  rowIds: readonly number[],
  checkpoint: () => Promise<void>,
): Promise<Result<readonly RowReasons[]>> {
  const learnt = trainedIn(steps, done);
  const last = done.at(-1);
  if (!learnt || !last) return fail('engine.no-reasons');
  const wanted = new Set(rowIds);
  const places: number[] = [];
  last.table.rowIds.forEach((id, row) => {
    if (wanted.has(id)) places.push(row);
  });
  const order = new Map(rowIds.map((id, i) => [id, i]));
  const given = { table: last.table, schema: last.schema, source: source.table, programs: programsOf(done) };
  const reasons = await reasonsInBits(learnt, given, places, checkpoint);
  return ok([...reasons].sort((a, b) => (order.get(a.rowId) ?? 0) - (order.get(b.rowId) ?? 0)));
}
