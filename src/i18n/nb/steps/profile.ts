import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/profile/en';

export const nb: Translated<typeof en> = {
  'profile.title': 'Hvem de er',
  'profile.param.names': 'Navn',
  'profile.param.names.help': 'Et navn følger folkene sine når gruppene lages på nytt.',
  'profile.none': 'Det er ingen grupper å beskrive',
  'profile.finding': (a, w: Words) =>
    `Den største av ${w.integer(a.count)} grupper, ${a.id} (${a.name}), rommer ${w.share(a.share)} av radene`,
  'profile.finding.money': (a, w: Words) =>
    `Gruppe ${a.id} (${a.name}) er ${w.share(a.people)} av radene og ${w.share(a.money)} av pengene`,
  'profile.none.so': 'Kortet over fant ingen grupper, så her er ingen å sette navn på.',
  'profile.so': 'Navnene sier hva som skiller en gruppe fra alle. Bytt dem ut med ord dere bruker; de følger folkene sine.',
  'profile.name': (a) => capital(`${a.first}, ${a.second}`),
  'profile.name.one': (a) => capital(a.first),
  'profile.name.typical': 'Omtrent som alle',
  'profile.name.again': (a, w: Words) => `${a.name} (${w.integer(a.number)})`,
  'profile.part.high': (a) => `høy ${a.column}`,
  'profile.part.low': (a) => `lav ${a.column}`,
  'profile.part.recent': (a) => `nylig ${a.what}`,
  'profile.part.long-ago': (a) => `${a.what} for lenge siden`,
  'profile.part.new': 'nye kunder',
  'profile.part.long-time': 'kunder lenge',
  'profile.part.mostly': (a) => `mest ${a.column} ${a.level}`,
  'profile.part.yes': (a) => `oftere ${a.column}`,
  'profile.part.no': (a) => `sjeldnere ${a.column}`,
  'profile.chart.apart': (a) => `${a.column} skiller gruppene mest, fremfor alt gruppe ${a.id}`,
  'profile.chart.apart.sub': 'Gruppens gjennomsnitt mot alles, i standardavvik',
  'profile.chart.sizes': (a, w: Words) => `Gruppe ${a.id} er størst, med ${w.share(a.share)} av radene`,
  'profile.chart.money': (a, w: Words) => `Gruppe ${a.id} står for ${w.share(a.share)} av ${a.column}`,
  'profile.field.column': 'Kolonne',
  'profile.field.effect': 'Over eller under alle (standardavvik)',
  'profile.field.segment': 'Gruppe',
  'profile.field.share': 'Andel av radene',
  'profile.field.money': (a) => `${a.column}, i alt`,
  'profile.no-segments': 'Det er ingen grupper å beskrive: sett et kort som finner grupper, over dette.',
};

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('nb') + text.slice(1);
