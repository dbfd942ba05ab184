import type { Language } from '../../core/language';

/**
 * The ten cells of recency by frequency, each from 1 to 5, as marketing tools draw them (Putler's chart of R against F and M, 2016, in the form in
 * which most code has it: R by F alone). Recency 5 is the most recent fifth. Every pair of scores is in exactly one.
 */
export const CELLS = [
  { id: 'champions', recency: [5, 5], frequency: [4, 5] },
  { id: 'loyal', recency: [3, 4], frequency: [4, 5] },
  { id: 'potential', recency: [4, 5], frequency: [2, 3] },
  { id: 'new', recency: [5, 5], frequency: [1, 1] },
  { id: 'promising', recency: [4, 4], frequency: [1, 1] },
  { id: 'attention', recency: [3, 3], frequency: [3, 3] },
  { id: 'sleepy', recency: [3, 3], frequency: [1, 2] },
  { id: 'risk', recency: [1, 2], frequency: [3, 4] },
  { id: 'lose', recency: [1, 2], frequency: [5, 5] },
  { id: 'hibernating', recency: [1, 2], frequency: [1, 2] },
] as const;

export type CellId = (typeof CELLS)[number]['id'];

export function cellAt(recency: number, frequency: number): CellId | null {
  const found = CELLS.find(({ recency: [r, s], frequency: [f, g] }) => recency >= r && recency <= s && frequency >= f && frequency <= g);
  return found?.id ?? null;
}

interface Names {
  readonly recency: string;
  readonly frequency: string;
  readonly money: string;
  readonly cell: string;
  readonly cells: Readonly<Record<CellId, string>>;
}

/** Names of columns and cells are data and stay in the notebook's language. */
export const RFM_NAMES: Readonly<Record<Language, Names>> = {
  en: {
    recency: 'R score',
    frequency: 'F score',
    money: 'M score',
    cell: 'RFM cell',
    cells: {
      champions: 'Champions',
      loyal: 'Loyal customers',
      potential: 'Potential loyalists',
      new: 'New customers',
      promising: 'Promising',
      attention: 'Need attention',
      sleepy: 'About to sleep',
      risk: 'At risk',
      lose: 'Can’t lose them',
      hibernating: 'Hibernating',
    },
  },
  nb: {
    recency: 'R-poeng',
    frequency: 'F-poeng',
    money: 'M-poeng',
    cell: 'RFM-felt',
    cells: {
      champions: 'Mestere',
      loyal: 'Lojale kunder',
      potential: 'Kan bli lojale',
      new: 'Nye kunder',
      promising: 'Lovende',
      attention: 'Trenger oppmerksomhet',
      sleepy: 'I ferd med å sovne',
      risk: 'I faresonen',
      lose: 'Må ikke mistes',
      hibernating: 'I dvale',
    },
  },
};
