import type { Json } from '../core/json';
import type { ParamSpec } from '../core/params';
import type { StepImpl } from '../core/step';
import { impl as act } from './act/run';
import { impl as categories } from './categories/run';
import { impl as constant } from './constant/run';
import type { MlTasks } from '../ml/tasks';
import { impl as customers } from './customers/run';
import { impl as dates } from './dates/run';
import { impl as decay } from './decay/run';
import { impl as duplicates } from './duplicates/run';
import { impl as evaluate } from './evaluate/run';
import { impl as explain } from './explain/run';
import type { StepId } from './index';
import { impl as join } from './join/run';
import { impl as cluster } from './cluster/run';
import { impl as missing } from './missing/run';
import { impl as outliers } from './outliers/run';
import { impl as profile } from './profile/run';
import { impl as quality } from './quality/run';
import { impl as regroup } from './regroup/run';
import { impl as scale } from './scale/run';
import { impl as formula } from './formula/run';
import { impl as titles } from './titles/run';
import { impl as contact } from './contact/run';
import { impl as ratios } from './ratios/run';
import { impl as bins } from './bins/run';
import { impl as ordered } from './ordered/run';
import { impl as map } from './map/run';
import { impl as rfm } from './rfm/run';
import { impl as compare } from './compare/run';
import { impl as lifecycle } from './lifecycle/run';
import { impl as value } from './value/run';
import { impl as words } from './words/run';
import { impl as skew } from './skew/run';
import { impl as spotcheck } from './spotcheck/run';
import { impl as spellings } from './spellings/run';
import { impl as reach } from './reach/run';
import { impl as standins } from './standins/run';
import { impl as target } from './target/run';
import { impl as train } from './train/run';

/** The heavy halves, for the worker and the command line: a forgotten one does not compile. */
export const IMPLS = {
  quality,
  standins,
  reach,
  spellings,
  duplicates,
  outliers,
  missing,
  constant,
  spotcheck,
  join,
  decay,
  customers,
  dates,
  formula,
  titles,
  contact,
  ratios,
  bins,
  ordered,
  words,
  skew,
  categories,
  scale,
  cluster,
  regroup,
  profile,
  value,
  map,
  rfm,
  lifecycle,
  compare,
  target,
  train,
  evaluate,
  explain,
  act,
} satisfies Record<StepId, StepImpl<ParamSpec, Json, MlTasks>>;
