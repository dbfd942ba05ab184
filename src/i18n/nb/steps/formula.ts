import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/formula/en';

const KINDS: Readonly<Record<string, string>> = { number: 'et tall', bool: 'et ja/nei', date: 'en dato', text: 'en tekst' };
const kind = (code: string): string => KINDS[code] ?? code;
const kinds = (codes: string, w: Words): string => w.list([...new Set(codes.split(/ \| |, /).map(kind))]);

export const nb: Translated<typeof en> = {
  'formula.title': 'Din egen formel',
  'formula.param.formula': 'Formel',
  'formula.param.formula.help':
    'For eksempel forbruk / besøk, eller hvis(besøk > 3 og vip; "ofte"; "sjelden"). Et kolonnenavn står som det er eller i [ ], en tekst i anførselstegn.',
  'formula.param.name': 'Navn på den nye kolonnen',
  'formula.param.use': 'Bruk den nye kolonnen til grupper og poeng',
  'formula.about': (a) => `Regnet ut med din formel: ${a.formula}`,
  'formula.none': 'Det er ikke skrevet noen formel ennå',
  'formula.none.so': 'Velg to kolonner og hva som skal gjøres med dem, eller skriv en formel. Ingenting endres før du tar den i bruk.',
  'formula.all-empty': (a) => `${a.name} er tom i hver rad`,
  'formula.number': (a, w: Words) => `${a.name} er ${w.number(a.middle)} for raden i midten`,
  'formula.money': (a, w: Words) => `${a.name} er ${w.money(a.middle)} for raden i midten`,
  'formula.bool': (a, w: Words) => `${a.name} er sann for ${w.integer(a.yes)} av ${w.integer(a.filled)} rader`,
  'formula.category': (a, w: Words) => `${a.name} har ${w.integer(a.different)} ${w.plural(a.different, 'verdi', 'ulike verdier')}`,
  'formula.date': (a, w: Words) => `${a.name} har en dato i ${w.integer(a.filled)} av ${w.integer(a.rows)} rader`,
  'formula.so': (a, w: Words) => `Den har en verdi i ${w.plural(a.rows, 'den eneste raden', `alle ${w.integer(a.rows)} rader`)}.`,
  'formula.partly.so': (a, w: Words) => `${w.integer(a.empty)} av ${w.integer(a.rows)} rader forblir tomme: ${w.list(a.reasons)}.`,
  'formula.because.zero': (a, w: Words) => `${w.integer(a.count)} ville delt på null`,
  'formula.because.empty': (a, w: Words) => `${w.integer(a.count)} har en tom celle blant dem den regner med`,
  'formula.because.impossible': (a, w: Words) => `i ${w.integer(a.count)} kan den ikke regnes ut, som roten av et tall under null`,
  'formula.panel.build': 'Sett sammen en formel, eller skriv en under',
  'formula.panel.first': 'Kolonne',
  'formula.panel.do': 'Hva skal gjøres',
  'formula.panel.second': 'Med',
  'formula.panel.value': 'Tekst',
  'formula.panel.or-value': 'Eller et tall',
  'formula.panel.put': 'Sett inn',
  'formula.panel.use': 'Bruk formelen',
  'formula.panel.nameless': '(kolonne uten navn)',
  'formula.panel.first-rows': (a, w: Words) => w.plural(a.rows, 'Det første resultatet', `De første ${w.integer(a.rows)} resultatene`),
  'formula.panel.understood': (a) => `Forstått som ${a.formula}`,
  'formula.panel.empty': 'tom',
  'formula.do.divide': 'delt på',
  'formula.do.times': 'ganger',
  'formula.do.plus': 'pluss',
  'formula.do.minus': 'minus',
  'formula.do.share': 'som andel av begge til sammen',
  'formula.do.more': 'er mer enn',
  'formula.do.log': 'logaritmen av 1 + tallet',
  'formula.do.days': 'dager til',
  'formula.do.year': 'år',
  'formula.do.month': 'måned',
  'formula.do.weekday': 'ukedag (mandag 1)',
  'formula.do.contains': 'inneholder',
  'formula.do.length': 'antall bokstaver',
  'formula.do.empty': 'er tom',
  'formula.error.nothing': 'Her står det ikke noe ennå.',
  'formula.error.ended': (a) => `Noe mangler på slutten, etter «${a.after}».`,
  'formula.error.unexpected': (a) => `«${a.found}» på plass ${a.place} passer ikke der.`,
  'formula.error.open': (a) => `Det mangler en avsluttende ${a.sign} (åpnet eller ventet på plass ${a.place}).`,
  'formula.error.no-column': (a) => `Det finnes ingen kolonne som heter «${a.name}» (plass ${a.place}).`,
  'formula.error.no-column.near': (a) => `Det finnes ingen kolonne som heter «${a.name}» (plass ${a.place}). Mente du «${a.near}»?`,
  'formula.error.no-function': (a) => `Det finnes ingen funksjon som heter «${a.name}» (plass ${a.place}).`,
  'formula.error.no-function.near': (a) => `Det finnes ingen funksjon som heter «${a.name}» (plass ${a.place}). Mente du «${a.near}»?`,
  'formula.error.values': (a, w: Words) =>
    `«${a.name}» tar ${a.least === a.most ? w.integer(a.least) : `${w.integer(a.least)} til ${w.integer(a.most)}`} ${w.plural(a.most, 'verdi', 'verdier')}; her er det ${w.integer(a.have)} (plass ${a.place}).`,
  'formula.error.comma': (a) =>
    `Er «${a.number}» ett tall eller to (plass ${a.place})? Skriv det med punktum, eller sett ; mellom verdiene.`,
  'formula.error.constant-text': (a) => `«${a.name}» leter etter en tekst som står skrevet i anførselstegn (plass ${a.place}).`,
  'formula.error.constant-number': (a, w: Words) =>
    `«${a.name}» trenger et helt tall fra ${w.integer(a.least)} til ${w.integer(a.most)}, skrevet ut (plass ${a.place}).`,
  'formula.error.no-date': (a) => `Det finnes ingen slik dag (plass ${a.place}).`,
  'formula.error.empty': (a) =>
    `Skriv ertom(kolonne) for å spørre om en celle er tom, og ellers(kolonne; 0) for å sette noe der (plass ${a.place}).`,
  'formula.error.kind': (a, w: Words) =>
    `«${a.piece}» går ikke sammen (plass ${a.place}): «${a.what}» virker på ${kinds(a.need, w)}, og dette er ${kinds(a.got, w)}.`,
  'formula.error.too-large': (a) => `Tallet på plass ${a.place} er for stort.`,
  'formula.error.too-long': (a, w: Words) => `Formelen er for lang: høyst ${w.integer(a.most)} tegn.`,
  'formula.error.too-deep': (a) => `Det er for mange parenteser inni hverandre (plass ${a.place}).`,
};
