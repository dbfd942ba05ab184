import type { Role } from '../../../src/core/schema';
import type { RoleGuess } from '../../../src/data/reading';

/** What a column speaks about, '' where none of the five fits. */
export type Group = NonNullable<RoleGuess['group']> | '';
/** Header, role and group as a person would label them, and its cells. */
export type LabelledColumn = readonly [header: string, role: Role, group: Group, cell: (i: number) => string | number];

/** A file as its program exports it, labelled before the guesses were looked at. */
export interface LabelledFile {
  readonly what: string;
  readonly language: 'en' | 'nb' | 'de';
  readonly delimiter: ',' | ';' | '\t';
  readonly rows: number;
  readonly columns: readonly LabelledColumn[];
}

export function textOf({ delimiter, rows, columns }: LabelledFile): string {
  const lines = Array.from({ length: rows }, (_, i) => columns.map(([, , , cell]) => quoted(String(cell(i)), delimiter)));
  return [columns.map(([header]) => quoted(header, delimiter)), ...lines].map((line) => line.join(delimiter)).join('\n');
}

function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

export const of = <T>(list: readonly T[], i: number): T => list[((i % list.length) + list.length) % list.length] as T;
const GIVEN = [
  'Ask',
  'Brage',
  'Cato',
  'Dina',
  'Embla',
  'Frida',
  'Geir',
  'Hedda',
  'Ivar',
  'Jorun',
  'Kari',
  'Liv',
  'Magne',
  'Nora',
  'Odd',
  'Pia',
  'Rolf',
];
const FAMILY = ['Berg', 'Dahl', 'Eide', 'Foss', 'Haugen', 'Lie', 'Moen', 'Nygård', 'Sæther', 'Vik', 'Aas', 'Krüger', 'Weiß'];
export const given = (i: number): string => of(GIVEN, i * 7 + 3);
export const family = (i: number): string => of(FAMILY, i * 5 + Math.floor(i / 13));
export const fullName = (i: number): string => `${given(i)} ${family(i)}`;
const plain = (text: string): string => text.toLowerCase().replace(/å/g, 'a').replace(/æ/g, 'ae').replace(/ø/g, 'o').replace(/ü/g, 'ue').replace(/ß/g, 'ss'); // prettier-ignore
export const email = (i: number): string => `${plain(given(i))}.${plain(family(i))}${i}@post.example`;
const two = (n: number): string => String(n).padStart(2, '0');
/** A day that is above 12 now and then. */
const day = (i: number): number => ((i * 11) % 28) + 1;
const month = (i: number): number => ((i * 5) % 12) + 1;
export const iso = (i: number, year = 2024): string => `${year}-${two(month(i))}-${two(day(i))}`;
export const dotted = (i: number, year = 2024): string => `${two(day(i))}.${two(month(i))}.${year}`;
export const american = (i: number, year = 2024): string => `${month(i)}/${day(i)}/${year}`;
/** A whole number below `n` that jumps about. */
export const below = (n: number, i: number): number => (i * 7919 + 13) % n;
export const comma = (value: number): string => value.toFixed(2).replace('.', ',');
