import ActPanel from './ActPanel.svelte';
import EvaluatePanel from './EvaluatePanel.svelte';
import ExplainPanel from './ExplainPanel.svelte';
import type { Panel } from './panel';
import type { DuplicatesReport } from '../../steps/duplicates/meta';
import ProfilePanel from './ProfilePanel.svelte';
import QualityPanel from './QualityPanel.svelte';
import ReviewQueue from './ReviewQueue.svelte';
import SpotCheckPanel from './SpotCheckPanel.svelte';
import TargetPanel from './TargetPanel.svelte';
import TrainPanel from './TrainPanel.svelte';

/** Steps that need more than a sentence, a chart and a form: one line each. */
export const PANELS: Readonly<Record<string, Panel>> = {
  quality: { component: QualityPanel, place: 'instead', handles: [], asks: () => true },
  spotcheck: { component: SpotCheckPanel, place: 'instead', handles: ['answers'], asks: () => true },
  duplicates: {
    component: ReviewQueue,
    place: 'after',
    handles: ['answers'],
    asks: (report) => (report as DuplicatesReport).pairs.length > 0,
  },
  profile: { component: ProfilePanel, place: 'instead', handles: ['names'] },
  target: { component: TargetPanel, place: 'after', handles: ['success'] },
  train: { component: TrainPanel, place: 'after', handles: [] },
  evaluate: { component: EvaluatePanel, place: 'instead', handles: ['threshold'] },
  explain: { component: ExplainPanel, place: 'after', handles: [] },
  act: { component: ActPanel, place: 'instead', handles: [] },
};

export function panelOf(step: string): Panel | undefined {
  return Object.hasOwn(PANELS, step) ? PANELS[step] : undefined;
}
