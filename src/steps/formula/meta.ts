import type { Expr } from '../../core/expr';
import { say } from '../../core/message';
import type { Params, ParamSpec } from '../../core/params';
import { ok, type Result } from '../../core/problem';
import { FEATURES, freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { parseFormula } from '../../program/formula/parse';

export const params = {
  formula: { kind: 'text', default: '', most: 1000, cells: 'quoted' },
  /** Of the new column; the formula itself where it is empty. */
  name: { kind: 'text', default: '', most: 120 },
  use: { kind: 'toggle', default: true },
} as const satisfies ParamSpec;

export type FormulaReport = {
  readonly formula: string;
  readonly name: string;
  readonly kind: SchemaColumn['kind'];
  readonly money: boolean;
  readonly rows: number;
  readonly empty: number;
  /** Of the empty rows: a cell it works on is empty, something is divided by zero, or neither (the root of a negative number). */
  readonly emptyInput: number;
  readonly dividedByZero: number;
  readonly impossible: number;
  /** Of a number or date; null where there is none. */
  readonly least: number | null;
  readonly middle: number | null;
  readonly most: number | null;
  /** Of a yes/no column. */
  readonly yes: number;
  /** Of a category. */
  readonly different: number;
} | null;

export interface FormulaColumn {
  readonly expr: Expr;
  readonly note: SchemaColumn;
}

/** The column the formula makes; null while none is written. Problems: formula.error.* */
export function formulaColumn(schema: Schema, { formula, name, use }: Params<typeof params>): Result<FormulaColumn | null> {
  const text = formula.trim();
  if (text === '') return ok(null);
  const known = schema.filter(({ family }) => family !== true);
  const parsed = parseFormula(formula, known);
  if (!parsed.ok) return parsed;
  const { expr, kind: value, reads } = parsed.value;
  const sources = known.filter(({ name: read }) => reads.has(read));
  const kind = value === 'text' ? 'category' : value;
  const money = kind === 'number' && sources.length > 0 && sources.every(({ role }) => role === 'money') && keepsUnit(expr);
  const role = kind === 'bool' ? 'category' : kind === 'number' && money ? 'money' : kind;
  const note: SchemaColumn = {
    name: freshName(schema, name.trim() || shortened(text)),
    kind,
    role,
    origin: [...new Set(sources.flatMap(({ origin }) => origin))],
    feature: use && kind !== 'date' && FEATURES.has(role),
    plain: true,
    about: say('formula.about', { formula: text }),
  };
  return ok({ expr, note });
}

/** Money plus money is money; money by money is not. */
function keepsUnit(expr: Expr): boolean {
  switch (expr.type) {
    case 'column':
      return true;
    case 'arithmetic':
      return (expr.op === '+' || expr.op === '-') && keepsUnit(expr.left) && keepsUnit(expr.right);
    case 'least':
    case 'greatest':
    case 'coalesce':
      return expr.all.every(keepsUnit);
    default:
      return false;
  }
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : text;
}

export const meta: StepMeta<typeof params, FormulaReport> = {
  id: 'formula',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  repeats: true,
  outline(schema, given) {
    const made = formulaColumn(schema, given);
    if (!made.ok) return made;
    return ok(made.value ? [...schema, made.value.note] : schema);
  },
  finding(report) {
    if (!report) return say('formula.none');
    const { name, rows, empty, kind, middle, money, yes, different } = report;
    const filled = rows - empty;
    if (filled === 0) return say('formula.all-empty', { name });
    if (kind === 'bool') return say('formula.bool', { name, yes, filled });
    if (kind === 'category' || kind === 'text') return say('formula.category', { name, different, filled });
    if (kind === 'date') return say('formula.date', { name, filled, rows });
    return say(money ? 'formula.money' : 'formula.number', { name, middle: middle ?? 0 });
  },
  soWhat(report) {
    if (!report) return say('formula.none.so');
    const { rows, empty, emptyInput, dividedByZero, impossible } = report;
    if (empty === 0) return say('formula.so', { rows });
    const reasons = [
      ...(dividedByZero > 0 ? [say('formula.because.zero', { count: dividedByZero })] : []),
      ...(emptyInput > 0 ? [say('formula.because.empty', { count: emptyInput })] : []),
      ...(impossible > 0 ? [say('formula.because.impossible', { count: impossible })] : []),
    ];
    return say('formula.partly.so', { empty, rows, reasons });
  },
  charts: () => [],
};
