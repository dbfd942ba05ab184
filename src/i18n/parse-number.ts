import type { Language } from './language';

const BLANKS = /[\s\u00a0\u2009\u202f'’]/g;
const SHAPE = /^[+-]?(?:\d[\d.,]*|[.,]\d+)$/;

/**
 * A number as a person types it: `1 234,5` and `1,234.5` in either language, `42 %` as 0.42. Where one sign could be
 * both, as in `1,234`, the language decides. @returns null when it is no number
 */
export function parseNumber(text: string, language: Language): number | null {
  const squeezed = text.replace(BLANKS, '').replace(/[−–]/g, '-');
  const percent = squeezed.endsWith('%');
  const body = percent ? squeezed.slice(0, -1) : squeezed;
  if (!SHAPE.test(body)) return null;
  const decimal = decimalSign(body, language);
  const group = decimal === ',' ? '.' : ',';
  const [whole = '', fraction, ...rest] = decimal === null ? [body] : body.split(decimal);
  if (rest.length > 0 || fraction?.includes(group)) return null;
  const groups = whole.replace(/^[+-]/, '').split(/[.,]/);
  if (groups.length > 1 && !groups.every((part, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part))) return null;
  const value = Number(`${whole.replace(/[.,]/g, '')}.${fraction ?? '0'}`);
  if (!Number.isFinite(value)) return null;
  return percent ? value / 100 : value;
}

/** The sign before the fraction, or null when there is no fraction. */
function decimalSign(body: string, language: Language): '.' | ',' | null {
  const dot = body.lastIndexOf('.');
  const comma = body.lastIndexOf(',');
  if (dot < 0 && comma < 0) return null;
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const sign = dot >= 0 ? '.' : ',';
  const place = Math.max(dot, comma);
  if (body.indexOf(sign) !== place) return null;
  const couldGroup = /^[+-]?[1-9]\d{0,2}$/.test(body.slice(0, place)) && body.length - place === 4;
  if (!couldGroup) return sign;
  return sign === (language === 'nb' ? ',' : '.') ? sign : null;
}
