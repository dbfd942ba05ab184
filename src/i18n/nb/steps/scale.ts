import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/scale/en';

export const nb: Translated<typeof en> = {
  'scale.title': 'Én skala for alle',
  'scale.about': (a) => `${a.column} på samme skala som de andre kolonnene.`,
  'scale.param.method': 'Sett tall på én skala etter',
  'scale.param.method.standard': 'snitt og spredning (standard)',
  'scale.param.method.robust': 'den midterste halvdelen (robust)',
  'scale.param.method.min-max': 'minste og største (min–maks)',
  'scale.param.method.none': 'ikke i det hele tatt',
  'scale.nothing': 'Det er ingen tall å sette på én skala',
  'scale.nothing.so': 'Grupper letes det da etter i ordene alene, der det er kolonner med ord.',
  'scale.same': 'Ikke i noe tall er to rader ulike',
  'scale.same.so': 'Der alle har de samme tallene, er ingen nærmere den ene enn den andre.',
  'scale.one': (a) => `${a.column} er det eneste tallet, så den alene utgjør avstanden`,
  'scale.none': (a, w: Words) => `${a.column} alene utgjør ${w.share(a.share)} av avstanden mellom to rader`,
  'scale.even': (a, w: Words) => `De ${w.integer(a.count)} tallene var nokså like i størrelse fra før`,
  'scale.finding': (a, w: Words) =>
    `Før skalering utgjorde ${a.column} alene ${w.share(a.before)} av avstanden; nå utgjør den ${w.share(a.after)}`,
  'scale.standard.so': 'To rader er like når de er nær hverandre i hver kolonne, uansett enhet. Ett steg er nå ett standardavvik i hver.',
  'scale.robust.so':
    'To rader er like når de er nær hverandre i hver kolonne, uansett enhet. Ett steg er nå bredden av den midterste halvdelen i hver, som ytterverdier knapt flytter.',
  'scale.min-max.so':
    'To rader er like når de er nær hverandre i hver kolonne, uansett enhet. Hver går nå fra 0 til 1; én eneste ytterverdi presser resten sammen.',
  'scale.none.so': 'Kolonner med store tall avgjør hvem som er like. Det er sjelden det man vil, med mindre alle har samme enhet.',
  'scale.chart.before': (a, w: Words) => `Før: ${a.column} utgjør ${w.share(a.share)} av avstanden`,
  'scale.chart.after': (a, w: Words) => `Etter: ingen kolonne utgjør mer enn ${w.share(a.share)}`,
  'scale.field.column': 'Kolonne',
  'scale.field.share': 'Andel av kvadrert avstand',
};
