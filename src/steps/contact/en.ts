import type { Texts, Words } from '../../core/text';

export const en = {
  'contact.title': 'E-mail and postcode',
  'contact.param.email': 'Tell company addresses from private ones',
  'contact.param.email.help': 'By the domain after the @: Gmail, Outlook, web.de, online.no and the like are free for everyone.',
  'contact.param.postcode': 'Make a region of the postcode',
  'contact.param.country': 'Country of the postcodes',
  'contact.param.country.auto': 'as the file tells',
  'contact.param.country.no': 'Norway',
  'contact.param.country.de': 'Germany',
  'contact.param.country.gb': 'United Kingdom',
  'contact.param.country.us': 'United States',
  'contact.about.domain': (a: { column: string }) => `What stands after the @ in ${a.column}`,
  'contact.about.company': (a: { column: string }) => `Whether ${a.column} is an address of the company itself and not of a free provider`,
  'contact.about.region': (a: { column: string }) => `Where ${a.column} lies, by its first signs`,
  'contact.none': 'There is no e-mail address or postcode to make use of',
  'contact.none.so': 'Nothing to do here.',
  'contact.email': (a: { column: string; company: number; rows: number }, w: Words) =>
    `${w.integer(a.company)} of ${w.integer(a.rows)} e-mail addresses are a company’s own`,
  'contact.email.so': (a: { unreadable: number }, w: Words) =>
    a.unreadable === 0
      ? 'The others are from a free provider: a private person, or a very small firm.'
      : `The others are from a free provider: a private person, or a very small firm. ${w.integer(a.unreadable)} cannot be read as an address.`,
  'contact.region': (a: { region: string; share: number }, w: Words) => `${a.region} is the commonest region, with ${w.share(a.share)}`,
  'contact.region.so': (
    a: { column: string; regions: number; placed: number; rows: number; why: string; countries: readonly string[] },
    w: Words,
  ) =>
    `${a.column} gives ${w.plural(a.regions, 'one region', `${w.integer(a.regions)} regions`)} for ${w.integer(a.placed)} of ${w.integer(a.rows)} rows, read as ${w.list(a.countries)} ${a.why}.`,
  'contact.both.so': (a: { first: string; second: string }) => `${a.first} ${a.second}`,
  'contact.no-country': (a: { column: string }) => `Nothing says which country ${a.column} is in`,
  'contact.no-country.so': (a: { column: string }) =>
    `${a.column} may be of more than one country, so no region is made. Choose the country, and each postcode gets its region.`,
  'contact.why.chosen': 'as you chose',
  'contact.why.column': 'as the country column says',
  'contact.why.header': 'because of the column’s name',
  'contact.why.letters': 'because of their letters',
  'contact.why.neighbours': 'because of the e-mail addresses and telephone numbers beside them',
  'contact.why.language': 'because they have four digits and the notebook is Norwegian',
  'contact.field.region': 'Region',
  'contact.field.rows': 'Rows',
} satisfies Texts;
