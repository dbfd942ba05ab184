import type { Recipe } from '../core/recipe';
import type { ReadOverrides } from '../data/reading';
import type { EngineApi, EngineEvent } from '../engine/types';

/** What the page needs of the engine; tests bring their own. */
export interface EnginePort extends Omit<EngineApi, 'ping'> {
  /** @returns what stops the listening */
  listen(listener: (event: EngineEvent) => void): () => void;
}

/** A notebook as it is kept: no cells, they are kept with the data set. */
export interface SavedNotebook {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly dataset: string;
  readonly file: string;
  readonly rows: number;
  readonly overrides: ReadOverrides;
  /** null before a goal is chosen. */
  readonly recipe: Recipe | null;
}

export interface NotebookStore {
  /** Newest first. */
  list(): Promise<readonly SavedNotebook[]>;
  save(notebook: SavedNotebook): Promise<void>;
  remove(id: string): Promise<void>;
}
