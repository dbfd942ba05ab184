import { expect, it } from 'vitest';
import { headerWords, type Topic } from '../../src/data/words';

const speaking = (topic: Topic, headers: readonly string[]): string[] => headers.filter((header) => headerWords(header).has(topic));

it('hears in three languages that somebody must not be contacted, and not that nobody has been', () => {
  const refused = ['Nicht anrufen', 'Ikke ring', 'No e-mails', 'do_not_call', 'Werbung unerwünscht', 'Reklame ikke ønsket', 'E-Mail-Abmeldung', 'Keine Werbung', 'Ønsker ikke SMS']; // prettier-ignore
  const other = ['Not contacted', 'Ikke kontaktet', 'Nicht kontaktiert', 'Call number', 'No. of emails', 'Anrufe', 'Notering'];
  expect(speaking('do-not-contact', refused)).toEqual(refused);
  expect(speaking('do-not-contact', other)).toEqual([]);
});

it('knows a number of things from the number of a thing', () => {
  expect(speaking('count', ['nrOfUserReviews', 'no_of_employees', 'Number of orders', 'Event count'])).toHaveLength(4);
  expect(speaking('id', ['nrOfUserReviews', 'no_of_employees', 'Event count'])).toEqual([]);
  expect(speaking('id', ['Kundenr', 'Invoice No', 'Kunden-Nr.'])).toHaveLength(3);
});

it('takes no demo for granted', () => {
  expect(speaking('intent', ['Christlich Demokratische Union', 'Demographic', 'Demografie'])).toEqual([]);
  expect(speaking('intent', ['Demotermin', 'Demo requested', 'demo_booked'])).toHaveLength(3);
});
