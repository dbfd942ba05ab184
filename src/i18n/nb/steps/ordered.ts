import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/ordered/en';

export const nb: Translated<typeof en> = {
  'ordered.title': 'Kategorier i rekkefølge',
  'ordered.param.plan': 'Unntak',
  'ordered.param.plan.auto': 'sett i rekkefølge der det finnes en',
  'ordered.param.plan.leave': 'la stå',
  'ordered.param.answers': 'Din egen rekkefølge',
  'ordered.about': (a) => `Plassen til ${a.column} på skalaen, den laveste er 1`,
  'ordered.none': 'Ingen kategori har en rekkefølge vi kjenner',
  'ordered.none.so':
    'Størrelser, nivåer, hvor ofte, hvor fornøyd og spenn som 11–50 er kjent på engelsk, norsk og tysk. Alle andre kategorier kan settes i rekkefølge under.',
  'ordered.finding': (a, w: Words) =>
    a.more === 0
      ? `${a.column} går fra «${a.low}» til «${a.high}»`
      : `${a.column} går fra «${a.low}» til «${a.high}», og ${w.plural(a.more, 'én kategori til har', `${w.integer(a.more)} kategorier til har`)} en rekkefølge`,
  'ordered.so':
    'Som tall i rekkefølge regnes verdier ved siden av hverandre som like. Uten rekkefølgen ville hver verdi vært like langt fra alle andre.',
  'ordered.stray.so': (a, w: Words) =>
    `Som tall i rekkefølge regnes verdier ved siden av hverandre som like. ${w.integer(a.stray)} ${w.plural(a.stray, 'rad har', 'rader har')} en verdi som ikke er på skalaen; der er den tom.`,
  'ordered.chart': (a, w: Words) => `${a.column}: ${w.integer(a.values)} verdier i rekkefølge`,
  'ordered.field.value': 'Verdi',
  'ordered.field.rows': 'Rader',
  'ordered.field.rung': 'Plass i rekkefølgen',
  'ordered.panel.choose': 'Sett en kategori i rekkefølge',
  'ordered.panel.none': 'Velg en kolonne',
  'ordered.panel.list': (a) => `${a.column}, laveste først`,
  'ordered.panel.rows': (a, w) => `${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')}`,
  'ordered.panel.up': (a) => `Flytt ${a.value} opp`,
  'ordered.panel.down': (a) => `Flytt ${a.value} ned`,
  'ordered.panel.use': 'Bruk denne rekkefølgen',
  'ordered.panel.back': 'Ta rekkefølgen tilbake',
  'ordered.panel.first': 'De står etter hvor mange rader de har. Sett dem i rekkefølge først, og bruk den så.',
};
