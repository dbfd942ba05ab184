import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasShared, readShared, SHARED } from '../data/reading';

/** What a careful person reads: encoding, delimiter, records above, rows of names, rows below, rows, columns, and columns with their kind and form. */
type Expected = readonly [string, string, number, number, number, number, number, Readonly<Record<string, string>>];

const FILES: Readonly<Record<string, Expected>> = {
  'bank2ynab/20171001-20171106.csv': ['utf-8', ',', 0, 1, 0, 1, 10, { Datum: 'date ymd', 'Betrag (EUR)': 'number .' }],
  'bank2ynab/2018-04-14_10-52-13_bunq-transactieoverzicht.csv': ['utf-8', ',', 0, 1, 0, 3, 6, { Datum: 'date ymd', Bedrag: 'number ,' }],
  'bank2ynab/20180226-1000594757-umsatz.CSV': [
    'utf-8',
    ';',
    0,
    1,
    0,
    1,
    11,
    { Buchungstag: 'date dmy', Betrag: 'number ,', Auftragskonto: 'text' },
  ],
  'bank2ynab/20180226_12345678.csv': ['utf-8', ',', 0, 1, 0, 1, 4, { Date: 'date mdy asked', Amount: 'number .' }],
  'bank2ynab/2019-03-02_11-50-46_bunq-statement.csv': ['utf-8', ',', 0, 1, 0, 7, 6, { Date: 'date ymd', Amount: 'number ,' }],
  'bank2ynab/CSV_A_20180414_112204.csv': ['windows-1252', ',', 0, 1, 0, 3, 26, { Datum: 'date ymd', Bedrag: 'number ,', Volgnr: 'text' }],
  'bank2ynab/MS_JANE_SMITH_01-12-2019_14-12-2019.csv': ['utf-8', ',', 0, 1, 0, 13, 4, { Amount: 'number .' }],
  'bank2ynab/MonzoDataExport_February2018_2018-02-26_174335.csv': [
    'utf-8',
    ',',
    0,
    1,
    0,
    1,
    12,
    { created: 'date ymd', amount: 'number .' },
  ],
  'bank2ynab/Movements_1234512345_201805271848.csv': [
    'windows-1250',
    ';',
    0,
    1,
    0,
    1,
    19,
    { 'Datum zaúčtování': 'date dmy', 'Zaúčtovaná částka': 'number ,' },
  ],
  'bank2ynab/TH_20180101-20180523_page_1.csv': ['windows-1250', ';', 0, 1, 0, 9, 17, { 'Amount CZK': 'number ,' }],
  'bank2ynab/TH_20180101-20180523_strana_1.csv': ['windows-1250', ';', 0, 1, 0, 9, 17, { 'Částka CZK': 'number ,' }],
  'bank2ynab/TH_20180521-20180523.csv': ['utf-8', ';', 0, 1, 0, 1, 16, { 'Amount CZK': 'number ,' }],
  'bank2ynab/TransactionHistory_20180418043121.csv': [
    'utf-8',
    ',',
    4,
    1,
    0,
    16,
    5,
    { 'Transaction date': 'date dmy', 'Withdrawals (SGD)': 'number .' },
  ],
  'bank2ynab/Umsaetze_KtoNr538917600_EUR_02-03-2018_1503.CSV': [
    'utf-8',
    ';',
    0,
    1,
    0,
    1,
    9,
    { Buchungstag: 'date dmy', Betrag: 'number ,' },
  ],
  'bank2ynab/W80844_EBH_201945.202122.csv': ['utf-8', ',', 0, 1, 0, 2, 16, { 'Tranzakció dátuma': 'date ymd', Egyenleg: 'number .' }],
  'bank2ynab/dba33fceecd62c3c727893361e0ba4d3.P000000027355791.csv': [
    'utf-8',
    ',',
    0,
    0,
    0,
    1,
    5,
    { 'Column 1': 'date ymd', 'Column 3': 'number .' },
  ],
  'bank2ynab/export_BE11123456789012_20180304_1422.csv': [
    'utf-8',
    ';',
    0,
    1,
    0,
    1,
    18,
    { Datum: 'date dmy', Bedrag: 'number ,', Rekeningnummer: 'text' },
  ],
  'bank2ynab/export_KBC-Mastercard Business Essential_20200204_1604.csv': [
    'utf-8',
    ';',
    0,
    1,
    0,
    3,
    16,
    { 'datum verrichting': 'date dmy', bedrag: 'number ,' },
  ],
  'bank2ynab/statement_1.csv': ['utf-8', ',', 0, 0, 0, 1, 6, { 'Column 1': 'date ymd', 'Column 7': 'number .' }],
  'bank2ynab/test_BOI_TransactionExport.csv': ['utf-8', ',', 0, 1, 0, 27, 5, { Date: 'date dmy', Balance: 'number .' }],
  'bank2ynab/test_delimiter_tab.csv': ['windows-1252', '\t', 0, 0, 0, 74, 5, { 'Column 1': 'date dmy asked', 'Column 5': 'number ,' }],
  'bank2ynab/test_headers.csv': ['utf-8', ';', 0, 1, 2, 74, 7, { Date: 'date dmy asked', Inflow: 'number ,' }],
  'bank2ynab/test_raiffeisen_01.csv': ['utf-8', ';', 0, 0, 0, 74, 5, { 'Column 1': 'date dmy asked', 'Column 4': 'number ,' }],
  'bank2ynab/test_raiffeisen_02.csv': ['utf-8', ';', 0, 0, 0, 74, 5, { 'Column 1': 'date dmy asked', 'Column 4': 'number ,' }],
  'bank2ynab/test_regex_123456_87654321_1234_21_12.csv': [
    'utf-8',
    ';',
    0,
    0,
    0,
    74,
    5,
    { 'Column 1': 'date dmy asked', 'Column 4': 'number ,' },
  ],
  'bank2ynab/test_row_format_CD_flag.csv': ['utf-8', ';', 0, 0, 0, 74, 5, { 'Column 1': 'date dmy asked', 'Column 4': 'number ,' }],
  'bank2ynab/test_row_format_default.csv': ['windows-1252', ';', 0, 0, 0, 74, 5, { 'Column 1': 'date dmy asked', 'Column 5': 'number ,' }],
  'bank2ynab/test_row_format_neg_inflow.csv': ['utf-8', ';', 0, 0, 0, 74, 5, { 'Column 1': 'date dmy asked', 'Column 4': 'number ,' }],
  'bank2ynab/test_swedebank_statement.xls': ['utf-8', ',', 0, 1, 0, 17, 16, { Date: 'date ymd', Amount: 'number .' }],
  'bank2ynab/umsatz-1234________1234-20180227.CSV': [
    'windows-1252',
    ';',
    0,
    1,
    0,
    1,
    16,
    { Belegdatum: 'date dmy', Originalbetrag: 'number ,' },
  ],
  'bundeswahl2025/kerg.csv': [
    'utf-8',
    ';',
    5,
    3,
    0,
    316,
    141,
    { Nr: 'text', 'Wählende · Erststimmen · Vorperiode': 'number ,', 'Gültige Stimmen · Zweitstimmen · Vorläufig': 'number ,' },
  ],
  'france_montpellier_budget_2015.csv': ['windows-1252', ';', 0, 1, 0, 1329, 7, { BP2015: 'number , group', Fonction: 'category' }],
  'uci_air_quality_semicolon_decimalcomma.csv': ['utf-8', ';', 0, 1, 0, 9357, 15, { Date: 'date dmy', 'CO(GT)': 'number ,' }],
  'uci_facebook_metrics_semicolon.csv': ['utf-8', ';', 0, 1, 0, 500, 19, { Type: 'category', Hour: 'number ,' }],
};

