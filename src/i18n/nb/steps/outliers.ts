import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/outliers/en';

export const nb: Translated<typeof en> = {
  'outliers.title': 'Ekstreme og umulige verdier',
  'outliers.param.method': 'Hva som er ekstremt',
  'outliers.param.method.fences': 'utenfor gjerdene rundt den midterste halvparten (kvartiler)',
  'outliers.param.method.robust-z': 'mange typiske avstander fra midten (robust z)',
  'outliers.param.method.help':
    'Gjerder: så mange ganger bredden av den midterste halvparten utenfor den (Tukey 1977). Robust z: så mange medianavstander fra medianen (Iglewicz og Hoaglin 1993). Beløp og antall som aldri er negative, må være ekstreme også etter logaritmen, så en lang hale får være i fred.',
  'outliers.param.reach': 'Hvor langt ute',
  'outliers.param.reach.far': 'bare svært langt ute: 3 bredder, eller z over 4,72',
  'outliers.param.reach.unusual': 'alt uvanlig: 1,5 bredder, eller z over 3,5',
  'outliers.param.plan': 'Ekstreme verdier',
  'outliers.param.plan.keep': 'Behold',
  'outliers.param.plan.cap': 'Trekk inn til grensen',
  'outliers.param.plan.missing': 'Gjør tomme',
  'outliers.param.plan.drop': 'Utelat radene',
  'outliers.param.impossible': 'Umulige verdier',
  'outliers.param.impossible.keep': 'Behold',
  'outliers.param.impossible.missing': 'Gjør tomme',
  'outliers.param.impossible.drop': 'Utelat radene',
  'outliers.param.strange': 'Rader ulike alle andre',
  'outliers.param.strange.keep': 'Vis og behold',
  'outliers.param.strange.drop': 'Utelat',
  'outliers.param.strange.off': 'Ikke let',
  'outliers.param.strange.help':
    'Funnet med en isolasjonsskog: rader som tilfeldige snitt gjennom tallene skiller ut med en gang (Liu, Ting og Zhou 2008).',
  'outliers.param.today': 'Filen ble laget den',
  'outliers.param.today.help':
    'En dato etter denne dagen ligger i fremtiden. Overlatt til oss er det den siste datoen før et hull som ikke ligner noe annet i filen.',
  'outliers.none': (a, w: Words) =>
    a.looked === 0
      ? 'Det er ingen tall å se på'
      : `Ingen verdi er ekstrem i ${w.plural(a.looked, 'den ene kolonnen med tall', `de ${w.integer(a.looked)} kolonnene med tall`)}`,
  'outliers.finding': (a, w: Words) =>
    `${w.plural(a.far, 'Én verdi er ekstrem', `${w.integer(a.far)} verdier er ekstreme`)}, i ${w.list(shortened(a.columns))}`,
  'outliers.impossible': (a) => a.what,
  'outliers.both': (a, w: Words) =>
    a.more > 0
      ? `${a.what}; ${w.plural(a.more, 'én verdi til kan ikke stemme', `${w.integer(a.more)} verdier til kan ikke stemme`)}${a.far > 0 ? `, og ${w.integer(a.far)} er ${w.plural(a.far, 'ekstrem', 'ekstreme')}` : ''}`
      : `${a.what}, og ${w.plural(a.far, 'én verdi er ekstrem', `${w.integer(a.far)} verdier er ekstreme`)}`,
  'outliers.why.negative': (a, w: Words) => `${w.plural(a.count, 'Én verdi', `${w.integer(a.count)} verdier`)} i ${a.column} er under null`,
  'outliers.why.too-old': (a, w: Words) =>
    `${w.plural(a.count, 'Én verdi', `${w.integer(a.count)} verdier`)} i ${a.column} er over ${w.integer(a.limit)} år`,
  'outliers.why.over-whole': (a, w: Words) =>
    `${w.plural(a.count, 'Én verdi', `${w.integer(a.count)} verdier`)} i ${a.column} er mer enn det hele (${a.limit === 1 ? '100 %' : w.integer(a.limit)})`,
  'outliers.why.future': (a, w: Words) =>
    `${w.plural(a.count, 'Én dato', `${w.integer(a.count)} datoer`)} i ${a.column} ligger i fremtiden, etter ${w.date(a.limit)}`,
  'outliers.why.long-ago': (a, w: Words) =>
    `${w.plural(a.count, 'Én dato', `${w.integer(a.count)} datoer`)} i ${a.column} er før ${w.date(a.limit)}`,
  'outliers.why.order': (a, w: Words) => `I ${w.plural(a.count, 'én rad', `${w.integer(a.count)} rader`)} er ${a.column} før ${a.other}`,
  'outliers.none.so': 'Snitt og avstander blir ikke trukket skjeve av en skrivefeil.',
  'outliers.so':
    'Ingenting endres før du sier det. Ett feilskrevet tall kan dra et snitt eller en gruppe mot seg; en stor kunde kan være ekte. Se på radene, og velg.',
  'outliers.done.so': (a, w: Words) =>
    [
      ...(a.changed > 0 ? [`${w.plural(a.changed, 'Én celle er', `${w.integer(a.changed)} celler er`)} endret.`] : []),
      ...(a.leftOut > 0
        ? [
            `${w.plural(a.leftOut, 'Én rad er', `${w.integer(a.leftOut)} rader er`)} utelatt fra det som læres. Rader holdt av til prøving, og nye filer, beholder sine.`,
          ]
        : []),
    ].join(' '),
  'outliers.panel.impossible': 'Det som ikke kan stemme',
  'outliers.panel.title': 'Det som er ekstremt',
  'outliers.panel.far': (a, w: Words) => `${a.column}: ${w.list(a.parts)}.`,
  'outliers.panel.above': (a, w: Words) =>
    `${w.plural(a.count, `én verdi over ${a.limit} (${a.farthest})`, `${w.integer(a.count)} verdier over ${a.limit}, lengst ute ${a.farthest}`)}`,
  'outliers.panel.below': (a, w: Words) =>
    `${w.plural(a.count, `én verdi under ${a.limit} (${a.farthest})`, `${w.integer(a.count)} verdier under ${a.limit}, lengst ute ${a.farthest}`)}`,
  'outliers.panel.do': (a) => `Hva som skal gjøres i ${a.column}`,
  'outliers.panel.more': (a, w: Words) => `Vis ${w.integer(a.columns)} ${w.plural(a.columns, 'kolonne', 'kolonner')} til`,
  'outliers.panel.all': (a, w: Words) => `Gjør dem tomme i ${a.columns === 2 ? 'begge' : `alle ${w.integer(a.columns)}`} kolonner`,
  'outliers.panel.as-is': 'som den er',
  'outliers.panel.without': 'uten dem',
  'outliers.panel.then.cap': 'trukket inn til grensen',
  'outliers.panel.then.missing': 'med dem tømt',
  'outliers.panel.then.drop': 'uten disse radene',
  'outliers.panel.strange': (a, w: Words) =>
    `${w.plural(a.count, 'Én rad er', `${w.integer(a.count)} rader er`)} ulik alle andre i det som hører sammen. Det trenger ikke å være feil.`,
};

function shortened(names: readonly string[]): readonly string[] {
  return names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} til`] : names;
}
