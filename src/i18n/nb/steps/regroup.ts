import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/regroup/en';

export const nb: Translated<typeof en> = {
  'regroup.title': 'Dine endringer i gruppene',
  'regroup.param.acts': 'Det du har bestemt',
  'regroup.none': 'Det er ingen grupper å endre',
  'regroup.none.so': 'Kortet over fant ingen.',
  'regroup.as-found': (a, w: Words) =>
    `${w.plural(a.groups, 'Den ene gruppen', `De ${w.integer(a.groups)} gruppene`)} brukes slik de ble funnet`,
  'regroup.as-found.so':
    'Du kjenner kundene dine: under kan to grupper bli én, én bli to, én festes så den blir stående, eller én legges til side. Hver endring står her med notatet ditt og kan tas tilbake.',
  'regroup.changed': (a, w: Words) => `${w.integer(a.found)} grupper ble funnet; etter dine endringer er det ${w.integer(a.groups)}`,
  'regroup.changed.same': (a, w: Words) => `Det er ${w.integer(a.groups)} grupper som før, men delt på din måte`,
  'regroup.pinned': (a, w: Words) => `${w.integer(a.pinned)} av ${w.integer(a.groups)} grupper er festet`,
  'regroup.so':
    'Endringene følger folk, ikke bokstaver: når gruppene lages på nytt, leter hver endring etter gruppen med de samme menneskene.',
  'regroup.aside.so': (a, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'rad er', 'rader er')} ikke i noen gruppe fordi du la gruppen til side.`,
  'regroup.lost.so': (a, w: Words) =>
    `${w.integer(a.acts)} av endringene dine lot seg ikke gjøre denne gangen; under står det hvorfor. Ta ${w.plural(a.acts, 'den', 'dem')} tilbake, eller endre gruppene over.`,
  'regroup.progress': 'Gjør endringene dine i gruppene',
};
