import type { Translated } from '../../../core/text';
import type { en } from '../../../steps/train/en';

export const nb: Translated<typeof en> = {
  'train.title': 'Lære av kjente utfall',
  'train.param.model': 'Modell',
  'train.param.model.auto': 'Den som gjør det best',
  'train.param.model.tree': 'Ett tre (beslutningstre)',
  'train.param.model.forest': 'Mange trær (random forest)',
  'train.param.own': 'Dine egne poeng, til sammenligning',
  'train.param.own.help': 'En kolonne med poeng du gir selv, fra filen eller laget med en formel: jo flere, desto bedre.',
  'train.param.model.logistic': 'Vektet sum (logistisk regresjon)',
  'train.param.model.boosting': 'Forsterkede trær (gradient boosting)',
  'train.param.model.baseline': 'Alle like (grunnlinje)',
  'train.param.C': 'Hvor tett dataene følges',
  'train.param.C.help':
    'Det omvendte av straffen for store vekter (C). Mindre er mer forsiktig; overlatt til seg selv avgjør fem runder over radene det læres av.',
  'train.finding.beats': (a, w) => `Modellen rangerer ${w.outOf(a.auc, 100)} par riktig (AUC ${w.number(a.auc, 3)}); gjetting gir 50`,
  'train.finding.forced': (a, w) => `Modellen du valgte, er ikke bedre enn tilfeldighet (AUC ${w.number(a.auc, 3)})`,
  'train.finding.simpler-will-do': (a, w) =>
    `${a.model}: ${w.outOf(a.auc, 100)} par riktig. ${a.simple}: ${w.outOf(a.simpler, 100)}. Den enklere modellen holder`,
  'train.finding.rival.recent': (a, w) =>
    `De nyeste først rangerer like godt som noen modell her: modellen får ${w.outOf(a.auc, 100)} par riktig`,
  'train.finding.rival.own': (a, w) =>
    `Dine egne poeng rangerer like godt som noen modell her: modellen får ${w.outOf(a.auc, 100)} par riktig`,
  'train.finding.baseline-asked': 'Alle får samme sjanse, slik du valgte',
  'train.finding.no-better': 'Ingenting her skiller utfallene: modellen er ikke bedre enn tilfeldighet',
  'train.finding.too-few': 'For få kjente utfall til å bedømme en modell',
  'train.finding.no-columns': 'Ingen kolonne er igjen å lære av',
  'train.judged': (a, w) =>
    `Bedømt på ${w.integer(a.rows)} kjente utfall i ${w.integer(a.folds)} runder, hver gang på rader modellen ikke hadde sett. Med andre rader av samme slag ville tallet trolig ligge mellom ${w.number(a.low, 2)} og ${w.number(a.high, 2)}; 0,5 er gjetting (kryssvalidering).`,
  'train.so-what': (a) => a.judged,
  'train.so-what.no-percent': (a) => `${a.judged} Rekkefølgen kan brukes; selve sjansene holdt ikke, så les dem bare som en rekkefølge.`,
  'train.so-what.beats': 'Det er én sjanse for alle.',
  'train.so-what.no-better': 'Det er én sjanse for alle.',
  'train.so-what.too-few': (a, w) =>
    `${w.integer(a.rows)} kjente utfall gir for få av det sjeldneste slaget i hver kontrollrunde, så alle får samme sjanse til det finnes flere.`,
  'train.so-what.no-columns': 'Alle kolonner er lagt til side eller sier det samme i hver rad, så alle får samme sjanse.',
  'train.chart.beats': (a, w) => `Bedre enn gjetting i ${w.integer(a.better)} av ${w.integer(a.folds)} runder`,
  'train.chart.no-better': (a, w) => `Ikke pålitelig bedre enn gjetting: over i ${w.integer(a.better)} av ${w.integer(a.folds)} runder`,
  'train.chart.sub': 'Andel par som er riktig rangert (AUC) i hver kontrollrunde',
  'train.chart.chance': 'alle like',
  'train.chart.contest': (a, w) =>
    `${a.model} rangerer best: ${w.outOf(a.auc, 100)} par riktig, mest sannsynlig mellom ${w.number(a.low * 100, 2)} og ${w.number(a.high * 100, 2)}`,
  'train.chart.contest.best':
    'Par riktig rangert (AUC) av hver i de samme rundene, med 95 %-intervall; ingenting enklere kommer innenfor én standardfeil',
  'train.chart.contest.sub':
    'Par riktig rangert (AUC) av hver i de samme rundene, med 95 %-intervall; anbefalt er den enkleste innenfor én standardfeil av den beste',
  'train.field.low': 'Nedre grense',
  'train.field.high': 'Øvre grense',
  'train.field.fold': 'Runde',
  'train.field.auc': 'Par riktig rangert (AUC)',
  'train.model.baseline': 'Alle like (grunnlinje)',
  'train.model.tree': 'Ett tre (beslutningstre)',
  'train.model.forest': 'Mange trær (random forest)',
  'train.model.recent': 'De nyeste først',
  'train.model.own': 'Dine egne poeng',
  'train.model.boosting': 'Forsterkede trær (gradient boosting)',
  'train.model.logistic': 'Vektet sum (logistisk regresjon)',
  'train.progress.fold': (a, w) => `Kontrollerer, runde ${w.integer(a.fold)} av ${w.integer(a.folds)}`,
  'train.progress.prepare': 'Forbereder kontrollrundene',
  'train.progress.final': 'Lærer av alle kjente utfall',
  'train.no-target': 'Det finnes ikke noe utfall å lære. Legg til kortet som velger det, ovenfor dette.',
  'train.no-rows': 'Ingen rad har et kjent utfall, så det er ingenting å lære av.',
  'train.one-class': (a) => `Alle kjente utfall i «${a.column}» er like blant radene det læres av. Begge slag må finnes.`,
};
