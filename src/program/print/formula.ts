import type { Expr } from '../../core/expr';
import type { Agg, Op, Program } from '../../core/program';
import type { Cell } from '../../core/table';
import { BINDS, bracket } from './printed';

/** A formula as a person reads it, and how tightly its outermost operator binds. */
interface Formula {
  readonly sql: string;
  readonly binds: number;
}

/** Longer ones are cut: they are there to be read. */
const LONGEST = 240;
const FEW = 4;

/**
 * What each column a program makes is worked out from, as text: `Spend / Orders`. Columns that do not last until `kept` are written out where
 * they are used. Names that are no single word stand in square brackets, texts in quotes, dates as ISO 8601.
 */
export function formulas(program: Program, kept: Iterable<string>): ReadonlyMap<string, string> {
  const last = new Set(kept);
  let known = new Map<string, Formula>();
  for (const op of program) known = afterOp(op, known, last);
  return new Map([...known].flatMap(([name, { sql }]) => (last.has(name) ? [[name, cut(sql)]] : [])));
}

function afterOp(op: Op, known: Map<string, Formula>, last: ReadonlySet<string>): Map<string, Formula> {
  const names: Names = (name) => (last.has(name) ? undefined : known.get(name));
  switch (op.op) {
    case 'derive':
      // A column that replaces one the program made before is written out with what that was.
      return new Map([
        ...known,
        ...op.columns.map(({ name, expr }) => [name, write(expr, (of) => names(of) ?? (of === name ? known.get(of) : undefined))] as const),
      ]);
    case 'lag':
      return new Map([...known, ...op.columns.map(({ name, of }) => [name, call('previous', [names(of) ?? atom(nameOf(of))])] as const)]);
    case 'rollup':
      return new Map(op.columns.map(({ name, agg, of }) => [name, rolled(agg, of, names)]));
    case 'join': {
      let there = new Map<string, Formula>();
      for (const one of op.roll) there = afterOp(one, there, NONE);
      return new Map([...known, ...op.take.map(({ from, name }) => [name, there.get(from) ?? atom(nameOf(from))] as const)]);
    }
    default:
      return known;
  }
}

const NONE: ReadonlySet<string> = new Set();

type Names = (column: string) => Formula | undefined;

const AGGREGATES: Readonly<Record<Agg, string>> = {
  count: 'count',
  countDistinct: 'count distinct',
  sum: 'sum',
  mean: 'mean',
  min: 'min',
  max: 'max',
  first: 'first',
};

function rolled(agg: Agg, of: Expr, names: Names): Formula {
  if (agg === 'count' && of.type === 'number') return call('count', []);
  return call(AGGREGATES[agg], [write(of, names)]);
}

/** One expression; `names` says which columns to write out. */
export function formula(expr: Expr): string {
  return cut(write(expr, () => undefined).sql);
}

