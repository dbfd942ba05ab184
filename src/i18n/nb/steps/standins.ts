import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/standins/en';

export const nb: Translated<typeof en> = {
  'standins.title': 'Verdier som betyr «ingenting»',
  'standins.param.answers': 'Svarene dine',
  'standins.none': 'Ingen verdi står for en tom celle',
  'standins.ask': (a, w: Words) => `${w.plural(a.open, 'Én verdi står', `${w.integer(a.open)} verdier står`)} kanskje for en tom celle`,
  'standins.emptied': (a, w: Words) =>
    `${w.plural(a.cells, 'Én celle som betydde «ingenting», er', `${w.integer(a.cells)} celler som betydde «ingenting», er`)} nå tom${a.cells === 1 ? '' : 'me'}`,
  'standins.none.so': 'Ingen «Velg», ingen «ukjent», ingen -999: det som står i en celle, er ment.',
  'standins.ask.so': 'Et ord som «Velg» telles som en egen gruppe, og -999 som et beløp. Ingenting endres før du sier det.',
  'standins.emptied.so': 'De behandles som alle andre tomme celler under.',
  'standins.stay.so': 'Du sa at de er ment, så de blir stående.',
  'standins.why.word': 'et ord for «ingenting»',
  'standins.why.error': 'en feil fra et regneark',
  'standins.why.number': 'et vanlig fyllord i tall, langt fra alle andre verdier',
  'standins.why.date': 'en vanlig fylldato, år fra alle andre datoer',
  'standins.column': 'Kolonne',
  'standins.value': 'Verdi',
  'standins.rows': 'Rader',
  'standins.means': 'Hva den betyr',
  'standins.group': (a) => `«${a.value}» i ${a.column}`,
  'standins.missing': 'Ingenting',
  'standins.stay': 'Den er ment',
  'standins.undecided': 'Ikke avgjort',
  'standins.all': (a, w: Words) =>
    w.plural(a.values, 'Den åpne betyr ingenting', `${a.values === 2 ? 'Begge' : `Alle ${w.integer(a.values)}`} åpne betyr ingenting`),
};
