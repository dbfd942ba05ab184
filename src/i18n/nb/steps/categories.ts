import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/categories/en';

export const nb: Translated<typeof en> = {
  'categories.title': 'Kategorier',
  'categories.about': (a) => `1 der ${a.column} er «${a.level}», ellers 0.`,
  'categories.about.yes': (a) => `1 der ${a.column} er ja, ellers 0.`,
  'categories.about.other': (a) => `1 der ${a.column} har en av de sjeldne verdiene, ellers 0.`,
  'categories.param.rare': 'Slå sammen verdier sjeldnere enn denne andelen',
  'categories.param.most': 'Flest verdier å beholde av én kolonne',
  'categories.none': 'Det er ingen kategorier å gjøre om til tall',
  'categories.finding': (a, w: Words) =>
    `${w.plural(a.count, 'Én kategorikolonne', `${w.integer(a.count)} kategorikolonner`)} ble til ${w.integer(a.flags)} ja/nei-${w.plural(a.flags, 'kolonne', 'kolonner')}`,
  'categories.none.so': 'Ingenting å gjøre her.',
  'categories.so': 'En utregning trenger tall: hver verdi får en kolonne som er 1 for dem som har den, og 0 for de andre (one-hot).',
  'categories.rare.so': (a, w: Words) =>
    `Hver vanlig verdi får en kolonne med 1 og 0 (one-hot). Sjeldne verdier av ${w.list(a.columns)} er slått sammen: for få rader å lære av én for én.`,
  'categories.chart': (a, w: Words) => `${a.column} har flest verdier: ${w.integer(a.levels)}`,
  'categories.field.column': 'Kolonne',
  'categories.field.levels': 'Ulike verdier',
  'categories.field.kept': 'Verdier med egen kolonne',
};
