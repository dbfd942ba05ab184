import { describe, expect, it } from 'vitest';
import { company, companyKey } from '../../src/ml/legal-forms';
import {
  caseKey,
  deceives,
  digitRuns,
  emailKey,
  fingerprintKey,
  folded,
  looksLike,
  ngramKey,
  phoneKey,
  transliterated,
} from '../../src/ml/text-keys';

describe('keys in which spellings meet', () => {
  it('fold capitals, accents, invisible signs and blanks', () => {
    expect(folded('  Ærlig\u00a0Åse \u200bØl ')).toBe('aerlig ase ol');
    expect(['München', 'Muenchen', 'MUNCHEN', 'Mu\u0308nchen'].map(transliterated)).toEqual(Array(4).fill('munchen'));
    expect(['Ås', 'Aas', 'AAS'].map(transliterated)).toEqual(['as', 'as', 'as']);
    expect(caseKey(' New \u00a0YORK ')).toBe('new york');
  });

  it('put words in order, or pairs of letters', () => {
    expect(fingerprintKey('Hansen, Kari')).toBe(fingerprintKey('kari  HANSEN'));
    expect(ngramKey('New York')).toBe(ngramKey('Newyork'));
    expect(fingerprintKey('Gold 1')).not.toBe(fingerprintKey('Gold 2'));
    expect(digitRuns('A12 b3')).toBe('12 3');
  });

  it('know an e-mail behind its tag and a phone in every writing', () => {
    expect(['Kari+news@Firma.example', 'kari@firma.example'].map(emailKey)).toEqual(['kari@firma.example', 'kari@firma.example']);
    expect(['k.a.ri@gmail.com', 'kari@googlemail.com'].map(emailKey)).toEqual(['kari@gmail.com', 'kari@gmail.com']);
    expect(emailKey('no address')).toBe('no address');
    expect(['+47 912 34 567', '0047 91234567', '4791234567', '91 23 45 67', '91234567'].map(phoneKey)).toEqual(Array(5).fill('91234567'));
    expect(['+49 (0)30 123456', '0049 30 123456', '030/123456'].map(phoneKey)).toEqual(Array(3).fill('30123456'));
  });

  it.each([
    ['Nordlys AS', 'Nordlys A/S'],
    ['Nordlys AS', 'NORDLYS Aksjeselskap'],
    ['Werk GmbH', 'Werk G.m.b.H.'],
    ['Werk GmbH & Co. KG', 'WERK GmbH & Co KG'],
    ['Peak Ltd', 'Peak Limited'],
    ['Peak, Inc.', 'Peak Incorporated'],
    ['Maison S.A.R.L.', 'Maison SARL'],
  ])('take %s and %s for one company', (a, b) => {
    expect(companyKey(a)).toBe(companyKey(b));
  });

  it('keep the form apart from the name', () => {
    expect(company('AB Volvo')).toEqual({ core: ['volvo'], forms: ['ab'] });
    expect(company('Nordlys Bygg ASA')).toEqual({ core: ['nordlys', 'bygg'], forms: ['asa'] });
    expect(company('AS')).toEqual({ core: ['as'], forms: [] });
    expect(companyKey('Nordlys AS')).not.toBe(companyKey('Nordlys ASA'));
  });

  it('see what the eye does not', () => {
    expect(['Оslo', 'Os\u200blo', 'New\u00a0York', 'ＡＢＣ'].map(deceives)).toEqual([true, true, true, true]);
    expect(['Oslo', 'Москва', 'Ærlig', 'São Paulo', '東京'].map(deceives)).toEqual([false, false, false, false, false]);
    expect(looksLike('Оslо')).toBe('Oslo');
  });
});
