import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/map/en';

export const nb: Translated<typeof en> = {
  'map.title': 'Kart over folkene',
  'map.param.method': 'Tegnet etter',
  'map.param.method.help':
    'Bredeste retninger viser sanne avstander så langt to retninger rekker. Naboskap holder like folk nær hverandre, men sier ikke noe om hvor langt det er mellom øyene.',
  'map.param.method.pca': 'Bredeste retninger (PCA)',
  'map.param.method.umap': 'Naboskap (UMAP)',
  'map.none.columns': 'Det er ingenting å tegne et kart av: ingen kolonne med tall',
  'map.none.rows': 'Det er for få hele rader til å tegne et kart',
  'map.none.so': 'Et kart trenger minst fire rader med et tall i hver kolonne som brukes.',
  'map.finding': (a, w: Words) =>
    a.columns < 3
      ? `Kartet viser alt ${w.plural(a.columns, 'den ene kolonnen sier', 'de to kolonnene sier')}`
      : `Kartet rommer ${w.share(a.share)} av det ${w.integer(a.columns)} kolonner sier om forskjellene mellom folk`,
  'map.finding.umap': (a, w: Words) =>
    `Kartet setter folk ved siden av dem som ligner mest i ${w.integer(a.columns)} ${w.plural(a.columns, 'kolonne', 'kolonner')}`,
  'map.so.pca': 'Hvert punkt er ett menneske, nær dem som ligner. Dra en ramme rundt noen for å se hvem de er.',
  'map.so.umap':
    'Hvert punkt er ett menneske, nær dem som ligner mest. Øyene og gapene mellom dem er laget av metoden: les hvem som er nær hvem, ikke hvor langt det er.',
  'map.progress.pca': 'Tegner kartet',
  'map.progress.umap': 'Leter etter alles naboer',
  'map.chart': (a, w: Words) => `Her ligger midten av ${w.integer(a.groups)} ${w.plural(a.groups, 'gruppe', 'grupper')}`,
  'map.field.segment': 'Gruppe',
  'map.field.rows': 'Folk',
  'map.field.x': 'Mot høyre',
  'map.field.y': 'Opp',
  'map.trust.high': (a, w: Words) =>
    `Kartet er til å stole på i det nære: den som står nær et menneske på kartet, ligner nesten alltid: pålitelighet ${w.number(a.value, 3)} av 1 (trustworthiness), etter de ${w.integer(a.neighbours)} nærmeste av ${w.integer(a.sample)} personer.`,
  'map.trust.fair': (a, w: Words) =>
    `Kartet er stort sett til å stole på: noen som står nær hverandre på det, er mindre like enn de ser ut til: pålitelighet ${w.number(a.value, 3)} av 1 (trustworthiness), etter de ${w.integer(a.neighbours)} nærmeste av ${w.integer(a.sample)} personer.`,
  'map.trust.low': (a, w: Words) =>
    `Les kartet med varsomhet: mange som står nær hverandre på det, er ikke like. Gå ikke etter bildet alene: pålitelighet ${w.number(a.value, 3)} av 1 (trustworthiness), etter de ${w.integer(a.neighbours)} nærmeste av ${w.integer(a.sample)} personer.`,
  'map.panel.label': (a, w: Words) =>
    `Kart over ${w.integer(a.points)} personer i ${w.integer(a.groups)} ${w.plural(a.groups, 'gruppe', 'grupper')}. Piltastene flytter det, pluss og minus endrer størrelsen.`,
  'map.panel.mode': 'Å dra',
  'map.panel.choose': 'Velger folk',
  'map.panel.move': 'Flytter kartet',
  'map.panel.in': 'Nærmere',
  'map.panel.out': 'Lenger unna',
  'map.panel.all': 'Hele kartet',
  'map.panel.groups': 'Velg en gruppe',
  'map.panel.nobody': 'I ingen gruppe',
  'map.panel.region': 'Velg en del av kartet',
  'map.panel.region.none': 'Ingen',
  'map.panel.region.0': 'Øverst til venstre',
  'map.panel.region.1': 'Øverst',
  'map.panel.region.2': 'Øverst til høyre',
  'map.panel.region.3': 'Til venstre',
  'map.panel.region.4': 'Midten',
  'map.panel.region.5': 'Til høyre',
  'map.panel.region.6': 'Nederst til venstre',
  'map.panel.region.7': 'Nederst',
  'map.panel.region.8': 'Nederst til høyre',
  'map.panel.chosen': (a, w: Words) => `${w.integer(a.count)} av ${w.integer(a.all)} personer valgt`,
  'map.panel.clear': 'Velg ingen',
  'map.panel.by-group': 'Gruppene deres',
  'map.panel.contrast': 'Mot alle',
  'map.panel.some': 'De valgte',
  'map.panel.few': (a, w: Words) =>
    `Gjennomsnitt sies ikke om færre enn ${w.integer(a.least)} mennesker, og ikke der færre enn det er til overs.`,
  'map.panel.everyone': 'Alle',
  'map.panel.column': 'Gjennomsnitt av',
  'map.panel.people': (a, w: Words) => (a.count === 1 ? 'Den valgte' : `De ${w.integer(a.count)} valgte, én for én`),
  'map.panel.right': (a) => `Lenger til høyre: ${a.columns}.`,
  'map.panel.up': (a) => `Lenger opp: ${a.columns}.`,
  'map.panel.more': (a) => `mer ${a.column}`,
  'map.panel.less': (a) => `mindre ${a.column}`,
  'map.panel.drawn': (a, w: Words) => `${w.integer(a.shown)} av ${w.integer(a.all)} personer er vist, trukket tilfeldig.`,
  'map.panel.incomplete': (a, w: Words) =>
    `${w.integer(a.rows)} ${w.plural(a.rows, 'rad har', 'rader har')} en tom celle og ingen plass på kartet.`,
  'map.panel.drawing': 'Henter kartet',
  'map.panel.table': 'Vis gruppene som tabell',
  'map.panel.picture': 'Skjul tabellen',
};
