import type { Expr } from '../../core/expr';
import { fail, ok, type Result } from '../../core/problem';
import { kindOf, type NamedKind, type ValueKind } from '../kinds';
import { columnsIn } from '../uses';
import { call } from './call';
import { nearestName } from './nearest';
import { FaultError, tokens, type Fault, type Span, type Token } from './tokens';
import { CONSTANTS, FUNCTIONS, FUNCTION_NAMES, LINKS } from './words';

export interface Formula {
  readonly expr: Expr;
  readonly kind: ValueKind;
  /** Names of the columns it works on. */
  readonly reads: ReadonlySet<string>;
}

/** Longer than anybody types; keeps what follows shallow. */
const MOST_LETTERS = 1000;
const MOST_DEPTH = 60;

/**
 * A formula as a person types it, as an expression over these columns.
 *
 * Columns stand bare (`spend`, `Average order`) or in square brackets (`[a.b[c]]]`: a `]` in the name is written twice, `[]` is the column without a
 * name); texts in quotes. `and`, `or`, `not` bind loosest, then comparisons, then `&` (texts joined), `+ -`, `* /`, a sign before. A comma between
 * two digits is a decimal sign; among the values of a function it is one only where `;` stands between the values, else it is asked about.
 * Problems: formula.error.*, each with `at` and `to`, places in the text.
 */
export function parseFormula(text: string, columns: readonly NamedKind[]): Result<Formula> {
  try {
    if (text.length > MOST_LETTERS)
      throw new FaultError('formula.error.too-long', { from: MOST_LETTERS, to: text.length }, { most: MOST_LETTERS });
    const parser = new Parser(text, columns);
    const expr = parser.whole();
    return ok({ expr, kind: parser.kindOf(expr), reads: columnsIn(expr) });
  } catch (error) {
    if (error instanceof FaultError) return refused(error.fault);
    throw error;
  }
}

function refused({ code, at, args }: Fault): Result<never> {
  return fail(code, { ...args, at: at.from, to: at.to, place: at.from + 1 });
}

type Sign = '+' | '-' | '*' | '/';
const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;

class Parser {
  readonly #text: string;
  readonly #columns: readonly NamedKind[];
  readonly #kinds: ReadonlyMap<string, NamedKind['kind']>;
  readonly #tokens: readonly Token[];
  /** Where each expression stands, for errors found once its parts are known. */
  readonly #spans = new WeakMap<Expr, Span>();
  #at = 0;
  #depth = 0;
  /** The innermost bracket belongs to a function: `;` says its values are divided by semicolons. */
  #call: ',' | ';' | null = null;

