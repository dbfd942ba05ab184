import type { Translated } from '../../../core/text';
import type { en } from '../../../steps/join/en';

export const nb: Translated<typeof en> = {
  'join.title': 'Koble på en fil til',
  'join.param.source': 'Fil',
  'join.param.key': 'Koblet med',
  'join.param.lookups': 'Slått opp først',
  'join.param.mode': 'Flere rader med samme nøkkel',
  'join.param.mode.auto': 'Slå sammen der det trengs',
  'join.param.mode.take': 'Ta radene som de er',
  'join.param.mode.roll': 'Slå sammen først',
  'join.param.compare': 'Sammenlign nøkler',
  'join.param.compare.auto': 'E-post uten hensyn til store bokstaver',
  'join.param.compare.exact': 'Nøyaktig',
  'join.param.compare.loose': 'Uten hensyn til store bokstaver og mellomrom',
  'join.param.columns': 'Hva kolonnene blir til',
  'join.param.columns.auto': 'Etter innholdet',
  'join.param.columns.leave': 'Utelat',
  'join.param.columns.sum': 'Sum',
  'join.param.columns.mean': 'Snitt',
  'join.param.columns.min': 'Minste',
  'join.param.columns.max': 'Største',
  'join.param.columns.since': 'Dager siden siste',
  'join.param.columns.different': 'Antall ulike',
  'join.param.columns.commonest': 'Vanligste',
  'join.param.columns.share': 'Andel ja',
  'join.param.columns.first': 'Første',
  'join.param.reference': 'Tell dager til',
  'join.param.reference.help':
    'Velger du ingenting, er det dagen etter den siste datoen i filen som kobles på. Rader fra en dato du velger og senere blir ikke brukt.',
  'join.param.fading': 'Nylige rader teller mer',
  'join.param.fading.help': 'Legger til én kolonne: radene til hver kunde, med mindre vekt jo lenger siden det er.',
  'join.param.halfLife': 'Halve vekten er borte etter, dager',
  'join.param.halfLife.help': 'Velger du ingenting, er det den som best forteller om utfallet, eller 30 dager der det ikke er noe utfall.',
  'join.param.gaps': 'Rader filen ikke kjenner',
  'join.param.gaps.fill': 'Fyll ut',
  'join.param.gaps.leave': 'La stå tomme',
  'join.param.gaps.help':
    'Utfylt betyr: ingen rader teller som 0, dager siden som så langt filen går tilbake, andre tall som det midterste blant de andre.',
  'join.none': 'Det er ingen fil til å koble på',
  'join.none.so': 'Legg til en på Data-kortet: ordrer, besøk, e-poster, henvendelser eller en annen liste over de samme kundene.',
  'join.finding': (a, w) => `${w.integer(a.matched)} av ${w.integer(a.rows)} rader finnes i ${a.file}`,
  'join.finding.rolls': (a, w) =>
    `${w.integer(a.matched)} av ${w.integer(a.rows)} rader finnes i ${a.file}, der ${w.integer(a.theirs)} rader ble til én for hver nøkkel`,
  'join.so': (a) =>
    [
      `Koblet med ${a.here === a.there ? a.here : `${a.here} = ${a.there}`}.`,
      ...[a.both, a.how, a.spelling, a.late, a.fading].filter((part) => part !== ''),
    ].join(' '),
  'join.so.late': (a, w) => `${w.integer(a.late)} av radene i den er ikke fra før ${w.date(a.reference)} og er ikke brukt.`,
  'join.so.fading.asked': (a, w) =>
    `Rader mister halve vekten i løpet av ${w.integer(a.days)} ${w.plural(a.days, 'dag', 'dager')}, som du valgte.`,
  'join.so.fading.usual': (a, w) =>
    `Rader mister halve vekten i løpet av ${w.integer(a.days)} dager, det vanlige; ikke noe utfall sier noe bedre.`,
  'join.so.fading.better': (a, w) =>
    `Rader mister halve vekten i løpet av ${w.integer(a.days)} ${w.plural(a.days, 'dag', 'dager')}: slik veid følger de utfallet bedre enn når alle teller likt, ${w.number(a.decayed)} mot ${w.number(a.plain)} (kryssvalidert AUC; 0,5 er tilfeldig).`,
  'join.so.fading.no-better': (a, w) =>
    `Rader mister halve vekten i løpet av ${w.integer(a.days)} ${w.plural(a.days, 'dag', 'dager')}, men det forteller ikke mer om utfallet enn å telle alle likt: ${w.number(a.decayed)} mot ${w.number(a.plain)} (kryssvalidert AUC; 0,5 er tilfeldig).`,
  'join.so.both': (a, w) =>
    `${w.integer(a.unmatched)} ${w.plural(a.unmatched, 'rad', 'rader')} her uten treff${a.noKey > 0 ? ` (${w.integer(a.noKey)} med tom nøkkel)` : ''}, ${w.integer(a.theirs)} i ${a.file} uten treff${a.theirNoKey > 0 ? ` (${w.integer(a.theirNoKey)} med tom nøkkel)` : ''}.`,
  'join.so.rolls': (a, w) =>
    `Som den står, ville filen ha gjort ${w.integer(a.rows)} rader til ${w.integer(a.would)}; slått sammen gir den ${w.integer(a.columns)} ${w.plural(a.columns, 'ny kolonne', 'nye kolonner')} og ingen ny rad.`,
  'join.so.takes': (a, w) => `Den gir ${w.integer(a.columns)} ${w.plural(a.columns, 'ny kolonne', 'nye kolonner')} og ingen ny rad.`,
  'join.so.loose': (a, w) => `Store bokstaver og mellomrom i endene teller ikke i nøkkelen: ${w.integer(a.count)} treff skyldes det.`,
  'join.chart': (a, w) => `${w.share(a.share)} av radene her finnes i ${a.file}`,
  'join.chart.rows': 'Rader',
  'join.chart.here': 'Her',
  'join.chart.there': (a) => `I ${a.file}`,
  'join.chart.both': 'I begge',
  'join.chart.alone': 'Uten treff',
  'join.chart.no-key': 'Tom nøkkel',
  'join.about.take': (a) => `${a.column} i ${a.file}`,
  'join.about.found': (a) => `Om ${a.file} har en rad med denne nøkkelen`,
  'join.about.rows': (a) => `Hvor mange rader ${a.file} har med denne nøkkelen, 0 der ingen`,
  'join.about.amount': (a) => `Sum av ${a.quantity} × ${a.price} i ${a.file}, 0 der ingen rad`,
  'join.about.amount-discount': (a) => `Sum av ${a.quantity} × ${a.price} × (1 − ${a.discount}) i ${a.file}, 0 der ingen rad`,
  'join.about.sum': (a) => `Sum av ${a.column} i ${a.file}, 0 der ingen rad`,
  'join.about.mean': (a) => `Snitt av ${a.column} i ${a.file}`,
  'join.about.min': (a) => `Minste ${a.column} i ${a.file}`,
  'join.about.max': (a) => `Største ${a.column} i ${a.file}`,
  'join.about.since': (a) =>
    `Dager fra siste ${a.column} i ${a.file} til dagen etter den aller siste; der ingen rad, så langt filen går tilbake`,
  'join.about.since-to': (a, w) =>
    `Dager siden siste ${a.column} i ${a.file}, telt til ${w.date(a.reference)}; der ingen rad, så langt filen går tilbake`,
  'join.about.fading': (a) => `Rader i ${a.file} med denne nøkkelen, der de med nylig ${a.column} teller mest`,
  'join.about.fading-to': (a, w) =>
    `Rader i ${a.file} med denne nøkkelen, hver 1 den ${w.date(a.reference)} og halvparten for hver ${w.plural(a.days, 'dag', `${w.integer(a.days)}. dag`)} før; 0 der ingen`,
  'join.about.different': (a) => `Hvor mange ulike ${a.column} i ${a.file}, 0 der ingen rad`,
  'join.about.commonest': (a) => `Den vanligste verdien av ${a.column} i ${a.file}`,
  'join.about.share': (a) => `Andel rader i ${a.file} med ${a.column}`,
  'join.about.first': (a) => `Den første verdien av ${a.column} i ${a.file}`,
  'join.not-here': (a) => `Filen ${a.file} er ikke her. Legg den til på Data-kortet, eller slå av dette trinnet.`,
  'join.no-key': (a) =>
    `Ingen kolonne sier hvilken rad i ${a.file} som hører til hvilken rad her. Velg de to kolonnene som har samme kundenummer eller e-post.`,
  'join.no-such-column': (a) => `Det finnes ingen kolonne som heter ${a.column} over dette kortet.`,
  'join.no-such-column-there': (a) => `Det finnes ingen kolonne som heter ${a.column} i ${a.file}.`,
  'join.key-kinds': (a) =>
    `${a.here} og ${a.there} i ${a.file} er lest som ulike slags kolonner, så ingenting kan stemme overens. Les begge som tekst på Data-kortet.`,
  'join.lookup-repeats': (a) =>
    `${a.column} står i flere rader i ${a.file}, så det er uklart hvilken som skal slås opp. Velg en annen kolonne.`,
  'join.no-overlap': (a) =>
    `Ingen verdi i ${a.here} står i ${a.there} i ${a.file}: de to har ingenting felles. Velg andre kolonner, eller se på hvordan begge er skrevet (nuller foran, bokstaver foran tallet).`,
  'join.reference-too-early': (a, w) =>
    `Ingenting skjedde før ${w.date(a.reference)}: den første datoen for disse kundene i filen er ${w.date(a.first)}. Velg en senere dato.`,
  'join.would-multiply': (a, w) =>
    `Stanset: dette ville ha gjort ${w.integer(a.rows)} rader til ${w.integer(a.would)}, fordi de ${w.integer(a.theirs)} radene i ${a.file} bare har ${w.integer(a.keys)} ulike ${a.key}. Slå først filen sammen til én rad for hver.`,
};
