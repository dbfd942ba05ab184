import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/ordered/en';

export const nb: Translated<typeof en> = {
  'ordered.title': 'Kategorier i rekkefølge',
  'ordered.param.plan': 'Unntak',
  'ordered.param.plan.auto': 'sett i rekkefølge der det finnes en',
  'ordered.param.plan.leave': 'la stå',
  'ordered.about': (a) => `Plassen til ${a.column} på skalaen, den laveste er 1`,
  'ordered.none': 'Ingen kategori har en rekkefølge vi kjenner',
  'ordered.none.so': 'Størrelser, nivåer, hvor ofte, hvor fornøyd og spenn som 11–50 er kjent på engelsk, norsk og tysk.',
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
};
