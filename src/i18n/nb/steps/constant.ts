import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/constant/en';

export const nb: Translated<typeof en> = {
  'constant.title': 'Kolonner som ikke sier noe',
  'constant.param.share': 'Samme verdi i minst denne andelen av radene',
  'constant.none': (a, w: Words) =>
    `${w.plural(a.looked, 'Den ene kolonnen', `Alle ${w.integer(a.looked)} kolonner`)} kan skille folk fra hverandre`,
  'constant.finding': (a, w: Words) =>
    `${w.list(a.count > a.columns.length ? [...a.columns, `${w.integer(a.count - a.columns.length)} til`] : a.columns)} skiller ikke grupper av folk fra hverandre`,
  'constant.none.so': 'Ingen er lik for alle, og ingen er ulik for hver.',
  'constant.so':
    'En kolonne som er lik for alle, eller ulik for hver, bærer ikke noe mønster. Den blir stående i tabellen, men holdes utenfor regningen.',
  'constant.reason.empty': 'tom',
  'constant.reason.one-value': 'én verdi overalt',
  'constant.reason.nearly-one-value': 'nesten én verdi overalt',
  'constant.reason.nearly-unique': 'ulik i nesten hver rad',
};
