import type { DuplicatesReport } from '../../steps/duplicates/meta';
import type { SpellingsReport } from '../../steps/spellings/meta';
import type { StandinsReport } from '../../steps/standins/meta';
import ActPanel from './ActPanel.svelte';
import ClusterPanel from './ClusterPanel.svelte';
import ComparePanel from './ComparePanel.svelte';
import EvaluatePanel from './EvaluatePanel.svelte';
import ExplainPanel from './ExplainPanel.svelte';
import JoinPanel from './JoinPanel.svelte';
import LeaveOutPanel from './LeaveOutPanel.svelte';
import LifecyclePanel from './LifecyclePanel.svelte';
import MapPanel from './MapPanel.svelte';
import MissingPanel from './MissingPanel.svelte';
import OrderedPanel from './OrderedPanel.svelte';
import OutliersPanel from './OutliersPanel.svelte';
import FormulaPanel from './FormulaPanel.svelte';
import type { Panel } from './panel';
import type { ConstantReport } from '../../steps/constant/meta';
import type { OutliersReport } from '../../steps/outliers/meta';
import ProfilePanel from './ProfilePanel.svelte';
import type { ReachReport } from '../../steps/reach/meta';
import QualityPanel from './QualityPanel.svelte';
import RegroupPanel from './RegroupPanel.svelte';
import ReachPanel from './ReachPanel.svelte';
import RfmPanel from './RfmPanel.svelte';
import ReviewQueue from './ReviewQueue.svelte';
import SpellingsPanel from './SpellingsPanel.svelte';
import SpotCheckPanel from './SpotCheckPanel.svelte';
import StandinsPanel from './StandinsPanel.svelte';
import TargetPanel from './TargetPanel.svelte';
import TitlesPanel from './TitlesPanel.svelte';
import TrainPanel from './TrainPanel.svelte';
import ValuePanel from './ValuePanel.svelte';

/** Steps that need more than a sentence, a chart and a form: one line each. */
export const PANELS: Readonly<Record<string, Panel>> = {
  quality: { component: QualityPanel, place: 'instead', handles: [], asks: () => true },
  spotcheck: { component: SpotCheckPanel, place: 'instead', handles: ['answers'], asks: () => true },
  standins: {
    component: StandinsPanel,
    place: 'after',
    handles: ['answers'],
    asks: (report) => (report as StandinsReport).found.length > 0,
  },
  spellings: {
    component: SpellingsPanel,
    place: 'after',
    handles: ['answers'],
    asks: (report) => (report as SpellingsReport).groups.length > 0,
  },
  reach: {
    component: ReachPanel,
    place: 'after',
    handles: ['answers', 'broken', 'bounced', 'stale'],
    asks: (report) => {
      const { typos, broken, bounced, stale } = report as ReachReport;
      return typos.length + (broken?.count ?? 0) + (bounced?.count ?? 0) + (stale?.count ?? 0) > 0;
    },
  },
  duplicates: {
    component: ReviewQueue,
    place: 'after',
    handles: ['answers'],
    asks: (report) => (report as DuplicatesReport).pairs.length > 0,
  },
  outliers: {
    component: OutliersPanel,
    place: 'instead',
    handles: ['plan', 'impossible'],
    asks: (report) => (report as OutliersReport).columns.length + (report as OutliersReport).impossible.length > 0,
  },
  missing: { component: MissingPanel, place: 'after', handles: ['plan'] },
  constant: {
    component: LeaveOutPanel,
    place: 'after',
    handles: ['plan'],
    asks: (report) => (report as ConstantReport).columns.length > 0 || (report as ConstantReport).codes.some(({ why }) => why === 'looks'),
  },
  join: { component: JoinPanel, place: 'after', handles: ['source', 'key', 'lookups', 'columns'], asks: () => false },
  formula: { component: FormulaPanel, place: 'instead', handles: ['formula', 'name'], asks: () => true },
  ordered: { component: OrderedPanel, place: 'after', handles: ['answers'] },
  titles: { component: TitlesPanel, place: 'after', handles: ['levels', 'departments'] },
  regroup: { component: RegroupPanel, place: 'after', handles: ['acts'], asks: () => true },
  cluster: { component: ClusterPanel, place: 'instead', handles: ['weights', 'compare'] },
  profile: { component: ProfilePanel, place: 'instead', handles: ['told'], asks: () => true },
  map: { component: MapPanel, place: 'instead', handles: [], asks: () => true },
  rfm: { component: RfmPanel, place: 'after', handles: [], asks: () => true },
  lifecycle: { component: LifecyclePanel, place: 'after', handles: [], asks: () => true },
  compare: { component: ComparePanel, place: 'instead', handles: [], asks: () => true },
  value: { component: ValuePanel, place: 'after', handles: [], asks: () => true },
  target: { component: TargetPanel, place: 'after', handles: ['success', 'known'] },
  train: { component: TrainPanel, place: 'after', handles: ['search'] },
  evaluate: { component: EvaluatePanel, place: 'instead', handles: ['threshold', 'capacity', 'cost', 'value', 'group'] },
  explain: { component: ExplainPanel, place: 'after', handles: [] },
  act: { component: ActPanel, place: 'instead', handles: ['noContact'] },
};

export function panelOf(step: string): Panel | undefined {
  return Object.hasOwn(PANELS, step) ? PANELS[step] : undefined;
}
