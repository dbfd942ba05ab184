import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/act/en';

export const nb: Translated<typeof en> = {
  'act.title': 'Mandagslisten',
  'act.param.first': 'Hvor mange å begynne med',
  'act.param.noContact': 'De som ikke kan kontaktes',
  'act.no-consent-column':
    'Ingen kolonne sier hvem som ikke kan kontaktes. Gjør en det, så gi den rollen «Samtykke» eller «Skal ikke kontaktes» på kortet Data, og de utelates.',
  'act.nobody': 'Vil du se dem likevel, velg «Behold i listen» under.',
  'act.param.noContact.leave-out': 'Utelat',
  'act.param.noContact.keep': 'Behold i listen',
  'act.finding.open': (a, w) =>
    `Begynn med ${w.plural(a.first, 'denne', `disse ${w.integer(a.first)}`)}, av ${w.integer(a.ranked)} som fortsatt er åpne`,
  'act.finding.all': (a, w) => `Begynn med ${w.plural(a.first, 'denne', `disse ${w.integer(a.first)}`)}, av ${w.integer(a.ranked)}`,
  'act.finding.no-order': (a, w) => `${w.integer(a.ranked)} personer, og ikke til å si hvem som bør ringes først`,
  'act.finding.nobody': 'Ingen er igjen å kontakte',
  'act.finding.segments': (a, w) =>
    `${w.integer(a.rows)} rader i ${w.integer(a.segments)} ${w.plural(a.segments, 'gruppe', 'grupper')}, klare til bruk`,
  'act.finding.known': (a, w: Words) => `${w.integer(a.rows)} rader, sortert etter ${w.list(a.columns)}, klare til bruk`,
  'act.finding.no-groups': 'Det er ingen grupper å dele ut',
  'act.finding.none': 'Det er ingenting å rangere ennå',
  'act.top-tenth': (a, w) =>
    `Av ${w.integer(a.rows)} med poeng som den øverste tiendedelen ble ${w.integer(a.positives)} «${a.success}»; valgt i blinde ville det vært omtrent ${w.integer(Math.round(a.usual))}.`,
  'act.no-order': 'Alle har samme sjanse, så rekkefølgen i listen betyr ingenting.',
  'act.order-only': 'Bruk rekkefølgen; selve sjansene holdt ikke.',
  'act.practice': 'Alle utfall er allerede kjent, så denne listen er til øving. Slipp en fil med åpne for å rangere dem.',
  'act.left-out': (a, w) => `${w.integer(a.rows)} er utelatt fordi ${w.list(a.columns)} sier at de ikke skal kontaktes.`,
  'act.so-what': (a) => [a.first, a.second, a.third, a.fourth].filter(Boolean).join(' '),
  'act.so-what.segments': 'Lagre listen for å bruke gruppene i e-postverktøyet eller CRM, eller SQL for å lage dem der.',
  'act.so-what.known':
    'Ingen grupper ble funnet, så ingen deles ut. Navnene fra den kjente måten å sortere på står i listen du lagrer, ett ved hver person, og i SQL-en.',
  'act.so-what.no-groups':
    'Ingen ble funnet. Andre kolonner kan vise noen, eller du kan velge et antall grupper selv på kortet som leter etter dem.',
  'act.so-what.none': 'Legg til kort som finner grupper eller lærer et utfall, ovenfor dette.',
  'act.chart.chances': (a, w) => `${w.integer(a.high)} av ${w.integer(a.ranked)} har en sjanse på minst ${w.share(0.5)}`,
  'act.chart.chances.sub': 'Rader i listen etter sjanse',
  'act.chart.segments': (a, w) => `Den største gruppen har ${w.integer(a.largest)} av ${w.integer(a.rows)}`,
  'act.field.from': 'Sjanse fra',
  'act.field.rows': 'Rader',
  'act.field.segment': 'Gruppe',
};
