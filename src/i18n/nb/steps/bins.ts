import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/bins/en';

export const nb: Translated<typeof en> = {
  'bins.title': 'Et tall i bånd',
  'bins.param.columns': 'Lag bånd av',
  'bins.param.bands': 'Bånd',
  'bins.param.method': 'Hvert bånd har',
  'bins.param.method.rows': 'like mange rader',
  'bins.param.method.width': 'like stort spenn',
  'bins.param.replace': 'Bruk båndene i stedet for tallet',
  'bins.about': (a) => `Hvilket spenn ${a.column} ligger i`,
  'bins.none': 'Det er ikke noe tall å lage bånd av',
  'bins.none.so': 'Ingenting å gjøre her.',
  'bins.finding': (a, w: Words) =>
    a.more === 0
      ? `${a.column} er delt i ${w.plural(a.bands, 'ett bånd', `${w.integer(a.bands)} bånd`)}`
      : `${a.column} og ${w.plural(a.more, 'ett tall til', `${w.integer(a.more)} tall til`)} er delt i bånd`,
  'bins.so':
    'Bånd er lette å snakke om, og det som følger et tall, trenger ikke stige eller falle jevnt. Grensene ble funnet én gang og gjelder for nye filer.',
  'bins.chart': (a, w: Words) => `${a.column}: flest rader er i «${a.band}», ${w.integer(a.rows)}`,
  'bins.field.band': 'Bånd',
  'bins.field.rows': 'Rader',
};
