import type { Language } from '../../core/language';

/** What columns that come from a further file are called. Names are data: they go into the table, the query and the model. */
interface JoinNames {
  rows(file: string): string;
  amount(file: string): string;
  found(file: string): string;
  sum(column: string): string;
  mean(column: string): string;
  min(column: string): string;
  max(column: string): string;
  since(column: string): string;
  different(column: string): string;
  first(column: string): string;
  share(column: string): string;
  commonest(column: string): string;
  fading(file: string): string;
}

export const JOIN_NAMES: Readonly<Record<Language, JoinNames>> = {
  en: {
    rows: (file) => `${file}: rows`,
    amount: (file) => `${file}: amount`,
    found: (file) => `In ${file}`,
    sum: (column) => `${column} (sum)`,
    mean: (column) => `${column} (mean)`,
    min: (column) => `${column} (least)`,
    max: (column) => `${column} (greatest)`,
    since: (column) => `Days since last ${column}`,
    different: (column) => `${column} (different)`,
    first: (column) => `${column} (first)`,
    share: (column) => `${column} (share)`,
    commonest: (column) => `${column} (commonest)`,
    fading: (file) => `${file}: engagement`,
  },
  nb: {
    rows: (file) => `${file}: rader`,
    amount: (file) => `${file}: beløp`,
    found: (file) => `I ${file}`,
    sum: (column) => `${column} (sum)`,
    mean: (column) => `${column} (snitt)`,
    min: (column) => `${column} (minst)`,
    max: (column) => `${column} (størst)`,
    since: (column) => `Dager siden siste ${column}`,
    different: (column) => `${column} (ulike)`,
    first: (column) => `${column} (første)`,
    share: (column) => `${column} (andel)`,
    commonest: (column) => `${column} (vanligst)`,
    fading: (file) => `${file}: engasjement`,
  },
};

/** The file's name without its ending. */
export function shortName(file: string): string {
  return file.replace(/\.[a-z0-9]{1,7}(\.gz)?$/i, '') || file;
}

/** The name, with the file's behind it when the name is taken. It is taken from then on. */
export function freshAmong(taken: Set<string>, name: string, file: string): string {
  let fresh = taken.has(name) ? `${name} (${file})` : name;
  for (let i = 2; taken.has(fresh); i++) fresh = `${name} (${file} ${i})`;
  taken.add(fresh);
  return fresh;
}
