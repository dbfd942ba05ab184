import type { Message } from './message';

/** How a number is said: `share` 0.42 as "42 %", `days` as "9 days", `money` in the notebook's own currency sign if it has one. */
export type Format = 'integer' | 'number' | 'share' | 'money' | 'days' | 'date' | 'text';

export interface Field {
  readonly title: Message;
  readonly format: Format;
}

/** A message is a word of ours, said in the reader's language; a text is data and stays as it is. */
export type ChartCell = number | string | Message | null;

/** Cells by field: `rows[i][j]` belongs to `fields[j]`; null is missing. Never more than 5,000 rows, and aggregates only. */
export type ChartRow = readonly ChartCell[];

/**
 * What a chart shows, apart from how it is drawn: `charts/` turns it into Vega-Lite for a width, a theme and a language, and into its table twin.
 * Numbers in `x`, `y` … are places in `fields`.
 */
export interface ChartSpec {
  readonly id: string;
  /** The finding, as a sentence. */
  readonly headline: Message;
  readonly sub?: Message;
  readonly fields: readonly Field[];
  readonly rows: readonly ChartRow[];
  readonly draw: Draw;
}

export type Draw =
  /** A line over x, with dots when there are few points; `band` are the fields of lower and upper edge; `best` is the row to label with `label`. */
  | {
      readonly type: 'line';
      readonly x: number;
      readonly y: number;
      readonly series?: number;
      readonly band?: readonly [number, number];
      readonly best?: number;
      readonly label?: Message;
      readonly diagonal?: boolean;
      readonly domain?: readonly [number, number];
      /** Bars at the foot that show where the rows are: from and to on x, and how many. */
      readonly under?: { readonly from: number; readonly to: number; readonly rows: number };
    }
  /** Horizontal bars, one per row in the given order; `low` and `high` draw an interval; `reference` a line with its label. */
  | {
      readonly type: 'bars';
      readonly category: number;
      readonly value: number;
      readonly segment?: number;
      readonly band?: readonly [number, number];
      readonly reference?: { readonly at: number; readonly label: Message };
      readonly signed?: boolean;
    }
  /** Upright bars over numbers in order: a histogram, a lift chart by tenth. */
  | {
      readonly type: 'columns';
      readonly x: number;
      readonly y: number;
      readonly series?: number;
      readonly reference?: { readonly at: number; readonly label: Message };
      /** An upright line after so many columns; a part of one is a place inside the next. */
      readonly cut?: { readonly at: number; readonly label: Message };
    }
  /** A cell for each x and y, the deeper the further `value` lies from 0. */
  | { readonly type: 'heat'; readonly x: number; readonly y: number; readonly value: number }
  /** A line for each segment across the names in x, all on one scale. */
  | { readonly type: 'parallel'; readonly x: number; readonly y: number; readonly segment: number }
  | {
      readonly type: 'points';
      readonly x: number;
      readonly y: number;
      readonly segment?: number;
      readonly size?: number;
      readonly diagonal?: boolean;
      readonly band?: readonly [number, number];
      /** An upright line at a place on x. */
      readonly upright?: { readonly at: number; readonly label: Message };
    };
