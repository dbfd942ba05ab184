import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPath } from '../../src/cli/files';
import type { CustomersReport } from '../../src/steps/customers/meta';
import type { ClusterReport } from '../../src/steps/cluster/meta';
import type { MissingReport } from '../../src/steps/missing/meta';
import type { ProfileReport } from '../../src/steps/profile/meta';
import { segmentsOf, textOf } from './segments-run';

const data = path.resolve(import.meta.dirname, '../../../shared/data');
const there = existsSync(data);
if (!there) console.info('skipped: the real files are not beside the project (../shared/data)');

describe.skipIf(!there)('real files', () => {
  it('online_retail: recency, frequency and money to the cent', async () => {
    const reading = await readPath(path.join(data, 'online_retail/online_retail.csv.gz'));
    const report = (await segmentsOf(reading, { last: 'customers' })).get('customers')?.report as CustomersReport;
    expect(report).toMatchObject({ lines: 541_909, linesUsed: 397_884, customers: 4_338, orders: 18_532 });
    expect(report.spend).toBeCloseTo(8_911_407.9, 2);
  }, 240_000);

  it('wholesale customers: a few named segments, the same from both spellings of the file', async () => {
    const folder = path.join(data, 'wholesale_customers');
    const files = ['Wholesale customers data.csv', 'Wholesale customers data (semicolon, as found).csv'];
    const [one, other] = await Promise.all(files.map(async (file) => segmentsOf(await readPath(path.join(folder, file)))));
    const report = one?.get('cluster')?.report as ClusterReport;
    expect(report.noGroups).toBe(false);
    expect(report.k).toBeLessThanOrEqual(4);
    const { segments } = one?.get('profile')?.report as ProfileReport;
    expect(new Set(segments.map(({ proposed }) => JSON.stringify(proposed))).size).toBe(report.k);
    expect(segments.every(({ proposed }) => proposed.code !== 'profile.name.typical')).toBe(true);
    const letters = [one, other].map((run) => run?.get('cluster')?.table).map((table) => table && textOf(table, 'Segment'));
    expect(letters[1]).toEqual(letters[0]);
  }, 120_000);

  it('telco: its eleven blank totals are found and filled', async () => {
    const reading = await readPath(path.join(data, 'telco_churn_ibm/Telco-Customer-Churn.csv'));
    const report = (await segmentsOf(reading, { last: 'missing' })).get('missing')?.report as MissingReport;
    expect(report.columns).toMatchObject([{ column: 'TotalCharges', missing: 11, plan: 'median', filled: 11, flag: null }]);
    expect(report.cells).toBe(11);
  }, 60_000);
});
