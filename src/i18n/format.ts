import type { Words } from '../core/text';
import { LOCALES, type Language } from './language';

const DASH = '–';
const NARROW = '\u202f';
const UNDER: Readonly<Record<Language, string>> = { en: 'under', nb: 'under' };
const OVER: Readonly<Record<Language, string>> = { en: 'over', nb: 'over' };
const OF: Readonly<Record<Language, string>> = { en: 'of', nb: 'av' };

/** Signs that stand after the amount wherever they are used. */
const AFTER = new Set(['kr', 'kr.', 'nok', 'sek', 'dkk', 'zł', 'kč', 'ft']);

/**
 * Numbers, dates and lists as a language says them.
 * @param currency the sign that money columns of this notebook carry; '' says money as a plain number
 */
export function wordsOf(language: Language, currency = ''): Words {
  const locale = LOCALES[language];
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const formats = new Map<string, Intl.NumberFormat>();
  const say = (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    let format = formats.get(key);
    if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
    return format
      .formatToParts(Object.is(value, -0) ? 0 : value)
      .map(({ type, value: part }) => (type === 'group' && part.trim() === '' ? NARROW : type === 'minusSign' ? '−' : part))
      .join('');
  };
  const finite =
    (write: (value: number) => string): ((value: number) => string) =>
    (value) =>
      Number.isFinite(value) ? write(value) : DASH;

  const integer = finite((value) => say(Math.round(value), { maximumFractionDigits: 0 }));
  const significant = (value: number, digits: number): string => {
    const wholeDigits = Math.abs(value) < 1 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
    return say(value, { maximumSignificantDigits: Math.min(21, Math.max(digits, wholeDigits)) });
  };
  const percent = (value: number, digits: number): string => `${say(value * 100, { maximumFractionDigits: digits })}\u00a0%`;
  const money = finite((value) => {
    const cents = Math.abs(value) < 100 && !Number.isInteger(value);
    const amount = say(Math.abs(value), cents ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 0 });
    const sign = value < 0 && !/^[0.,]*$/.test(amount) ? '−' : '';
    if (currency === '') return sign + amount;
    const behind = language === 'nb' || AFTER.has(currency.toLowerCase());
    return behind ? `${sign}${amount}\u00a0${currency}` : `${sign}${currency}${NARROW}${amount}`;
  });

  const share = finite((value) => {
    const size = Math.abs(value);
    if (size > 0 && size < 0.0005) return `${UNDER[language]} ${percent(0.001, 1)}`;
    if (size < 1 && size >= 0.9995) return `${OVER[language]} ${percent(0.999, 1)}`;
    return percent(value, (size > 0 && size < 0.01) || (size > 0.99 && size < 1) ? 1 : 0);
  });

  return {
    integer,
    number: (value, digits = 3) => (Number.isFinite(value) ? significant(value, digits) : DASH),
    share: (value, digits) => (digits === undefined || !Number.isFinite(value) ? share(value) : percent(value, digits)),
    outOf: (value, of = 10) => {
      if (!Number.isFinite(value)) return DASH;
      const whole = integer(of);
      const count = Math.round(value * of);
      if (count === 0 && value > 0) return `${UNDER[language]} 1 ${OF[language]} ${whole}`;
      if (count === of && value < 1) return `${OVER[language]} ${integer(of - 1)} ${OF[language]} ${whole}`;
      return `${integer(count)} ${OF[language]} ${whole}`;
    },
    money,
    date: finite((value) => (Math.abs(value) <= 8.64e15 ? dates.format(value) : DASH)),
    list: (items) => lists.format(items),
    plural: (count, one, other) => (plurals.select(count) === 'one' ? one : other),
  };
}