  constructor(text: string, columns: readonly NamedKind[]) {
    this.#text = text;
    this.#columns = columns;
    this.#kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
    this.#tokens = tokens(
      text,
      columns.map(({ name }) => name),
    );
  }

  whole(): Expr {
    const expr = this.#or();
    if (this.#now.type !== 'end') throw this.#unexpected();
    return expr;
  }

  /** @throws FaultError where the parts do not go together */
  kindOf(expr: Expr): ValueKind {
    const kind = kindOf(expr, this.#kinds);
    if (kind.ok) return kind.value;
    const span = this.#spans.get(expr) ?? { from: 0, to: this.#text.length };
    const { what = '', need = '', got = '' } = kind.problem.args;
    throw new FaultError('formula.error.kind', span, { piece: this.#text.slice(span.from, span.to), what, need, got });
  }

  get #now(): Token {
    return this.#tokens[this.#at] as Token;
  }

  /** Takes the sign if it is next. */
  #take(...signs: readonly string[]): string | null {
    const token = this.#now;
    const sign = token.type === 'sign' ? token.value : token.type === 'word' ? LINKS.get(token.value.toLowerCase()) : undefined;
    if (sign === undefined || !signs.includes(sign) || (token.type === 'word' && this.#kinds.has(token.value))) return null;
    this.#at++;
    return sign;
  }

  /** Remembers where an expression stands, and that its parts go together. */
  #made(from: number, expr: Expr): Expr {
    const last = this.#tokens[this.#at - 1] as Token;
    this.#spans.set(expr, { from, to: last.to });
    this.kindOf(expr);
    return expr;
  }

  #deeper<T>(inner: () => T): T {
    if (++this.#depth > MOST_DEPTH) throw new FaultError('formula.error.too-deep', this.#now);
    const made = inner();
    this.#depth--;
    return made;
  }

  #or(): Expr {
    return this.#deeper(() => this.#junction('or', () => this.#junction('and', () => this.#not())));
  }

  #junction(type: 'and' | 'or', part: () => Expr): Expr {
    const { from } = this.#now;
    const all = [part()];
    while (this.#take(type)) all.push(part());
    return all.length === 1 ? (all[0] as Expr) : this.#made(from, { type, all });
  }

  #not(): Expr {
    const { from } = this.#now;
    if (!this.#take('not')) return this.#comparison();
    return this.#made(from, { type: 'not', of: this.#deeper(() => this.#not()) });
  }

  #comparison(): Expr {
    const { from } = this.#now;
    const left = this.#joined();
    const op = this.#take(...COMPARISONS) as (typeof COMPARISONS)[number] | null;
    return op === null ? left : this.#made(from, { type: 'compare', op, left, right: this.#joined() });
  }

  #joined(): Expr {
    const { from } = this.#now;
    const all = [this.#sum()];
    while (this.#take('&')) all.push(this.#sum());
    return all.length === 1 ? (all[0] as Expr) : this.#made(from, { type: 'concat', all });
  }

  #sum(): Expr {
    return this.#chain(['+', '-'], () => this.#chain(['*', '/'], () => this.#signed()));
  }

  #chain(signs: readonly Sign[], part: () => Expr): Expr {
    const { from } = this.#now;
    let left = part();
    for (let op = this.#take(...signs); op !== null; op = this.#take(...signs)) {
      left = this.#made(from, { type: 'arithmetic', op: op as Sign, left, right: part() });
    }
    return left;
  }

  #signed(): Expr {
    const { from } = this.#now;
    if (!this.#take('-')) return this.#value();
    const literal = this.#now.type === 'number';
    const of = this.#deeper(() => this.#signed());
    if (literal && of.type === 'number') return this.#made(from, { type: 'number', value: 0 - of.value });
    return this.#made(from, { type: 'arithmetic', op: '-', left: { type: 'number', value: 0 }, right: of });
  }

  #value(): Expr {
    const token = this.#now;
    switch (token.type) {
      case 'number':
        return this.#number(token);
      case 'text':
        this.#at++;
        return this.#made(token.from, { type: 'text', value: token.value });
      case 'name':
        this.#at++;
        return this.#column(token.value, token);
      case 'word':
        return this.#word(token);
      case 'sign': {
        if (this.#take('(') === null) throw this.#unexpected();
        const outer = this.#call;
        this.#call = null;
        const inner = this.#or();
        this.#close();
        this.#call = outer;
        return inner;
      }
      case 'end':
        throw this.#unexpected();
      default:
        return token satisfies never;
    }
  }

  #number(token: Token & { type: 'number' }): Expr {
    this.#at++;
    const value = this.#withFraction(token);
    const share = this.#take('%') ? value / 100 : value;
    return this.#made(token.from, { type: 'number', value: share });
  }

  /** `1,5`: a comma with a digit on either side and no blank. */
  #withFraction(whole: Token & { type: 'number' }): number {
    const [comma, fraction] = [this.#tokens[this.#at], this.#tokens[this.#at + 1]];
    if (comma?.type !== 'sign' || comma.value !== ',' || fraction?.type !== 'number') return whole.value;
    if (comma.from !== whole.to || fraction.from !== comma.to) return whole.value;
    const written = this.#text.slice(whole.from, fraction.to);
    if (!/^\d+,\d+$/.test(written) || this.#call === ',') {
      throw new FaultError('formula.error.comma', { from: whole.from, to: fraction.to }, { number: written });
    }
    this.#at += 2;
    return Number(written.replace(',', '.'));
  }

  #word(token: Token & { type: 'word' }): Expr {
    const small = token.value.toLowerCase();
    const after = this.#tokens[this.#at + 1];
    if (after?.type === 'sign' && after.value === '(') return this.#function(token);
    this.#at++;
    if (this.#kinds.has(token.value)) return this.#column(token.value, token);
    const constant = CONSTANTS.get(small);
    if (constant === 'empty') throw new FaultError('formula.error.empty', token);
    if (constant !== undefined) return this.#made(token.from, { type: 'bool', value: constant === 'true' });
    if (LINKS.has(small)) {
      this.#at--;
      throw this.#unexpected();
    }
    return this.#column(token.value, token);
  }

  #column(name: string, span: Span): Expr {
    if (this.#kinds.has(name)) return this.#made(span.from, { type: 'column', name });
    const names = this.#columns.map((column) => column.name);
    const alike = names.filter((other) => other.toLowerCase() === name.toLowerCase());
    if (alike.length === 1) return this.#made(span.from, { type: 'column', name: alike[0] as string });
    const near = nearestName(name, names);
    throw new FaultError(near === null ? 'formula.error.no-column' : 'formula.error.no-column.near', span, { name, near: near ?? '' });
  }

  #function(token: Token & { type: 'word' }): Expr {
    const name = FUNCTION_NAMES.get(token.value.toLowerCase());
    if (name === undefined) {
      const near = nearestName(token.value, [...FUNCTIONS.keys()]);
      throw new FaultError(near === null ? 'formula.error.no-function' : 'formula.error.no-function.near', token, {
        name: token.value,
        near: near ?? '',
      });
    }
    this.#at++;
    const outer = this.#call;
    const divider = this.#dividerOf(this.#at);
    this.#call = divider;
    this.#at++;
    const values: Expr[] = [];
    if (this.#take(')') === null) {
      do values.push(this.#or());
      while (this.#take(divider));
      this.#close();
    }
    this.#call = outer;
    const { least, most } = FUNCTIONS.get(name) as { least: number; most: number };
    const span = { from: token.from, to: (this.#tokens[this.#at - 1] as Token).to };
    if (values.length < least || values.length > most) {
      throw new FaultError('formula.error.values', span, { name: token.value, least, most, have: values.length });
    }
    return this.#made(token.from, call(name, values, { written: token.value, span }));
  }

  /** Whether the values of the function whose bracket stands at `open` are divided by commas or semicolons. */
  #dividerOf(open: number): ',' | ';' {
    let depth = 0;
    for (const token of this.#tokens.slice(open)) {
      if (token.type !== 'sign') continue;
      if (token.value === '(') depth++;
      if (token.value === ')' && --depth === 0) break;
      if (token.value === ';' && depth === 1) return ';';
    }
    return ',';
  }

  #close(): void {
    if (this.#take(')') !== null) return;
    if (this.#now.type === 'end') throw new FaultError('formula.error.open', this.#now, { sign: ')' });
    throw this.#unexpected();
  }

  #unexpected(): FaultError {
    const token = this.#now;
    if (token.type === 'end') {
      const said = this.#text.trim();
      return said === ''
        ? new FaultError('formula.error.nothing', token)
        : new FaultError('formula.error.ended', token, { after: tail(said) });
    }
    return new FaultError('formula.error.unexpected', token, { found: this.#text.slice(token.from, token.to) });
  }
}

/** The last few letters, for a sentence. */
function tail(text: string): string {
  const letters = Array.from(text);
  return letters.length > 20 ? `…${letters.slice(-20).join('')}` : text;
}
