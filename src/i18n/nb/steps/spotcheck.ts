import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/spotcheck/en';

export const nb: Translated<typeof en> = {
  'spotcheck.title': 'Stikkprøve',
  'spotcheck.param.tolerable': 'Så mange gale endringer ville være for mange',
  'spotcheck.param.confidence': 'Hvor sikker du vil være',
  'spotcheck.param.answers': 'Svarene dine',
  'spotcheck.param.answers.right': 'Riktig',
  'spotcheck.param.answers.wrong': 'Galt',
  'spotcheck.nothing': 'Ingen celle ble endret, så det er ingenting å sjekke',
  'spotcheck.nothing.so': 'Rader kan være holdt utenfor; hvert steg over lister sine egne.',
  'spotcheck.open': (a, w: Words) =>
    a.draw === a.cells
      ? `Se selv på ${w.plural(a.cells, 'den ene endrede cellen', `de ${w.integer(a.cells)} endrede cellene`)}`
      : `Se selv på ${w.integer(a.draw)} av ${w.integer(a.cells)} endrede celler`,
  'spotcheck.partly': (a, w: Words) =>
    `${w.integer(a.done)} av ${w.integer(a.draw)} sett på, ${a.wrong === 0 ? 'ingen' : w.integer(a.wrong)} gale så langt`,
  'spotcheck.passed': (a, w: Words) =>
    a.done === a.cells
      ? `Alle ${w.integer(a.cells)} endrede celler er riktige`
      : `${w.integer(a.done)} sett på, ingen gale: færre enn ${w.share(a.tolerable)} av endringene er gale`,
  'spotcheck.wrong': (a, w: Words) =>
    a.low === a.high
      ? `${w.integer(a.wrong)} av ${w.integer(a.done)} endrede celler er gale`
      : `${w.integer(a.wrong)} av ${w.integer(a.done)} gale: mellom ${w.share(a.low)} og ${w.share(a.high)} av endringene er det`,
  'spotcheck.open.so': (a, w: Words) =>
    a.draw === a.cells
      ? 'De er få nok til å se på hver av dem.'
      : `Trukket ved lodd. Er alle ${w.integer(a.draw)} riktige, er færre enn ${w.share(a.tolerable)} av alle endringer gale; det holder ${w.outOf(a.confidence, 100)} ganger (stikkprøvekontroll).`,
  'spotcheck.passed.so': (a, w: Words) =>
    a.draw === a.cells ? 'Du har sett hver eneste.' : `Det holder ${w.outOf(a.confidence, 100)} ganger (stikkprøvekontroll).`,
  'spotcheck.wrong.so': (a, w: Words) =>
    `Se på kolonnene med gale celler, og endre steget deres. Hver ende av området holder ${w.outOf(a.confidence, 100)} ganger.`,
  'spotcheck.bad.so': (a, w: Words) =>
    `Det er mer enn de ${w.share(a.tolerable)} du ville godta. Endre eller slå av steget som gjorde det, og sjekk igjen.`,
  'spotcheck.lapsed.so': (a, w: Words) =>
    `${a.so} ${w.plural(a.lapsed, 'Ett tidligere svar teller ikke lenger', `${w.integer(a.lapsed)} tidligere svar teller ikke lenger`)}: cellene er endret på en annen måte nå, eller ble ikke trukket igjen.`,
};
