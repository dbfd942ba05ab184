import { describe, expect, it } from 'vitest';
import { readText } from './reading';

const rows = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n');

const FIRST = ['Kystens', 'Nordlys', 'Havsta', 'Solvik', 'Tinde'];
const LAST = ['Fisk AS', 'Bygg AS', 'Handel GmbH', 'Eiendom AS', 'Maskin AS'];
const company = (i: number): string => `${FIRST[i % 5] as string} ${LAST[Math.floor(i / 5) % 5] as string}`;

describe('whether a row is a customer or an event', () => {
  it('hangs on the number of the customer, not on a company that many of them work for', async () => {
    const text = `id,Company,Last contact,spend\n${rows(200, (i) => `K${1000 + (i === 199 ? 0 : i)},${company(i)},2025-0${1 + (i % 9)}-11,${100 + i}`)}`;
    expect((await readText(text)).shape).toMatchObject({ shape: 'customers', entity: 'id' });
  });

  it('is an event where the same customer comes again, by number or by name alone', async () => {
    const numbered = `customer_id,date,amount\n${rows(200, (i) => `K${1000 + (i % 40)},2025-0${1 + (i % 9)}-11,${100 + i}.50`)}`;
    expect((await readText(numbered)).shape).toMatchObject({ shape: 'events', entity: 'customer_id' });
    const named = `Customer name,date,amount\n${rows(200, (i) => `Firma ${i % 40} AS,2025-0${1 + (i % 9)}-11,${100 + i}.50`)}`;
    expect((await readText(named)).shape).toMatchObject({ shape: 'events', entity: 'Customer name' });
  });
});