if (!hasShared) console.warn('skipped: ../shared/data is not there');
describe.skipIf(!hasShared)('each European file', () => {
  it('is stated here', () => {
    const there = (readdirSync(join(SHARED, 'european'), { recursive: true }) as string[]).filter((name) => /\.(?:csv|xls)$/i.test(name));
    expect(Object.keys(FILES).sort()).toEqual(there.sort());
  });

  it.each(Object.keys(FILES))('%s reads as a careful person would', async (file) => {
    const [encoding, delimiter, skip, headerRows, footer, rows, columns, kinds] = FILES[file] as Expected;
    const { dialect, raw, inference } = await readShared(`european/${file}`);
    expect(dialect).toMatchObject({ format: 'text', encoding, delimiter, skip, headerRows, footer });
    expect([raw.rows, raw.columns.length]).toEqual([rows, columns]);
    const asked = new Set(inference.questions.map(({ column }) => column));
    const said = Object.keys(kinds).map((name) => {
      const column = inference.columns.find((one) => one.name === name);
      const format = column?.format;
      const form =
        format?.type === 'number'
          ? ` ${format.decimal}${format.group === ' ' ? ' group' : ''}`
          : format?.type === 'date'
            ? ` ${format.order}`
            : '';
      return [name, `${column?.kind}${form}${asked.has(name) ? ' asked' : ''}`];
    });
    expect(Object.fromEntries(said)).toEqual(kinds);
  });
});
