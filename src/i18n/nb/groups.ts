import type { Translated, Words } from '../../core/text';
import type { groups as en } from '../en/groups';

export const groups: Translated<typeof en> = {
  'groups.how-many': 'Hvor mange grupper?',
  'groups.how-many.sub': 'Hver måte å telle på for seg; den stiplede streken er antallet som er tatt, en stor prikk det måten selv sier',
  'groups.how-many.sub.none': 'Hver måte å telle på for seg; en stor prikk er det måten selv sier',
  'groups.how-many.point': (a, w: Words) => `${w.plural(a.k, 'én gruppe', `${w.integer(a.k)} grupper`)}: ${w.number(a.value)}`,
  'groups.votes': (a, w: Words) => `${w.integer(a.same)} av ${w.integer(a.of)} måter å telle på sier ${w.integer(a.k)}.`,
  'groups.votes.none': (a, w: Words) => `${w.integer(a.same)} av ${w.integer(a.of)} måter å telle på sier at det ikke er noen.`,
  'groups.votes.rule':
    'Antallet med størst silhuett tas (Kaufman og Rousseeuw), hvis rader uten grupper ikke ville nådd like høyt; ellers er det ingen grupper.',
  'groups.votes.rule.mixture':
    'Antallet med lavest BIC tas (Schwarz), hvis k-means i det hele tatt finner grupper som rader uten grupper ikke ville vist; de andre måtene er de for k-means.',
  'groups.votes.rule.mixed':
    'Av antallene der gruppene kommer igjen når folk trekkes på nytt (0,75), tas det der silhuetten ligger lengst over den for rader uten grupper; finnes det ikke noe slikt, er det ingen grupper.',
  'groups.suits': (a) => `${a.way} er i bruk. ${a.suits}`,
  'groups.suits.kmeans': 'Passer for runde grupper av lik størrelse, enten folk er få eller mange; hver gruppe har sin midte.',
  'groups.suits.hierarchical':
    'Passer når du vil se hvordan grupper deler seg i mindre, og selv velge hvor det skal kuttes. Med flere enn 20 000 bygges treet over små grupper av like folk.',
  'groups.suits.dbscan':
    'Passer for klynger av alle former med rom mellom, og folk som ikke hører til noe sted; du sier hvor nær som er nær.',
  'groups.suits.hdbscan':
    'Passer for klynger av alle former, noen tette og noen løse, og folk som ikke hører til noe sted; ingenting må stilles inn.',
  'groups.suits.mixture':
    'Passer for lange eller skrå skyer av ulik størrelse som overlapper; sier hvilken sky som er mest sannsynlig for hver.',
  'groups.suits.mixed': 'Passer når kategorier som region eller abonnement betyr like mye som tall.',
  'groups.placed.own': 'Hver rad, også en ny, får gruppen sin etter samme regel her, i SQL og i Python.',
  'groups.placed.centre': (a, w: Words) =>
    `En ny rad går til gruppen med nærmeste midte. Av radene her setter regelen ${w.share(a.agreement)} der metoden satte dem.`,
  'groups.placed.prototypes': (a, w: Words) =>
    `En ny rad går til gruppen til det nærmeste av flere steder, hvert midten av noen av folkene i den. Av radene her setter regelen ${w.share(a.agreement)} der metoden satte dem.`,
  'groups.placed.tree': (a, w: Words) =>
    `En ny rad får gruppen sin av et beslutningstre. Av radene her setter det ${w.share(a.agreement)} der metoden satte dem.`,
  'groups.merged': (a, w: Words) =>
    `${w.plural(a.merged, 'Én gruppe', `${w.integer(a.merged)} grupper`)} med færre enn ${w.integer(a.least)} er slått sammen med den nærmeste, så ingenting her handler om en håndfull mennesker.`,
  'groups.apart': (a, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'rad ligger', 'rader ligger')} i ingen gruppe: for langt fra alle.`,
  'groups.unassigned': (a, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'rad har', 'rader har')} en tom celle i en av kolonnene og er ikke i noen gruppe.`,
  'groups.between': (a, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'rad ligger', 'rader ligger')} mellom to grupper (${w.share(a.share)}): den nest nærmeste er mindre enn en niendedel lenger unna. Kolonnen «${a.column}» merker dem.`,
  'groups.between.wide': (a, w: Words) =>
    `Med ${w.integer(a.columns)} kolonner er alle omtrent like langt fra ett midtpunkt som fra det neste, så ingen merkes som liggende mellom to grupper.`,
  'groups.between.mixture': (a, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'rad ligger', 'rader ligger')} mellom grupper (${w.share(a.share)}): under fire av fem sannsynlig i sin egen. Kolonnen «${a.column}» merker dem, og «${a.sure}» sier hvor sannsynlig hver rad hører til (1 er sikkert).`,
  'groups.batches': 'Med så mange rader ble midtene funnet i bolker på 4096 trukket tilfeldig (mini-batch k-means).',
  'groups.small': (a, w: Words) =>
    `Med ${w.integer(a.rows)} rader er to eller tre grupper det som lar seg skille; merk hvor brede intervallene er.`,
  'groups.steady.all': 'Trekk folk på nytt hundre ganger, og hver gruppe kommer igjen',
  'groups.steady.some': (a, w: Words) =>
    `Trekk folk på nytt hundre ganger, og ${w.integer(a.steady)} av ${w.integer(a.of)} grupper kommer igjen; ${w.list(a.loose)} gjør det ikke`,
  'groups.steady.none': 'Trekk folk på nytt hundre ganger, og det blir andre grupper',
  'groups.steady.note': (a, w: Words) =>
    `${w.integer(a.resamples)} nye trekk av ${w.integer(a.rows)} rader${a.rows < a.of ? `, tilfeldig trukket fra ${w.integer(a.of)}` : ''}; hvor mye av gruppen som ble funnet igjen (Hennigs Jaccard per gruppe), og hvor 90 av 100 trekk ligger. Fra 0,85 svært stabil, fra 0,75 stabil, fra 0,6 et mønster, under det bør den ikke brukes.`,
  'groups.steady.word.very': 'svært stabil',
  'groups.steady.word.stable': 'stabil',
  'groups.steady.word.pattern': 'et mønster med uskarpe kanter',
  'groups.steady.word.loose': 'ikke til å stole på',
  'groups.steady.figure': (a, w: Words) =>
    a.low === a.high ? w.number(a.jaccard, 2) : `${w.number(a.jaccard, 2)} (${w.number(a.low, 2)} til ${w.number(a.high, 2)})`,
  'groups.steady.movers': (a, w: Words) => (a.movers < 0.005 ? 'ingen flytter' : `${w.share(a.movers)} havner ofte et annet sted`),
  'groups.steady.checking': 'Om hver gruppe kommer igjen når folk trekkes på nytt, blir sjekket nå',
  'groups.steady.checking.not': 'Om hver gruppe kommer igjen når folk trekkes på nytt, er ikke kjent ennå',
  'groups.steady.checking.word': 'ikke kjent ennå',
  'groups.steady.checking.note': 'Kortene under kan brukes imens. Vent på dette før du bygger på en gruppe; filer venter av seg selv.',
  'groups.steady.check': 'Sjekk det nå',
  'groups.steady.unknown': 'Hvor stabile gruppene er, lar seg ikke finne ved å trekke på nytt: metoden trenger alle radene hver gang.',
  'groups.pulls': (a, w: Words) => `${a.column} avgjør mest om hvem som er like: ${w.share(a.share)} av avstanden`,
  'groups.pulls.even': 'Alle kolonner teller omtrent likt for hvem som er like',
  'groups.pulls.weight': (a) => `Hvor mye ${a.column} teller`,
  'groups.pulls.times': (a, w: Words) =>
    a.times === 0 ? 'ikke' : a.times === 1 ? 'som den er' : a.times < 1 ? 'halvt' : `${w.integer(a.times)} ganger`,
  'groups.pulls.more': (a, w: Words) => `${w.integer(a.columns)} ${w.plural(a.columns, 'kolonne', 'kolonner')} til`,
  'groups.pulls.reset': 'La alle telle som de er',
  'groups.loud': (a, w: Words) =>
    `${a.column} avgjør alene ${w.share(a.share)} av hvem som er like, og bare fordi tallene er store: ingen ville kalt to mennesker like av den grunn. På én skala teller hver kolonne etter hvor ulike folk er, ikke etter enheten.`,
  'groups.loud.mend': 'Sett alle kolonner på én skala',
  'groups.drawn': (a, w: Words) =>
    `Gruppene ble lett etter i ${w.integer(a.rows)} rader, tilfeldig trukket fra ${w.integer(a.of)}; regelen de ga, plasserer alle.`,
  'groups.ways.test': 'Prøv flere måter på én gang',
  'groups.ways.hide': 'Skjul de andre måtene',
  'groups.ways.best': (a) => `${a.way} gjør det best her`,
  'groups.ways.none': 'Ingen av måtene finner grupper som er stabile nok til å anbefales',
  'groups.ways.rule':
    'Anbefalt er måten med størst silhuett blant dem der gruppene kommer igjen når folk trekkes på nytt (0,75 eller mer) og rommer minst 80 % av folkene; av like den enkleste.',
  'groups.ways.note': (a, w: Words) =>
    `Hver måte gikk over de samme ${w.integer(a.rows)} radene${a.rows < a.of ? `, tilfeldig trukket fra ${w.integer(a.of)}` : ''}, med 20 nye trekk; tiden er det som gikk med til å finne gruppene i dem én gang. Måter som får oppgitt et antall grupper, fikk det samme, og ingen ble spurt om gruppene er mer enn tilfeldigheter: det sier overskriften på dette kortet, om måten i bruk.`,
  'groups.ways.use': (a) => `Bruk ${a.way}`,
  'groups.ways.used': 'i bruk',
  'groups.ways.recommended': 'anbefalt',
  'groups.ways.way': 'Måte',
  'groups.ways.groups': 'Grupper',
  'groups.ways.silhouette': 'Silhuett',
  'groups.ways.stability': 'Kommer igjen',
  'groups.ways.balance': 'Minste til største',
  'groups.ways.apart': 'I ingen gruppe',
  'groups.ways.value': (a) => `Rikeste gruppe, ${a.money} per hode`,
  'groups.ways.times': (a, w: Words) => `${w.number(a.times, 2)} × snittet`,
  'groups.ways.time': 'Tid',
  'groups.ways.took': (a, w: Words) => (a.seconds < 0.01 ? 'under 0,01 s' : `${w.number(a.seconds, 2)} s`),
  'groups.ways.agrees': (a) => `Enig med ${a.way}`,
  'groups.ways.range': (a, w: Words) => `${w.share(a.from)} til ${w.share(a.to)}`,
  'groups.ways.dash': '–',
  'groups.way.kmeans': 'k-means',
  'groups.way.hierarchical': 'Tre (Ward)',
  'groups.way.mixture': 'Gaussian mixture',
  'groups.way.hdbscan': 'HDBSCAN',
  'groups.way.dbscan': 'DBSCAN',
  'groups.way.mixed': 'k-prototypes',
  'groups.instead': 'To ærlige veier til segmenter likevel',
  'groups.instead.one': 'En ærlig vei til segmenter likevel',
  'groups.instead.rfm':
    'Sorter folk etter hvor nylig og hvor ofte de handlet (RFM). Ti felt med velkjente navn, fra mestere til i dvale, trenger ingen grupper i dataene.',
  'groups.instead.rfm.add': 'Sorter dem med RFM',
  'groups.instead.rfm.there': 'RFM står på kortet Tolke, under, og navnene er med i hver liste du lagrer.',
  'groups.instead.cut':
    'Del folk i deler av like folk. Grensene er trukket, ikke funnet, men hver del kan få sitt navn, sitt budskap og sin liste.',
  'groups.instead.cut.into': (a, w: Words) => `Del i ${w.integer(a.k)}`,
  'groups.instead.columns': 'Andre kolonner kan vise grupper der disse ikke gjør det: velg dem under Detaljer.',
};
