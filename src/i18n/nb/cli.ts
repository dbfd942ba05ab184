import type { en } from '../../cli/en';
import type { Translated } from '../../core/text';

export const nb: Translated<typeof en> = {
  'cli.usage':
    'si ett av disse: read <filer…> · run <recipe.json | segments | leads | churn> <filer…> --out <mappe> [--target <kolonne>] [--success <verdi>] [--drop <kolonne,…>] [--answer <kolonne>=leave-out|known|together] [--predict buys|leaves|…] [--seed <tall>] [--json] · score <model.json> <filer…> --out <mappe> [--count-to <år-måned-dag>]',
  'cli.option': ({ message }) => `et valg er ikke forstått: ${message}`,
  'cli.date': ({ given }) => `datoen må skrives som 2026-07-31, men er «${given}»`,
  'cli.seed': ({ given }) => `frøet må være et helt tall, men er «${given}»`,
  'cli.no-file': ({ path }) => `det finnes ingen fil «${path}»`,
  'cli.no-folder': ({ path }) => `mappen «${path}» kan ikke lages`,
  'cli.empty-folder': ({ path }) => `det finnes ingen fil som kan være en tabell i «${path}»`,
  'cli.no-out': 'si med --out hvor det skal skrives',
  'cli.other-columns': ({ one, other }) => `«${other}» har andre kolonner enn «${one}», så de er ikke én tabell: oppgi filer av samme slag`,
  'cli.joined': (a, w) =>
    `${a.file} er koblet med ${a.here === a.there ? a.here : `${a.here} = ${a.there}`}: ${w.integer(a.matched)} av ${w.integer(a.rows)} rader her finnes i den, ${w.integer(a.unmatched)} av dens ${w.integer(a.theirs)} rader har ingen her`,
  'cli.rolled': (a, w) =>
    `  slått sammen først: som den står, ville ${a.file} ha gjort ${w.integer(a.rows)} rader til ${w.integer(a.would)}`,
  'cli.looked-up': (a, w) =>
    `${a.file} er slått opp fra ${a.other} med ${a.column}: ${w.integer(a.matched)} av ${w.integer(a.rows)} rader funnet`,
  'cli.not-joined': ({ file }) => `${file} er ikke koblet på: ingen kolonne har nok felles med en kolonne i de andre filene`,
  'cli.too-many-files': (a, w) => `${w.integer(a.files)} filer til er oppgitt, og høyst ${w.integer(a.most)} kan kobles på`,
  'cli.no-target': 'si med --target hvilken kolonne som har utfallet: ingen ser slik ut',
  'cli.no-column': ({ column, columns }) => `det finnes ingen kolonne «${column}»; filen har ${columns}`,
  'cli.no-success': ({ value, column }) => `«${value}» forekommer ikke i kolonnen «${column}»`,
  'cli.answer': ({ given }) => `et svar skrives som duration=leave-out, duration=known eller email=together, men er «${given}»`,
  'cli.predict': ({ given, kinds }) => `av hendelser kan det forutsies ett av ${kinds}, men «${given}» ble oppgitt`,
  'cli.asked': 'Ingen tall vises før dette er besvart.',
  'cli.asked.column': ({ column }) =>
    `--answer "${column}=leave-out" hvis den ikke er kjent før utfallet, --answer "${column}=known" hvis den er det.`,
  'cli.asked.people': ({ column }) =>
    `--answer "${column}=together" holder alle rader for én kunde på samme side, --answer "${column}=known" lar dem stå: de er ulike personer.`,
  'cli.asked.copies': ({ column }) =>
    `--answer "${column}=known" hvis de er ulike personer som bare ligner; ellers må kopiene ut av filen.`,
  'cli.unclear': (a, w) =>
    `Ingen ord sa oss hvilken verdi av «${a.column}» som menes, så vi tok den sjeldneste, «${a.success}». Si med --success hvilken det er: ${w.list(a.values)}${a.more ? ' med flere' : ''}.`,
  'cli.done': ({ folder, rows }) => `${rows} rader skrevet til ${folder}`,
};
