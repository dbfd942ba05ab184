import type { NumberFormat } from './reading';

/** A number as written, taken apart: sign, currency and percent aside, `core` holds digits, separators and perhaps an exponent. */
export interface NumberParts {
  readonly negative: boolean;
  readonly percent: boolean;
  readonly currency: string;
  readonly core: string;
}

const BLANKS = /[\u00a0\u2007\u2008\u2009\u202f\t ]+/g;
const CURRENCY = '(?:kr\\.?|nok|sek|dkk|isk|eur|euro|usd|gbp|chf|sfr\\.?|fr\\.|pln|czk|huf|aud|cad|sgd|jpy|€|\\$|£|¥|zł|kč)';
const BEFORE = new RegExp(`^([-+]?)\\s*(${CURRENCY})\\s*(?=[-+\\d.,(])`, 'i');
const AFTER = new RegExp(`(?<=[\\d)-])\\s*(${CURRENCY})\\s*([-+]?)$`, 'i');
const CORE = /^(?:\d[\d., '’]*|[.,]\d+)$/;
const EXPONENT = /^\d+(?:[.,]\d+)?e[+-]?\d+$/i;
const POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

const SYMBOLS: Readonly<Record<string, string>> = {
  kr: 'kr',
  'kr.': 'kr',
  '€': 'EUR',
  euro: 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  'fr.': 'CHF',
  zł: 'PLN',
  kč: 'CZK',
};

/** null when it is no number in any of the ways people write them. */
export function numberParts(text: string): NumberParts | null {
  let rest = text.replace(BLANKS, ' ').replace('−', '-').trim();
  let negative = false;
  let percent = false;
  let currency = '';
  const takeCurrency = (): void => {
    const before = BEFORE.exec(rest);
    if (before) {
      currency = before[2] as string;
      rest = (before[1] as string) + rest.slice(before[0].length);
    }
    const after = AFTER.exec(rest);
    if (after) {
      currency = after[1] as string;
      rest = rest.slice(0, after.index) + (after[2] as string);
    }
  };
  takeCurrency();
  const inBrackets = /^\((.*)\)$/.exec(rest);
  if (inBrackets) {
    negative = true;
    rest = (inBrackets[1] as string).trim();
    takeCurrency();
  }
  if (/[,.][-–]$/.test(rest)) rest = rest.slice(0, -2);
  if (rest.endsWith('%')) {
    percent = true;
    rest = rest.slice(0, -1).trimEnd();
  }
  const first = rest[0];
  if (first === '-' || first === '+') {
    if (inBrackets) return null;
    negative = first === '-';
    rest = rest.slice(1).trimStart();
  } else if (rest.endsWith('-')) {
    if (inBrackets) return null;
    negative = true;
    rest = rest.slice(0, -1).trimEnd();
  }
  if (!CORE.test(rest) && !EXPONENT.test(rest)) return null;
  return { negative, percent, currency: SYMBOLS[currency.toLowerCase()] ?? currency.toUpperCase(), core: rest.replaceAll('’', "'") };
}

/** What the separators of one number say about the signs in use. */
export interface SignEvidence {
  readonly decimal: '' | '.' | ',';
  readonly group: '' | '.' | ',' | ' ' | "'";
  /** `1.234` or `1,234`: thousands or three decimals. */
  readonly unsure: '' | '.' | ',';
  /** No reading makes sense. */
  readonly broken: boolean;
}

const NO_EVIDENCE: SignEvidence = { decimal: '', group: '', unsure: '', broken: false };
const BROKEN: SignEvidence = { ...NO_EVIDENCE, broken: true };

export function signEvidence(core: string): SignEvidence {
  if (/e/i.test(core)) return { ...NO_EVIDENCE, decimal: core.includes(',') ? ',' : core.includes('.') ? '.' : '' };
  const dots = core.split('.').length - 1;
  const commas = core.split(',').length - 1;
  const blankGroup = /^\d{1,3}([ '])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/.exec(core);
  if (/[ ']/.test(core)) {
    if (!blankGroup) return BROKEN;
    const decimal = dots ? '.' : commas ? ',' : '';
    return { ...NO_EVIDENCE, decimal, group: blankGroup[1] as ' ' | "'" };
  }
  if (dots && commas) {
    const decimal = core.lastIndexOf('.') > core.lastIndexOf(',') ? '.' : ',';
    const group = decimal === '.' ? ',' : '.';
    return (decimal === '.' ? dots : commas) === 1 && grouped(core.slice(0, core.lastIndexOf(decimal)), group)
      ? { ...NO_EVIDENCE, decimal, group }
      : BROKEN;
  }
  const sign = dots ? '.' : commas ? ',' : '';
  if (sign === '') return NO_EVIDENCE;
  if (dots + commas > 1) return grouped(core, sign) ? { ...NO_EVIDENCE, group: sign } : BROKEN;
  const at = core.indexOf(sign);
  const three = core.length - at - 1 === 3 && at >= 1 && at <= 3 && core[0] !== '0';
  return three ? { ...NO_EVIDENCE, unsure: sign } : { ...NO_EVIDENCE, decimal: sign };
}

function grouped(whole: string, group: string): boolean {
  const parts = whole.split(group);
  return (parts[0] as string).length <= 3 && (parts[0] as string).length >= 1 && parts.slice(1).every((part) => part.length === 3);
}

/** The number a text stands for under a format; NaN when it does not fit. */
export function parseNumber(text: string, format: NumberFormat): number {
  const parts = numberParts(text);
  return parts === null ? NaN : partsValue(parts, format);
}

function partsValue({ core, negative, percent }: NumberParts, format: NumberFormat): number {
  const { decimal, group } = format;
  let whole = core;
  if (group !== '' && core.includes(group)) {
    const cut = core.indexOf(decimal);
    const head = cut < 0 ? core : core.slice(0, cut);
    if (!grouped(head, group) || (cut >= 0 && core.slice(cut).includes(group))) return NaN;
    whole = head.replaceAll(group, '') + (cut < 0 ? '' : core.slice(cut));
  }
  if (decimal === ',') {
    if (whole.includes('.')) return NaN;
    whole = whole.replace(',', '.');
  }
  if (!/^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(whole)) return NaN;
  const value = Number(whole);
  if (!Number.isFinite(value)) return NaN;
  const signed = negative && value !== 0 ? -value : value;
  return percent || format.percent ? signed / 100 : signed;
}

/** `parseNumber` straight from bytes: plain digits with a sign and a decimal sign need no string. */
export function parseNumberBytes(bytes: Uint8Array, start: number, end: number, format: NumberFormat): number {
  const decimal = format.decimal === ',' ? 44 : 46;
  const group = format.group === '' ? -1 : format.group.charCodeAt(0);
  let i = start;
  while (i < end && bytes[i] === 32) i++;
  let stop = end;
  while (stop > i && bytes[stop - 1] === 32) stop--;
  const negative = bytes[i] === 45;
  if (negative) i++;
  const first = i;
  let mantissa = 0;
  let digits = 0;
  let places = -1;
  let since = -1;
  for (; i < stop; i++) {
    const c = bytes[i] as number;
    if (c >= 48 && c <= 57) {
      mantissa = mantissa * 10 + (c - 48);
      digits++;
      if (places >= 0) places++;
      else if (since >= 0) since++;
    } else if (c === decimal && places < 0) {
      if (since >= 0 && since !== 3) return NaN;
      places = 0;
    } else if (c === group && places < 0 && digits > 0) {
      if (since >= 0 ? since !== 3 : i - first > 3) return NaN;
      since = 0;
    } else return parseNumber(decode(bytes, start, end), format);
  }
  if (digits === 0) return NaN;
  if (places < 0 && since >= 0 && since !== 3) return NaN;
  if (digits > 15 || places > 22) return parseNumber(decode(bytes, start, end), format);
  let value = places > 0 ? mantissa / (POWERS[places] as number) : mantissa;
  if (format.percent) value /= 100;
  return negative && value !== 0 ? -value : value;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function decode(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}
