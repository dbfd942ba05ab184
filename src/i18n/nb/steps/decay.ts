import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/decay/en';

export const nb: Translated<typeof en> = {
  'decay.title': 'Nylig aktivitet teller mer',
  'decay.param.date': 'Når det skjedde',
  'decay.param.customer': 'Hvem det gjelder',
  'decay.param.halfLife': 'Halve vekten er borte etter, dager',
  'decay.param.halfLife.help': 'Står den åpen, er det den som forteller mest om utfallet, eller 30 dager der det ikke finnes noe.',
  'decay.none': 'Det er ingen aktivitet med dato som kan falme',
  'decay.none.so': 'Det trengs en dato ved siden av antall, eller en fil med hendelser.',
  'decay.finding': (a, w: Words) => `Aktivitet mister halve vekten på ${w.integer(a.days)} ${w.plural(a.days, 'dag', 'dager')}`,
  'decay.so.better': (a, w: Words) =>
    `Den følger utfallet bedre enn rene antall: ${w.number(a.decayed)} mot ${w.number(a.plain)} (kryssvalidert AUC; 0,5 er ren tilfeldighet).`,
  'decay.so.no-better': (a, w: Words) =>
    `Den forteller ikke mer om utfallet enn rene antall: ${w.number(a.decayed)} mot ${w.number(a.plain)} (kryssvalidert AUC; 0,5 er ren tilfeldighet). Du kan like gjerne slå den av.`,
  'decay.so.asked': (a, w: Words) =>
    `Til sammen er ${w.share(a.left)} av vekten igjen. Uten et utfall kan ingen si om ${w.integer(a.days)} dager er riktig.`,
  'decay.so.usual': (a, w: Words) =>
    `Ingen utfall sier hvor fort aktivitet bør falme, så de vanlige ${w.integer(a.days)} dagene brukes; ${w.share(a.left)} av vekten er igjen.`,
  'decay.chart': (a, w: Words) =>
    `En halveringstid på ${w.integer(a.days)} ${w.plural(a.days, 'dag', 'dager')} forteller mest om ${a.outcome}`,
  'decay.field.days': 'Halveringstid, dager',
  'decay.field.auc': 'Kryssvalidert AUC',
  'decay.label': (a, w: Words) => `${w.integer(a.days)} ${w.plural(a.days, 'dag', 'dager')}`,
  'decay.about.event': (a, w: Words) =>
    `Vekten av hendelsen: 1 den ${w.date(a.reference)}, halvert for hver ${w.integer(a.days)}. dag før det.`,
  'decay.about.count': (a, w: Words) =>
    `${a.column}, halvert for hver ${w.integer(a.days)}. dag fra ${a.date} til ${w.date(a.reference)}, som om alt skjedde da.`,
  'decay.about.sum': 'Vektene av alle kundens hendelser, de nyeste teller mest.',
  'decay.no-such-column': (a) => `Det er ingen kolonne som heter ${a.column} over dette kortet.`,
  'decay.not-a-date': (a) => `${a.column} inneholder ikke datoer.`,
};
