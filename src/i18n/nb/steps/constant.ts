import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/constant/en';

export const nb: Translated<typeof en> = {
  'constant.title': 'Hva som holdes utenfor',
  'constant.param.share': 'Samme verdi i minst denne andelen av radene',
  'constant.param.alike': 'To tallkolonner sier det samme når rangene deres følges mer enn',
  'constant.param.alike.help':
    'Spearmans korrelasjon over høyst 5 000 rader, 1 når den ene alltid stiger med den andre. Av to blir den med færrest tomme celler. Det du vil vite, ses det ikke på.',
  'constant.param.plan': 'Kolonner du bestemmer over',
  'constant.param.plan.keep': 'behold',
  'constant.param.plan.leave-out': 'hold utenfor',
  'constant.none': (a, w: Words) =>
    a.looked === 0
      ? 'Det er ingen kolonne å holde utenfor'
      : `${w.plural(a.looked, 'Den ene kolonnen', `Alle ${w.integer(a.looked)} kolonner`)} har noe eget å si`,
  'constant.finding': (a, w: Words) =>
    `${w.list(a.count > a.columns.length ? [...a.columns, `${w.integer(a.count - a.columns.length)} til`] : a.columns)} sier ingenting, eller ingenting nytt`,
  'constant.none.so': 'Ingen er lik for alle, ulik for hver, eller sagt to ganger.',
  'constant.so':
    'En kolonne som er lik for alle, ulik for hver, eller alt sagt av en annen, gir ikke noe mønster og kan drukne et. Den blir stående i tabellen, men holdes utenfor regningen; ett klikk beholder den.',
  'constant.reason.empty': 'tom',
  'constant.reason.one-value': 'én verdi overalt',
  'constant.reason.nearly-one-value': (a, w: Words) => `én verdi i ${w.share(a.share)} av radene`,
  'constant.reason.row-number': 'nummererer radene, ulik i hver',
  'constant.reason.nearly-unique': 'ulik i nesten hver rad',
  'constant.reason.too-many-groups': (a, w: Words) => `${w.integer(a.distinct)} grupper, den største med ${w.share(a.share)} av radene`,
  'constant.reason.copy': (a) => `en kopi av ${a.other}`,
  'constant.reason.same-groups': (a) => `de samme gruppene som ${a.other}, med andre navn`,
  'constant.reason.alike': (a, w: Words) =>
    `${a.share < 0 ? 'synker når' : 'stiger når'} ${a.other} stiger (korrelasjon ${w.number(a.share)})`,
  'constant.reason.you-said-so': 'du holdt den utenfor',
  'constant.panel.title': 'Holdt utenfor, og hvorfor',
  'constant.panel.keep': (a) => `Behold ${a.column}`,
  'constant.panel.codes': 'Tall som er koder',
  'constant.panel.as-groups': 'Regn som grupper',
  'constant.panel.as-amounts': 'Regn som tall',
  'constant.panel.another': 'Hold en kolonne til utenfor',
  'constant.panel.choose': 'Velg en kolonne',
  'constant.panel.compared': (a, w: Words) => `Bare de første ${w.integer(a.count)} tallkolonnene ble sammenlignet med hverandre.`,
  'constant.codes.read': (a, w: Words) =>
    `${w.integer(a.low)} til ${w.integer(a.high)} er koder etter kolonnens navn: ${w.integer(a.distinct)} grupper, ikke mengder`,
  'constant.codes.looks': (a, w: Words) =>
    `${w.integer(a.low)} til ${w.integer(a.high)} regnes som mengder, men ser ut som koder: noen er vanlige, naboene sjeldne`,
};
