import type { Language } from '../core/language';

/** What steps call the columns they make. Names are data: they go into the table, the query and the model, so a notebook keeps its language. */
export interface MadeNames {
  readonly recency: string;
  readonly orders: string;
  readonly spend: string;
  readonly average: string;
  readonly tenure: string;
  readonly products: string;
  readonly returns: string;
  readonly target: string;
  readonly chance: string;
  /** The group that empty cells become. */
  readonly unknown: string;
  daysSince(column: string): string;
  wasMissing(column: string): string;
  scaled(column: string): string;
}

export const MADE_NAMES: Readonly<Record<Language, MadeNames>> = {
  en: {
    recency: 'Days since last order',
    orders: 'Orders',
    spend: 'Spend',
    average: 'Average order',
    tenure: 'Days as customer',
    products: 'Products',
    returns: 'Returns',
    target: 'Target',
    chance: 'Chance',
    unknown: 'Unknown',
    daysSince: (column) => `Days since ${column}`,
    wasMissing: (column) => `${column} was missing`,
    scaled: (column) => `${column} (scaled)`,
  },
  nb: {
    recency: 'Dager siden siste ordre',
    orders: 'Ordrer',
    spend: 'Forbruk',
    average: 'Snitt per ordre',
    tenure: 'Dager som kunde',
    products: 'Varer',
    returns: 'Returer',
    target: 'Utfall',
    chance: 'Sjanse',
    unknown: 'Ukjent',
    daysSince: (column) => `Dager siden ${column}`,
    wasMissing: (column) => `${column} manglet`,
    scaled: (column) => `${column} (skalert)`,
  },
};
