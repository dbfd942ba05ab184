import { isReserved } from './words';

/** A stretch of the formula's text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Token = Span &
  (
    | { readonly type: 'number'; readonly value: number }
    | { readonly type: 'text'; readonly value: string }
    /** In square brackets, so a column whatever it is called. */
    | { readonly type: 'name'; readonly value: string }
    /** A bare word or several that are a column's name, a function, or a word of the language. */
    | { readonly type: 'word'; readonly value: string }
    | { readonly type: 'sign'; readonly value: string }
    | { readonly type: 'end' }
  );

/** Why a text is no formula, and where. */
export interface Fault {
  readonly code: string;
  readonly at: Span;
  readonly args: Readonly<Record<string, string | number>>;
}

export class FaultError extends Error {
  readonly fault: Fault;
  constructor(code: string, at: Span, args: Fault['args'] = {}) {
    super(code);
    this.name = 'FaultError';
    this.fault = { code, at, args };
  }
}

/** Longest first. What stands for another sign is said as that one. */
const SIGNS: readonly (readonly [written: string, sign: string])[] = [
  ['<=', '<='],
  ['>=', '>='],
  ['<>', '!='],
  ['!=', '!='],
  ['==', '='],
  ['&&', 'and'],
  ['||', 'or'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
  ...['+', '-', '*', '/', '=', '<', '>', '(', ')', ',', ';', '&', '%'].map((sign): readonly [string, string] => [sign, sign]),
];
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_.]*/uy;
const SEVERAL = /^[\p{L}_][\p{L}\p{M}\p{N}_.]*(?: [\p{L}\p{M}\p{N}_.]+)+$/u;
const BLANK = /[\s\u00a0\u202f]+/y;
const QUOTES = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['«', '»'],
  ['[', ']'],
]);

/**
 * The pieces of a formula. A name in square brackets is a column, `]` in it written twice; a text stands in quotes, the quote in it written twice.
 * @param known names of several words that are taken whole where they stand bare
 * @throws FaultError
 */
export function tokens(text: string, known: readonly string[]): readonly Token[] {
  const several = known.filter(isBareWords).sort((a, b) => b.length - a.length);
  const out: Token[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const token = next(text, at, several);
    out.push(token);
    at = skip(text, token.to);
  }
  return [...out, { type: 'end', from: text.length, to: text.length }];
}

function skip(text: string, at: number): number {
  return at + match(BLANK, text, at).length;
}

function next(text: string, from: number, several: readonly string[]): Token {
  const close = QUOTES.get(text.charAt(from));
  if (close !== undefined) {
    const { value, to } = quoted(text, from, close);
    return { type: close === ']' ? 'name' : 'text', value, from, to };
  }
  const number = match(NUMBER, text, from);
  if (number !== '') {
    const value = Number(number);
    const token = { type: 'number', value, from, to: from + number.length } as const;
    if (!Number.isFinite(value)) throw new FaultError('formula.error.too-large', token);
    return token;
  }
  const word = match(WORD, text, from);
  if (word !== '') {
    const whole = several.find((name) => standsAt(text, from, name));
    return whole !== undefined && whole.length > word.length
      ? { type: 'name', value: text.slice(from, from + whole.length), from, to: from + whole.length }
      : { type: 'word', value: word, from, to: from + word.length };
  }
  const sign = SIGNS.find(([written]) => text.startsWith(written, from));
  if (sign) return { type: 'sign', value: sign[1], from, to: from + sign[0].length };
  const found = String.fromCodePoint(text.codePointAt(from) as number);
  throw new FaultError('formula.error.unexpected', { from, to: from + found.length }, { found });
}

/** Words with blanks between, none of which would mean something by itself. */
function isBareWords(name: string): boolean {
  return SEVERAL.test(name) && !name.split(/\s+/).some(isReserved);
}

function standsAt(text: string, from: number, name: string): boolean {
  const to = from + name.length;
  return text.slice(from, to).toLowerCase() === name.toLowerCase() && !/^[\p{L}\p{M}\p{N}_]/u.test(text.slice(to, to + 2));
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function quoted(text: string, from: number, close: string): { readonly value: string; readonly to: number } {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text.charAt(at) !== close) value += text.charAt(at);
    else if (text.charAt(at + 1) === close) {
      value += close;
      at++;
    } else return { value, to: at + 1 };
  }
  throw new FaultError('formula.error.open', { from, to: text.length }, { sign: close });
}
