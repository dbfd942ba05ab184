import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/words/en';

export const nb: Translated<typeof en> = {
  'words.title': 'Tekster',
  'words.param.columns': 'Se inn i disse tekstene',
  'words.param.length': 'Hvor lang teksten er',
  'words.param.find': 'Finn ord som noen rader har og andre mangler',
  'words.param.keywords': 'Dine stikkord',
  'words.param.keywords.help':
    'Delt med komma: demo, pris*, levering. En stjerne står for hvilke som helst bokstaver. Hvert får en ja/nei-kolonne.',
  'words.about.length': (a) => `Hvor mange bokstaver ${a.column} har`,
  'words.about.word': (a) => `Om ${a.column} har ordet «${a.word}»`,
  'words.none': 'Ingen kolonne har fri tekst',
  'words.none.so': 'Ingenting å gjøre her.',
  'words.finding': (a, w: Words) => `${w.share(a.share)} av radene sier «${a.word}» i ${a.column}`,
  'words.length': (a, w: Words) => `Halvparten av tekstene i ${a.column} er kortere enn ${w.integer(a.letters)} bokstaver`,
  'words.so': 'En tekst kan ikke sammenlignes som den er. Hvor lang den er og hvilke ord den har, kan det, og det blir likt for nye filer.',
  'words.chart': (a, w: Words) => `«${a.word}» står i flest tekster i ${a.column}: ${w.integer(a.rows)}`,
  'words.field.word': 'Ord',
  'words.field.rows': 'Rader',
};
