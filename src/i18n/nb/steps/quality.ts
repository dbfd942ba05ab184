import type { Translated, Words } from '../../../core/text';
import type { en } from '../../../steps/quality/en';

const rows = (count: number, w: Words): string => `${w.integer(count)} ${w.plural(count, 'rad', 'rader')}`;

export const nb: Translated<typeof en> = {
  'quality.title': 'Er filen god nok?',
  'quality.param.mandatory': 'Kolonner som må være fylt ut',
  'quality.param.mandatory.help': 'Overlatt til oss er det kolonnene som sier hvem en rad handler om.',
  'quality.param.updated': 'Dato da kontakten sist ble sett på',
  'quality.param.reference': 'Regn alder fram til',
  'quality.param.bounce': 'Kolonne som sier hvilken e-post som kom i retur',
  'quality.param.customer': 'Kolonne som navngir kunden',
  'quality.thing.complete': 'tomme obligatoriske felt',
  'quality.thing.duplicates': 'folk som står der to ganger',
  'quality.thing.fresh': 'gamle kontaktdata',
  'quality.thing.bounce': 'e-post i retur',
  'quality.thing.addresses': 'gale e-postadresser',
  'quality.bad': (a, w: Words) => `Rett dette først: ${w.list(a.things)}`,
  'quality.warn': (a, w: Words) => `Stort sett bra; hold øye med ${w.list(a.things)}`,
  'quality.good': (a, w: Words) =>
    a.good === a.of ? 'Filen er i god orden' : `Filen er i god orden, så langt det kan vites (${w.outOf(a.good / a.of, a.of)})`,
  'quality.unknown': 'Filen sier ikke hvor god den er',
  'quality.no-rows': 'Det er ingen rader å bedømme',
  'quality.no-rows.so': 'Les inn en fil med minst én rad.',
  'quality.so': 'Sju tideler av arbeidet ligger i dataene. Her endres ingenting; hvert lys viser radene sine og steget som retter dem.',
  'quality.bad.so':
    'Det som er galt her, kommer igjen i hvert tall under. Her endres ingenting; hvert lys viser radene sine og steget som retter dem.',
  'quality.unknown.so': (a, w: Words) => `${a.so} Det som ikke kan vites fra denne filen: ${w.list(a.things)}.`,
  'quality.why.no-rows': 'Det er ingen rader.',
  'quality.why.no-mandatory': 'Ingen kolonne er merket som obligatorisk. Merk noen under Detaljer.',
  'quality.why.no-updated': 'Ingen dato sier når en kontakt sist ble sett på. Finnes den, så velg den under Detaljer.',
  'quality.why.few-updated': 'Færre enn halvparten av radene har en dato for siste kontroll.',
  'quality.why.no-bounce':
    'Ingen kolonne sier hvilken e-post som kom i retur. E-postprogrammet har den listen; som kolonne får den lyset til å virke.',
  'quality.why.empty-bounce': 'Kolonnen for e-post i retur er tom.',
  'quality.why.no-email': 'Det er ingen kolonne med e-postadresser.',
  'quality.why.empty-email': 'Kolonnen for e-postadresser er tom.',
  'quality.light.complete': 'Obligatoriske felt',
  'quality.light.duplicates': 'Bare én gang',
  'quality.light.fresh': 'Kontaktdata',
  'quality.light.bounce': 'E-post i retur',
  'quality.light.addresses': 'E-postadresser',
  'quality.state.good': 'Bra',
  'quality.state.warn': 'Ikke helt',
  'quality.state.bad': 'Dårlig',
  'quality.state.unknown': 'Kan ikke vites',
  'quality.says.complete': (a, w: Words) => `${w.share(1 - a.share)} utfylt på det verste, i ${a.column}`,
  'quality.says.duplicates': (a, w: Words) =>
    a.count === 0 ? 'Ingen står der to ganger' : `${rows(a.count, w)} om noen som alt står der (${w.share(a.share)})`,
  'quality.says.fresh': (a, w: Words) =>
    `${a.count === 0 ? 'Ingen' : w.share(a.share)} eldre enn seks måneder, regnet fram til ${w.date(a.reference)}`,
  'quality.says.bounce': (a, w: Words) =>
    a.count === 0 ? 'Ingen e-post kom i retur' : `${w.share(a.share)} kom i retur (${w.integer(a.count)})`,
  'quality.says.addresses': (a, w: Words) =>
    a.count === 0 ? 'Alle er riktig skrevet' : `${w.integer(a.count)} kan ikke komme fram (${w.share(a.share)})`,
  'quality.limit.complete': 'Grense: hver obligatorisk kolonne mer enn 90\u00a0% utfylt; rødt under 75\u00a0%',
  'quality.limit.duplicates': 'Grense: under 5\u00a0%; rødt fra 10\u00a0%',
  'quality.limit.fresh': 'Grense: under 10\u00a0% eldre enn seks måneder; rødt fra 30\u00a0%',
  'quality.limit.bounce': 'Grense: under 3\u00a0%; rødt fra 6\u00a0%',
  'quality.limit.addresses': 'Grense: under 3\u00a0%, som for e-post i retur; rødt fra 6\u00a0%',
  'quality.profiles': (a, w: Words) => `${w.integer(a.profiles)} av ${rows(a.rows, w)} har alle: ${w.list(a.columns)}.`,
  'quality.absent': (a, w: Words) =>
    `${w.list(a.columns)} er obligatorisk og finnes ikke i denne filen. Velg andre kolonner under Detaljer, eller legg ${w.plural(a.count, 'den', 'dem')} til i filen.`,
  'quality.emails.syntax': (a, w: Words) => `${w.integer(a.count)} er ${w.plural(a.count, 'ingen e-postadresse', 'ingen e-postadresser')}`,
  'quality.emails.typos': (a, w: Words) => `${w.integer(a.count)} med feilskrevet domene, som gmial.com`,
  'quality.emails.roles': (a, w: Words) =>
    `${w.integer(a.count)} til et kontor og ikke en person, som info@ eller post@. De kommer fram og regnes ikke som feil`,
  'quality.keyless': (a, w: Words) =>
    `${rows(a.count, w)} har ingenting i ${a.column}, den første er rad ${w.integer(a.row)}. De kan ikke knyttes til en kunde: fyll dem ut, ellers regnes de som egne kunder eller holdes utenfor lenger ned.`,
  'quality.enough.title': 'Er det nok?',
  'quality.enough.leads': (a, w: Words) => `${w.integer(a.have)} ${w.plural(a.have, 'lead', 'leads')} med kjent utfall`,
  'quality.enough.rarer': (a, w: Words) => `${w.integer(a.rarer)} av det sjeldneste utfallet`,
  'quality.enough.customers': (a, w: Words) =>
    a.have === a.complete
      ? `${w.integer(a.have)} ${w.plural(a.have, 'kunde', 'kunder')}, alle komplette`
      : `${w.integer(a.complete)} ${w.plural(a.complete, 'komplett kunde', 'komplette kunder')} av ${w.integer(a.have)}`,
  'quality.enough.scale.leads': '500 er nok, 1000 er bedre',
  'quality.enough.scale.customers': '1000 er nok, 10 000 er bedre',
  'quality.enough.leads.plenty': 'Nok til alle modellene her, og til å bedømme dem.',
  'quality.enough.leads.enough': 'Nok til en modell. Flere leads ville gjøre den sikrere.',
  'quality.enough.leads.small':
    'Nok til en grov rekkefølge, ikke til nøyaktige sjanser. Bruk få kolonner, og les hvert tall med intervallet.',
  'quality.enough.leads.few':
    'For få til å lære av. En liste etter egne regler tjener bedre foreløpig; alt her virker likevel og sier hvor usikkert det er.',
  'quality.enough.bears': (a, w: Words) =>
    a.bears === 0
      ? 'Det sjeldneste utfallet er for sjeldent for selv én kolonne.'
      : `Det bærer omtrent ${w.integer(a.bears)} ${w.plural(a.bears, 'kolonne', 'kolonner')}: ti av det sjeldneste utfallet for hver.`,
  'quality.enough.customers.plenty': 'Nok til mange fine segmenter, også små.',
  'quality.enough.customers.enough': 'Nok til fire til åtte segmenter som kan skilles fra hverandre.',
  'quality.enough.customers.small': 'Nok til to eller tre segmenter. Flere ville være tilfeldigheter.',
  'quality.enough.customers.few':
    'Få nok til å kjenne hver av dem. Høyst to grupper; alt her virker likevel og sier fra når det ikke er noe å finne.',
};
