/**
 * A picture of rows: where each stands and which group it is in, and nothing else of it. It is what is drawn, not the table: two numbers of 32 bits a
 * row made from many columns, from which no cell can be read back.
 */
export interface Points {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Place in `groups`; 255 for none. */
  readonly group: Uint8Array;
  readonly groups: readonly string[];
  /** Each point's row. */
  readonly rowIds: Uint32Array;
}

export const NO_GROUP = 255;

/** A column among some rows against all of them. */
export interface Contrast {
  readonly column: string;
  readonly format: 'number' | 'share' | 'money' | 'days';
  /** Means of the rows that have a value. */
  readonly some: number;
  readonly all: number;
  /** Their difference in standard deviations of all. */
  readonly effect: number;
}
