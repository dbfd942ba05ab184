import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cell } from '../../src/core/table';
import { entryText } from '../../src/data/cells';
import { readFile } from '../../src/data/read';
import type { Reading } from '../../src/data/reading';
import { bytesSource } from '../../src/data/source';
import { hasShared, kindsOf, readShared, rolesOf, SHARED } from '../data/reading';

if (!hasShared) console.warn('skipped: ../shared/data is not there');
const here = describe.skipIf(!hasShared);

const column = (reading: Reading, name: string): Reading['inference']['columns'][number] => {
  const found = reading.inference.columns.find((one) => one.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
};

/** Values in the order of the columns; dates without the clock where a variant has none. */
function values(reading: Reading, dayOnly: boolean): string[] {
  const rows: string[] = [];
  for (let row = 0; row < reading.table.rows; row++) {
    rows.push(
      reading.table.columns
        .map((one) => {
          const value = cell(one, row);
          return one.kind === 'date' && dayOnly && typeof value === 'number' ? value - (value % 86_400_000) : value;
        })
        .join('|'),
    );
  }
  return rows;
}

here('the same orders in twelve European files', () => {
  const files = [
    'ch_semicolon_cp1252_apostrophe.csv', 'de_comma_quoted_decimalcomma.csv', 'de_semicolon_cp1252.csv', 'de_semicolon_utf8bom_euro.csv',
    'de_sep_line_cp1252.csv', 'fr_semicolon_utf8_nnbsp.csv', 'macroman_cr_only.csv', 'no_semicolon_latin1_nbsp.csv', 'no_tab_utf16le_bom.txt',
    'us_comma_mdY_ampm.csv', 'utf16be_bom_comma.csv',
  ]; // prettier-ignore
  it.each(files)('%s gives the truth table', async (file) => {
    const truth = await readShared('eu_variants_derived/truth_utf8_iso.csv');
    const reading = await readShared(`eu_variants_derived/${file}`);
    const clock = reading.inference.columns[4]?.format;
    const dayOnly = clock?.type === 'date' && !clock.time;
    expect(reading.table.rows).toBe(4515);
    expect(reading.inference.questions).toEqual([]);
    expect(reading.inference.columns.map(({ kind }) => kind)).toEqual(truth.inference.columns.map(({ kind }) => kind));
    expect(values(reading, dayOnly)).toEqual(values(truth, dayOnly));
    const { entity, date, amount, quantity, price, order } = reading.shape;
    const places = [entity, date, amount, quantity, price, order].map((name) =>
      reading.table.columns.findIndex((one) => one.name === name),
    );
    expect(places).toEqual([6, 4, 8, 3, 5, 0]);
  });
});

here('data sets of the field', () => {
  it('telco: 11 blank charges are missing, no more', async () => {
    const reading = await readShared('telco_churn_ibm/Telco-Customer-Churn.csv');
    expect(reading.table.rows).toBe(7043);
    expect(column(reading, 'TotalCharges')).toMatchObject({ kind: 'number', missing: 11, misfitCount: 0 });
    expect(rolesOf(reading)).toMatchObject({
      customerID: 'identifier',
      Churn: 'outcome',
      MonthlyCharges: 'money',
      SeniorCitizen: 'category',
    });
    expect(kindsOf(reading)).toMatchObject({ Churn: 'bool', tenure: 'number', Contract: 'category', customerID: 'text' });
    expect(reading.shape).toMatchObject({ shape: 'customers', entity: 'customerID' });
  });

  it('bank: semicolons, quoted words, y is the outcome', async () => {
    const reading = await readShared('bank_marketing/bank.csv');
    expect(reading.table.rows).toBe(4521);
    expect(reading.dialect.delimiter).toBe(';');
    expect(rolesOf(reading)).toMatchObject({ y: 'outcome', balance: 'money', contact: 'category', poutcome: 'category' });
  });

  it('wholesale: commas and semicolons give the same, codes are categories', async () => {
    const comma = await readShared('wholesale_customers/Wholesale customers data.csv');
    const semicolon = await readShared('wholesale_customers/Wholesale customers data (semicolon, as found).csv');
    expect(values(comma, false)).toEqual(values(semicolon, false));
    expect(kindsOf(comma)).toMatchObject({ Channel: 'category', Region: 'category', Fresh: 'number', Delicassen: 'number' });
  });

  it('online retail, packed: half a million lines, invoice and stock numbers keep their letters', async () => {
    const reading = await readShared('online_retail/online_retail.csv.gz');
    expect(reading.table.rows).toBe(541_909);
    expect(kindsOf(reading)).toMatchObject({
      InvoiceNo: 'text',
      StockCode: 'text',
      Quantity: 'number',
      InvoiceDate: 'date',
      CustomerID: 'text',
    });
    expect(column(reading, 'CustomerID')).toMatchObject({ missing: 135_080, distinct: 4372 });
    expect(reading.shape).toMatchObject({
      shape: 'events',
      entity: 'CustomerID',
      order: 'InvoiceNo',
      quantity: 'Quantity',
      price: 'UnitPrice',
    });
  });

  it('air quality: decimal commas, empty columns and rows left out', async () => {
    const reading = await readShared('european/uci_air_quality_semicolon_decimalcomma.csv');
    expect([reading.table.rows, reading.table.columns.length]).toEqual([9357, 15]);
    expect(column(reading, 'CO(GT)').format).toMatchObject({ decimal: ',' });
    expect(column(reading, 'Date')).toMatchObject({ kind: 'date', format: { order: 'dmy' } });
  });

  it('Montpellier: thousands parted by a hard blank, codes keep their zeros', async () => {
    const reading = await readShared('european/france_montpellier_budget_2015.csv');
    expect(column(reading, 'BP2015')).toMatchObject({ kind: 'number', format: { decimal: ',', group: ' ' }, misfitCount: 0 });
    expect(cell(reading.table.columns[3] as never, 0)).toBe('020');
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory() ? filesUnder(join(folder, name)) : [join(folder, name)],
  );
}

here('hundreds of malformed files', () => {
  it('are read or refused, never thrown at', async () => {
    const files = filesUnder(join(SHARED, 'torture_csv')).filter((file) => /\.(csv|tsv|txt|psv|gz)$/.test(file));
    expect(files.length).toBeGreaterThan(700);
    const thrown: string[] = [];
    for (const file of files) {
      try {
        const result = await readFile('file', bytesSource(new Uint8Array(readFileSync(file))));
        if (
          result.ok &&
          result.value.table.columns.some((one) => ('data' in one ? one.data : one.codes).length !== result.value.table.rows)
        )
          thrown.push(`${file}: uneven`);
      } catch (error) {
        thrown.push(`${file}: ${String(error)}`);
      }
    }
    expect(thrown).toEqual([]);
  }, 120_000);

  /** Line breaks are compared as LF: in one file JSON and CSV differ in them. */
  it('of csv-spectrum come out as its JSON says', async () => {
    const folder = join(SHARED, 'torture_csv/csv-spectrum');
    for (const file of readdirSync(join(folder, 'csvs'))) {
      const { raw } = await readShared(`torture_csv/csv-spectrum/csvs/${file}`);
      const json = readFileSync(join(folder, 'json', file.replace('.csv', '.json')), 'utf8').replaceAll('\\r\\n', '\\n');
      const want = JSON.parse(json) as Record<string, string>[];
      const rows = Array.from({ length: raw.rows }, (_, row) =>
        Object.fromEntries(raw.columns.map((one) => [one.name, entryText(one, one.codes[row] as number).replaceAll('\r\n', '\n')])),
      );
      expect([file, rows]).toEqual([file, want]);
    }
  });
});
