import type { Kind } from '../../core/table';
import { printName } from '../../steps/formula/names';

export interface Operation {
  readonly id: string;
  readonly first: readonly Kind[];
  /** Kinds the second value may have; none where one value will do. */
  readonly second: readonly Kind[];
  /** The second value may be typed instead. */
  readonly typed?: 'number' | 'text';
  readonly write: (first: string, second: string) => string;
}

const NUMBERS: readonly Kind[] = ['number', 'bool'];
const TEXTS: readonly Kind[] = ['category', 'text'];

/** What a formula can be put together from by choosing; the first one that fits is offered first. */
export const OPERATIONS: readonly Operation[] = [
  { id: 'divide', first: NUMBERS, second: NUMBERS, typed: 'number', write: (a, b) => `${a} / ${b}` },
  { id: 'times', first: NUMBERS, second: NUMBERS, typed: 'number', write: (a, b) => `${a} * ${b}` },
  { id: 'plus', first: NUMBERS, second: NUMBERS, typed: 'number', write: (a, b) => `${a} + ${b}` },
  { id: 'minus', first: NUMBERS, second: NUMBERS, typed: 'number', write: (a, b) => `${a} - ${b}` },
  { id: 'share', first: NUMBERS, second: NUMBERS, write: (a, b) => `${a} / (${a} + ${b})` },
  { id: 'more', first: NUMBERS, second: NUMBERS, typed: 'number', write: (a, b) => `${a} > ${b}` },
  { id: 'log', first: NUMBERS, second: [], write: (a) => `log(1 + ${a})` },
  { id: 'days', first: ['date'], second: ['date'], write: (a, b) => `days(${a}; ${b})` },
  { id: 'year', first: ['date'], second: [], write: (a) => `year(${a})` },
  { id: 'month', first: ['date'], second: [], write: (a) => `month(${a})` },
  { id: 'weekday', first: ['date'], second: [], write: (a) => `weekday(${a})` },
  { id: 'contains', first: TEXTS, second: [], typed: 'text', write: (a, b) => `contains(${a}; ${b})` },
  { id: 'length', first: TEXTS, second: [], write: (a) => `length(${a})` },
  { id: 'empty', first: ['number', 'bool', 'date', 'category', 'text'], second: [], write: (a) => `isempty(${a})` },
];

export const writtenName = printName;

export const writtenText = (text: string): string => `"${text.replaceAll('"', '""')}"`;
