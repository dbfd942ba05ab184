import type { Translated } from '../../core/text';
import type { en } from '../../store/en';

export const nb: Translated<typeof en> = {
  'store.newer':
    'Notatbøkene på denne maskinen er lagret av en nyere Leadlight. Last siden på nytt for å få den; ingenting er endret eller slettet.',
  'store.blocked': 'En annen fane har en eldre Leadlight åpen. Lukk den, og last siden på nytt.',
  'store.closed': 'Leadlight ble oppdatert i en annen fane. Last siden på nytt for å fortsette; det du har gjort så langt, er lagret.',
  'store.gone':
    'Det Leadlight hadde lagret i denne nettleseren, ble slettet mens siden var åpen. Du kan arbeide videre; lagre filene dine før du lukker fanen.',
  'store.slow': 'Nettleseren har ikke åpnet lageret sitt ennå. Du kan arbeide allerede; til den svarer, blir ingenting tatt vare på.',
  'store.open-elsewhere': 'Denne notatboken er åpen i en annen fane. Lukk den der først.',
  'store.repaired': ({ name }) =>
    `Noe av det som var lagret av ${name}, var skadet. Det er lest på nytt fra filen slik du slapp den, og den er hel; ingenting er tapt.`,
  'store.repaired-column': ({ column, name }) =>
    `Det som var lagret av kolonnen ${column} i ${name}, var skadet. Det er lest på nytt fra filen slik du slapp den, og den er hel; ingenting er tapt.`,
  'store.read-elsewhere': ({ name }) => `${name} er lest på en annen måte i en annen fane. Last siden på nytt for å se den slik den er nå.`,
  'store.denied':
    'Denne nettleseren lar ikke Leadlight ta vare på noe, som i et privat vindu. Du kan arbeide, men alt er borte når du lukker fanen; lagre filene dine først.',
  'store.full': 'Det er ikke plass til dette på maskinen. Slett gamle notatbøker eller frigjør plass på disken, og prøv igjen.',
  'store.failed': ({ name }) => `Nettleseren klarte ikke å lagre eller lese dette (${name}). Prøv igjen, eller last siden på nytt.`,
  'store.swept': 'Importen ble avbrutt av en annen fane. Slipp filen en gang til.',
  'store.no-dataset': 'Dataene til denne notatboken er ikke lenger på maskinen. Slipp filen en gang til.',
  'store.no-notebook': 'Denne notatboken er ikke lenger på maskinen.',
  'store.damaged': ({ name }) => `Det som er lagret av ${name}, er skadet. Slipp filen en gang til; stegene dine er der fortsatt.`,
  'store.damaged-column': ({ column, name }) =>
    `Den lagrede kolonnen ${column} i ${name} er skadet. Slipp filen en gang til; stegene dine er der fortsatt.`,
};
