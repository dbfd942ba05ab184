/** What a number format of a spreadsheet makes of a number. `digits` is for codes shown with leading zeros: 0000. */
export interface CellFormat {
  readonly kind: 'number' | 'date' | 'time' | 'duration' | 'percent';
  readonly currency: string;
  readonly digits: number;
}

const PLAIN: CellFormat = { kind: 'number', currency: '', digits: 0 };
const OF_KIND = {
  date: { ...PLAIN, kind: 'date' },
  time: { ...PLAIN, kind: 'time' },
  duration: { ...PLAIN, kind: 'duration' },
  percent: { ...PLAIN, kind: 'percent' },
} as const satisfies Record<string, CellFormat>;
const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', 'kr.': 'kr', zł: 'PLN', kč: 'CZK' };
const CURRENCY = /€|\$|£|¥|\bkr\.?(?![a-z])|\b(?:nok|sek|dkk|eur|usd|gbp|chf|pln|czk)\b|zł|kč/i;

/** The formats that have a number instead of a code. @see ECMA-376-1, 18.8.30 numFmts */
function builtIn(id: number): CellFormat {
  if (id === 9 || id === 10) return OF_KIND.percent;
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return OF_KIND.date;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return OF_KIND.time;
  return id === 46 ? OF_KIND.duration : PLAIN;
}

const known = new Map<string, CellFormat>();

/** @param code its code, when the file says one */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return builtIn(id);
  const before = known.get(code);
  if (before) return before;
  const format = parsed(code);
  if (known.size < 5000) known.set(code, format);
  return format;
}

function parsed(code: string): CellFormat {
  const first = code.split(';')[0] as string;
  if (/^(?:general|standard|@)?$/i.test(first.trim())) return PLAIN;
  const said = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(first)?.[1] ?? first.replace(/\[[^\]]*\]/g, '');
  const bare = first
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '');
  if (/\[[hms]+\]/i.test(bare)) return OF_KIND.duration;
  if (!/[0#?]/.test(bare.replace(/\.0+/g, '')) && /[ymdhs]/i.test(bare)) {
    if (/[yd]|m{3}/i.test(bare)) return OF_KIND.date;
    return /[hs]/i.test(bare) ? OF_KIND.time : OF_KIND.date;
  }
  if (/%/.test(bare)) return OF_KIND.percent;
  if (/^0{2,}$/.test(bare.trim())) return { ...PLAIN, digits: bare.trim().length };
  const sign = CURRENCY.exec(said)?.[0];
  return sign === undefined ? PLAIN : { ...PLAIN, currency: SIGNS[sign.toLowerCase()] ?? (/^kr/i.test(sign) ? 'kr' : sign.toUpperCase()) };
}

const DAY_MS = 86_400_000;
const EPOCH_1900 = -2_209_161_600_000;
const EPOCH_1904 = -2_082_844_800_000;

/**
 * Milliseconds since 1970 of a spreadsheet's day number, rounded to the millisecond. NaN for days that never were: in the 1900 system
 * day 60 is a 29 February 1900, kept for the sake of Lotus 1-2-3.
 */
export function serialMs(serial: number, from1904: boolean): number {
  if (serial < 0 || serial >= 2_958_466) return NaN;
  if (from1904) return Math.round(serial * DAY_MS) + EPOCH_1904;
  if (serial >= 60 && serial < 61) return NaN;
  // The epoch is 30 December 1899; before March 1900 it is a day later.
  return Math.round(serial * DAY_MS) + EPOCH_1900 + (serial < 60 ? DAY_MS : 0);
}

/** `14:30:05`, with parts of a second when there are any; hours may pass 24. */
export function clockText(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const rest = ms % 1000;
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`;
}

export function dateText(ms: number): string {
  const iso = new Date(ms).toISOString();
  if (ms % DAY_MS === 0) return iso.slice(0, 10);
  return `${iso.slice(0, 10)} ${iso.slice(11, ms % 1000 === 0 ? 19 : 23)}`;
}
