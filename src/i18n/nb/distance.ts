import type { Translated, Words } from '../../core/text';
import type { distance as en } from '../en/distance';

export const distance: Translated<typeof en> = {
  'distance.headline': (a, w: Words) =>
    `Med en avstand på ${w.number(a.eps)} er det ${w.plural(a.groups, 'én gruppe', a.groups === 0 ? 'ingen gruppe' : `${w.integer(a.groups)} grupper`)}, og ${w.plural(a.outside, 'én rad står', a.outside === 0 ? 'ingen rad står' : `${w.integer(a.outside)} rader står`)} alene`,
  'distance.headline.chance': (a, w: Words) =>
    `En avstand på ${w.number(a.eps)} ville skåret ut ${w.plural(a.groups, 'én gruppe', a.groups === 0 ? 'ingen gruppe' : `${w.integer(a.groups)} grupper`)} og latt ${w.plural(a.outside, 'én rad', `${w.integer(a.outside)} rader`)} stå alene, men det ville tilfeldigheter også gjort`,
  'distance.sub': (a, w: Words) =>
    `Hvor langt hver rad er fra sine ${w.integer(a.points - 1)} nærmeste, fra den tetteste til den ensomste. Rader under streken er i en flokk. Dra streken, eller bruk piltastene.`,
  'distance.slider': 'Hvor nær er nær',
  'distance.value': (a, w: Words) =>
    `${w.number(a.eps)}: ${w.plural(a.groups, 'én gruppe', `${w.integer(a.groups)} grupper`)}, ${w.plural(a.outside, 'én rad', `${w.integer(a.outside)} rader`)} i ingen`,
  'distance.x': 'Rader, fra den tetteste til den ensomste',
  'distance.y': 'Avstand',
  'distance.proposed': 'foreslått',
  'distance.bend': 'knekk',
  'distance.groups': (a, w: Words) => w.plural(a.groups, 'gruppe', 'grupper'),
  'distance.outside': (a, w: Words) => w.plural(a.outside, 'rad i ingen gruppe', 'rader i ingen gruppe'),
  'distance.rule.lasting': (a, w: Words) =>
    `Foreslått er ${w.number(a.eps)}: rundt den holder antallet grupper seg lengst likt, med høyst en fjerdedel av radene alene.`,
  'distance.rule.bend': (a, w: Words) =>
    `Foreslått er ${w.number(a.eps)}, knekken på kurven: det er aldri to flokker som er verdt en gruppe, så ingen avstand skiller seg ut.`,
  'distance.back': (a, w: Words) => `Tilbake til foreslåtte ${w.number(a.eps)}`,
  'distance.waiting': 'Segmentene følger etter når du slipper.',
  'distance.sampled': (a, w: Words) => `Sett på er ${w.integer(a.rows)} rader, trukket tilfeldig; regelen plasserer de andre.`,
};
