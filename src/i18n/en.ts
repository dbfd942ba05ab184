import type { Texts } from '../core/text';
import { en as data } from '../data/en';
import { en as engine } from '../engine/en';
import { en as program } from '../program/en';
import { en as act } from '../steps/act/en';
import { en as categories } from '../steps/categories/en';
import { en as constant } from '../steps/constant/en';
import { en as customers } from '../steps/customers/en';
import { en as decay } from '../steps/decay/en';
import { en as dates } from '../steps/dates/en';
import { en as duplicates } from '../steps/duplicates/en';
import { en as recipe } from '../steps/en';
import { en as evaluate } from '../steps/evaluate/en';
import { en as explain } from '../steps/explain/en';
import { en as join } from '../steps/join/en';
import { en as cluster } from '../steps/cluster/en';
import { en as missing } from '../steps/missing/en';
import { en as outliers } from '../steps/outliers/en';
import { en as profile } from '../steps/profile/en';
import { en as regroup } from '../steps/regroup/en';
import { groups } from './en/groups';
import { segments } from './en/segments';
import { en as quality } from '../steps/quality/en';
import { en as scale } from '../steps/scale/en';
import { en as formula } from '../steps/formula/en';
import { en as titles } from '../steps/titles/en';
import { en as contact } from '../steps/contact/en';
import { en as ratios } from '../steps/ratios/en';
import { en as bins } from '../steps/bins/en';
import { en as ordered } from '../steps/ordered/en';
import { en as map } from '../steps/map/en';
import { en as rfm } from '../steps/rfm/en';
import { en as compare } from '../steps/compare/en';
import { en as lifecycle } from '../steps/lifecycle/en';
import { en as value } from '../steps/value/en';
import { en as words } from '../steps/words/en';
import { en as skew } from '../steps/skew/en';
import { en as spotcheck } from '../steps/spotcheck/en';
import { en as spellings } from '../steps/spellings/en';
import { en as reach } from '../steps/reach/en';
import { en as standins } from '../steps/standins/en';
import { en as target } from '../steps/target/en';
import { en as train } from '../steps/train/en';
import { en as store } from '../store/en';
import { cards } from './en/cards';
import { clean } from './en/clean';
import { core } from './en/core';
import { dataCard } from './en/data-card';
import { distance } from './en/distance';
import { further } from './en/further';
import { keeping } from './en/keeping';
import { page } from './en/page';
import { tree } from './en/tree';

/** Everything there is to say, in English; each part is written beside its code. */
export const en = {
  ...core,
  ...page,
  ...keeping,
  ...further,
  ...cards,
  ...clean,
  ...dataCard,
  ...distance,
  ...data,
  ...program,
  ...engine,
  ...store,
  ...recipe,
  ...act,
  ...categories,
  ...constant,
  ...customers,
  ...decay,
  ...dates,
  ...duplicates,
  ...evaluate,
  ...explain,
  ...join,
  ...cluster,
  ...tree,
  ...missing,
  ...outliers,
  ...profile,
  ...regroup,
  ...groups,
  ...segments,
  ...value,
  ...map,
  ...rfm,
  ...lifecycle,
  ...compare,
  ...quality,
  ...scale,
  ...formula,
  ...titles,
  ...contact,
  ...ratios,
  ...bins,
  ...ordered,
  ...words,
  ...skew,
  ...spotcheck,
  ...spellings,
  ...standins,
  ...reach,
  ...target,
  ...train,
} satisfies Texts;
