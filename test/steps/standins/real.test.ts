import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaOf, type Schema } from '../../../src/core/schema';
import type { Table } from '../../../src/core/table';
import { readFile } from '../../../src/data/read';
import * as duplicates from '../../../src/steps/duplicates/meta';
import { impl as findDuplicates } from '../../../src/steps/duplicates/run';
import * as spellings from '../../../src/steps/spellings/meta';
import { impl as findSpellings } from '../../../src/steps/spellings/run';
import { meta } from '../../../src/steps/standins/meta';
import { impl } from '../../../src/steps/standins/run';
import { oneStep } from '../one-step';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
const there = fs.existsSync(DATA);
if (!there) console.warn('skipped: no ../shared/data');

async function read(file: string): Promise<{ readonly table: Table; readonly schema: Schema }> {
  const bytes = fs.readFileSync(path.join(DATA, file));
  const reading = await readFile(path.basename(file), {
    size: bytes.length,
    async *chunks() {
      yield new Uint8Array(bytes);
    },
  });
  if (!reading.ok) throw new Error(reading.problem.code);
  const { table, roles } = reading.value;
  return { table, schema: schemaOf(table, new Map(roles.map(({ name, role }) => [name, role]))) };
}

/** What is known to stand for nothing in real files, and files that have none. */
describe.skipIf(!there)('values that mean nothing, in real files', () => {
  it.each([
    ['bank_marketing/bank.csv', ['pdays: -1', 'poutcome: unknown', 'contact: unknown', 'education: unknown', 'job: unknown']],
    [
      'online_shoppers/online_shoppers_intention.csv',
      ['Administrative_Duration: -1', 'Informational_Duration: -1', 'ProductRelated_Duration: -1'],
    ],
    ['telco_churn_ibm/Telco-Customer-Churn.csv', []],
    ['mlc_churn/mlc_churn.csv', []],
    ['wholesale_customers/Wholesale customers data.csv', []],
    ['northwind/customers.csv', []],
  ])('%s', async (file, want) => {
    const { table, schema } = await read(file);
    const { report } = await oneStep({ meta, impl }, table, schema);
    expect(report.found.map(({ column, value }) => `${column}: ${value}`)).toEqual(want);
  });

  it.each(['bank_marketing/bank.csv', 'telco_churn_ibm/Telco-Customer-Churn.csv', 'northwind/customers.csv', 'northwind/suppliers.csv'])(
    'no spelling of %s is doubted, and nobody is taken for another',
    async (file) => {
      const { table, schema } = await read(file);
      expect((await oneStep({ meta: spellings.meta, impl: findSpellings }, table, schema)).report).toMatchObject({
        groups: [],
        rowsChanged: 0,
      });
      expect((await oneStep({ meta: duplicates.meta, impl: findDuplicates }, table, schema)).report).toMatchObject({ found: 0, pairs: [] });
    },
  );

  it('orders of one customer are no duplicates', async () => {
    const { table, schema } = await read('northwind/orders.csv');
    expect((await oneStep({ meta: duplicates.meta, impl: findDuplicates }, table, schema)).report).toMatchObject({
      search: 'repeats',
      pairs: [],
    });
  });
});
