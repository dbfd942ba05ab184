import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/duplicates/en';

export const nb: Translated<typeof en> = {
  'duplicates.title': 'Like rader',
  'duplicates.param.on': 'To rader er like når',
  'duplicates.param.on.all-columns': 'alle kolonner er like',
  'duplicates.param.on.all-but-identifier': 'alle kolonner unntatt id-ene er like',
  'duplicates.none': 'Ingen rad står to ganger',
  'duplicates.finding': (a, w: Words) => `${w.integer(a.found)} av ${w.integer(a.rows)} rader sto der fra før (${w.share(a.share)})`,
  'duplicates.none.so': 'Ingen telles to ganger.',
  'duplicates.few.so': 'Den første av hver blir stående. Under 5 % er det en velstelt fil har.',
  'duplicates.many.so':
    'Den første av hver blir stående. Over 5 % er verdt et blikk på hvordan filen lages: folk som telles to ganger, skjever alle tall under.',
  'duplicates.stay.so': (a, w: Words) =>
    `${a.so} ${w.plural(a.stay, 'Én slik rad blir', `${w.integer(a.stay)} slike rader blir`)} stående likevel: de som er holdt av til kontroll, røres ikke.`,
};
