import { expect, it } from 'vitest';
import type { Role } from '../../src/core/schema';
import { readText } from './reading';

/** Header → role, and rows as a person would label them. */
interface Labelled {
  readonly what: string;
  readonly roles: readonly Role[];
  readonly header: string;
  readonly rows: readonly string[];
}

const several = (n: number, row: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(i));
const of = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const letters = (i: number): string =>
  of(['Ask', 'Brage', 'Cato', 'Dina', 'Embla', 'Frida', 'Geir', 'Hedda', 'Ivar', 'Jorun', 'Kari', 'Liv', 'Magne', 'Nora'], i);

const FILES: readonly Labelled[] = [
  {
    what: 'Norwegian customer list',
    header:
      'Kundenr;Fornavn;Etternavn;E-post;Mobil;Adresse;Postnr;Poststed;Land;Fødselsdato;Samtykke nyhetsbrev;Reservert;Kundesegment;Omsetning 2024',
    roles: [
      'identifier',
      'name',
      'name',
      'email',
      'phone',
      'address',
      'postcode',
      'category',
      'country',
      'date',
      'consent',
      'do-not-contact',
      'segment',
      'money',
    ],
    rows: several(
      30,
      (i) =>
        `10${100 + i * 3};${letters(i)};${letters(i + 5)}sen${i};${letters(i)}${i}@post.example;+47 9${1000000 + i * 77};Storgata ${i + 1};0${150 + i};${of(['Oslo', 'Moss'], i)};${of(['Norge', 'Sverige'], i)};${(i % 27) + 1}.0${(i % 9) + 1}.19${60 + i};${of(['ja', 'nei'], i)};${of(['nei', 'nei', 'ja'], i)};${of(['A', 'B', 'C'], i)};${1000 + i * 37},50`,
    ),
  },
  {
    what: 'German CRM export',
    header:
      'Kundennummer;Firma;Ansprechpartner;Telefon;Straße;PLZ;Ort;Land;Branche;Mitarbeiterzahl;Jahresumsatz;Letzter Kontakt;Werbesperre;Status',
    roles: [
      'identifier',
      'name',
      'name',
      'phone',
      'address',
      'postcode',
      'category',
      'country',
      'category',
      'count',
      'money',
      'date',
      'do-not-contact',
      'outcome',
    ],
    rows: several(
      30,
      (i) =>
        `K-${2000 + i};${letters(i)}werk ${i} GmbH;${letters(i)} ${letters(i + 3)}mann;+49 30 ${100000 + i * 91};Ringstraße ${i + 2};${10115 + i};${of(['Berlin', 'Köln', 'Bonn'], i)};${of(['Deutschland', 'Österreich'], i)};${of(['Metall', 'Holz', 'Chemie'], i)};${10 + i * 13};${100000 + i * 5000},00 €;${(i % 27) + 1}.03.2024;${of(['nein', 'ja'], i)};${of(['gewonnen', 'verloren', 'offen'], i)}`,
    ),
  },
  {
    what: 'English leads',
    header:
      'Lead ID,Full name,Email,Company name,Country,Industry,Employees,Website visits,Emails opened,Lead source,Created date,Do not contact,Converted',
    roles: [
      'identifier',
      'name',
      'email',
      'name',
      'country',
      'category',
      'count',
      'count',
      'count',
      'category',
      'date',
      'do-not-contact',
      'outcome',
    ],
    rows: several(
      40,
      (i) =>
        `L${9000 + i},${letters(i)} ${letters(i + 2)}ton,${letters(i)}.${i}@firm.example,${letters(i + 1)} ${i} Ltd,${of(['UK', 'Norway', 'Germany'], i)},${of(['Food', 'Metal'], i)},${5 + i * 3},${i % 9},${i % 5},${of(['Web', 'Fair', 'Referral'], i)},2024-0${(i % 9) + 1}-11,${of(['no', 'yes', 'no'], i)},${of(['yes', 'no', 'no'], i)}`,
    ),
  },
  {
    what: 'Norwegian web shop orders',
    header: 'Ordrenr;Ordredato;Kundenr;Varenr;Varenavn;Antall;Enhetspris;Rabatt %;Linjesum;Betalingsmåte',
    roles: ['identifier', 'date', 'identifier', 'identifier', 'category', 'count', 'money', 'share', 'money', 'category'],
    rows: several(
      60,
      (i) =>
        `${50000 + Math.floor(i / 2)};0${(i % 9) + 1}.1${i % 3}.2024;${700 + (i % 21)};0${1000 + (i % 30)};${of(['Kopp', 'Fat', 'Skål'], i)};${(i % 4) + 1};${19 + i},90;${of(['0 %', '10 %', '25 %'], i)};${40 + i * 2},80;${of(['Kort', 'Faktura'], i)}`,
    ),
  },
  {
    what: 'German orders',
    header: 'Rechnungsnr.;Rechnungsdatum;Kundennr.;Artikelnr.;Bezeichnung;Menge;Einzelpreis;Gesamtbetrag',
    roles: ['identifier', 'date', 'identifier', 'identifier', 'text', 'count', 'money', 'money'],
    rows: several(
      60,
      (i) =>
        `R${30000 + Math.floor(i / 3)};${(i % 27) + 1}.11.2023;${4400 + (i % 15)};A${100 + (i % 33)};Artikel ${letters(i)} Nr ${i};${(i % 5) + 1};${1 + i},25;${2 + i * 3},75`,
    ),
  },
  {
    what: 'English SaaS accounts',
    header:
      'account_id,account_name,plan,mrr,seats,logins_last_30_days,support_tickets,nps_score,signup_date,last_login,country_code,churned',
    roles: ['identifier', 'name', 'category', 'money', 'count', 'count', 'count', 'number', 'date', 'date', 'country', 'outcome'],
    rows: several(
      40,
      (i) =>
        `A-${100 + i},${letters(i)} Systems ${i},${of(['free', 'pro'], i)},${20 + i}.50,${i + 2},${i % 31},${i % 4},${(i * 3) % 11},2023-05-${10 + (i % 18)},2024-06-${10 + (i % 18)},${of(['NO', 'DE', 'GB'], i)},${i % 3 === 0 ? 1 : 0}`,
    ),
  },
  {
    what: 'Norwegian energy customers',
    header: 'Målepunkt-ID;Kundenavn;Telefonnr;Produkt;Bindingstid måneder;Årsforbruk kWh;Månedsbeløp;Alder;Kjønn;Avtale startet;Oppsagt',
    roles: ['identifier', 'name', 'phone', 'category', 'count', 'number', 'money', 'number', 'category', 'date', 'outcome'],
    rows: several(
      40,
      (i) =>
        `7070575000${100000 + i * 7};${letters(i)} ${letters(i + 4)}vik ${letters(i + 7)}${i};9${1000000 + i * 1234};${of(['Spot', 'Fast'], i)};${of([0, 12, 24], i)};${4000 + i * 321},5;${300 + i * 7},25;${20 + i};${of(['K', 'M'], i)};${(i % 27) + 1}.02.2022;${of(['Nei', 'Nei', 'Ja'], i)}`,
    ),
  },
  {
    what: 'German newsletter list',
    header: 'E-Mail,Vorname,Nachname,Anrede,Geburtsdatum,Einwilligung,Anmeldedatum,Öffnungsrate,Klickrate,Abgemeldet',
    roles: ['email', 'name', 'name', 'category', 'date', 'consent', 'date', 'share', 'share', 'do-not-contact'],
    rows: several(
      30,
      (i) =>
        `${letters(i)}${i}@mail.example,${letters(i)},${letters(i + 6)}hoff${i},${of(['Frau', 'Herr'], i)},1${(i % 9) + 1}.04.19${50 + i},${of(['ja', 'ja', 'nein'], i)},${(i % 27) + 1}.05.2024,${(i * 3) % 100} %,${i % 20} %,${of(['nein', 'ja'], i)}`,
    ),
  },
  {
    what: 'English web sessions',
    header: 'session_id,user_id,timestamp,page_views,duration_seconds,bounce_rate,device,browser,region,traffic_type,purchased',
    roles: ['identifier', 'identifier', 'date', 'count', 'number', 'share', 'category', 'category', 'category', 'category', 'outcome'],
    rows: several(
      60,
      (i) =>
        `s${100000 + i},u${800 + (i % 25)},2024-03-${10 + (i % 20)} 12:${10 + (i % 49)}:00,${1 + (i % 12)},${10 + i * 7},${(i % 10) / 10},${of(['phone', 'desktop'], i)},${1 + (i % 4)},${1 + (i % 6)},${1 + (i % 9)},${of(['TRUE', 'FALSE', 'FALSE'], i)}`,
    ),
  },
];

