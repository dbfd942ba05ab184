import type { Translated } from '../core/text';
import type { en } from './en';
import { cards } from './nb/cards';
import { clean } from './nb/clean';
import { core } from './nb/core';
import { nb as data } from './nb/data';
import { dataCard } from './nb/data-card';
import { distance } from './nb/distance';
import { nb as engine } from './nb/engine';
import { further } from './nb/further';
import { keeping } from './nb/keeping';
import { page } from './nb/page';
import { tree } from './nb/tree';
import { nb as program } from './nb/program';
import { nb as recipe } from './nb/recipe';
import { nb as act } from './nb/steps/act';
import { nb as categories } from './nb/steps/categories';
import { nb as constant } from './nb/steps/constant';
import { nb as customers } from './nb/steps/customers';
import { nb as decay } from './nb/steps/decay';
import { nb as dates } from './nb/steps/dates';
import { nb as duplicates } from './nb/steps/duplicates';
import { nb as evaluate } from './nb/steps/evaluate';
import { nb as explain } from './nb/steps/explain';
import { nb as join } from './nb/steps/join';
import { nb as cluster } from './nb/steps/cluster';
import { nb as missing } from './nb/steps/missing';
import { nb as outliers } from './nb/steps/outliers';
import { nb as profile } from './nb/steps/profile';
import { nb as regroup } from './nb/steps/regroup';
import { groups } from './nb/groups';
import { segments } from './nb/segments';
import { nb as quality } from './nb/steps/quality';
import { nb as scale } from './nb/steps/scale';
import { nb as formula } from './nb/steps/formula';
import { nb as titles } from './nb/steps/titles';
import { nb as contact } from './nb/steps/contact';
import { nb as ratios } from './nb/steps/ratios';
import { nb as bins } from './nb/steps/bins';
import { nb as ordered } from './nb/steps/ordered';
import { nb as map } from './nb/steps/map';
import { nb as rfm } from './nb/steps/rfm';
import { nb as compare } from './nb/steps/compare';
import { nb as lifecycle } from './nb/steps/lifecycle';
import { nb as value } from './nb/steps/value';
import { nb as words } from './nb/steps/words';
import { nb as skew } from './nb/steps/skew';
import { nb as spotcheck } from './nb/steps/spotcheck';
import { nb as spellings } from './nb/steps/spellings';
import { nb as reach } from './nb/steps/reach';
import { nb as standins } from './nb/steps/standins';
import { nb as target } from './nb/steps/target';
import { nb as train } from './nb/steps/train';
import { nb as store } from './nb/store';

export const nb: Translated<typeof en> = {
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
};
