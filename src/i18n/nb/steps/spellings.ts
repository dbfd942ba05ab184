import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/spellings/en';

export const nb: Translated<typeof en> = {
  'spellings.title': 'Skrivemåter',
  'spellings.param.tidy': 'Rett store bokstaver og mellomrom',
  'spellings.param.tidy.help':
    'Verdier i en gruppekolonne som bare skiller seg i store bokstaver eller ekstra mellomrom, blir til den vanligste av dem. Alt annet blir det spurt om.',
  'spellings.param.columns': 'Kolonner det ses på',
  'spellings.param.answers': 'Svarene dine',
  'spellings.none': 'Ingen verdi er skrevet på to måter',
  'spellings.changed': (a, w: Words) =>
    w.plural(a.rows, 'Skrivemåten i én rad ble rettet', `Skrivemåter i ${w.integer(a.rows)} rader ble rettet`),
  'spellings.ask': (a, w: Words) =>
    `${w.plural(a.open, 'Én verdi ser', `${w.integer(a.open)} verdier ser`)} ut til å være skrevet på flere måter`,
  'spellings.nothing-to-look-at': 'Det er ingen kolonne med ord som går igjen, så det er ingenting å sammenligne.',
  'spellings.none.so': 'Hver gruppe telles under ett navn.',
  'spellings.changed.so': 'Hver gruppe telles nå under ett navn.',
  'spellings.ask.so': 'En gruppe skrevet på to måter telles som to. Ingenting endres før du sier at de er én.',
  'spellings.tidied': (a, w: Words) =>
    `${a.so} ${w.plural(a.count, 'Én skrivemåte som bare skilte seg i store bokstaver eller mellomrom, ble', `${w.integer(a.count)} skrivemåter som bare skilte seg i store bokstaver eller mellomrom, ble`)} gjort til én.`,
  'spellings.hidden': (a, w: Words) =>
    `${a.so} ${a.column} har ${w.plural(a.values, 'en verdi', `${w.integer(a.values)} verdier`)} med tegn man ikke ser, som en bokstav fra et annet alfabet.`,
  'spellings.why.letters': 'de samme bokstavene, sett bort fra aksenter og tegn',
  'spellings.why.legal-form': 'én selskapsform skrevet på to måter',
  'spellings.why.place': 'ett sted på flere språk',
  'spellings.why.look-alike': 'de ser like ut, men har ulike tegn',
  'spellings.why.near': 'nesten de samme bokstavene',
  'spellings.group': (a) => `${a.column}: ${a.value}`,
  'spellings.rows': (a, w: Words) => w.plural(a.rows, 'én rad', `${w.integer(a.rows)} rader`),
  'spellings.odd': 'har et tegn man ikke ser',
  'spellings.becomes': 'Alle blir',
  'spellings.confirm': 'De er én',
  'spellings.stay': 'Hold fra hverandre',
  'spellings.again': 'Spør igjen',
  'spellings.is-one': (a) => `Nå er alle «${a.value}».`,
  'spellings.is-apart': 'Holdt fra hverandre.',
  'spellings.sure': (a, w: Words) => `Bekreft ${w.plural(a.groups, 'den ene sikre gruppen', `alle ${w.integer(a.groups)} sikre grupper`)}`,
  'spellings.all': (a, w: Words) => `Vis alle ${w.integer(a.count)}`,
  'spellings.fewer': 'Vis færre',
  'spellings.tidied.list': 'Gjort til én uten å spørre',
  'spellings.tidied.one': (a, w: Words) => `${a.column}: ${w.list(a.from.map((value) => `«${value}»`))} → «${a.to}»`,
};
