import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/value/en';

const halfOf = (a: { half: number; least: number }, w: Words): string =>
  a.half === 0
    ? `Halvparten kommer fra færre enn ${w.integer(a.least)} mennesker, så det sies ikke hvor få.`
    : `Halvparten kommer fra ${w.share(a.half)} av dem.`;

export const nb: Translated<typeof en> = {
  'value.title': 'Hva de står for',
  'value.param.amount': 'Hva som regnes som verdi',
  'value.param.amount.help': 'Uten valg er det hva de har handlet for.',
  'value.none': 'Hva hver gruppe står for, kan ikke vites: det er ingen kolonne med penger',
  'value.none.so': 'Er det penger i en kolonne, si det på kortet Data, så brukes den her.',
  'value.empty': (a) => `Ingen har noen verdi i ${a.column}`,
  'value.nothing': (a) => `${a.column} summerer seg til null, så ingen har noen andel av det`,
  'value.nothing.so': 'Velg en annen kolonne for å se hvem som står for hvor mye.',
  'value.finding': (a, w: Words) =>
    a.share > 1
      ? `De beste ${w.share(0.2)} står for mer enn alt av ${a.column}: andre trekker fra`
      : `De beste ${w.share(0.2)} står for ${w.share(a.share)} av ${a.column}`,
  'value.few': (a, w: Words) =>
    `${w.integer(a.counted)} ${w.plural(a.counted, 'kunde', 'kunder')} er for få til å si hvem som står for hvor mye av ${a.column}`,
  'value.few.so': (a, w: Words) =>
    `Den beste femtedelen ville vært en håndfull mennesker, og tallene deres ville vært noens. Fra ${w.integer(a.least)} kunder sies det.`,
  'value.so': (a, w: Words) =>
    a.times < 2 ? halfOf(a, w) : `${halfOf(a, w)} I snitt står én av dem for like mye som ${w.integer(a.times)} av de andre.`,
  'value.so.no-small': (a, w: Words) => `${halfOf(a, w)} Ingen gruppe er både liten og verdt mye mer enn størrelsen tilsier.`,
  'value.so.small': (a, w: Words) =>
    `Gruppe ${a.id} er liten, men verdifull: ${w.share(a.people)} av folkene står for ${a.money > 1 ? 'mer enn alle pengene' : `${w.share(a.money)} av pengene`}. ${halfOf(a, w)}`,
  'value.so.several': (a, w: Words) => `Gruppene ${a.ids} er små, men verdifulle. ${halfOf(a, w)}`,
  'value.chart.curve': (a, w: Words) =>
    `De beste ${w.share(0.2)} står for ${w.share(a.share)}, og de beste ${w.share(a.half)} for halvparten av alt`,
  'value.chart.curve.fifth': (a, w: Words) => `De beste ${w.share(0.2)} står for ${w.share(a.share)}`,
  'value.chart.curve.sub': 'De beste først (omvendt Lorenz-kurve). Den rette linjen er slik det var om alle sto for like mye.',
  'value.chart.top': (a, w: Words) => `${w.share(0.2)}: ${w.share(a.share)}`,
  'value.chart.segments': (a, w: Words) =>
    `Gruppe ${a.id} står for mest: ${w.share(a.money)} av pengene fra ${w.share(a.people)} av folkene`,
  'value.chart.segments.below': (a, w: Words) =>
    `Gruppe ${a.id} står for mest: ${w.money(a.money)} fra ${w.share(a.people)} av folkene, mens andre trekker fra summen`,
  'value.field.people': 'Andel av folkene, de beste først',
  'value.field.held': (a) => `Andel av ${a.column}`,
  'value.field.segment': 'Gruppe',
  'value.field.rows': 'Folk',
  'value.field.share': 'Andel av folkene',
  'value.field.money-share': (a) => `Andel av ${a.column}`,
  'value.field.money': (a) => `${a.column}, i alt`,
  'value.field.mean': 'Gjennomsnitt',
  'value.panel.valuable': 'Liten, men verdifull',
  'value.panel.rule': (a, w: Words) =>
    `Liten, men verdifull betyr: høyst ${w.share(a.small)} av folkene og minst ${w.integer(a.fewest)} av dem, med minst ${w.integer(a.times)} ganger sin andel av pengene, også når den som står for mest, er holdt utenfor.`,
  'value.panel.gini': (a, w: Words) =>
    `Hvor skjevt, fra 0 (alle står for like mye) til 1 (én står for alt): ${w.number(a.gini, 2)} (Gini).`,
  'value.panel.negative': (a, w: Words) => `${w.integer(a.rows)} har beløp under null. De regnes som de er, så her er det ingen Gini.`,
  'value.panel.few': (a, w: Words) =>
    `Om ${w.plural(a.segments, 'én gruppe', `${w.integer(a.segments)} grupper`)} sies ingenting: færre enn ${w.integer(a.least)} mennesker har et beløp der, eller tallene ville røpet dem til så få et annet sted.`,
  'value.panel.unknown': (a, w: Words) => `${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')} mangler beløp og er ikke regnet med.`,
};
