import type { Page } from '@playwright/test';
import { cardDone, made, type Made } from './walk';

const DAY = 86_400_000;
const FIRST = [
  'Astrid',
  'Bjarte',
  'Cecilie',
  'Dagny',
  'Einar',
  'Frode',
  'Gerd',
  'Halvor',
  'Idun',
  'Jarle',
  'Kari',
  'Leif',
  'Marit',
  'Nils',
  'Olga',
  'Pernille',
];
const LAST = [
  'Haugvik',
  'Brattnes',
  'Solbakk',
  'Tveitdal',
  'Ryggvold',
  'Marstrand',
  'Lundbrekke',
  'Fossheim',
  'Akselrud',
  'Granmo',
  'Stenvold',
  'Ytrehus',
  'Nordby',
  'Eikeland',
  'Vestnes',
];
const CITIES = ['Oslo', 'Bergen', 'Trondheim', 'München'];
const SOURCES = ['Website', 'Referral', 'Trade fair'];

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Customers with every fault the card Clean has a panel for; each is written out below. */
export function dirtyContacts(): Made {
  const rows = FIRST.flatMap((first, i) =>
    LAST.map((last, j): Record<string, string | number> => {
      const n = i * LAST.length + j;
      return {
        Id: `K${1000 + n}`,
        Name: `${first} ${last}`,
        'E-mail': `${first}.${last}${n % 90}@firma${n % 40}.example`.toLowerCase(),
        Phone: `9${String(1234567 + n * 7919).padStart(7, '0')}`,
        City: CITIES[(n * 7) % 4] as string,
        Source: SOURCES[(n * 5) % 3] as string,
        Employees: 10 + ((n * 37) % 90),
        Age: 25 + ((n * 11) % 40),
        Spend: 200 + ((n * 131) % 900),
        Orders: 1 + (n % 9),
        'Last contact': iso(Date.UTC(2026, 0, 10) - ((n * 3) % 120) * DAY),
        Bounced: 'no',
      };
    }),
  );
  const put = (column: string, value: string | number, ...at: readonly number[]): void => {
    for (const row of at) if (rows[row]) rows[row][column] = value;
  };
  put('City', 'Munich', 4, 44, 84);
  put('City', 'Trondhiem', 9);
  put('Source', 'Select', 1, 31, 61, 91, 121);
  put('Source', 'unknown', 12, 52, 92);
  put('Employees', -999, 15, 35, 55, 75);
  put('Employees', '', ...[...rows.keys()].filter((row) => row % 9 === 5));
  put('Spend', '', ...[...rows.keys()].filter((row) => row % 13 === 6));
  put('Spend', 98_000_000, 100);
  put('Age', -34, 110);
  put('E-mail', 'kari.vik@gmial.com', 20);
  put('E-mail', 'olga.moe7@gmial.com', 40);
  put('E-mail', 'person.firma.example', 60);
  put('Bounced', 'hard', ...[...rows.keys()].filter((row) => row % 16 === 3));
  put('Last contact', '2025-02-01', ...[...rows.keys()].filter((row) => row % 3 === 1));
  const again = (of: number, change: Record<string, string | number>): void =>
    void rows.push({ ...rows[of], Id: `K${1000 + rows.length}`, ...change });
  again(3, { Name: 'Astrid Tveitdahl', Spend: 777 });
  again(17, { Name: 'Solbakk, Bjarte', Spend: 888, 'Last contact': '2026-01-09' });
  again(50, { 'E-mail': 'en.annen@nett.example', Spend: 999 });
  const names = Object.keys(rows[0] ?? {});
  return made('contacts.csv', [names, ...rows.map((row) => names.map((name) => row[name]))].map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\n')); // prettier-ignore
}

export const cleaned = (page: Page): Promise<void> => cardDone(page, 'clean');
