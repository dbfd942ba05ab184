import { hashBytes, hashJson } from '../../core/hash';
import type { Random } from '../../core/rng';
import type { StepView } from '../../core/step';
import type { TrainLearnt } from './learnt';
import { once, placeOf } from './remembered';

/**
 * What is told of a model hangs on the model and on the rows, not on how it was chosen: so another strength of a sum that is not the one in use asks
 * for nothing anew. Trees are known by their place, since the same ones are never learnt twice.
 * @param what its kind @param view of a step below the one that learns
 */
export function onceForModel<T>(
  what: string,
  { source, before, heldOut, above }: StepView,
  { choice: _, ensemble, ...model }: TrainLearnt,
  random: Random,
  make: () => Promise<T>,
): Promise<T> {
  const name = hashJson([
    what,
    model,
    ensemble ? placeOf(ensemble) : null,
    before.columns.flatMap((column) => (column.name === model.chance ? [] : [placeOf(column)])),
    // steps that only look make no difference
    [...above].flatMap(([id, fitted]) => (id === 'train' || fitted.program.length === 0 ? [] : [placeOf(fitted)])),
    placeOf(source),
    hashBytes(heldOut),
    random.fork('model').next(),
  ]);
  return once(before.rowIds, name, make);
}
