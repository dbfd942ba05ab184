import type { Component } from 'svelte';
import type { Json } from '../../core/json';
import type { StepView } from '../../app/cards';
import type { Notebook } from '../../app/notebook.svelte';
import type { StepOutcome } from '../../engine/types';

/** What a step's own panel is given. */
export interface PanelProps {
  readonly notebook: Notebook;
  readonly view: StepView;
  readonly outcome: StepOutcome;
  /** Edits the step's parameters. */
  readonly change: (params: Readonly<Record<string, Json>>) => void;
}

export interface Panel {
  readonly component: Component<PanelProps>;
  /** `instead` of the first chart, or `after` it. */
  readonly place: 'instead' | 'after';
  /** Parameters the panel has its own controls for. */
  readonly handles: readonly string[];
  /** Has a question for the user, so it shows without Details being open. */
  readonly asks?: (report: Json) => boolean;
}
