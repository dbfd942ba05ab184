import type { Expr } from '../../core/expr';
import { BLANKS, DIVIDER_CLASS } from '../fold';
import { missingLiteral, numberLiteral, textLiteral } from './literal';
import { caseOf } from './number';
import { BINDS, bracket, printed, type Parts, type Printed } from './printed';
import { exactly, hull } from './range';

type Of<T extends Expr['type']> = Extract<Expr, { type: T }>;

export function fold(fn: Of<'string'>['fn'], of: Printed, { dialect }: Parts): Printed {
  if (fn === 'words') {
    const padded = printed('text', `' ' || lower(${of.sql}) || ' '`, [of], { binds: BINDS.join });
    return printed('text', dialect.replaceAll(padded.sql, DIVIDER_CLASS, ' '), [padded]);
  }
  return printed('text', fn === 'trim' ? dialect.trim(of.sql, blanks(dialect)) : `${fn}(${of.sql})`, [of]);
}

/** Blanks have no shape to read, so all but the space are given by number. */
function blanks(dialect: Parts['dialect']): string {
  return Array.from(BLANKS, (blank) => (blank === ' ' ? "' '" : dialect.character(blank.codePointAt(0) as number))).join(' || ');
}

export function concat(all: readonly Printed[], { dialect }: Parts): Printed {
  if (all.length === 0) return printed('text', "''", [], { plain: true });
  if (all.length === 1) return all[0] as Printed;
  const sql = all.map((of) => bracket(of, BINDS.join + 1)).join(' || ');
  // DuckDB gives a text joined to a NULL it can foresee the type INTEGER.
  const foreseen = all.some((of) => of.sql.includes('NULL'));
  return foreseen ? printed('text', `CAST(${sql} AS ${dialect.types.text})`, all) : printed('text', sql, all, { binds: BINDS.join });
}

export function oneOf(of: Printed, values: readonly string[], parts: Parts): Printed {
  const x = values.length === 0 ? `CASE WHEN ${of.sql} IS NOT NULL THEN FALSE END` : undefined;
  const list = [...new Set(values)].map((value) => textLiteral(value, parts.dialect));
  const left = bracket(of, BINDS.compare + 1);
  const sql = x ?? (list.length === 1 ? `${left} = ${list[0] as string}` : `${left} IN (${list.join(', ')})`);
  return printed('bool', sql, [of], { binds: x ? BINDS.atom : BINDS.compare });
}

export function match({ rules, other }: Of<'match'>, given: Printed, parts: Parts): Printed {
  const { dialect } = parts;
  if ([...rules.map(([, value]) => value), other].every((value) => value === null)) return missingLiteral('text', dialect);
  const show = (value: string | null): string => (value === null ? 'NULL' : textLiteral(value, dialect));
  const of = parts.plain(given, 'text');
  const gone = other === null ? [] : [`WHEN ${of.sql} IS NULL THEN NULL`];
  const branches = rules.map(([phrase, value]) => `WHEN ${dialect.contains(of.sql, textLiteral(phrase, dialect))} THEN ${show(value)}`);
  const some = gone.length + branches.length > 0 ? [...gone, ...branches] : [`WHEN TRUE THEN ${show(other)}`];
  return printed('text', caseOf([...some, `ELSE ${show(other)}`]), [of]);
}

export function lookup(expr: Of<'lookup'>, given: Printed, parts: Parts): Printed {
  const { dialect } = parts;
  const values = [...expr.table.map(([, to]) => to), expr.other, expr.missing];
  const kind = expr.to === 'number' ? 'number' : 'text';
  if (values.every((value) => value === null)) return missingLiteral(kind, dialect);
  const numbers = values.filter((value): value is number => typeof value === 'number');
  const show = (value: string | number | null): string =>
    value === null ? 'NULL' : typeof value === 'string' ? textLiteral(value, dialect) : numberLiteral(value).sql;
  const loose = numbers.length > 0 && numbers.every((value) => numberLiteral(value).loose);
  const more = { loose, ...(numbers.length > 0 ? { range: hull(numbers.map(exactly)) } : {}) };
  const of = parts.plain(given, 'text');
  const gone = expr.missing === expr.other ? [] : [`WHEN ${of.sql} IS NULL THEN ${show(expr.missing)}`];
  const branches = expr.table.map(([from, to]) => `WHEN ${of.sql} = ${textLiteral(from, dialect)} THEN ${show(to)}`);
  // A CASE needs a branch even when the table is empty.
  const some = gone.length + branches.length > 0 ? [...gone, ...branches] : [`WHEN TRUE THEN ${show(expr.other)}`];
  return printed(kind, caseOf([...some, `ELSE ${show(expr.other)}`]), [of], more);
}
