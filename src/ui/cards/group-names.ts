import type { Notebook } from '../../app/notebook.svelte';
import { tell } from '../../app/speech.svelte';
import type { ProfileReport } from '../../steps/profile/meta';

/** What each group is called on the card that describes them, by letter: the user's word or the proposed one. */
export function groupNames(notebook: Notebook): ReadonlyMap<string, string> {
  const report = notebook.outcomeOf('profile')?.report as ProfileReport | undefined;
  return new Map(report?.segments.map(({ id, name, proposed }) => [id, name ?? tell(proposed)]));
}
