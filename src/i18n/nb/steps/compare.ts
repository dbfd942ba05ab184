import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/compare/en';

export const nb: Translated<typeof en> = {
  'compare.title': 'De gamle gruppene mot disse',
  'compare.param.old': 'Gruppene fra før',
  'compare.param.outcome': 'Det som kom siden',
  'compare.param.outcome.help': 'Noe som ble kjent først etter at gruppene ble laget, og som ikke ble brukt til å lage dem.',
  'compare.none.old': 'Det er ingen eldre grupper å sammenligne med: ingen kolonne i filen rommer segmenter',
  'compare.none.fresh': 'Det er ingen nye grupper å sammenligne de gamle med',
  'compare.none.rows': (a) => `Ingen er både i ${a.old} og i en av de nye gruppene`,
  'compare.none.so': 'Er det egne segmenter i en kolonne, si det på kortet Data, så sammenlignes de her.',
  'compare.agree': (a) => `De nye gruppene er nesten de samme som ${a.old}`,
  'compare.partly': (a) => `De nye gruppene er delvis de samme som ${a.old}`,
  'compare.differ': (a) => `De nye gruppene har lite med ${a.old} å gjøre`,
  'compare.finding.fresh': (a) => `De nye gruppene sier mer om det som kom siden, enn ${a.old}`,
  'compare.finding.old': (a) => `Behold deres: ${a.old} sier mer om det som kom siden, enn de nye gruppene`,
  'compare.finding.even': (a) => `Behold deres: de nye gruppene sier ikke mer om det som kom siden, enn ${a.old}`,
  'compare.finding.neither': (a) => `Verken ${a.old} eller de nye gruppene sier stort om det som kom siden`,
  'compare.verdict.fresh': 'Hele intervallet er på de nye gruppenes side.',
  'compare.verdict.old': 'Hele intervallet er på de gamles side.',
  'compare.verdict.even': 'Intervallet rommer begge fortegn, så ingen forskjell er sikker, og å bytte grupper koster arbeid.',
  'compare.verdict.neither': 'For dette utfallet kan en annen inndeling, eller en poengsum, tjene bedre.',
  'compare.by.column': (a) => a.column,
  'compare.by.later': 'om de bestilte igjen',
  'compare.so.yes': (a, w: Words) =>
    `Målt etter ${a.what}, på ${w.integer(a.rows)} personer som ikke lærte bort til noen av dem: av et ja og et nei setter de gamle gruppene ja høyest ${w.outOf(a.old, 100)} ganger, de nye ${w.outOf(a.fresh, 100)} (AUC). Forskjell av 100: ${signed(a.difference, w)}, trolig mellom ${signed(a.low, w)} og ${signed(a.high, w)}. ${a.verdict}`,
  'compare.so.amount': (a, w: Words) =>
    `Målt etter ${a.what}, på ${w.integer(a.rows)} personer som ikke lærte bort til noen av dem: de gamle gruppene forklarer ${w.share(Math.max(0, a.old))} av forskjellene, de nye ${w.share(Math.max(0, a.fresh))} (R²). Forskjell av 100: ${signed(a.difference, w)}, trolig mellom ${signed(a.low, w)} og ${signed(a.high, w)}. ${a.verdict}`,
  'compare.so.absent':
    'Hva som er best, kan ikke vites av denne filen: den sier ikke noe om det som kom siden. En kolonne med rollen Utfall ville gjort det, eller ordrelinjer etter datoen kundene er regnet til.',
  'compare.so.unusable':
    'Hva som er best, kan ikke måles etter denne kolonnen: den trenger et ja og et nei eller beløp, og må ikke ha laget gruppene.',
  'compare.so.few': 'For få folk har både grupper og et kjent utfall til å si hva som er best.',
  'compare.panel.fresh': 'De nye gruppene',
  'compare.panel.yes': 'Av et ja og et nei, hvor ofte settes ja høyest?',
  'compare.panel.yes.read': 'Den loddrette streken er det et myntkast ville gjort: 50 av 100.',
  'compare.panel.amount': 'Hvor mye av forskjellene mellom folk forklarer de?',
  'compare.panel.amount.read': '100 % er alle forskjeller, 0 % ingen.',
  'compare.chart': (a, w: Words) =>
    a.moved === 0
      ? 'Alle havnet der den gamle gruppen deres havnet'
      : `${w.share(a.moved)} er ikke der det meste av den gamle gruppen deres havnet`,
  'compare.chart.sub': (a, w: Words) =>
    `Enighet ${w.number(Math.round(a.agreement * 100) / 100 || 0, 2)}: 1 er de samme gruppene, 0 ikke likere enn ved tilfeldighet (adjusted Rand).`,
  'compare.field.fresh': 'Ny gruppe',
  'compare.field.old': (a) => a.old,
  'compare.field.rows': 'Folk',
  'compare.others': 'Alle andre',
};

/** In hundredths, as the figures before it are said. */
function signed(value: number, w: Words): string {
  const hundredths = Math.round(Math.abs(value) * 1000) / 10;
  return hundredths === 0 ? w.integer(0) : `${value < 0 ? '−' : '+'}${w.number(hundredths, 2)}`;
}
