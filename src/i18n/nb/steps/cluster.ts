import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/cluster/en';

const COUNTS = ['Ingen', 'Én', 'To', 'Tre', 'Fire', 'Fem', 'Seks', 'Sju', 'Åtte', 'Ni', 'Ti'];
const count = (k: number, w: Words): string => COUNTS[k] ?? w.integer(k);

const standing = (a: { apart: number; rows: number }, w: Words): string =>
  a.apart === 0 ? 'Alle rader er i en.' : `${w.integer(a.apart)} av ${w.integer(a.rows)} rader står alene og er i ingen gruppe.`;

export const nb: Translated<typeof en> = {
  'cluster.title': 'Grupper av like rader',
  'cluster.param.method': 'Hvordan gruppene finnes',
  'cluster.param.method.help':
    'Står det åpent, er det k-means, for runde grupper; der klynger av en annen form står tydelig fra hverandre, HDBSCAN; uten tall, k-prototypes.',
  'cluster.param.method.auto': 'Det som passer dataene',
  'cluster.param.method.kmeans': 'Runde grupper (k-means)',
  'cluster.param.method.hierarchical': 'Et tre som kuttes der du vil (hierarkisk)',
  'cluster.param.method.mixture': 'Overlappende skyer (Gaussian mixture)',
  'cluster.param.method.mixed': 'Tall og kategorier (k-prototypes)',
  'cluster.param.method.dbscan': 'Flokker av enhver form (DBSCAN)',
  'cluster.param.method.hdbscan': 'Flokker, tette og løse (HDBSCAN)',
  'cluster.param.k': 'Antall grupper',
  'cluster.param.k.help': 'Står det åpent, er det antallet som skiller gruppene best.',
  'cluster.param.columns': 'Kolonner som avgjør hvem som er like',
  'cluster.param.least': 'Minste gruppe',
  'cluster.param.least.help': 'En mindre gruppe slås sammen med den nærmeste, så ingen liste handler om en håndfull mennesker.',
  'cluster.param.weights': 'Hvor mye hver kolonne teller',
  'cluster.param.eps': 'Hvor nær er nær',
  'cluster.param.eps.help':
    'Rader som ikke er lenger fra hverandre enn dette, hører sammen hvis de er mange nok. Dra streken i bildet, eller skriv en avstand.',
  'cluster.param.points': 'Rader som blir en flokk',
  'cluster.param.points.help': 'Står det åpent, er det to ganger antallet kolonner, minst 4 og høyst 30.',
  'cluster.param.size': 'Minste flokk som er verdt en gruppe',
  'cluster.param.size.help': 'Står det åpent, er det én av femti rader, minst ti.',
  'cluster.param.compare': 'Prøv flere måter på én gang',
  'cluster.param.linkage': 'Hva som gjør to grupper nære',
  'cluster.param.linkage.help':
    'Treet slår sammen de to nærmeste gruppene om og om igjen. Ward gir runde grupper av lik størrelse og passer oftest.',
  'cluster.param.linkage.ward': 'Å slå dem sammen gir lite mer spredning (Ward)',
  'cluster.param.linkage.average': 'Radene er nær hverandre i snitt',
  'cluster.param.linkage.complete': 'Selv de fjerneste radene er nær',
  'cluster.param.linkage.single': 'To av radene er nær (kjeder)',
  'cluster.param.restarts': 'Nye forsøk (det beste beholdes)',
  'cluster.param.draw': 'Rader gruppene finnes i',
  'cluster.param.draw.auto': 'alle',
  'cluster.param.draw.help': 'Med et tall trekkes så mange tilfeldig. Alle får en gruppe likevel, etter den samme regelen.',
  'cluster.finding.clear': (a, w: Words) => `${count(a.k, w)} grupper skiller seg tydelig ut`,
  'cluster.finding.weak': (a, w: Words) => `${count(a.k, w)} grupper skiller seg ut, med myke grenser`,
  'cluster.finding.loose': (a, w: Words) =>
    a.loose.length < a.k
      ? `${count(a.k, w)} grupper, der ${w.list(a.loose)} ikke er til å stole på`
      : `${count(a.k, w)} grupper, og ingen er til å stole på`,
  'cluster.finding.checking': (a, w: Words) => `${count(a.k, w)} grupper, og om de varer, blir sjekket nå`,
  'cluster.finding.chosen': (a, w: Words) => `${count(a.k, w)} grupper, slik du valgte`,
  'cluster.finding.cut': (a, w: Words) => `${count(a.k, w)} deler, delt der du valgte: ingen grupper skiller seg ut her`,
  'cluster.finding.cut.fewer': (a, w: Words) =>
    `${count(a.k, w)} deler, for av de ${w.integer(a.asked)} du ba om, er de minste slått sammen med sin nærmeste: ingen grupper skiller seg ut her`,
  'cluster.finding.fewer': (a, w: Words) =>
    `${count(a.k, w)} grupper: av de ${w.integer(a.asked)} du ba om, er de minste slått sammen med sin nærmeste`,
  'cluster.handful': (a, w: Words) => `En håndfull mennesker i hver av ${w.integer(a.k)} grupper er for få til å si noe om`,
  'cluster.handful.one': (a, w: Words) => `Av de ${w.integer(a.k)} gruppene du ba om, er bare én mer enn en håndfull mennesker`,
  'cluster.handful.so': (a, w: Words) =>
    `Ingen gruppe får være mindre enn ${w.integer(a.least)}, så de små ble slått sammen med sin nærmeste til det bare var én igjen. ${w.integer(a.people)} rader gir høyst ${w.integer(a.most)} grupper: be om færre, eller tillat mindre under «Minste gruppe».`,
  'cluster.handful.so.none': (a, w: Words) =>
    `Ingen gruppe får være mindre enn ${w.integer(a.least)}, og ${w.integer(a.people)} rader er for få til to av den størrelsen. Se på disse menneskene én for én, eller vent til det er flere.`,
  'cluster.none': 'Ingen grupper her',
  'cluster.none.so':
    'Radene ligger ikke tettere sammen enn rader uten grupper ville gjort. Folk glir over i hverandre, og en grense mellom dem ville vært trukket, ikke funnet.',
  'cluster.none.copies':
    'De fleste radene er kopier av andre, og for få ulike er igjen til å skille grupper fra tilfeldighet. Hvordan de få er, ses i radene selv.',
  'cluster.none.fleeting':
    'Radene kan deles bedre enn ved tilfeldighet, men med andre folk trukket fra de samme kundene ville gruppene blitt andre hver gang: ved intet antall grupper kommer tre av fire tilbake (stabilitet 0,75, Hennig). Ingen er verdt å handle etter.',
  'cluster.so.clear': (a, w: Words) =>
    `De fleste radene er langt nærmere sin egen gruppe enn den neste (silhuett ${w.number(a.silhouette, 2)}). Den største rommer ${w.share(a.largest)}, den minste ${w.share(a.smallest)}.`,
  'cluster.so.weak': (a, w: Words) =>
    `Gruppene er mer enn tilfeldigheter ville gitt, men de glir over i hverandre (silhuett ${w.number(a.silhouette, 2)}): gode for et budskap til hver, for myke til å behandle folk svært ulikt.`,
  'cluster.so.loose': (a, w: Words) =>
    `Med andre folk trukket fra de samme kundene ville ${w.list(a.loose)} holdt andre folk. Færre grupper, eller en annen måte å finne dem på, kan holde bedre; ikke bygg på ${w.plural(a.loose.length, 'denne', 'disse')}.`,
  'cluster.so.checking':
    'Gruppene er mer enn tilfeldigheter ville gitt. Folk blir trukket på nytt for å se om hver av dem kommer igjen; vent på det før du bygger på dem.',
  'cluster.so.chosen.checking': (a, w: Words) =>
    `Radene er delt slik du ba om; hvor skarpt, regnes ut nå. Den største gruppen rommer ${w.share(a.largest)}, den minste ${w.share(a.smallest)}.`,
  'cluster.so.chosen': (a, w: Words) =>
    `Radene er delt slik du ba om (silhuett ${w.number(a.silhouette, 2)}; 1 er skarpt, 0 er ingen grense). Den største gruppen rommer ${w.share(a.largest)}, den minste ${w.share(a.smallest)}.`,
  'cluster.so.cut':
    'Folk glir over i hverandre her, så grensene er trukket, ikke funnet: den som er nær en grense, kunne like gjerne vært på den andre siden. Godt nok til å sende hver del sitt eget budskap, for mykt til å dømme et menneske etter.',
  'cluster.so.none': 'Radene er ikke delt.',
  'cluster.none.dense':
    'Ingen steder flokker radene seg med tommere rom imellom mer enn rader uten grupper ville gjort. Andre kolonner kan vise mer, eller prøv en avstand selv.',
  'cluster.none.lasting':
    'Ingen steder flokker radene seg med tommere rom imellom mer enn rader uten grupper ville gjort. Andre kolonner kan vise mer.',
  'cluster.none.dense.chosen':
    'Med denne avstanden er alle radene én flokk, eller ingen flokk er stor nok. Dra streken til en annen avstand.',
  'cluster.so.dense.clear': (a, w: Words) => `Hver gruppe er en flokk av rader tett sammen, uansett form. ${standing(a, w)}`,
  'cluster.so.dense.chance': (a, w: Words) =>
    `Rader uten grupper ville falt fra hverandre slik de også, så ingenting sier at disse er mer enn tilfeldigheter. ${standing(a, w)}`,
  'cluster.so.dense.soft': (a, w: Words) =>
    `Flokkene er mer enn tilfeldigheter ville gitt, men rommet mellom dem er ikke tomt. ${standing(a, w)}`,
  'cluster.chart.distance': (a, w: Words) =>
    `Med en avstand på ${w.number(a.eps)} er det ${w.plural(a.groups, 'én gruppe', `${w.integer(a.groups)} grupper`)}, og ${w.plural(a.outside, 'én rad er i ingen', `${w.integer(a.outside)} rader er i ingen`)}`,
  'cluster.chart.distance.sub': 'Grupper etter hvor nær som er nær; en lengre avstand slår flokker sammen, en kortere deler dem opp',
  'cluster.chart.crowds': (a, w: Words) =>
    `Den største gruppen rommer ${w.integer(a.largest)} rader; ${a.apart === 0 ? 'alle rader er i en gruppe' : `${w.plural(a.apart, 'én er', `${w.integer(a.apart)} er`)} utenfor alle grupper`}`,
  'cluster.chart.silhouette': (a, w: Words) => `Med ${w.integer(a.k)} grupper skilles radene med ${w.number(a.value, 2)} av 1`,
  'cluster.chart.silhouette.checking': (a, w: Words) => `Hvor skarpt ${w.integer(a.k)} grupper skilles, regnes ut nå`,
  'cluster.chart.silhouette.none': 'Ikke for noe antall grupper skilles radene bedre enn ved tilfeldighet',
  'cluster.chart.silhouette.fleeting': 'Radene skilles bedre enn ved tilfeldighet, men ikke av grupper som blir',
  'cluster.chart.silhouette.sub': 'Silhuett etter antall grupper; båndet er der rader uten grupper ville ligget',
  'cluster.chart.silhouette.sampled': (a, w: Words) =>
    `Silhuett etter antall grupper, av ${w.integer(a.rows)} tilfeldig trukne rader; båndet er der rader uten grupper ville ligget`,
  'cluster.chart.silhouette.plain': 'Silhuett etter antall grupper; 1 er skarpt, 0 er ingen grense',
  'cluster.chart.best': (a, w: Words) => (a.k === 1 ? 'ingen grupper' : `${w.integer(a.k)} grupper`),
  'cluster.chart.inertia': (a, w: Words) => `Etter ${w.integer(a.k)} grupper bringer én til radene lite nærmere hverandre`,
  'cluster.chart.inertia.smooth': 'Hver ny gruppe bringer radene litt nærmere hverandre; det er ingen knekk',
  'cluster.chart.inertia.sub': 'Albue: radenes kvadrerte avstand til midten av gruppen sin (inertia)',
  'cluster.chart.bic': (a, w: Words) => `${w.integer(a.k)} skyer sier mest med minst: dette antallet er tatt`,
  'cluster.chart.bic.sub': 'BIC: hvor dårlig skyene passer, og hvor mange de er; lavest er best (Schwarz)',
  'cluster.field.bic': 'BIC',
  'cluster.chart.gap': (a, w: Words) => `Gapet sier ${w.integer(a.k)} grupper`,
  'cluster.chart.gap.none': 'Gapet sier at det ikke er noen grupper',
  'cluster.chart.gap.open': 'Gapet fortsetter å vokse og faller ikke til ro på noe antall',
  'cluster.chart.gap.sub': 'Gap-statistikk: hvor mye tettere radene ligger enn rader uten grupper; båndet er én standardfeil',
  'cluster.chart.steady': (a, w: Words) => `Opp til ${w.integer(a.k)} grupper kommer igjen når folk trekkes på nytt`,
  'cluster.chart.steady.none': 'Ikke noe antall grupper kommer igjen når folk trekkes på nytt',
  'cluster.chart.steady.sub': 'Stabilitet: hvor mye av gruppene som finnes igjen i 20 nye trekk; 0,75 er stabilt',
  'cluster.chart.elbow': 'knekk (albue)',
  'cluster.field.k': 'Antall grupper',
  'cluster.field.silhouette': 'Silhuett',
  'cluster.field.eps': 'Hvor nær er nær (eps)',
  'cluster.field.groups': 'Grupper',
  'cluster.field.outside': 'Rader i ingen gruppe',
  'cluster.field.group': 'Gruppe',
  'cluster.field.rows': 'Rader',
  'cluster.field.nobody': 'Uten gruppe',
  'cluster.field.inertia': 'Inertia',
  'cluster.field.gap': 'Gap',
  'cluster.field.gap.low': 'Gap, lav',
  'cluster.field.gap.high': 'Gap, høy',
  'cluster.field.steady': 'Funnet igjen (Jaccard)',
  'cluster.field.null.low': 'Uten grupper, lav',
  'cluster.field.null.high': 'Uten grupper, høy',
  'tree.table': 'Treets sammenslåinger, de fjerneste først',
  'tree.table.branches': 'Greiner om det kuttes her',
  'tree.table.distance': 'Avstand',
  'tree.table.one': 'Rader på den ene siden',
  'tree.table.other': 'Rader på den andre',
  'cluster.progress.tree': 'Slår sammen de nærmeste gruppene',
  'cluster.progress.try': 'Prøver ulike antall grupper',
  'cluster.progress.steady': (a, w: Words) => `Blir sjekket: ${w.integer(a.done)} av ${w.integer(a.of)} ganger er folk trukket på nytt`,
  'cluster.progress.near': 'Leter etter de nærmeste radene',
  'cluster.progress.ways': 'Prøver flere måter',
  'cluster.progress.compare': 'Sammenligner med rader som ikke har grupper',
  'cluster.no-columns':
    'Det er ikke noe tall igjen der radene er ulike, så det er ikke noe å sammenligne dem med. Gi minst én kolonne en rolle som er et tall, eller velg kolonner under Detaljer.',
  'cluster.too-few-rows': (a, w: Words) =>
    `Å finne grupper krever minst ${w.integer(a.need)} fullstendige rader; her er det ${w.integer(a.have)}.`,
  'cluster.more-groups-than-rows': (a, w: Words) =>
    `${w.integer(a.k)} grupper krever minst ${w.integer(a.k)} fullstendige rader; her er det ${w.integer(a.have)}. Be om færre grupper.`,
  'cluster.too-big': (a, w: Words) =>
    `Å sammenligne ${w.integer(a.rows)} rader etter ${w.integer(a.columns)} kolonner (en kategori teller som én for hver av verdiene) ville trenge ${w.integer(a.needMb)} MB minne, og ${a.roomMb > 0 ? `${w.integer(a.roomMb)} MB er det meste nettleseren gir oss` : 'så mye var det ikke'}. Gruppene kan finnes i ${w.integer(a.fits)} rader trukket tilfeldig; alle får så en gruppe etter den samme regelen.`,
  'cluster.too-big.draw': (a, w: Words) => `Finn dem i ${w.integer(a.rows)} rader`,
  'cluster.too-large': (a) => `${a.column} har verdier som er for store til å måle avstand med. Sett den på en skala først.`,
};
