import type { en } from '../../cli/en';
import type { Translated } from '../../core/text';

export const nb: Translated<typeof en> = {
  'cli.usage':
    'si ett av disse: read <filer…> · run <recipe.json | segments | leads | churn> <filer…> --out <mappe> [--target <kolonne>] [--success <verdi>] [--drop <kolonne,…>] [--seed <tall>] [--json] · score <model.json> <filer…> --out <mappe>',
  'cli.option': ({ message }) => `et valg er ikke forstått: ${message}`,
  'cli.seed': ({ given }) => `frøet må være et helt tall, men er «${given}»`,
  'cli.no-file': ({ path }) => `det finnes ingen fil «${path}»`,
  'cli.no-folder': ({ path }) => `mappen «${path}» kan ikke lages`,
  'cli.no-out': 'si med --out hvor det skal skrives',
  'cli.empty-folder': ({ path }) => `det finnes ingen fil som kan være en tabell i «${path}»`,
  'cli.other-columns': ({ one, other }) => `«${other}» har andre kolonner enn «${one}», så de er ikke én tabell: oppgi filer av samme slag`,
  'cli.no-target': 'si med --target hvilken kolonne som har utfallet: ingen ser slik ut',
  'cli.no-column': ({ column, columns }) => `det finnes ingen kolonne «${column}»; filen har ${columns}`,
  'cli.no-success': ({ value, column }) => `«${value}» forekommer ikke i kolonnen «${column}»`,
  'cli.done': ({ folder, rows }) => `${rows} rader skrevet til ${folder}`,
};
