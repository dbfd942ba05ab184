import type { Dialect } from './dialect';
import { BINDS, printed, type Printed } from './printed';
import { exactly } from './range';

/**
 * A number as the engine reads it back bit for bit. A whole number stays plain; with a decimal point it would be a DECIMAL, so it gets
 * an exponent, which makes it a double.
 */
export function numberLiteral(value: number): Printed {
  const whole = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  const written = String(value + 0);
  const sql = whole || written.includes('e') ? written : `${written}e0`;
  return printed('number', sql, [], { range: exactly(value), loose: whole, plain: true });
}

/** The same beside a double, where a decimal of up to 15 digits becomes the same double without an exponent. */
export function besideDouble(literal: Printed): string {
  const short = literal.sql.endsWith('e0') && literal.sql.replace(/\D/g, '').length <= 16;
  return short ? literal.sql.slice(0, -2) : literal.sql;
}

/** Control characters, line breaks among them, are given by number: they have no shape to read, and NUL would end the query. */
export function textLiteral(value: string, dialect: Dialect): string {
  const pieces = value.split(/([\0-\x1f\x7f])/).map((piece, i) => {
    return i % 2 === 1 ? dialect.character(piece.charCodeAt(0)) : `'${piece.replaceAll("'", "''")}'`;
  });
  return pieces.length === 1 ? (pieces[0] as string) : `(${pieces.join(' || ')})`;
}

export function dateLiteral(ms: number, dialect: Dialect): Printed {
  const iso = new Date(ms).toISOString();
  const written = iso
    .slice(0, -1)
    .replace('T', ' ')
    .replace(/\.000$/, '')
    .replace(/ 00:00:00$/, '');
  const fourDigits = /^\d{4}-/.test(iso) && !iso.startsWith('0000');
  const sql = fourDigits ? `TIMESTAMP '${written}'` : dialect.fromMs(dialect.integer(String(ms)));
  return printed('date', sql, [], { plain: true });
}

export function missingLiteral(kind: Printed['kind'], dialect: Dialect): Printed {
  return printed(kind, `CAST(NULL AS ${dialect.types[kind]})`, [], { plain: true, range: exactly(0), binds: BINDS.atom });
}
