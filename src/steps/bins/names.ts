import type { Language } from '../../core/language';

interface BandNames {
  column(of: string): string;
  under(edge: number): string;
  between(low: number, high: number): string;
  over(edge: number): string;
  /** The only band of a number that does not vary. */
  readonly all: string;
}

/** From five digits on in threes, so that no year is taken apart; by a plain blank, for what a name holds should be on every keyboard. */
function said(value: number, thousands: string, point: string): string {
  const [whole = '', part] = String(value).split('.');
  const digits = whole.replace('-', '');
  const grouped = digits.length > 4 && /^\d+$/.test(digits) ? whole.replace(/\B(?=(\d{3})+$)/g, thousands) : whole;
  return part === undefined ? grouped : `${grouped}${point}${part}`;
}
const en = (value: number): string => said(value, ',', '.');
const nb = (value: number): string => said(value, ' ', ',');

/** Bands are data, so they are called in the notebook's language. */
export const BAND_NAMES: Readonly<Record<Language, BandNames>> = {
  en: {
    column: (of) => `${of} (bands)`,
    under: (edge) => `under ${en(edge)}`,
    between: (low, high) => `${en(low)} to under ${en(high)}`,
    over: (edge) => `${en(edge)} and over`,
    all: 'all',
  },
  nb: {
    column: (of) => `${of} (bånd)`,
    under: (edge) => `under ${nb(edge)}`,
    between: (low, high) => `${nb(low)} til under ${nb(high)}`,
    over: (edge) => `${nb(edge)} og over`,
    all: 'alle',
  },
};
