import type { Expr } from '../../core/expr';
import { slopes } from '../evaluate-number';
import { besideDouble, numberLiteral } from './literal';
import { BINDS, bracket, printed, type Parts, type Printed } from './printed';
import { absolute, clamp, combine, exactly, hull, isBounded, through, UNBOUNDED, type Range } from './range';

type Of<T extends Expr['type']> = Extract<Expr, { type: T }>;

/** A number, from a number or a bool. */
export function asNumber(of: Printed, parts: Parts): Printed {
  return of.kind === 'bool'
    ? printed('number', `CAST(${of.sql} AS ${parts.dialect.types.number})`, [of], { range: { low: 0, high: 1 } })
    : of;
}

/** A double for certain, where an integer would be calculated with differently. */
export function solid(of: Printed, parts: Parts): Printed {
  if (!of.loose) return of;
  const sql = /^-?\d+$/.test(of.sql) ? `${of.sql}e0` : `CAST(${of.sql} AS ${parts.dialect.types.number})`;
  return { ...of, sql, binds: BINDS.atom, loose: false };
}

export function arithmetic(op: Of<'arithmetic'>['op'], left: Printed, right: Printed, parts: Parts): Printed {
  const range = combine(op, left.range, right.range);
  // An infinite divisor would give 0, which is no longer seen to be missing.
  const second = op === '/' ? parts.tame(right) : right;
  const first = left.loose && second.loose ? solid(left, parts) : left;
  const binds = op === '+' || op === '-' ? BINDS.add : BINDS.multiply;
  const negative = second.sql.startsWith('-');
  const shown = negative && (op === '+' || op === '-') && second.plain ? { ...second, sql: second.sql.slice(1) } : second;
  const sign = shown === second ? op : op === '+' ? '-' : '+';
  const leftSql = beside(first, shown, binds);
  const rightSql = beside(shown, first, binds + 1);
  const safeRight = rightSql.startsWith('-') ? `(${rightSql})` : rightSql;
  return printed('number', `${leftSql} ${sign} ${safeRight}`, [first, second], { binds, range });
}

/** An operand, as short as the other side allows. */
export function beside(of: Printed, sibling: Printed, binds: number): string {
  return isLiteral(of) && !isLiteral(sibling) && !sibling.loose ? besideDouble(of) : bracket(of, binds);
}

function isLiteral({ sql, plain }: Printed): boolean {
  return plain && /^-?[\d.]/.test(sql);
}

export function math(fn: Of<'math'>['fn'], given: Printed, parts: Parts): Printed {
  const of = solid(given, parts);
  switch (fn) {
    case 'abs':
      return printed('number', `abs(${of.sql})`, [of], { range: absolute(of.range) });
    case 'floor':
      return printed('number', `floor(${of.sql})`, [of], { range: through(of.range, Math.floor) });
    case 'round':
      return printed('number', `round(${of.sql})`, [of], { range: { low: Math.floor(of.range.low), high: Math.ceil(of.range.high) } });
    case 'exp': {
      const tamed = parts.tame(of);
      const { high } = through(tamed.range, (end) => Math.exp(end) * (1 + 1e-15));
      return printed('number', `exp(${tamed.sql})`, [tamed], { range: { low: 0, high } });
    }
    case 'sigmoid': {
      const tamed = parts.tame(of);
      const negated = tamed.sql.startsWith('-') ? `-(${tamed.sql})` : `-${bracket(tamed, BINDS.atom)}`;
      return printed('number', `1 / (1 + exp(${negated}))`, [tamed], { binds: BINDS.multiply, range: { low: 0, high: 1 } });
    }
    case 'sign': {
      const tamed = parts.tame(of);
      return printed('number', `CAST(sign(${tamed.sql}) AS ${parts.dialect.types.number})`, [tamed], { range: { low: -1, high: 1 } });
    }
    case 'sqrt':
      return where(of, '>= 0', (x) => `sqrt(${x})`, { low: 0, high: Math.sqrt(Number.MAX_VALUE) }, parts);
    case 'log':
      return where(of, '> 0', (x) => `ln(${x})`, { low: -746, high: 710 }, parts);
    case 'log1p':
      return where(of, '> -1', (x) => `ln(1 + ${x})`, { low: -746, high: 710 }, parts);
    default:
      return fn satisfies never;
  }
}

/** A function inside its domain, NULL outside. */
function where(of: Printed, domain: string, apply: (x: string) => string, range: Range, parts: Parts): Printed {
  const x = parts.plain(parts.tame(of));
  const inside = x.sql.startsWith('-') ? `(${x.sql})` : x.sql;
  return printed('number', `CASE WHEN ${x.sql} ${domain} THEN ${apply(inside)} END`, [x], { range });
}

export function bucket(of: Printed, edges: readonly number[], parts: Parts): Printed {
  const x = parts.plain(parts.tame(of));
  const branches = edges.map((edge, i) => `WHEN ${x.sql} < ${beside(numberLiteral(edge), x, BINDS.add)} THEN ${i}`);
  return printed('number', caseOf([...branches, `WHEN ${x.sql} IS NOT NULL THEN ${edges.length}`]), [x], {
    loose: true,
    range: { low: 0, high: edges.length },
  });
}

/** Branches one under the other when there are many. */
export function caseOf(branches: readonly string[]): string {
  const line = `CASE ${branches.join(' ')} END`;
  return line.length <= 100 ? line : `CASE\n${branches.map((branch) => `        ${branch}\n`).join('')}      END`;
}

