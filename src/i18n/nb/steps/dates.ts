import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/dates/en';

export const nb: Translated<typeof en> = {
  'dates.title': 'Datoer',
  'dates.param.reference': 'Tell dager til',
  'dates.param.reference.help': 'Står den åpen, er det den siste datoen i kolonnene det telles fra.',
  'dates.param.month': 'Måned som gruppe',
  'dates.param.weekday': 'Ukedag som gruppe',
  'dates.param.season': 'Årstid som gruppe',
  'dates.param.season.help': 'Vinter er desember til februar.',
  'dates.about.days': (a, w: Words) => `Dager siden ${a.column}, talt til ${w.date(a.reference)}.`,
  'dates.about.month': (a) => `Måneden i ${a.column}.`,
  'dates.about.weekday': (a) => `Ukedagen i ${a.column}.`,
  'dates.about.season': (a) => `Årstiden i ${a.column}; vinter er desember til februar.`,
  'dates.none': 'Det er ingen datoer å telle fra',
  'dates.finding': (a, w: Words) =>
    `${w.plural(a.count, 'Én dato ble', `${w.integer(a.count)} datoer ble`)} til dager frem til ${w.date(a.reference)}`,
  'dates.none.so': 'Ingenting å gjøre her.',
  'dates.so': 'En dato alene kan ikke sammenlignes; hvor lenge siden det var, kan.',
  'dates.chart': (a, w: Words) =>
    `Halvparten av radene har ${a.column} mindre enn ${w.integer(a.days)} ${w.plural(a.days, 'dag', 'dager')} tilbake`,
  'dates.field.column': 'Dato',
  'dates.field.days': 'Dager siden, midterste rad (median)',
};
