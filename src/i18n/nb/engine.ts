import type { Translated } from '../../core/text';
import type { en } from '../../engine/en';

export const nb: Translated<typeof en> = {
  cancelled: 'Stoppet, som du ba om. Ingenting er endret.',
  'engine.worker-died':
    'Delen av Leadlight som regner, stoppet av seg selv og ble startet på nytt. Prøv en gang til; dataene og stegene dine er trygge.',
  'engine.compute-died':
    'Denne beregningen mislyktes to ganger, trolig fordi det er for lite minne. Lukk andre faner, eller arbeid med færre rader.',
  'engine.out-of-memory': 'Det er ikke nok minne til dette. Lukk andre faner, eller arbeid med færre rader.',
  'engine.unsealed':
    'Leadlight kunne ikke forsikre seg om at ingenting forlater denne siden, og leser derfor ingen data. Last siden på nytt, eller spør den som drifter den.',
  'engine.our-mistake': ({ name }) =>
    `Noe gikk galt inne i Leadlight (${name}). Feilen er vår, ikke din; dataene og stegene dine er trygge.`,
  'engine.not-yet-run': 'Dette kortet er ikke kjørt ennå.',
  'engine.no-reasons': 'Det finnes ingen grunner å vise før forklaringskortet er kjørt.',
  'engine.no-what-if': 'Denne raden kan ikke endres alene, fordi andre rader inngår i den.',
  'model.unreadable': 'Denne filen er ikke en Leadlight-modell. Velg modellfilen som ble lagret fra handlingskortet.',
  'model.newer': 'Denne modellen er lagret av en nyere Leadlight. Last siden på nytt for å få den, og prøv igjen.',
  'model.columns-missing': ({ columns, count }, words) =>
    `Den nye filen mangler ${words.plural(count, 'en kolonne', 'kolonner')} som modellen trenger: ${columns}.`,
  'model.file-missing': ({ file }) => `Denne modellen leser også ${file}. Legg ved den filen også, fra samme måned som de andre.`,
  'model.too-many-files': ({ files, wanted }, words) =>
    `Denne modellen leser ${words.integer(wanted)} ${words.plural(wanted, 'fil', 'filer')}, men fikk ${words.integer(files)}.`,
  'model.columns-missing-in': ({ file, columns }) => `Filen som går inn for ${file}, mangler ${columns}.`,
  'model.key-repeats': ({ key, file }) =>
    `${key} står i flere rader i ${file}, og det gjorde den ikke da modellen ble laget. La det stå én rad for hver, og prøv igjen.`,
  'model.column-kind': ({ column }) => `Kolonnen ${column} inneholder noe annet enn i filen modellen ble laget av.`,
  'score.counted': ({ at, was }, words) =>
    `Dager telles til ${words.date(at)}, fordi den nye filen slutter senere; i modellens egen fil var det ${words.date(was)}.`,
  'score.earlier': ({ at, last }, words) =>
    `Den nye filen slutter ${words.date(last)}, før filen modellen ble laget av. Dager telles likevel til ${words.date(at)}; oppgi en annen dato hvis den skal bedømmes slik den sto da.`,
  'score.later': ({ at, rows, last }, words) =>
    `Denne modellen teller til ${words.date(at)}, slik det ble valgt. ${words.integer(rows)} ${words.plural(rows, 'rad', 'rader')} i den nye filen, fram til ${words.date(last)}, er senere og telles ikke; oppgi en annen dato for å telle dem.`,
  'score.unseen': ({ column, rows, of }, words) =>
    `${column}: ${words.integer(rows)} av ${words.integer(of)} ${words.plural(of, 'rad', 'rader')} har en verdi som ingen av radene modellen lærte av, hadde. Den vet ingenting om en slik verdi; stol mindre på det den sier der.`,
  'score.misfits.number': ({ column, cells, row }, words) =>
    `${column}: ${words.integer(cells)} ${words.plural(cells, 'celle er ikke et tall', 'celler er ikke tall')} slik modellen leser den, og regnes som ${words.plural(cells, 'tom', 'tomme')}; den første er i rad ${words.integer(row)}.`,
  'score.misfits.date': ({ column, cells, row }, words) =>
    `${column}: ${words.integer(cells)} ${words.plural(cells, 'celle er ikke en dato', 'celler er ikke datoer')} slik modellen leser den, og regnes som ${words.plural(cells, 'tom', 'tomme')}; den første er i rad ${words.integer(row)}.`,
};
