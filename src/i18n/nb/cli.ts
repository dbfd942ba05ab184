import type { en } from '../../cli/en';
import type { Translated } from '../../core/text';

export const nb: Translated<typeof en> = {
  'cli.usage':
    'si ett av disse: read <fil> · run <recipe.json | segments | leads | churn> <fil> --out <mappe> [--target <kolonne>] [--success <verdi>] [--drop <kolonne,…>] [--seed <tall>] [--json] · score <model.json> <fil> --out <mappe>',
  'cli.option': ({ message }) => `et valg er ikke forstått: ${message}`,
  'cli.seed': ({ given }) => `frøet må være et helt tall, men er «${given}»`,
  'cli.no-file': ({ path }) => `det finnes ingen fil «${path}»`,
  'cli.no-folder': ({ path }) => `mappen «${path}» kan ikke lages`,
  'cli.no-out': 'si med --out hvor det skal skrives',
  'cli.one-file': ({ count }) => `én fil om gangen, takk: ${count} ble oppgitt`,
  'cli.no-target': 'si med --target hvilken kolonne som har utfallet: ingen ser slik ut',
  'cli.no-column': ({ column, columns }) => `det finnes ingen kolonne «${column}»; filen har ${columns}`,
  'cli.no-success': ({ value, column }) => `«${value}» forekommer ikke i kolonnen «${column}»`,
  'cli.done': ({ folder, rows }) => `${rows} rader skrevet til ${folder}`,
};
