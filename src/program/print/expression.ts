import type { Expr } from '../../core/expr';
import { dateLiteral, missingLiteral, numberLiteral, textLiteral } from './literal';
import { arithmetic, asNumber, beside, bucket, caseOf, extreme, interpolate, linear, math, nearest } from './number';
import { quote, ROW } from './name';
import { trees } from './trees';
import { concat, fold, lookup, match, oneOf } from './text';
import { BINDS, bracket, printed, type Parts, type Printed } from './printed';
import { clamp, exactly, hull, isBounded, UNBOUNDED } from './range';

/** What each column is called and holds, by the name it has in the notebook. */
export type Columns = ReadonlyMap<string, Printed>;

/** The expression in SQL; helper columns it needs go into `parts`. Expressions are checked before (`checkProgram`). */
export function print(expr: Expr, columns: Columns, parts: Parts): Printed {
  const { dialect } = parts;
  const go = (of: Expr): Printed => print(of, columns, parts);
  const number = (of: Expr): Printed => asNumber(go(of), parts);
  switch (expr.type) {
    case 'column':
      return columns.get(expr.name) as Printed;
    case 'number':
      return numberLiteral(expr.value);
    case 'text':
      return printed('text', textLiteral(expr.value, dialect), [], { plain: true });
    case 'bool':
      return printed('bool', expr.value ? 'TRUE' : 'FALSE', [], { plain: true, range: exactly(expr.value ? 1 : 0) });
    case 'date':
      return dateLiteral(expr.value, dialect);
    case 'missing':
      return missingLiteral(expr.kind === 'category' ? 'text' : expr.kind, dialect);
    case 'arithmetic':
      return arithmetic(expr.op, number(expr.left), number(expr.right), parts);
    case 'compare': {
      const [left, right] = together([go(expr.left), go(expr.right)], parts).map((of) => parts.tame(of)) as [Printed, Printed];
      const operator = expr.op === '!=' ? '<>' : expr.op;
      const sql = `${beside(left, right, BINDS.compare + 1)} ${operator} ${beside(right, left, BINDS.compare + 1)}`;
      return printed('bool', sql, [left, right], { binds: BINDS.compare });
    }
    case 'and':
    case 'or':
      return junction(expr.type, expr.all.map(go));
    case 'not': {
      const of = go(expr.of);
      return printed('bool', `NOT ${bracket(of, BINDS.not + 1)}`, [of], { binds: BINDS.not });
    }
    case 'if': {
      const when = go(expr.when);
      const branches = together([go(expr.then), go(expr.else)], parts);
      const [then, other] = branches as [Printed, Printed];
      return printed(
        then.kind,
        caseOf([`WHEN ${when.sql} THEN ${then.sql}`, `ELSE ${other.sql}`]),
        [when, ...branches],
        sharedBy(branches),
      );
    }
    case 'coalesce': {
      const all = together(expr.all.map(go), parts).map((of) => parts.tame(of));
      const first = all[0] as Printed;
      if (all.length === 1) return first;
      return printed(first.kind, `coalesce(${all.map(({ sql }) => sql).join(', ')})`, all, sharedBy(all));
    }
    case 'isMissing': {
      const of = parts.tame(go(expr.of));
      return printed('bool', `${bracket(of, BINDS.compare + 1)} IS NULL`, [of], { binds: BINDS.compare });
    }
    case 'math':
      return math(expr.fn, number(expr.of), parts);
    case 'least':
    case 'greatest':
      return extreme(expr.type, together(expr.all.map(go), parts), parts);
    case 'string':
      return fold(expr.fn, go(expr.of), parts);
    case 'length': {
      const of = go(expr.of);
      return printed('number', `CAST(${dialect.length(of.sql)} AS ${dialect.types.number})`, [of], { range: { low: 0, high: 2 ** 32 } });
    }
    case 'contains':
    case 'startsWith': {
      const of = go(expr.of);
      return printed('bool', dialect[expr.type](of.sql, textLiteral(expr.part, dialect)), [of]);
    }
    case 'concat':
      return concat(expr.all.map(go), parts);
    case 'start': {
      const of = go(expr.of);
      return printed('text', dialect.start(of.sql, expr.count), [of]);
    }
    case 'piece': {
      const of = go(expr.of);
      return printed('text', dialect.piece(of.sql, textLiteral(expr.by, dialect), expr.at), [of]);
    }
    case 'match':
      return match(expr, go(expr.of), parts);
    case 'lookup':
      return lookup(expr, go(expr.of), parts);
    case 'in':
      return oneOf(go(expr.of), expr.values, parts);
    case 'rowIn': {
      const ids = [...new Set(expr.rows)].sort((a, b) => a - b);
      if (ids.length === 0) return printed('bool', 'FALSE', [], { plain: true, range: exactly(0) });
      return printed('bool', `${quote(ROW)} IN (${ids.join(', ')})`, [], { binds: BINDS.compare });
    }
    case 'bucket':
      return bucket(number(expr.of), expr.edges, parts);
    case 'daysBetween': {
      const [from, to] = [go(expr.from), go(expr.to)];
      const sql = `(${dialect.toMs(to.sql)} - ${dialect.toMs(from.sql)}) / 86400000`;
      return printed('number', sql, [from, to], { binds: BINDS.multiply, range: { low: -2e8, high: 2e8 } });
    }
    case 'datePart': {
      const of = go(expr.of);
      const sql = `CAST(${dialect.datePart(expr.part, of.sql)} AS ${dialect.types.number})`;
      return printed('number', sql, [of], { range: { low: -3e5, high: 3e5 } });
    }
    case 'linear':
      return linear(
        expr.bias,
        expr.terms.map(({ weight, of }) => ({ weight, of: number(of) })),
        parts,
      );
    case 'nearest':
      return nearest(expr.of.map(number), expr.centres, expr.give, parts);
    case 'trees':
      return trees(expr, expr.of.map(number), parts);
    case 'interpolate':
      return interpolate(number(expr.of), expr.x, expr.y, parts);
    default:
      return expr satisfies never;
  }
}

/** Of one kind: a bool beside a number becomes a number. */
function together(all: readonly Printed[], parts: Parts): readonly Printed[] {
  return all.every(({ kind }) => kind === (all[0] as Printed).kind) ? all : all.map((of) => asNumber(of, parts));
}

function sharedBy(all: readonly Printed[]): Partial<Printed> {
  const bounded = all.every(({ range }) => isBounded(range));
  return { loose: all.every(({ loose }) => loose), range: bounded ? clamp(hull(all.map(({ range }) => range))) : UNBOUNDED };
}

function junction(type: 'and' | 'or', all: readonly Printed[]): Printed {
  if (all.length === 0) return printed('bool', type === 'and' ? 'TRUE' : 'FALSE', [], { plain: true });
  if (all.length === 1) return all[0] as Printed;
  const binds = BINDS[type];
  const sql = all.map((of) => bracket(of, binds + 1)).join(type === 'and' ? ' AND ' : ' OR ');
  return printed('bool', sql, all, { binds });
}
