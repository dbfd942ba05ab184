import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/ratios/en';

export const nb: Translated<typeof en> = {
  'ratios.title': 'Ett tall delt på et annet',
  'ratios.param.of': 'Del disse',
  'ratios.param.per': 'På denne',
  'ratios.about': (a) => `${a.of} delt på ${a.per}`,
  'ratios.none': 'Det er ingen kolonne med penger og ikke noe antall å dele den på',
  'ratios.none.so': 'Velg de to kolonnene her, eller skriv en formel.',
  'ratios.empty': (a) => `${a.name} er tom i hver rad`,
  'ratios.money': (a, w: Words) => `${a.of} delt på ${a.per} er ${w.money(a.middle)} for raden i midten`,
  'ratios.number': (a, w: Words) => `${a.of} delt på ${a.per} er ${w.number(a.middle)} for raden i midten`,
  'ratios.so': 'Hvor mye for hver enkelt sier noe som ingen av tallene sier alene.',
  'ratios.zero.so': (a, w: Words) =>
    `Hvor mye for hver enkelt sier noe som ingen av tallene sier alene. I ${w.integer(a.zero)} av ${w.integer(a.rows)} rader ville det vært delt på null; der er den tom.`,
};
