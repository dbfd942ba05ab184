import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/reach/en';

const parts = (a: { mended: number; emptied: number; marked: number; leftOut: number }, w: Words): readonly string[] => [
  ...(a.mended > 0 ? [`${w.plural(a.mended, 'én adresse er', `${w.integer(a.mended)} adresser er`)} rettet`] : []),
  ...(a.emptied > 0 ? [w.plural(a.emptied, 'én er tømt', `${w.integer(a.emptied)} er tømt`)] : []),
  ...(a.marked > 0 ? [w.plural(a.marked, 'én kontakt er merket «skal ikke skrives til»', `${w.integer(a.marked)} kontakter er merket «skal ikke skrives til»`)] : []), // prettier-ignore
  ...(a.leftOut > 0 ? [w.plural(a.leftOut, 'én rad er utelatt', `${w.integer(a.leftOut)} rader er utelatt`)] : []),
];
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const nb: Translated<typeof en> = {
  'reach.title': 'Hvem man kan skrive til',
  'reach.param.answers': 'Svarene dine',
  'reach.param.broken': 'Det som ikke er noen e-postadresse',
  'reach.param.broken.keep': 'Behold',
  'reach.param.broken.missing': 'Tøm cellen',
  'reach.param.broken.mark': 'Merk «skal ikke skrives til»',
  'reach.param.bounced': 'Kontakter der e-posten kom i retur',
  'reach.param.bounced.keep': 'Behold',
  'reach.param.bounced.mark': 'Merk «skal ikke skrives til»',
  'reach.param.bounced.drop': 'Utelat radene',
  'reach.param.stale': 'Kontakter ingen har sett på i seks måneder',
  'reach.param.stale.keep': 'Behold',
  'reach.param.stale.mark': 'Merk «skal ikke skrives til»',
  'reach.param.stale.drop': 'Utelat radene',
  'reach.param.bounce': 'Kolonne som sier hvilken e-post som kom i retur',
  'reach.param.updated': 'Dato da kontakten sist ble sett på',
  'reach.param.reference': 'Regn alder fram til',
  'reach.mark.about': 'Om man skal la være å skrive til personen, etter det du valgte på kortet Rydde',
  'reach.cannot-know': 'Filen sier ikke hvordan noen kan nås',
  'reach.cannot-know.so': 'Det er ingen kolonne med e-postadresser, med e-post i retur eller med siste blikk på en kontakt.',
  'reach.ask': (a, w: Words) =>
    `${w.plural(a.rows, 'Én e-postadresse slutter', `${w.integer(a.rows)} e-postadresser slutter`)} på et feilskrevet domene, som ${a.domain} for ${a.meant}`,
  'reach.ask.so': 'E-post til et feilskrevet domene kommer aldri fram. Ingenting endres før du sier det.',
  'reach.finding': (a, w: Words) => capital(w.list(a.faults)),
  'reach.fault.broken': (a, w: Words) =>
    w.plural(a.count, 'én celle er ingen e-postadresse', `${w.integer(a.count)} celler er ingen e-postadresse`),
  'reach.fault.bounced': (a, w: Words) =>
    w.plural(a.count, 'e-post til én kontakt kom i retur', `e-post til ${w.integer(a.count)} kontakter kom i retur`),
  'reach.fault.stale': (a, w: Words) =>
    `ingen har sett på ${w.plural(a.count, 'én kontakt', `${w.integer(a.count)} kontakter`)} på seks måneder`,
  'reach.so':
    'Ingenting endres før du sier det. En kontakt som merkes «skal ikke skrives til», er med i alle tall, men ikke på noen liste over dem man skal ringe eller skrive til.',
  'reach.done': (a, w: Words) => capital(w.list(parts(a, w))),
  'reach.done.so': 'De som er merket, er med i alle tall, men ikke på noen liste over dem man skal ringe eller skrive til.',
  'reach.left-out.so': (a, w: Words) =>
    `${w.plural(a.leftOut, 'Den raden', 'De radene')} læres det ingenting av lenger ned. Rader som er holdt av til bedømming, og nye filer, beholder sine.`,
  'reach.none': 'Ingenting er i veien for å skrive til dem',
  'reach.none.so': 'Alle adresser er rett skrevet, så langt det kan sies uten å sende e-post. Ingen postkasse prøves her.',
  'reach.panel.typos': 'Feilskrevne domener',
  'reach.panel.typo': (a) => `${a.domain} → ${a.meant}`,
  'reach.panel.count': (a, w: Words) => `${w.plural(a.count, 'én adresse', `${w.integer(a.count)} adresser`)} i ${a.column}`,
  'reach.panel.mend': 'Rett opp',
  'reach.panel.stay': 'Det er ment',
  'reach.panel.all': (a, w: Words) => `Rett opp ${a.domains === 2 ? 'begge' : `alle ${w.integer(a.domains)}`}`,
  'reach.panel.faults': 'Hvem som ikke kan nås slik det står',
  'reach.panel.broken': (a, w: Words) =>
    `${w.plural(a.count, 'Én celle', `${w.integer(a.count)} celler`)} i ${a.column} er ingen e-postadresse.`,
  'reach.panel.bounced': (a, w: Words) =>
    `E-post til ${w.plural(a.count, 'én kontakt', `${w.integer(a.count)} kontakter`)} kom i retur, ifølge ${a.column}.`,
  'reach.panel.stale': (a, w: Words) =>
    `${w.plural(a.count, 'Én kontakt', `${w.integer(a.count)} kontakter`)} ble sist sett på før ${w.date(a.from)}, ifølge ${a.column}.`,
};
