import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/data/reading';
import { readFile } from '../../src/data/read';
import { textSource } from '../../src/data/source';
import type { ConstantReport } from '../../src/steps/constant/meta';
import type { MissingReport } from '../../src/steps/missing/meta';
import type { OutliersReport } from '../../src/steps/outliers/meta';
import { customersFile, EMPTY, FAR_OUT, IMPOSSIBLE, USELESS } from '../fixtures/faulty-customers';
import { segmentsOf } from './segments-run';

interface Found {
  readonly outliers: OutliersReport;
  readonly missing: MissingReport;
  readonly leftOut: ConstantReport;
}

async function found(csv: string): Promise<Found> {
  const read = await readFile('customers.csv', textSource(csv));
  if (!read.ok) throw new Error(read.problem.code);
  const reading: Reading = read.value;
  const done = await segmentsOf(reading, { last: 'constant' });
  return {
    outliers: done.get('outliers')?.report as OutliersReport,
    missing: done.get('missing')?.report as MissingReport,
    leftOut: done.get('constant')?.report as ConstantReport,
  };
}

describe('a file of customers with faults in it', () => {
  it('shows each impossible value with its row', async () => {
    const { outliers } = await found(customersFile(true));
    const cells = outliers.impossible.flatMap(({ column, rows }) => rows.map((row) => `${column} ${row}`));
    expect(cells.sort()).toEqual(IMPOSSIBLE.map(({ column, row }) => `${column} ${row}`).sort());
  });

  it('shows each far-out value with its row, and nothing else', async () => {
    const { outliers } = await found(customersFile(true));
    const cells = outliers.columns.flatMap(({ column, rows }) => rows.map((row) => `${column} ${row}`));
    expect(cells.filter((cell) => !cell.startsWith('spend_with_vat') && !cell.startsWith('visits_again')).sort()).toEqual(
      FAR_OUT.map(({ column, row }) => `${column} ${row}`).sort(),
    );
  });

  it('shows the empty cells and each column that says nothing, with its reason', async () => {
    const { missing, leftOut } = await found(customersFile(true));
    const columns = new Map(missing.columns.map(({ column, share }) => [column, share]));
    for (const [column, every] of EMPTY) expect([column, Math.abs((columns.get(column) ?? 0) - 1 / every) < 0.001]).toEqual([column, true]);
    const reasons = new Map(leftOut.columns.map(({ column, reason }) => [column, reason]));
    for (const [column, reason] of USELESS) expect([column, reasons.get(column)]).toEqual([column, reason]);
  });

  it('raises at most one false alarm in a clean twin, for each of five', async () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { outliers, missing, leftOut } = await found(customersFile(false, seed));
      const alarms = [
        ...outliers.columns.map(({ column }) => `far out: ${column}`),
        ...outliers.impossible.map(({ column, why }) => `impossible: ${column} ${why}`),
        ...missing.columns.map(({ column }) => `missing: ${column}`),
        ...leftOut.columns.map(({ column, reason }) => `left out: ${column} ${reason}`),
        ...leftOut.codes.map(({ column }) => `codes: ${column}`),
      ];
      expect([seed, alarms.length <= 1 ? 'at most one' : alarms]).toEqual([seed, 'at most one']);
    }
  });
});
