import type { Translated } from '../../core/text';
import type { keeping as en } from '../en/keeping';

export const keeping: Translated<typeof en> = {
  'keep.no': 'Nei, behold',
  'keep.read-only':
    'Denne notatboken er åpen i en annen fane, og endringer gjøres der. Her kan du se på alt; når den andre fanen lukker den, kan du endre den her.',
  'keep.ask':
    'Notatbøkene dine ligger bare i denne nettleseren. Når disken blir full, kan nettleseren slette dem uten å spørre, med mindre den lover å la være.',
  'keep.ask-yes': 'Be den ta vare på dem',
  'keep.ask-later': 'Ikke nå',
  'keep.promised': 'Nettleseren tar vare på notatbøkene til du sletter dem.',
  'keep.refused': 'Nettleseren lover det ikke. Notatbøkene er lagret, men ta også vare på filene som betyr noe for deg.',
  'keep.size': (a, w) => (a.megabytes < 0.1 ? 'under 0,1 MB' : `${w.number(Math.round(a.megabytes * 10) / 10, 6)} MB`),
  'keep.total': (a, w) =>
    `${w.integer(a.notebooks)} ${w.plural(a.notebooks, 'notatbok', 'notatbøker')} tar ${a.megabytes < 0.1 ? 'under 0,1' : w.number(Math.round(a.megabytes * 10) / 10, 6)} MB på denne maskinen.`,
  'keep.rename': 'Gi nytt navn',
  'keep.rename-label': 'Navn på notatboken',
  'keep.rename-done': 'Lagre navnet',
  'keep.duplicate': 'Lag kopi',
  'keep.copy-name': (a) => `${a.name}, kopi`,
  'keep.delete': 'Slett',
  'keep.delete-question': (a) => `Slette ${a.name}?`,
  'keep.delete-text': 'Stegene, kopien av filen og alt som er regnet ut fra den, blir borte for godt. Din egen fil blir liggende.',
  'keep.delete-yes': 'Slett den',
  'keep.wipe': 'Slett alt',
  'keep.wipe-question': 'Slette alt fra Leadlight?',
  'keep.wipe-text':
    'Alle notatbøker, alle kopier av filer og alle innstillinger i denne nettleseren blir borte for godt, i alle faner. Dine egne filer blir liggende.',
  'keep.wipe-yes': 'Slett alt',
  'keep.reset': 'Tilbake til den opprinnelige filen',
  'keep.reset-question': 'Tilbake til filen slik du slapp den?',
  'keep.reset-text': 'Rettelsene av lesingen, målet og alle steg i denne notatboken blir borte, og angre med dem. Filen blir.',
  'keep.reset-yes': 'Begynn på nytt fra filen',
};
