import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samples } from '../fixtures/make-samples';
import { readText, rolesOf } from './reading';

const ROOT = join(import.meta.dirname, '../..');

describe('the sample files', () => {
  it.each(samples())('$file is what its script writes', ({ file, text, truth }) => {
    expect(readFileSync(join(ROOT, 'public/samples', file), 'utf8') === text).toBe(true);
    expect(JSON.parse(readFileSync(join(ROOT, 'test/fixtures/truth', file.replace('.csv', '.json')), 'utf8'))).toEqual(truth);
  });

  it('are read as they were meant', async () => {
    const [leads, orders, accounts] = await Promise.all(samples().map(({ text }) => readText(text)));
    expect(leads && [leads.table.rows, rolesOf(leads)['status'], rolesOf(leads)['newsletter_consent'], leads.shape.entity]).toEqual([
      1200,
      'outcome',
      'consent',
      'lead_id',
    ]);
    expect(orders?.table.rows).toBe(20_000);
    expect(orders?.shape).toMatchObject({
      shape: 'events',
      entity: 'Kundenr',
      date: 'Ordredato',
      amount: 'Linjesum',
      quantity: 'Antall',
      price: 'Enhetspris',
      order: 'Ordrenr',
    });
    expect(accounts && [accounts.table.rows, rolesOf(accounts)['churned'], accounts.shape.entity]).toEqual([3000, 'outcome', 'account_id']);
    for (const reading of [leads, orders, accounts]) expect([reading?.warnings, reading?.inference.questions]).toEqual([[], []]);
  });
});
