import type { RowPart } from '../engine/types';

export { because, inOneSentence, phrase, usually } from '../steps/explain/names';

/** No model is sure: a chance that was rounded to 0 or 1 is said as nearly so. */
export const neverSure = (chance: number): number => Math.min(1 - 1e-9, Math.max(1e-9, chance));

/** The strongest, whichever way they point. */
export function strongest(parts: readonly RowPart[], count: number): readonly RowPart[] {
  return [...parts]
    .filter(({ effect }) => Math.abs(effect) > 1e-9)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, count);
}
