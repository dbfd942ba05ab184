import type { Language } from '../../core/language';

interface BandNames {
  column(of: string): string;
  under(edge: number): string;
  between(low: number, high: number): string;
  over(edge: number): string;
  /** The only band of a number that does not vary. */
  readonly all: string;
}

const comma = (value: number): string => String(value).replace('.', ',');

/** Bands are data, so they are called in the notebook's language. */
export const BAND_NAMES: Readonly<Record<Language, BandNames>> = {
  en: {
    column: (of) => `${of} (bands)`,
    under: (edge) => `under ${edge}`,
    between: (low, high) => `${low} to under ${high}`,
    over: (edge) => `${edge} and over`,
    all: 'all',
  },
  nb: {
    column: (of) => `${of} (bånd)`,
    under: (edge) => `under ${comma(edge)}`,
    between: (low, high) => `${comma(low)} til under ${comma(high)}`,
    over: (edge) => `${comma(edge)} og over`,
    all: 'alle',
  },
};
