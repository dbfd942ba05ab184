import type { StepMeta } from '../core/step';
import { meta as act } from './act/meta';
import { meta as categories } from './categories/meta';
import { meta as constant } from './constant/meta';
import { meta as customers } from './customers/meta';
import { meta as dates } from './dates/meta';
import { meta as decay } from './decay/meta';
import { meta as duplicates } from './duplicates/meta';
import { meta as evaluate } from './evaluate/meta';
import { meta as explain } from './explain/meta';
import { meta as join } from './join/meta';
import { meta as cluster } from './cluster/meta';
import { meta as missing } from './missing/meta';
import { meta as outliers } from './outliers/meta';
import { meta as profile } from './profile/meta';
import { meta as quality } from './quality/meta';
import { meta as reach } from './reach/meta';
import { meta as regroup } from './regroup/meta';
import { meta as scale } from './scale/meta';
import { meta as formula } from './formula/meta';
import { meta as titles } from './titles/meta';
import { meta as contact } from './contact/meta';
import { meta as ratios } from './ratios/meta';
import { meta as bins } from './bins/meta';
import { meta as ordered } from './ordered/meta';
import { meta as map } from './map/meta';
import { meta as rfm } from './rfm/meta';
import { meta as compare } from './compare/meta';
import { meta as lifecycle } from './lifecycle/meta';
import { meta as value } from './value/meta';
import { meta as words } from './words/meta';
import { meta as skew } from './skew/meta';
import { meta as spotcheck } from './spotcheck/meta';
import { meta as spellings } from './spellings/meta';
import { meta as standins } from './standins/meta';
import { meta as target } from './target/meta';
import { meta as train } from './train/meta';

/** Every step there is, in the order in which they follow one another: the light halves, what the page knows of them. */
export const STEPS = {
  quality,
  standins,
  spellings,
  reach,
  duplicates,
  outliers,
  missing,
  spotcheck,
  join,
  decay,
  customers,
  dates,
  contact,
  titles,
  ratios,
  bins,
  ordered,
  words,
  formula,
  constant,
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
} as const satisfies Record<string, StepMeta>;

export type StepId = keyof typeof STEPS;
