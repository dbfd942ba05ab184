import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/lifecycle/en';

export const nb: Translated<typeof en> = {
  'lifecycle.title': 'Livsfaser',
  'lifecycle.param.measure': 'En fase nås etter',
  'lifecycle.param.previous': 'Fasen deres sist',
  'lifecycle.param.previous.help': 'En kolonne med fasene fra forrige eksport. Med den flytter ingen for en bagatell.',
  'lifecycle.param.starter': 'Starter fra',
  'lifecycle.param.grower': 'Vokser fra',
  'lifecycle.param.champion': 'Mester fra',
  'lifecycle.param.band': 'Prosent under inngangen der en fase forlates',
  'lifecycle.param.band.help': 'Jo bredere bånd, desto færre går frem og tilbake fra måned til måned. For hele tall er det minst én.',
  'lifecycle.not-rising': 'Hver fase må begynne høyere enn den før.',
  'lifecycle.none.measure': 'Det er ingen livsfaser her: filen har verken ordrer eller penger å se dem av',
  'lifecycle.none.values': 'Det er ingen livsfaser her: for få ulike verdier til å skille fire faser',
  'lifecycle.none.so': 'Velg en kolonne der kundene vokser, som ordrer eller forbruk.',
  'lifecycle.finding': (a, w: Words) => `${w.share(a.champions)} er mestere, og ${w.share(a.testers)} prøver dere fortsatt`,
  'lifecycle.finding.moves': (a, w: Words) => `Siden sist rykket ${w.integer(a.up)} opp en fase, og ${w.integer(a.down)} ned`,
  'lifecycle.so.first':
    'Dette er fasene i dag. Ta vare på den eksporterte filen: med forrige fase som kolonne blir folk i en fase til de klart forlater den. Fra ordrelinjer kan de siste månedene følges med én gang: slå det på der kundene lages.',
  'lifecycle.finding.month': (a, w: Words) => `Den siste måneden rykket ${w.integer(a.up)} opp en fase, og ${w.integer(a.down)} ned`,
  'lifecycle.so.looks': (a, w: Words) =>
    `Hver kunde er fulgt gjennom ${w.integer(a.looks)} tidspunkter med en måned mellom. ${w.integer(a.held)} nær en kant ble der de var, fordi en fase forlates lavere enn den nås. ${w.integer(a.fresh)} hadde ingen fase forrige måned.`,
  'lifecycle.so': (a, w: Words) =>
    `${w.integer(a.held)} nær en kant ble der de var, fordi en fase forlates lavere enn den nås. ${w.integer(a.fresh)} hadde ingen fase sist.`,
  'lifecycle.stage.tester': 'Prøvere',
  'lifecycle.stage.starter': 'Startere',
  'lifecycle.stage.grower': 'Voksere',
  'lifecycle.stage.champion': 'Mestere',
  'lifecycle.about': (a) => `Kundens fase etter ${a.measure}`,
  'lifecycle.about.since': (a) => `Kundens fase etter ${a.measure} og fasen sist, som forlates lavere enn den nås`,
  'lifecycle.about.looks': (a, w: Words) =>
    `Kundens fase etter ${a.measure}, fulgt gjennom ${w.integer(a.looks)} måneder, som forlates lavere enn den nås`,
  'lifecycle.chart': (a, w: Words) => `Den største fasen er ${a.stage.toLocaleLowerCase('nb')}, med ${w.share(a.share)} av folkene`,
  'lifecycle.field.stage': 'Fase',
  'lifecycle.field.rows': 'Folk',
  'lifecycle.field.share': 'Andel av folkene',
  'lifecycle.panel.rules': 'Når en fase nås og forlates',
  'lifecycle.panel.enter': (a) => `Nås fra, i ${a.measure}`,
  'lifecycle.panel.leave': 'Forlates under',
  'lifecycle.panel.everyone': 'Alle andre',
  'lifecycle.panel.unknown': (a, w: Words) => `${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')} har ingen verdi og ingen fase.`,
};
