/** Numbers, dates and lists as a language says them; lent to every text. Non-finite numbers are said as a dash. */
export interface Words {
  integer(value: number): string;
  /** Up to `digits` significant digits, 3 unless told. */
  number(value: number, digits?: number): string;
  /** 0.42 as "42 %"; `digits` behind the point, as few as will do unless told. */
  share(value: number, digits?: number): string;
  /** 0.9 as "9 of 10"; `of` is the whole, 10 unless told. */
  outOf(value: number, of?: number): string;
  money(value: number): string;
  /** Milliseconds, in the file's civil time. */
  date(value: number): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
  /** Picks by the language's plural rule: one or other. */
  plural(count: number, one: string, other: string): string;
}

export type TextArg = string | number | readonly string[];

/** A catalogue of one part of the product: keys are message and problem codes. Nested messages arrive as strings. */
export type Texts = Readonly<Record<string, string | ((args: never, words: Words) => string)>>;

/** The same keys and blanks in another language: a missing line does not compile. */
export type Translated<T extends Texts> = {
  readonly [K in keyof T]: T[K] extends (args: infer A, words: Words) => string ? string | ((args: A, words: Words) => string) : string;
};
