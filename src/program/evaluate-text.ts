import type { Expr } from '../core/expr';
import { lower, trim, upper, words } from './fold';
import type { NumericVector, TextVector } from './vector';

type Of<T extends Expr['type']> = Extract<Expr, { type: T }>;

/** Order by Unicode code point, which UTF-16 units give wrongly for characters beyond U+FFFF: there surrogates must come last. */
export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA !== unitB) return weight(unitA) - weight(unitB);
  }
  return a.length - b.length;
}

const weight = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** One dictionary for all, and each vector's codes in it. */
export function mergeDicts(all: readonly TextVector[]): { readonly dict: readonly string[]; readonly maps: readonly Int32Array[] } {
  const seen = new Map<string, number>();
  const codeOf = (entry: string): number => {
    const known = seen.get(entry);
    if (known !== undefined) return known;
    seen.set(entry, seen.size);
    return seen.size - 1;
  };
  const maps = all.map(({ dict }) => Int32Array.from(dict, codeOf));
  return { dict: [...seen.keys()], maps };
}

/** Each text changed; null is missing. The work is done once per dictionary entry. */
function mapTexts({ codes, dict }: TextVector, change: (entry: string) => string | null, missing: string | null = null): TextVector {
  const seen = new Map<string, number>();
  const codeOf = (value: string | null): number => {
    if (value === null) return -1;
    const known = seen.get(value);
    if (known !== undefined) return known;
    seen.set(value, seen.size);
    return seen.size - 1;
  };
  const map = Int32Array.from(dict, (entry) => codeOf(change(entry)));
  const missingCode = codeOf(missing);
  return { kind: 'text', codes: codes.map((code) => (code < 0 ? missingCode : (map[code] as number))), dict: [...seen.keys()] };
}

/** A number for each text, worked out once per dictionary entry; NaN is missing. */
function mapToNumbers(of: TextVector, change: (entry: string) => number, missing = NaN): Float64Array {
  return byText(of, Float64Array.from(of.dict, change), missing);
}

/** @param map a number for each entry of the dictionary */
export function byText({ codes }: TextVector, map: Float64Array, missing = NaN): Float64Array {
  const data = new Float64Array(codes.length);
  for (let i = 0; i < data.length; i++) {
    const code = codes[i] as number;
    data[i] = code < 0 ? missing : (map[code] as number);
  }
  return data;
}

const FOLDS = { lower, upper, trim, words } as const;

export function fold(fn: Of<'string'>['fn'], of: TextVector): TextVector {
  return mapTexts(of, FOLDS[fn]);
}

/** 1 for each entry that is one of the values, else 0. */
export function oneOf(dict: readonly string[], values: readonly string[]): Float64Array {
  const known = new Set(values);
  return Float64Array.from(dict, (entry) => (known.has(entry) ? 1 : 0));
}

export function length(of: TextVector): NumericVector {
  return { kind: 'number', data: mapToNumbers(of, (entry) => [...entry].length) };
}

export function test(of: TextVector, passes: (entry: string) => boolean): NumericVector {
  return { kind: 'bool', data: mapToNumbers(of, (entry) => (passes(entry) ? 1 : 0)) };
}

export function start(of: TextVector, count: number): TextVector {
  return mapTexts(of, (entry) => (entry.length <= count ? entry : Array.from(entry).slice(0, count).join('')));
}

export function piece(of: TextVector, by: string, at: number): TextVector {
  return mapTexts(of, (entry) => entry.split(by)[at - 1] ?? '');
}

export function match({ rules, other }: Of<'match'>, of: TextVector): TextVector {
  return mapTexts(of, (entry) => {
    const rule = rules.find(([phrase]) => entry.includes(phrase));
    return rule ? rule[1] : other;
  });
}

/** Joined pair by pair; the text of two codes is made once. */
export function concat(all: readonly TextVector[], rows: number): TextVector {
  return all.reduce(joinPair, { kind: 'text', codes: new Int32Array(rows), dict: [''] });
}

function joinPair(left: TextVector, right: TextVector): TextVector {
  const pairs = new Map<number, number>();
  const seen = new Map<string, number>();
  const codes = new Int32Array(left.codes.length);
  for (let i = 0; i < codes.length; i++) {
    const a = left.codes[i] as number;
    const b = right.codes[i] as number;
    if (a < 0 || b < 0) {
      codes[i] = -1;
      continue;
    }
    const pair = a * right.dict.length + b;
    let code = pairs.get(pair);
    if (code === undefined) {
      const joined = (left.dict[a] as string) + (right.dict[b] as string);
      code = seen.get(joined) ?? seen.size;
      seen.set(joined, code);
      pairs.set(pair, code);
    }
    codes[i] = code;
  }
  return { kind: 'text', codes, dict: [...seen.keys()] };
}

export function lookup(expr: Of<'lookup'>, of: TextVector): NumericVector | TextVector {
  const table = new Map<string, string | number | null>();
  for (const [from, to] of expr.table) if (!table.has(from)) table.set(from, to);
  const value = (entry: string): string | number | null => (table.has(entry) ? (table.get(entry) as string | number | null) : expr.other);
  if (expr.to === 'category') return mapTexts(of, value as (entry: string) => string | null, expr.missing as string | null);
  const number = (cell: string | number | null): number => (cell === null ? NaN : (cell as number) + 0);
  return { kind: 'number', data: mapToNumbers(of, (entry) => number(value(entry)), number(expr.missing)) };
}
