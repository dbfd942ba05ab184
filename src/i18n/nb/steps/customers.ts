import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/customers/en';

export const nb: Translated<typeof en> = {
  'customers.title': 'Fra ordrelinjer til kunder',
  'customers.param.customer': 'Kunde',
  'customers.param.date': 'Ordredato',
  'customers.param.amount': 'Beløp på linjen',
  'customers.param.quantity': 'Antall',
  'customers.param.price': 'Pris per stykk',
  'customers.param.order': 'Ordrenummer',
  'customers.param.product': 'Vare',
  'customers.param.reference': 'Tell dager til',
  'customers.param.reference.help': 'Står den åpen, er det dagen etter siste ordre i filen.',
  'customers.param.positiveOnly': 'Hold returer og gratislinjer utenfor',
  'customers.param.positiveOnly.help': 'Linjer der antall, pris eller beløp er null eller mindre.',
  'customers.finding': (a, w: Words) =>
    `${w.integer(a.lines)} linjer er ${w.integer(a.orders)} ${w.plural(a.orders, 'ordre', 'ordrer')} fra ${w.integer(a.customers)} ${w.plural(a.customers, 'kunde', 'kunder')}`,
  'customers.none': (a, w: Words) => `Ingen av de ${w.integer(a.lines)} linjene tilhører en kunde`,
  'customers.none.so': (a, w: Words) =>
    `${w.integer(a.withoutCustomer)} linjer har ingen kunde, og ${w.integer(a.notPositive)} er returer eller gratis. Velg en annen kundekolonne, eller behold de linjene.`,
  'customers.money.so': (a, w: Words) =>
    `Herfra er en rad en kunde: hvor nylig, hvor ofte og for hvor mye de kjøpte (RFM). Den beste femdelen sto for ${w.share(a.share)} av pengene.`,
  'customers.so': (a, w: Words) =>
    `Herfra er en rad en kunde: hvor nylig og hvor ofte de kjøpte. Halvparten bestilte ${w.number(a.orders)} ${w.plural(a.orders, 'gang', 'ganger')} eller mindre.`,
  'customers.chart': (a, w: Words) => `${w.share(a.share)} av kundene bestilte én gang`,
  'customers.field.orders': 'Ordrer',
  'customers.field.customers': 'Kunder',
  'customers.no-customer': 'Ingen kolonne sier hvilken kunde en linje tilhører. Gi en av dem rollen id, eller velg den her.',
  'customers.no-such-column': (a) => `Det er ingen kolonne som heter ${a.column} over dette kortet.`,
  'customers.not-a-date': (a) => `${a.column} inneholder ikke datoer.`,
  'customers.not-a-number': (a) => `${a.column} inneholder ikke tall.`,
};