function write(expr: Expr, names: Names): Formula {
  const go = (of: Expr): Formula => write(of, names);
  switch (expr.type) {
    case 'column':
      return names(expr.name) ?? atom(nameOf(expr.name));
    case 'number':
      return atom(numberOf(expr.value));
    case 'text':
      return atom(quoted(expr.value));
    case 'bool':
      return atom(String(expr.value));
    case 'date':
      return atom(dateOf(expr.value));
    case 'missing':
      return atom('missing');
    case 'arithmetic': {
      const binds = expr.op === '+' || expr.op === '-' ? BINDS.add : BINDS.multiply;
      return { sql: `${bracket(go(expr.left), binds)} ${expr.op} ${bracket(go(expr.right), binds + 1)}`, binds };
    }
    case 'compare': {
      const at = BINDS.compare + 1;
      return { sql: `${bracket(go(expr.left), at)} ${expr.op} ${bracket(go(expr.right), at)}`, binds: BINDS.compare };
    }
    case 'and':
    case 'or':
      return join(expr.all.map(go), expr.type, BINDS[expr.type], expr.type === 'and' ? 'true' : 'false');
    case 'not':
      return { sql: `not ${bracket(go(expr.of), BINDS.not)}`, binds: BINDS.not };
    case 'if':
      return call('if', [go(expr.when), go(expr.then), go(expr.else)]);
    case 'isMissing':
      return { sql: `${bracket(go(expr.of), BINDS.compare + 1)} is missing`, binds: BINDS.compare };
    case 'math':
      return expr.fn === 'log1p' ? call('log', [join([atom('1'), go(expr.of)], '+', BINDS.add, '')]) : call(expr.fn, [go(expr.of)]);
    case 'string':
      return call(expr.fn, [go(expr.of)]);
    case 'length':
      return call('length', [go(expr.of)]);
    case 'contains':
    case 'startsWith':
      return call(expr.type === 'contains' ? 'contains' : 'starts with', [go(expr.of), atom(quoted(expr.part))]);
    case 'concat':
      return join(expr.all.map(go), '&', BINDS.join, "''");
    case 'coalesce':
    case 'least':
    case 'greatest':
      return call(expr.type, expr.all.map(go));
    case 'lookup':
      return call('lookup', [go(expr.of), ...some(expr.table.map(([from, to]) => `${quoted(from)}: ${cellOf(to)}`))]);
    case 'in':
      return oneOf(go(expr.of), expr.values);
    case 'start':
      return call('start', [go(expr.of), atom(numberOf(expr.count))]);
    case 'piece':
      return call('piece', [go(expr.of), atom(quoted(expr.by)), atom(numberOf(expr.at))]);
    case 'match':
      return call('match', [go(expr.of), ...some(expr.rules.map(([phrase, to]) => `${quoted(phrase)}: ${cellOf(to)}`))]);
    case 'rowIn':
      return call('row in', some(expr.rows.map(String)));
    case 'bucket':
      return call('bucket', [go(expr.of), ...some(expr.edges.map(numberOf))]);
    case 'daysBetween':
      return call('days', [go(expr.from), go(expr.to)]);
    case 'datePart':
      return call(expr.part, [go(expr.of)]);
    case 'linear': {
      const terms = expr.terms.slice(0, FEW).map(({ weight, of }) => `${numberOf(weight)} * ${bracket(go(of), BINDS.multiply + 1)}`);
      return join([numberOf(expr.bias), ...terms, ...(expr.terms.length > FEW ? ['…'] : [])].map(atom), '+', BINDS.add, '0');
    }
    case 'nearest':
      return call(`${expr.give} of the nearest of ${expr.centres.length}`, some(expr.of.map((of) => go(of).sql)));
    case 'trees':
      return call(`sum of ${expr.trees.length} trees`, some(expr.of.map((of) => go(of).sql)));
    case 'interpolate':
      return call(`curve through ${expr.x.length} points`, [go(expr.of)]);
    default:
      return expr satisfies never;
  }
}

const atom = (sql: string): Formula => ({ sql, binds: BINDS.atom });

function call(name: string, args: readonly Formula[]): Formula {
  return atom(`${name}(${args.map(({ sql }) => sql).join(', ')})`);
}

function join(all: readonly Formula[], by: string, binds: number, none: string): Formula {
  if (all.length === 0) return atom(none);
  if (all.length === 1) return all[0] as Formula;
  return { sql: all.map((of) => bracket(of, binds)).join(` ${by} `), binds };
}

function oneOf(of: Formula, values: readonly string[]): Formula {
  const left = bracket(of, BINDS.compare + 1);
  const only = values[0];
  const right = values.length === 1 && only !== undefined ? `= ${quoted(only)}` : `in ${call('', some(values.map(quoted))).sql}`;
  return { sql: `${left} ${right}`, binds: BINDS.compare };
}

function some(all: readonly string[]): readonly Formula[] {
  return [...all.slice(0, FEW), ...(all.length > FEW ? ['…'] : [])].map(atom);
}

function nameOf(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `[${name}]`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function numberOf(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function cellOf(value: Cell): string {
  return value === null ? 'missing' : typeof value === 'number' ? numberOf(value) : quoted(value);
}

function dateOf(ms: number): string {
  const iso = new Date(ms).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : iso.slice(0, -8).replace('T', ' ');
}

function cut(sql: string): string {
  return sql.length <= LONGEST ? sql : `${sql.slice(0, LONGEST)}…`;
}
