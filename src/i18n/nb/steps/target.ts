import type { Translated } from '../../../core/text';
import type { en } from '../../../steps/target/en';

export const nb: Translated<typeof en> = {
  'target.title': 'Utfallet som skal læres',
  'target.param.column': 'Kolonne med utfallet',
  'target.param.column.help': 'Hvordan det endte: vunnet eller tapt, kjøpt eller ikke, sluttet eller blitt.',
  'target.param.known': 'Kjent før utfallet',
  'target.param.success': 'Verdien det ses etter',
  'target.param.success.help': 'Alle andre verdier regnes som det motsatte; åpne og tomme utfall læres det ikke av, men de får en sjanse.',
  'target.finding': (a, w) => `${w.integer(a.positives)} av ${w.integer(a.labelled)} har «${a.success}» i ${a.column} (målvariabel)`,
  'target.enough.good': (a, w) =>
    `Det er nok å lære av: ${w.integer(a.labelled)} kjente utfall, ${w.integer(a.rarer)} av det sjeldneste slaget.`,
  'target.enough.some': (a, w) =>
    `${w.integer(a.labelled)} kjente utfall, ${w.integer(a.rarer)} av det sjeldneste slaget, er nok til å begynne med; med 1 000 blir tallene stødigere.`,
  'target.enough.few': (a, w) =>
    `${w.integer(a.labelled)} kjente utfall, ${w.integer(a.rarer)} av det sjeldneste slaget, er lite: regn med minst 500 med 50 av det sjeldneste, og ta alle tall nedenfor som omtrentlige.`,
  'target.open': (a, w) => `${w.integer(a.open)} har ikke noe utfall ennå og får poeng, men læres ikke av.`,
  'target.leaks': (a, w) =>
    `Sjekk dette: ville du kjent ${w.list(a.columns)} før utfallet? Hvis ikke, legg ${w.plural(a.count, 'den', 'dem')} til side, ellers ser poengene bedre ut enn de er.`,
  'target.so-what': (a) => [a.first, a.second, a.third].filter(Boolean).join(' '),
  'target.leak.name': (a, w) =>
    `${a.column}: navnet tyder på noe som først er kjent etterpå, og alene rangerer den ${w.outOf(a.auc, 100)} par riktig.`,
  'target.leak.alone': (a, w) => `${a.column} alene rangerer ${w.outOf(a.auc, 100)} par riktig: for godt til å være kjent på forhånd.`,
  'target.leak.far-ahead': (a, w) =>
    `${a.column} alene rangerer ${w.outOf(a.auc, 100)} par riktig, og ingen annen kolonne kommer i nærheten.`,
  'target.leak.empty': (a, w) =>
    `${a.column}: om den i det hele tatt er fylt ut, rangerer ${w.outOf(a.auc, 100)} par riktig. Ble den fylt ut på grunn av utfallet?`,
  'target.leak.open': (a) =>
    `${a.column} er fylt ut der utfallet er kjent og tom der det ikke er kjent ennå, så den ser ut til å bli skrevet ned etterpå.`,
  'target.leak.number': (a, w) =>
    `${a.column} teller radene og rangerer ${w.outOf(a.auc, 100)} par riktig: den forteller når en rad ble skrevet, ikke hvem den handler om.`,
  'target.value': (a) => a.value,
  'target.value.yes': 'ja',
  'target.value.no': 'nei',
  'target.chart': (a, w) => `«${a.success}» er ${w.share(a.labelled === 0 ? 0 : a.positives / a.labelled)} av de kjente utfallene`,
  'target.chart.sub': (a) => `Rader for hver verdi av ${a.column}`,
  'target.field.value': 'Verdi',
  'target.field.rows': 'Rader',
  'target.answer-first': (a) =>
    `Svar først, på kortet for utfallet: ville du kjenne ${a.columns} før det? Til da kunne tall se bedre ut enn de er, så ingen vises.`,
  'target.no-outcome': 'Ingen kolonne er merket som utfallet. Velg kolonnen som sier hvordan det endte.',
  'target.no-column': (a) => `Det finnes ingen kolonne «${a.column}» å hente utfallet fra.`,
  'target.is-date': (a) => `«${a.column}» inneholder datoer. Et utfall trenger noen få verdier, for eksempel vunnet og tapt.`,
  'target.too-many': (a, w) =>
    `«${a.column}» har ${w.integer(a.values)} ulike verdier. Et utfall trenger noen få, for eksempel vunnet og tapt, og høyst ${w.integer(a.most)}.`,
  'target.one-class': (a) => `Alle kjente utfall i «${a.column}» er «${a.value}». For å lære en forskjell må begge slag finnes.`,
  'target.empty': (a) => `«${a.column}» inneholder ikke noe utfall i det hele tatt.`,
  'target.no-value': (a) => `Verdien det ses etter, finnes ikke i «${a.column}». Velg en av verdiene der.`,
};
