import type { Language } from '../../core/language';

export const STAGE_IDS = ['tester', 'starter', 'grower', 'champion'] as const;
export type StageId = (typeof STAGE_IDS)[number];

interface Names {
  readonly column: string;
  readonly stages: Readonly<Record<StageId, string>>;
}

/** Names of the column and the stages are data and stay in the notebook's language. */
export const LIFECYCLE_NAMES: Readonly<Record<Language, Names>> = {
  en: { column: 'Life-cycle stage', stages: { tester: 'Tester', starter: 'Starter', grower: 'Grower', champion: 'Champion' } },
  nb: { column: 'Livsfase', stages: { tester: 'Prøver', starter: 'Starter', grower: 'Vokser', champion: 'Mester' } },
};

/** Every spelling of a stage in a file, in small letters, with its place. */
export function spellings(): readonly (readonly [string, number])[] {
  const all = Object.values(LIFECYCLE_NAMES).flatMap(({ stages }) =>
    STAGE_IDS.map((id, place) => [stages[id].toLowerCase(), place] as const),
  );
  const own = STAGE_IDS.map((id, place) => [id, place] as const);
  return [...new Map([...own, ...all])];
}
