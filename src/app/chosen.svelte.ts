import type { Notebook } from './notebook.svelte';

/** Who is chosen on the map, for every other picture of the same people. */
export interface ChosenPeople {
  readonly count: number;
  /** By letter of their group. */
  readonly byGroup: ReadonlyMap<string, number>;
}

class Chosen {
  /** Null for nobody. */
  people: ChosenPeople | null = $state.raw(null);
  /** Groups on the map that is shown; empty without one. */
  onMap: readonly string[] = $state.raw([]);
  /** A group somebody wants to see on the map; the map takes it away when it shows it. */
  wanted: string | null = $state(null);
}

const known = new WeakMap<Notebook, Chosen>();

/** The choice on a notebook's map. It is of the moment: neither kept nor undone. */
export function chosenIn(notebook: Notebook): Chosen {
  const found = known.get(notebook) ?? new Chosen();
  known.set(notebook, found);
  return found;
}
