import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/kmeans/en';

const COUNTS = ['Ingen', 'Én', 'To', 'Tre', 'Fire', 'Fem', 'Seks', 'Sju', 'Åtte', 'Ni', 'Ti'];
const count = (k: number, w: Words): string => COUNTS[k] ?? w.integer(k);

export const nb: Translated<typeof en> = {
  'kmeans.title': 'Grupper av like rader',
  'kmeans.param.k': 'Antall grupper',
  'kmeans.param.k.help': 'Står det åpent, er det antallet som skiller gruppene best.',
  'kmeans.param.columns': 'Kolonner som avgjør hvem som er like',
  'kmeans.param.restarts': 'Nye forsøk (det beste beholdes)',
  'kmeans.finding.clear': (a, w: Words) => `${count(a.k, w)} grupper skiller seg tydelig ut`,
  'kmeans.finding.weak': (a, w: Words) => `${count(a.k, w)} grupper skiller seg ut, med myke grenser`,
  'kmeans.finding.chosen': (a, w: Words) => `${count(a.k, w)} grupper, slik du valgte`,
  'kmeans.none': 'Ingen grupper her',
  'kmeans.none.so':
    'Radene ligger ikke tettere sammen enn rader uten grupper ville gjort. Å dele dem opp ville vært å finne på forskjeller. Andre kolonner kan vise mer, eller velg antallet grupper selv.',
  'kmeans.so.clear': (a, w: Words) =>
    `De fleste radene er langt nærmere sin egen gruppe enn den neste (silhuett ${w.number(a.silhouette, 2)}). Den største rommer ${w.share(a.largest)}, den minste ${w.share(a.smallest)}.`,
  'kmeans.so.weak': (a, w: Words) =>
    `Gruppene er mer enn tilfeldigheter ville gitt, men de glir over i hverandre (silhuett ${w.number(a.silhouette, 2)}): gode for et budskap til hver, for myke til å behandle folk svært ulikt.`,
  'kmeans.so.chosen': (a, w: Words) =>
    `Radene er delt slik du ba om (silhuett ${w.number(a.silhouette, 2)}; 1 er skarpt, 0 er ingen grense). Den største gruppen rommer ${w.share(a.largest)}, den minste ${w.share(a.smallest)}.`,
  'kmeans.so.none': 'Radene er ikke delt.',
  'kmeans.chart.silhouette': (a, w: Words) => `Med ${w.integer(a.k)} grupper skilles radene med ${w.number(a.value, 2)} av 1`,
  'kmeans.chart.silhouette.none': 'Ikke for noe antall grupper skilles radene bedre enn ved tilfeldighet',
  'kmeans.chart.silhouette.sub': 'Silhuett etter antall grupper; båndet er der rader uten grupper ville ligget',
  'kmeans.chart.silhouette.sampled': (a, w: Words) =>
    `Silhuett etter antall grupper, av ${w.integer(a.rows)} tilfeldig trukne rader; båndet er der rader uten grupper ville ligget`,
  'kmeans.chart.silhouette.plain': 'Silhuett etter antall grupper; 1 er skarpt, 0 er ingen grense',
  'kmeans.chart.best': (a, w: Words) => `${w.integer(a.k)} grupper`,
  'kmeans.chart.inertia': (a, w: Words) => `Etter ${w.integer(a.k)} grupper bringer én til radene lite nærmere hverandre`,
  'kmeans.chart.inertia.smooth': 'Hver ny gruppe bringer radene litt nærmere hverandre; det er ingen knekk',
  'kmeans.chart.elbow': 'knekk (albue)',
  'kmeans.field.k': 'Antall grupper',
  'kmeans.field.silhouette': 'Silhuett',
  'kmeans.field.inertia': 'Kvadrert avstand til midten av gruppen (inertia)',
  'kmeans.field.null.low': 'Uten grupper, lav',
  'kmeans.field.null.high': 'Uten grupper, høy',
  'kmeans.progress.try': 'Prøver ulike antall grupper',
  'kmeans.progress.compare': 'Sammenligner med rader som ikke har grupper',
  'kmeans.no-columns':
    'Det er ikke noe tall igjen å sammenligne rader med. Gi minst én kolonne en rolle som er et tall, eller velg kolonner her.',
  'kmeans.too-few-rows': (a, w: Words) =>
    `Å finne grupper krever minst ${w.integer(a.need)} fullstendige rader; her er det ${w.integer(a.have)}.`,
  'kmeans.too-large': (a) => `${a.column} har verdier som er for store til å måle avstand med. Sett den på en skala først.`,
};
