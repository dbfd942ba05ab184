import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFaults, COMMON_DOMAINS, meantDomain, wellFormed } from '../../../src/steps/quality/addresses';
import { columnOf } from '../../program/tables';

describe('e-mail addresses', () => {
  it('are told from what is none', () => {
    for (const good of [
      'ola@example.no',
      'ola.nordmann+tag@sub.example.co.uk',
      "o'neil@example.ie",
      'jörg@müller.de',
      'a@b.museum',
      'x_y-z@1und1.de',
    ])
      expect([good, wellFormed(good)]).toEqual([good, true]);
    for (const bad of [
      'ola',
      'ola@',
      '@example.no',
      'ola@example',
      'ola nordmann@example.no',
      'ola@@example.no',
      'ola@example..no',
      '.ola@example.no',
      'ola.@example.no',
      'a..b@example.no',
      'ola@-example.no',
      'ola@example.no, kari@example.no',
      'ola@exa_mple.n',
      `${'a'.repeat(65)}@b.no`,
    ])
      expect([bad, wellFormed(bad)]).toEqual([bad, false]);
  });

  it('with a slip in a common domain say which was meant', () => {
    for (const [slip, meant] of [
      ['gmial.com', 'gmail.com'],
      ['gmal.com', 'gmail.com'],
      ['gmaill.com', 'gmail.com'],
      ['hotmial.no', 'hotmail.no'],
      ['hotmail.con', 'hotmail.com'],
      ['outlok.com', 'outlook.com'],
      ['yahooo.no', 'yahoo.no'],
      ['t-onlin.de', 't-online.de'],
      ['onlin.no', 'online.no'],
    ] as const)
      expect([slip, meantDomain(slip)]).toEqual([slip, meant]);
  });

  it('of domains that may well exist are no slips', () => {
    for (const domain of [
      'live.it',
      'gmx.at',
      'web.no',
      'hotmail.es',
      'yahoo.pl',
      'example.com',
      'mail.no',
      'me.com',
      'aon.at',
      'firma.de',
      'outlook.fr',
      '',
    ])
      expect([domain, meantDomain(domain)]).toEqual([domain, null]);
    for (const domain of COMMON_DOMAINS) expect(meantDomain(domain)).toBeNull();
  });

  it('of a domain that is usual in the file are no slips', async () => {
    const cells = [...Array.from({ length: 20 }, (_, i) => `a${i}@gmaik.com`), 'b@gmail.com', 'c@gmial.com'];
    expect(await addressFaults(columnOf('mail', 'text', cells), async () => undefined)).toEqual([...Array<null>(21).fill(null), 'typo']);
  });

  it('of an office are counted apart, once for each distinct text', async () => {
    expect(
      await addressFaults(
        columnOf('mail', 'text', ['Info@firma.no', ' post@firma.no ', 'ola@firma.no', 'none', null]),
        async () => undefined,
      ),
    ).toEqual(['role', 'role', null, 'syntax']);
  });

  it('are judged at once, however hostile they are', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => typeof wellFormed(text) === 'boolean' && meantDomain(text) !== ''));
    expect(wellFormed(`${'a.'.repeat(50_000)}@${'b-'.repeat(50_000)}`)).toBe(false);
  });
});
