import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/contact/en';

export const nb: Translated<typeof en> = {
  'contact.title': 'E-post og postnummer',
  'contact.param.email': 'Skill jobbadresser fra private',
  'contact.param.email.help': 'Etter domenet bak @: Gmail, Outlook, web.de, online.no og lignende er gratis for alle.',
  'contact.param.postcode': 'Lag en region av postnummeret',
  'contact.param.country': 'Postnumrenes land',
  'contact.param.country.auto': 'slik filen viser',
  'contact.param.country.no': 'Norge',
  'contact.param.country.de': 'Tyskland',
  'contact.param.country.gb': 'Storbritannia',
  'contact.param.country.us': 'USA',
  'contact.about.domain': (a) => `Det som står etter @ i ${a.column}`,
  'contact.about.company': (a) => `Om ${a.column} er en adresse hos bedriften selv og ikke hos en gratis leverandør`,
  'contact.about.region': (a) => `Hvor ${a.column} ligger, etter de første tegnene`,
  'contact.none': 'Det er ingen e-postadresse og ikke noe postnummer å bruke',
  'contact.none.so': 'Ingenting å gjøre her.',
  'contact.email': (a, w: Words) => `${w.integer(a.company)} av ${w.integer(a.rows)} e-postadresser er bedriftens egne`,
  'contact.email.so': (a, w: Words) =>
    a.unreadable === 0
      ? 'De andre er hos en gratis leverandør: en privatperson, eller et svært lite firma.'
      : `De andre er hos en gratis leverandør: en privatperson, eller et svært lite firma. ${w.integer(a.unreadable)} kan ikke leses som en adresse.`,
  'contact.region': (a, w: Words) => `${a.region} er den vanligste regionen, med ${w.share(a.share)}`,
  'contact.region.so': (a, w: Words) =>
    `${a.column} gir ${w.plural(a.regions, 'én region', `${w.integer(a.regions)} regioner`)} for ${w.integer(a.placed)} av ${w.integer(a.rows)} rader, lest som ${w.list(a.countries)} ${a.why}.`,
  'contact.both.so': (a) => `${a.first} ${a.second}`,
  'contact.no-country': (a) => `Ingenting sier hvilket land ${a.column} gjelder`,
  'contact.no-country.so': (a) =>
    `${a.column} kan være fra flere land, så det lages ingen region. Velg landet, så får hvert postnummer sin region.`,
  'contact.why.chosen': 'slik du valgte',
  'contact.why.column': 'slik kolonnen med land sier',
  'contact.why.header': 'på grunn av kolonnens navn',
  'contact.why.letters': 'på grunn av bokstavene i dem',
  'contact.why.neighbours': 'på grunn av e-postadressene og telefonnumrene ved siden av',
  'contact.why.language': 'fordi de har fire sifre og notatboken er norsk',
  'contact.field.region': 'Region',
  'contact.field.rows': 'Rader',
};
