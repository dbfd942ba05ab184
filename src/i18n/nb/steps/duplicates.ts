import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/duplicates/en';

export const nb: Translated<typeof en> = {
  'duplicates.title': 'Like rader',
  'duplicates.param.on': 'To rader er like når',
  'duplicates.param.on.all-columns': 'alle kolonner er like',
  'duplicates.param.on.all-but-identifier': 'alle kolonner unntatt id-ene er like',
  'duplicates.param.alike': 'Like betyr',
  'duplicates.param.alike.written': 'også det samme skrevet på en annen måte',
  'duplicates.param.alike.exact': 'bokstav for bokstav',
  'duplicates.param.alike.help':
    'Skrevet på en annen måte: uten hensyn til store bokstaver, aksenter og ekstra mellomrom; e-post uten +merke; telefonnumre uten +47, 0047 og mellomrom; AS, A/S og Aksjeselskap som ett. Id-er alltid bokstav for bokstav.',
  'duplicates.param.survivor': 'Raden som blir',
  'duplicates.param.survivor.first': 'den første i filen',
  'duplicates.param.survivor.newest': 'den med seneste dato',
  'duplicates.param.survivor.complete': 'den med flest utfylte celler',
  'duplicates.param.similar': 'Let etter rader som kan være samme kunde',
  'duplicates.param.similar.help':
    'Sammenligner navn, e-post, telefon og adresse i rader som har noe til felles. Slike par blir det bare spurt om; de fjernes aldri av seg selv.',
  'duplicates.param.answers': 'Svarene dine',
  'duplicates.comparing': 'Sammenligner rader som har noe til felles',
  'duplicates.none': 'Ingen rad står to ganger',
  'duplicates.finding': (a, w: Words) => `${w.integer(a.found)} av ${w.integer(a.rows)} rader sto der fra før (${w.share(a.share)})`,
  'duplicates.finding-alike': (a, w: Words) =>
    `${w.integer(a.found)} av ${w.integer(a.rows)} rader sto der fra før (${w.share(a.share)}), og ${w.plural(a.open, 'ett par ligner', `${w.integer(a.open)} par ligner`)}`,
  'duplicates.alike': (a, w: Words) =>
    `Ingen rad står to ganger, men ${w.plural(a.open, 'ett par rader ligner', `${w.integer(a.open)} par rader ligner`)} på samme kunde`,
  'duplicates.none.so': 'Ingen telles to ganger.',
  'duplicates.alike.so': 'De blir stående til du sier at de er de samme.',
  'duplicates.stays.first': 'Den første av hver blir stående.',
  'duplicates.stays.newest': 'Av hver blir raden med seneste dato stående.',
  'duplicates.stays.complete': 'Av hver blir raden med flest utfylte celler stående.',
  'duplicates.few.so': (a) => `${a.stays} Under 5 % er det en velstelt fil har.`,
  'duplicates.many.so': (a) =>
    `${a.stays} Over 5 % er verdt et blikk på hvordan filen lages: folk som telles to ganger, skjever alle tall under.`,
  'duplicates.stay.so': (a, w: Words) =>
    `${a.so} ${w.plural(a.stay, 'Én slik rad blir', `${w.integer(a.stay)} slike rader blir`)} stående likevel: de som er holdt av til kontroll, røres ikke.`,
  'duplicates.review': 'Par som kan være samme kunde',
  'duplicates.review.progress': (a, w: Words) => `${w.integer(a.done)} av ${w.integer(a.all)} besvart`,
  'duplicates.review.doubtful': 'Tvilsomt: noe stemmer, noe ikke.',
  'duplicates.review.likely': 'Sannsynlig: det meste stemmer.',
  'duplicates.review.certain': 'Nesten sikkert: det som sier mest om hvem de er, stemmer.',
  'duplicates.review.row': (a, w: Words) => `Rad ${w.integer(a.row)}`,
  'duplicates.review.score': (a, w: Words) => `Poeng ${w.number(a.score)} av 1`,
  'duplicates.review.stays': 'blir stående',
  'duplicates.review.goes': 'går ut',
  'duplicates.review.if-same': 'Hvis de er samme kunde',
  'duplicates.review.other-stays': (a, w: Words) =>
    `Hvis de er samme kunde, blir rad ${w.integer(a.row)} stående: den er allerede den samme som en av disse.`,
  'duplicates.review.column': 'Kolonne',
  'duplicates.review.differs': 'ulike',
  'duplicates.review.same': 'Samme',
  'duplicates.review.different': 'Forskjellige',
  'duplicates.review.skip': 'Hopp over',
  'duplicates.review.undo': 'Angre',
  'duplicates.review.keys': 'Trykk 1, 2, 3 eller Backspace mens denne boksen har fokus.',
  'duplicates.review.sure': (a, w: Words) =>
    w.plural(
      a.pairs,
      'Det ene nesten sikre paret er samme kunde',
      `${a.pairs === 2 ? 'Begge' : `Alle ${w.integer(a.pairs)}`} nesten sikre par er samme kunde`,
    ),
  'duplicates.review.done': (a, w: Words) => `Alle par har fått svar: ${w.integer(a.same)} samme, ${w.integer(a.different)} forskjellige.`,
  'duplicates.review.skipped': (a, w: Words) =>
    `${w.plural(a.pairs, 'Ett par ble hoppet over', `${w.integer(a.pairs)} par ble hoppet over`)} og blir stående som ${w.plural(a.pairs, 'det', 'de')} er.`,
  'duplicates.review.again': 'Vis parene som ble hoppet over',
  'duplicates.review.equal': (a, w: Words) =>
    w.plural(a.columns, 'Én kolonne til er lik eller tom i begge.', `${w.integer(a.columns)} kolonner til er like eller tomme i begge.`),
  'duplicates.review.more': (a, w: Words) => `Det spørres først om de ${w.integer(a.shown)} mest tvilsomme av ${w.integer(a.all)} par.`,
  'duplicates.review.cannot-tell':
    'Ingen kolonne sier hvem en rad gjelder (navn, e-post eller telefonnummer), så rader som ligner, kan ikke skilles fra ulike kunder.',
  'duplicates.review.repeats':
    'De fleste kundene står på flere linjer, som i en ordreliste, så linjer som ligner, er ikke dobbelt, og det spørres ikke om dem.',
  'duplicates.review.none': 'Ingen to rader ligner på samme kunde.',
  'duplicates.review.capped': 'Filen er så stor at bare de likeste parene ble sammenlignet.',
  'duplicates.review.conflicts': (a, w: Words) =>
    `${w.plural(a.conflicts, 'Ett svar motsier', `${w.integer(a.conflicts)} svar motsier`)} et annet: rader du kalte samme, ville samlet to du kalte forskjellige. «Forskjellige» gjelder.`,
};