export function interpolate(of: Printed, x: readonly number[], y: readonly number[], parts: Parts): Printed {
  const value = parts.plain(solid(parts.tame(of), parts));
  const slope = slopes(x, y);
  const at = (point: number): Printed => numberLiteral(point);
  const below = (point: number): string => `${value.sql} < ${beside(at(point), value, BINDS.add)}`;
  let range: Range = hull(y.map(exactly));
  const branches = x.map((point, i) => {
    if (i === 0) return `WHEN ${below(point)} THEN ${at(y[0] as number).sql}`;
    const rise = slope[i - 1] as number;
    const from = y[i - 1] as number;
    const span: Range = { low: x[i - 1] as number, high: point };
    if (rise === 0) return `WHEN ${below(point)} THEN ${at(from).sql}`;
    if (!Number.isFinite(rise)) {
      range = UNBOUNDED;
      return `WHEN ${below(point)} THEN CAST('${rise > 0 ? '' : '-'}inf' AS ${parts.dialect.types.number})`;
    }
    const run = combine('-', span, exactly(x[i - 1] as number));
    range = widen(range, combine('+', exactly(from), combine('*', run, exactly(rise))));
    const steps = arithmetic('*', arithmetic('-', value, at(x[i - 1] as number), parts), at(rise), parts);
    const line = arithmetic('+', at(from), steps, parts).sql;
    return `WHEN ${below(point)} THEN ${line}`;
  });
  const last = `WHEN ${value.sql} IS NOT NULL THEN ${at(y[y.length - 1] as number).sql}`;
  return printed('number', caseOf([...branches, last]), [value], { loose: y.every(Number.isInteger), range });
}

function widen(a: Range, b: Range): Range {
  return isBounded(a) && isBounded(b) ? hull([a, b]) : UNBOUNDED;
}

export function linear(bias: number, terms: readonly { readonly weight: number; readonly of: Printed }[], parts: Parts): Printed {
  if (terms.length === 0) return numberLiteral(bias);
  const products = terms.map(({ weight, of }) => ({
    negative: weight < 0 && !isLiteral(of),
    printed: arithmetic('*', numberLiteral(weight < 0 && !isLiteral(of) ? -weight : weight), of, parts),
  }));
  let range = exactly(bias);
  for (const { negative, printed: product } of products) range = combine(negative ? '-' : '+', range, product.range);
  const pieces = products.map(({ negative, printed: product }) => `${negative ? '-' : '+'} ${bracket(product, BINDS.multiply)}`);
  const start = solid(numberLiteral(bias), parts).sql;
  const sql = breakLong([start, ...pieces]);
  return printed(
    'number',
    sql,
    products.map((product) => product.printed),
    { binds: BINDS.add, range },
  );
}

export function nearest(of: readonly Printed[], centres: Of<'nearest'>['centres'], give: 'index' | 'distance', parts: Parts): Printed {
  const values = of.map((value) => parts.plain(solid(value, parts)));
  const distances = centres.map((centre) => {
    const squares = values.map((value, j) => {
      const apart = arithmetic('-', value, numberLiteral(centre[j] as number), parts);
      return arithmetic('*', apart, apart, parts);
    });
    return parts.hoist(sumOf(squares, values), 'distance');
  });
  const range = { low: 0, high: Math.max(...distances.map((distance) => distance.range.high)) };
  const all = `least(${distances.map(({ sql }) => sql).join(', ')})`;
  const only = distances[0] as Printed;
  const least = distances.length === 1 ? only : parts.hoist(printed('number', all, distances, { range }), 'nearest');
  const finite = parts.dialect.isFinite(least.sql);
  if (give === 'distance') {
    return printed('number', `CASE WHEN ${finite} THEN sqrt(${least.sql}) END`, [least], {
      range: { low: 0, high: Math.sqrt(Number.MAX_VALUE) },
    });
  }
  const index = distances.map(({ sql }, k) => `WHEN ${sql} = ${least.sql} THEN ${k}`);
  return printed('number', caseOf([`WHEN NOT ${finite} THEN NULL`, ...index]), [least], {
    loose: true,
    range: { low: 0, high: centres.length - 1 },
  });
}

/** Left to right; of nothing, 0 wherever no value is missing. */
function sumOf(terms: readonly Printed[], values: readonly Printed[]): Printed {
  if (terms.length === 0) return printed('number', '0e0', values, { range: exactly(0) });
  const range = terms.map((term) => term.range).reduce((sum, term) => combine('+', sum, term));
  const sql = breakLong(terms.map((term, i) => (i === 0 ? term.sql : `+ ${term.sql}`)));
  return printed('number', sql, terms, { binds: BINDS.add, range });
}

/** On one line if it fits, else a line a piece. */
function breakLong(pieces: readonly string[]): string {
  const line = pieces.join(' ');
  return line.length <= 100 ? line : pieces.join('\n        ');
}

export function extreme(type: 'least' | 'greatest', all: readonly Printed[], parts: Parts): Printed {
  const tamed = all.map((of) => parts.tame(of));
  if (tamed.length === 1) return tamed[0] as Printed;
  const first = tamed[0] as Printed;
  return printed(first.kind, `${type}(${tamed.map(({ sql }) => sql).join(', ')})`, tamed, {
    loose: tamed.every(({ loose }) => loose),
    range: hull(tamed.map(({ range }) => clamp(range))),
  });
}
