import type { GroupMark } from '../core/group-marks';
import type { Recipe } from '../core/recipe';
import { added } from '../steps/order';
import type { SegmentProfile } from '../steps/profile/meta';
import type { Act } from '../steps/regroup/meta';
import type { Notebook } from './notebook.svelte';

const stepOf = (recipe: Recipe | null): Recipe['steps'][number] | undefined => recipe?.steps.find(({ step }) => step === 'regroup');

export function actsOf(recipe: Recipe | null): readonly GroupMark[] {
  return (stepOf(recipe)?.params['acts'] ?? []) as readonly GroupMark[];
}

/** The changes to the groups as they are from now on; a notebook from before they could be changed gains the step. */
export function setActs(notebook: Pick<Notebook, 'recipe' | 'edit'>, acts: readonly GroupMark[]): void {
  const { recipe } = notebook;
  if (!recipe) return;
  const step = stepOf(recipe);
  if (step) {
    notebook.edit({ type: 'params', uid: step.uid, params: { acts } });
    return;
  }
  const { at, step: fresh } = added(recipe, 'regroup');
  notebook.edit({ type: 'insert', at, step: { ...fresh, params: { acts } } });
}

export interface Decision {
  readonly does: Act;
  /** For a merge: the other group. */
  readonly other?: SegmentProfile;
  readonly note: string;
  readonly for: string;
}

/** A decision about a group as the recipe keeps it: with sketches of the people, and for a pin of everyone it was pinned among. */
export function actOf(segment: SegmentProfile, all: readonly SegmentProfile[], { does, other, note, for: who }: Decision): GroupMark {
  const others = does === 'pin' ? all.filter((one) => one !== segment && !one.small) : does === 'merge' && other ? [other] : [];
  const texts = [['note', note.trim()] as const, ['for', who.trim()] as const].filter(([, text]) => text !== '');
  return { does, of: [segment, ...others].map(({ sketch }) => sketch), texts, letter: does === 'pin' ? segment.id : '' };
}
