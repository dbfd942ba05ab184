import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/core/table';
import type { Program } from '../../../src/core/program';
import { run } from '../../../src/program/run';
import { toSql } from '../../../src/program/sql';
import { meta } from '../../../src/steps/contact/meta';
import { beginnings, COUNTRIES } from '../../../src/steps/contact/regions';
import { impl } from '../../../src/steps/contact/run';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { difference } from '../../contract/same-table';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };
const column = (table: Table, name: string): unknown => cells(table)[name]?.[1];
const inDuckdb = async (program: Program, table: Table): Promise<string | null> =>
  difference(
    run(program, table),
    await runInDuckdb(toSql([{ name: 'contact', program }], { table: INPUT, columns: table.columns }, 'duckdb'), table),
  );

describe('e-mail addresses', () => {
  const table = literal({
    mail: [
      'text',
      ['Kari@Firma.NO', 'ola@gmail.com', 'x@hotmail.no', 'y@web.de', ' z@yahoo.co.uk ', 'nobody', 'a@b', '@', null, 'q@mail.example'],
    ],
  });

  it('give their domain and whether it is the company’s own', async () => {
    const { after, schema, report, fitted } = await oneStep(step, table, { mail: 'email' });
    expect(column(after, 'E-mail domain')).toEqual([
      'firma.no', 'gmail.com', 'hotmail.no', 'web.de', 'yahoo.co.uk', null, null, null, null, 'mail.example',
    ]); // prettier-ignore
    expect(column(after, 'Company e-mail')).toEqual([1, 0, 0, 0, 0, null, null, null, null, 1]);
    expect(features(schema)).toEqual(['Company e-mail']);
    expect(report.email).toEqual({ column: 'mail', rows: 9, company: 2, free: 4, unreadable: 3, domains: 6 });
    expect(await inDuckdb(fitted.program, table)).toBeNull();
  });

  it('are found by their role alone', async () => {
    const { report, after } = await oneStep(step, table);
    expect(after).toBe(table);
    expect(meta.finding(report).code).toBe('contact.none');
  });
});

describe('postcodes', () => {
  it.each([
    [
      'no',
      ['0150', '150', '5003', 'N-7010', '9991', '4012', null, 'x'],
      ['Oslo', 'Oslo', 'Vestland', 'Trøndelag', 'Finnmark', 'Rogaland', null, null],
    ],
    [
      'de',
      ['10115', '1067', '80331', 'D-20095', '50667', '05000'],
      ['Berlin', 'Sachsen', 'Bayern', 'Hamburg', 'Nordrhein-Westfalen', null],
    ],
    [
      'gb',
      ['SW1A 1AA', 'm1 1ae', 'G2 1DU', 'CF10 1EP', 'BT1 5GS', 'ZZ1 1AA', 'TD15 1AA'],
      ['England', 'England', 'Scotland', 'Wales', 'Northern Ireland', null, null],
    ],
    [
      'us',
      ['02139', '94105-1234', '2139'],
      ['New England, New Jersey', 'Alaska, California, Hawaii, Oregon, Washington', 'New England, New Jersey'],
    ],
  ] as const)('of %s give their region', async (country, codes, regions) => {
    const table = literal({ code: ['text', codes] });
    const { after, fitted } = await oneStep(step, table, { code: 'postcode' }, { country });
    expect(column(after, 'Region by postcode')).toEqual(regions);
    expect(await inDuckdb(fitted.program, table)).toBeNull();
  });

  it.each([
    ['no', [150, 5003, 9991, -3, 12345], ['Oslo', 'Vestland', 'Finnmark', null, null]],
    ['de', [1067, 10115, 5000, 99084], ['Sachsen', 'Berlin', null, 'Thüringen']],
  ] as const)('of %s kept as numbers give the same', async (country, codes, regions) => {
    const table = literal({ code: ['number', codes] });
    const { after, fitted } = await oneStep(step, table, { code: 'postcode' }, { country });
    expect(column(after, 'Region by postcode')).toEqual(regions);
    expect(await inDuckdb(fitted.program, table)).toBeNull();
  });

  it('each beginning belongs to one region', () => {
    for (const country of COUNTRIES) {
      const all = beginnings(country).map(([beginning]) => beginning);
      expect([country, all.length]).toEqual([country, new Set(all).size]);
    }
    expect(beginnings('no')).toHaveLength(97);
    expect(beginnings('us')).toHaveLength(10);
  });

  it('follow each row’s own country where a column says it, also in a new file', async () => {
    const table = literal({ zip: ['text', ['0150', '10115', '2100', '5003']], land: ['category', ['Norge', 'Tyskland', 'Danmark', null]] });
    const { after, fitted, report } = await oneStep(step, table, { zip: 'postcode', land: 'country' });
    expect(column(after, 'Region by postcode')).toEqual(['Oslo', 'Berlin', null, null]);
    expect(report.postcode).toMatchObject({ countries: ['no', 'de'], evidence: 'column', rows: 4 });
    const later = literal({ zip: ['text', ['7010']], land: ['category', ['NORWAY']] });
    expect(column(run(fitted.program, later), 'Region by postcode')).toEqual(['Trøndelag']);
  });

  it.each([
    ['the header', { plz: ['text', ['10115', '80331']] }, { plz: 'postcode' }, 'header', ['de']],
    ['letters', { code: ['text', ['SW1A 1AA', 'M1 1AE']] }, { code: 'postcode' }, 'letters', ['gb']],
    [
      'e-mails beside them',
      { code: ['text', ['0150', '5003']], mail: ['text', ['a@b.no', 'c@d.no']] },
      { code: 'postcode', mail: 'email' },
      'neighbours',
      ['no'],
    ],
    [
      'telephones beside them',
      { code: ['text', ['10115', '80331']], tel: ['text', ['+49 30 1', '0049 89 2']] },
      { code: 'postcode', tel: 'phone' },
      'neighbours',
      ['de'],
    ],
  ] as const)('are known to be of a country by %s', async (_, columns, roles, evidence, countries) => {
    const { report } = await oneStep(step, literal(columns), roles);
    expect(report.postcode).toMatchObject({ evidence, countries });
  });

  it('say so when nothing tells the country, and make no region', async () => {
    const table = literal({ code: ['text', ['10115', '94105']] });
    const { report, after } = await oneStep(step, table, { code: 'postcode' });
    expect(after).toBe(table);
    expect(meta.finding(report)).toEqual({ code: 'contact.no-country', args: { column: 'code' } });
  });

  it('of four digits are Norwegian in a Norwegian notebook', async () => {
    const { report } = await oneStep(step, literal({ code: ['text', ['0150', '5003']] }), { code: 'postcode' }, { language: 'nb' });
    expect(report.postcode).toMatchObject({ evidence: 'language', countries: ['no'] });
  });
});
