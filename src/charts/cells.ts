import type { ChartCell, ChartSpec, Field, Format } from '../core/chart';
import { say, type Message } from '../core/message';
import type { Words } from '../core/text';

/** How charts speak: the language's numbers and sentences. */
export interface Speech {
  readonly words: Words;
  readonly tell: (message: Message) => string;
}

/** A cell as its field says it; missing is a dash. */
export function sayCell(value: ChartCell, format: Format, { words, tell }: Speech): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return tell(value);
  switch (format) {
    case 'integer':
      return words.integer(value);
    case 'number':
      return words.number(value);
    case 'share':
      return words.share(value);
    case 'money':
      return words.money(value);
    case 'days':
      return tell(say('chart.days', { days: value }));
    case 'date':
      return words.date(value);
    case 'text':
      return String(value);
    default:
      return format satisfies never;
  }
}

/** One line per row, "Groups: 4 · Silhouette: 0.5", for the tooltip and for a screen reader. */
export function rowText(chart: ChartSpec, row: ChartSpec['rows'][number], speech: Speech): string {
  return chart.fields
    .map((field, i) => ({ field, value: row[i] ?? null }))
    .filter(({ value }) => value !== null)
    .map(({ field, value }) => `${speech.tell(field.title)}: ${sayCell(value, field.format, speech)}`)
    .join(' · ');
}

/** The axis title with its unit, once. */
export function axisTitle(field: Field, { tell }: Speech, currency: string): string {
  const title = tell(field.title);
  if (field.format === 'days') {
    const unit = tell(say('chart.unit.days'));
    return title.toLowerCase().includes(unit) ? title : `${title} (${unit})`;
  }
  return field.format === 'money' && currency !== '' && !title.includes(currency) ? `${title} (${currency})` : title;
}
