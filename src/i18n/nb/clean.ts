import type { Translated, Words } from '../../core/text';
import type { clean as en } from '../en/clean';

export const clean: Translated<typeof en> = {
  'changes.cells': (a, w: Words) =>
    `${w.integer(a.cells)} ${w.plural(a.cells, 'celle', 'celler')} i ${w.plural(a.columns, 'én kolonne', `${w.integer(a.columns)} kolonner`)} endret`,
  'changes.left-out': (a, w: Words) => `${w.integer(a.rows)} ${w.plural(a.rows, 'rad', 'rader')} holdt utenfor`,
  'changes.added': (a, w: Words) => `${w.integer(a.columns)} ${w.plural(a.columns, 'kolonne', 'kolonner')} lagt til`,
  'changes.nothing': 'Ingenting endret',
  'changes.show': (a) => `Vis hva som ble endret: ${a.step}`,
  'changes.examples': 'Noen av dem',
  'changes.all': (a, w: Words) => `Vis alle ${w.integer(a.cells)}`,
  'changes.part': (a, w: Words) => `${w.integer(a.from)} til ${w.integer(a.to)} av ${w.integer(a.of)}`,
  'changes.earlier': 'Tidligere',
  'changes.further': 'Flere',
  'changes.of-column': 'Endringer i',
  'changes.every-column': (a, w: Words) => `alle kolonner (${w.integer(a.cells)})`,
  'changes.one-column': (a, w: Words) => `${a.column} (${w.integer(a.cells)})`,
  'changes.row': 'Rad',
  'changes.column': 'Kolonne',
  'changes.before': 'Før',
  'changes.after': 'Etter',
  'changes.rows-left-out': 'Rader holdt utenfor',
  'changes.columns-added': (a, w: Words) =>
    a.more > 0 ? `Lagt til: ${a.columns.join(', ')} og ${w.integer(a.more)} til` : `Lagt til: ${w.list(a.columns)}`,
  'changes.undo': 'Slå av steget for å angre alt.',

  'misfits.numbers': (a, w: Words) =>
    `${a.column}: ${w.integer(a.cells)} ${w.plural(a.cells, 'celle er', 'celler er')} ikke tall. Se hva som står der`,
  'misfits.dates': (a, w: Words) =>
    `${a.column}: ${w.integer(a.cells)} ${w.plural(a.cells, 'celle er', 'celler er')} ingen dato. Se hva som står der`,
  'misfits.left': 'Lar du dem stå, regnes cellene som tomme. Si hva en av dem betyr, så leses den slik.',
  'misfits.where': (a, w: Words) =>
    a.cells === 1 ? `rad ${w.integer(a.row)}` : `${w.integer(a.cells)} celler, først i rad ${w.integer(a.row)}`,
  'misfits.means': 'betyr',
  'misfits.no-number': 'Skriv et tall, for eksempel 1000.',
  'misfits.no-date': 'Skriv en hel dato.',
  'misfits.more': (a, w: Words) => `og ${w.integer(a.texts)} ${w.plural(a.texts, 'annen tekst', 'andre tekster')}`,
  'misfits.as-text': 'Les hele kolonnen som tekst',

  'quality-panel.lights': 'Fem lys',
  'quality-panel.rows': (a, w: Words) => `Vis ${w.plural(a.count, 'raden', 'radene')}`,
  'quality-panel.hide': 'Skjul radene',
  'quality-panel.rows-of': (a) => `Rader: ${a.light}`,
  'quality-panel.first': (a, w: Words) => `De første ${w.integer(a.shown)}; ${w.integer(a.count)} rader har feilen.`,
  'quality-panel.mend': (a) => `Gå til: ${a.step}`,
  'quality-panel.add-mend': (a) => `Legg til steget: ${a.step}`,

  'spotcheck-panel.start': (a, w: Words) =>
    a.done === 0 ? `Start stikkprøven · ${w.integer(a.all)} celler` : `Stikkprøve · ${w.integer(a.done)} av ${w.integer(a.all)} sett på`,
  'spotcheck-panel.label': 'Stikkprøve',
  'spotcheck-panel.where': (a, w: Words) => `${a.column}, rad ${w.integer(a.row)}`,
  'spotcheck-panel.was': 'I filen',
  'spotcheck-panel.is': 'Nå',
  'spotcheck-panel.right': 'Riktig',
  'spotcheck-panel.wrong': 'Galt',
  'spotcheck-panel.back': 'Ta tilbake',
  'spotcheck-panel.keys': 'Taster, mens denne boksen har fokus: 1 riktig, 2 galt, Tilbake tar tilbake.',
  'spotcheck-panel.progress': (a, w: Words) => `${w.integer(a.done)} av ${w.integer(a.all)}`,
  'spotcheck-panel.whole-row': 'Vis hele raden i filen',
  'spotcheck-panel.gone': 'Denne cellen kan ikke vises lenger. Regn ut kortet på nytt.',
  'spotcheck-panel.done': (a, w: Words) =>
    `Alle er sett på: ${w.integer(a.right)} riktige, ${a.wrong === 0 ? 'ingen' : w.integer(a.wrong)} gale.`,
  'spotcheck-panel.wrong-in': (a, w: Words) => `Gale finnes i ${w.list(a.columns)}.`,
  'spotcheck-panel.in-column': (a, w: Words) => `${a.column} (${w.integer(a.count)})`,
  'spotcheck-panel.again': 'Begynn på nytt',
};
