import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/missing/en';

export const nb: Translated<typeof en> = {
  'missing.title': 'Tomme celler',
  'missing.param.rule': 'Kolonner du ikke har bestemt noe om',
  'missing.param.rule.auto': 'følger regelen',
  'missing.param.rule.leave': 'blir som de er',
  'missing.param.rule.help':
    'Regelen: en kolonne som er mer enn 60 % tom, holdes utenfor. Et tall får den midterste verdien (medianen). En kategori får «Ukjent» når mer enn 5 % er tomt, ellers den vanligste verdien. Datoer blir stående tomme. (5 %: Schafer 1999; 60 %: Barzi og Woodward 2004.)',
  'missing.param.plan': 'Fyll tomme celler med',
  'missing.param.plan.leave': 'ingenting, la dem stå',
  'missing.param.plan.median': 'den midterste verdien (median)',
  'missing.param.plan.mean': 'gjennomsnittet',
  'missing.param.plan.zero': 'null (0)',
  'missing.param.plan.most-frequent': 'den vanligste verdien (modus)',
  'missing.param.plan.similar': 'en gjetning fra lignende rader (et lite tre i stedet for nærmeste naboer)',
  'missing.param.plan.unknown': '«Ukjent», som egen kategori',
  'missing.param.plan.drop-rows': 'ingenting, utelat disse radene',
  'missing.param.plan.drop-column': 'ingenting, ikke bruk kolonnen',
  'missing.param.flags': 'Husk hvilke tall som var tomme',
  'missing.param.flags.help': 'Legger til en ja/nei-kolonne for hvert tall som er mer enn 5 % tomt: at ingen fylte det ut, kan si noe.',
  'missing.none': 'Ingen tall og ingen kategorier mangler',
  'missing.finding': (a, w: Words) =>
    `${w.plural(a.cells, 'Én celle var tom', `${w.integer(a.cells)} celler var tomme`)} i ${w.plural(a.columns, 'én kolonne', `${w.integer(a.columns)} kolonner`)}`,
  'missing.dropped': (a, w: Words) =>
    `${w.integer(a.cells)} celler var tomme, og ${w.list(shortened(a.dropped))} er for ${w.plural(a.dropped.length, 'tom', 'tomme')} til å brukes`,
  'missing.none.so': 'Hver celle det sammenlignes med eller læres av, har en verdi. Navn, id-er og datoer står som de er.',
  'missing.so': (a, w: Words) =>
    `${w.plural(a.filled, 'Den er fylt', 'De er fylt')}, så ingen rad går tapt. Fylte celler er gjetning: se på ${a.column} hvis den betyr noe for deg.`,
  'missing.partly.so': (a, w: Words) =>
    `${w.integer(a.filled)} av ${w.integer(a.cells)} er fylt; resten står tomme. En rad med en tom celle kan falle ut lenger ned.`,
  'missing.left-out.so': (a, w: Words) =>
    `${w.plural(a.leftOut, 'Én rad er', `${w.integer(a.leftOut)} rader er`)} utelatt fra det som læres${a.filled > 0 ? `; ${w.plural(a.filled, 'én celle er fylt', `${w.integer(a.filled)} celler er fylt`)}` : ''}. Rader holdt av til prøving og nye filer beholder sine, fylt med den vanligste eller midterste verdien, så alle får et svar.`,
  'missing.chart': (a, w: Words) => `${a.column} er tommest, med ${w.share(a.share)} av cellene`,
  'missing.field.column': 'Kolonne',
  'missing.field.share': 'Andel tomme celler',
  'missing.panel.title': 'Kolonner med tomme celler',
  'missing.panel.empty': (a, w: Words) =>
    `${w.plural(a.missing, 'én tom celle', `${w.integer(a.missing)} tomme celler`)} (${w.share(a.share)})`,
  'missing.panel.became': (a, w: Words) => `${w.plural(a.filled, 'den ble', `${w.integer(a.filled)} ble`)} ${a.value}`,
  'missing.panel.similar': (a, w: Words) => `${w.plural(a.filled, 'gjettet', `${w.integer(a.filled)} gjettet`)} fra lignende rader`,
  'missing.panel.flag': (a) => `husket i ${a.flag}`,
  'missing.panel.do': (a) => `Fyll tomme celler i ${a.column} med`,
  'missing.panel.rule': (a) => `Etter regelen: ${a.plan}`,
  'missing.panel.more': (a, w: Words) => `Vis ${w.integer(a.count)} til`,
  'missing.panel.fewer': 'Vis færre',
};

function shortened(names: readonly string[]): readonly string[] {
  return names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} til`] : names;
}