it('gives at least 95 of 100 columns of labelled files the right role, and every person column', async () => {
  const wrong: string[] = [];
  let columns = 0;
  for (const { what, header, rows, roles } of FILES) {
    const reading = await readText(`${header}\n${rows.join('\n')}\n`);
    expect([what, reading.roles.length]).toEqual([what, roles.length]);
    reading.roles.forEach(({ name, role }, c) => {
      columns++;
      const want = roles[c] as Role;
      if (role !== want) wrong.push(`${what}: ${name} is ${role}, not ${want}`);
    });
  }
  const personal = wrong.filter((line) => /not (?:name|email|phone|address)$/.test(line));
  expect(personal).toEqual([]);
  expect(columns).toBe(103);
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(columns * 0.05);
});

it.each([
  'may be contacted',
  'Consent',
  'opt-in',
  'newsletter',
  'samtykke',
  'Werbeeinwilligung',
  'Darf kontaktiert werden',
  'do_not_contact',
])('%s is no outcome, being what a person allows, and no column a model learns from', async (name) => {
  const { roles, outcomes } = await readText([`id,size,${name}`, ...several(40, (i) => `k${i},${(i * 7) % 31},${i % 3 ? 'yes' : 'no'}`)].join('\n')); // prettier-ignore
  expect(outcomes).toEqual([]);
  expect(roles.find((one) => one.name === name)?.role).toBe(name === 'do_not_contact' ? 'do-not-contact' : 'consent');
});
