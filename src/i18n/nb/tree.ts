import type { Translated } from '../../core/text';
import type { tree as en } from '../en/tree';

export const tree: Translated<typeof en> = {
  'tree.headline': ({ branches, share, rows }, w) =>
    `Kuttet her faller treet i ${w.integer(branches)} greiner; den største har ${w.share(share)} av ${w.integer(rows)} rader`,
  'tree.headline.uncut': ({ rows }, w) => `Ingen steder faller treet av ${w.integer(rows)} rader i grupper, så det blir ikke kuttet`,
  'tree.sub': 'Greiner møtes fra høyre mot venstre, de nærmeste først; en tykkere strek har flere rader',
  'tree.axis': 'Avstanden der greiner møtes',
  'tree.cut': 'Hvor treet kuttes',
  'tree.cut.value': ({ branches, sizes }, w) => `${w.integer(branches)} greiner: ${w.list(sizes)}`,
  'tree.cut.uncut': 'ikke kuttet',
  'tree.branch': ({ letter, rows }, w) => `${letter} ${w.plural(rows, 'én rad', `${w.integer(rows)} rader`)}`,
  'tree.branch.small': ({ rows }, w) => `for liten til å stå alene: ${w.plural(rows, 'én rad', `${w.integer(rows)} rader`)}`,
  'tree.rest': ({ branches }, w) => `${w.integer(branches)} til`,
  'tree.hint': 'Dra i streken, eller gi den fokus og bruk piltastene.',
  'tree.small': ({ branches, least }, w) =>
    `${w.plural(branches, 'Én grein har', `${w.integer(branches)} greiner har`)} færre enn ${w.integer(least)} rader og går til den nærmeste gruppen.`,
  'tree.rule': ({ branches }, w) =>
    `Foreslått: ${w.integer(branches)}. Av alle kutt som gir minst to grupper med ikke færre enn fem rader og én av hundre, skiller dette radene best (silhuett).`,
  'tree.rule.single': ({ branches }, w) =>
    `Foreslått: ${w.integer(branches)}. Av alle kutt som gir minst to grupper med ikke færre enn fem rader og én av hundre, har dette det lengste steget til neste sammenslåing.`,
  'tree.rule.none': 'Av seg selv ville treet ikke blitt kuttet: radene ligger ikke tettere enn rader uten grupper ville gjort.',
  'tree.back': ({ branches }, w) => `Tilbake til de foreslåtte ${w.integer(branches)}`,
  'tree.back.uncut': 'Tilbake til uten kutt',
  'tree.waiting': 'Segmentene følger etter når du slipper.',
  'tree.micro': ({ count, rows, agreement }, w) =>
    `Med så mange rader slår treet sammen ${w.integer(count)} små grupper av like rader i stedet for enkeltrader. Målt mot det nøyaktige treet av ${w.integer(rows)} tilfeldig trukne rader er enigheten ${w.number(agreement, 2)} (justert Rand-indeks: 1 er det samme, 0 ikke bedre enn tilfeldig).`,
};
