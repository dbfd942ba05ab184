import { expect, it } from 'vitest';
import { isCountry } from '../../src/data/country-names';

it('knows countries by code and by name in English, Norwegian and German', () => {
  for (const text of ['NO', 'GB', 'Norway', 'Norge', 'norge', 'Deutschland', 'Österreich', 'Tyskland'])
    expect([text, isCountry(text)]).toEqual([text, true]);
  for (const text of ['ZZ', 'XA', 'no', 'Leeds', 'Unknown Region', '', 'AA']) expect([text, isCountry(text)]).toEqual([text, false]);
});
