import { expect, it } from 'vitest';
import type { Goal, SourceColumn } from '../../../src/core/recipe';
import { recordDate } from '../../../src/steps/target/record-date';

const date = (name: string): SourceColumn => ({ name, kind: 'date', role: 'date' });

it.each<[Goal, readonly string[], string | null]>([
  ['leads', ['Created Date', 'Birthday', 'Closed Date'], 'Created Date'],
  ['leads', ['Opprettet', 'Sist endret', 'Fødselsdato'], 'Opprettet'],
  ['leads', ['Erstellt am', 'Abschlussdatum'], 'Erstellt am'],
  ['leads', ['first_contact'], 'first_contact'],
  ['leads', ['Dato'], 'Dato'],
  ['leads', ['created', 'received'], null],
  ['leads', ['Geburtsdatum', 'last_login'], null],
  ['leads', ['meeting'], null],
  ['churn', ['signup_date'], null],
  ['churn', ['Stichtag', 'Kunde seit'], 'Stichtag'],
])('%s: of %j the record’s own date is %s', (goal, names, column) => {
  expect(recordDate(names.map(date), goal).column).toBe(column);
});
