import type { Expr } from '../core/expr';
import type { Agg, DerivedColumn, Op, Program, RolledColumn } from '../core/program';
import type { Kind } from '../core/table';
import { checkProgram, type NamedKind } from './kinds';
import { inputsUsed } from './uses';
import { valueKind } from './vector';
import { DIALECTS, type Dialect, type DialectId } from './print/dialect';
import { heading } from './print/heading';
import { keepAs } from './print/keep-as';
import { freshSqlName, quote, ROW, sqlNames } from './print/name';
import { asNumber, solid } from './print/number';
import { print } from './print/expression';
import { Parts, printed, type Printed } from './print/printed';
import { ANY_NUMBER, combine, exactly, hull, isBounded, UNBOUNDED, type Range } from './print/range';

export interface SqlInput {
  readonly table: string;
  readonly columns: readonly NamedKind[];
  /** Those that may be NULL in every row, which the comment at the top says. */
  readonly mayLack?: readonly string[];
}

export type SqlInputs = ReadonlyMap<string, SqlInput>;

export interface SqlStep {
  readonly name: string;
  readonly program: Program;
}

/** A column as it stands after the queries so far. */
interface SqlColumn {
  readonly name: string;
  readonly sqlName: string;
  readonly kind: Kind;
  readonly value: Printed;
}

interface State {
  readonly ctes: readonly string[];
  readonly from: string;
  readonly columns: readonly SqlColumn[];
}

/**
 * One query that does what running the programs one after the other does, a CTE a step, rows in order of `__row`. The columns come out in the
 * notebook's order; a name SQL cannot bear is changed as the comment at the top says. No semicolon, so that it may stand in brackets.
 * @param inputs the tables that joins read, by their ids
 * @throws Error when a program does not fit: check with `checkProgram` first
 */
export function toSql(steps: readonly SqlStep[], input: SqlInput, dialect: DialectId, inputs: SqlInputs = new Map()): string {
  const writer = new Writer(DIALECTS[dialect], input.table, inputs);
  const kinds = new Map([...inputs].map(([id, { columns }]) => [id, columns]));
  let state = writer.source(input);
  for (const { name, program } of steps) {
    const fits = checkProgram(program, state.columns, kinds);
    if (!fits.ok) throw new Error(`${name}: ${fits.problem.code} ${JSON.stringify(fits.problem.args)}`);
    for (const op of program) state = writer.op(state, name, op);
  }
  const query = `WITH\n${state.ctes.join(',\n')}\nSELECT *\nFROM ${state.from}\nORDER BY ${quote(ROW)}\n`;
  return `${heading(input, state.columns, DIALECTS[dialect], joined(steps, inputs))}\n${query}`;
}

function joined(steps: readonly SqlStep[], inputs: SqlInputs): readonly SqlInput[] {
  const used = inputsUsed(steps.map(({ program }) => program));
  return [...inputs].flatMap(([id, input]) => (used.has(id) ? [input] : []));
}

/** The table `toSql` reads, empty. */
export function createTableSql(input: SqlInput, dialect: DialectId): string {
  const { types } = DIALECTS[dialect];
  const names = sqlNames(input.columns.map(({ name }) => name));
  const columns = input.columns.map(({ kind }, i) => `${quote(names[i] as string)} ${types[valueKind(kind)]}`);
  return `CREATE TABLE ${quote(input.table)} (\n${list([`${quote(ROW)} ${types.row} NOT NULL`, ...columns], '  ')}\n)`;
}

class Writer {
  readonly #dialect: Dialect;
  readonly #inputs: SqlInputs;
  readonly #cteNames: Set<string>;

  constructor(dialect: Dialect, table: string, inputs: SqlInputs) {
    this.#dialect = dialect;
    this.#inputs = inputs;
    this.#cteNames = new Set([table, ...[...inputs.values()].map((input) => input.table)].map((name) => name.toLowerCase()));
  }

  source({ table, columns }: SqlInput, ctes: State['ctes'] = [], name = 'source'): State {
    const names = sqlNames(columns.map(({ name }) => name));
    const made = columns.map(({ name, kind }, i) => sqlColumn(name, names[i] as string, kind, kind === 'bool' ? FLAG : ANY_NUMBER));
    return this.#select({ ctes, from: quote(table), columns: made }, name);
  }

  op(state: State, step: string, op: Op): State {
    switch (op.op) {
      case 'derive':
        return this.#derive(state, step, op.columns);
      case 'keep':
        return this.#filter(state, step, [op.where], ([where]) => `WHERE ${(where as Printed).sql}`);
      case 'distinct':
        return this.#filter(state, step, op.on, (on) => {
          // Without PARTITION BY, DuckDB 1.5 turns row_number() = 1 into an aggregate, which gives a row of NULLs for a table without rows.
          if (on.length === 0) return `ORDER BY ${quote(ROW)} LIMIT 1`;
          return `QUALIFY row_number() OVER (PARTITION BY ${on.map(({ sql }) => sql).join(', ')} ORDER BY ${quote(ROW)}) = 1`;
        });
      case 'select': {
        const byName = new Map(state.columns.map((column) => [column.name, column]));
        return this.#select({ ...state, columns: op.columns.map((name) => byName.get(name) as SqlColumn) }, step);
      }
      case 'lag':
        return this.#lag(state, step, op);
      case 'rollup':
        return this.#rollup(state, step, op.by, op.columns);
      case 'join':
        return this.#join(state, step, op);
      default:
        return op satisfies never;
    }
  }

  #cte(state: State, name: string, body: string, columns = state.columns): State {
    const cte = quote(freshSqlName(name, this.#cteNames));
    return { ctes: [...state.ctes, `${cte} AS (\n${body}\n)`], from: cte, columns };
  }

  #select(state: State, name: string): State {
    const columns = list([quote(ROW), ...state.columns.map(({ value }) => value.sql)]);
    return this.#cte(state, name, `  SELECT\n${columns}\n  FROM ${state.from}`);
  }

  #filter(state: State, step: string, exprs: readonly Expr[], clause: (all: readonly Printed[]) => string): State {
    const parts = this.#partsFor(state.columns.map(({ sqlName }) => sqlName));
    const values = exprs.map((expr) => parts.tame(print(expr, valuesOf(state), parts)));
    const ready = this.#addParts(state, step, parts);
    return this.#cte(ready, step, `  SELECT *${without(parts)}\n  FROM ${ready.from}\n  ${clause(values)}`);
  }

  #derive(state: State, step: string, derived: readonly DerivedColumn[]): State {
    const byName = new Map(state.columns.map((column) => [column.name, column]));
    const taken = new Set([ROW, ...state.columns.map(({ sqlName }) => sqlName.toLowerCase())]);
    const named = derived.map((column) => ({ ...column, sqlName: byName.get(column.name)?.sqlName ?? freshSqlName(column.name, taken) }));
    const parts = this.#partsFor(taken);
    const values = named.map(({ expr, kind }) => keepAs(kind, print(expr, valuesOf(state), parts), parts));
    const ready = this.#addParts(state, step, parts);
    const item = (i: number): string => `${(values[i] as Printed).sql} AS ${quote((named[i] as { sqlName: string }).sqlName)}`;
    const places = named.map((_, i) => i);
    const replaced = places.filter((i) => byName.has((named[i] as DerivedColumn).name)).map(item);
    const added = places.filter((i) => !byName.has((named[i] as DerivedColumn).name)).map(item);
    const replace = replaced.length > 0 ? ` REPLACE (\n${list(replaced)}\n  )` : '';
    const add = added.length > 0 ? `,\n${list(added)}` : '';
    for (const [i, { name, sqlName, kind }] of named.entries()) {
      byName.set(name, sqlColumn(name, sqlName, kind, (values[i] as Printed).range));
    }
    return this.#cte(ready, step, `  SELECT *${without(parts)}${replace}${add}\n  FROM ${ready.from}`, [...byName.values()]);
  }

  #lag(state: State, step: string, { by, order, columns }: Extract<Op, { op: 'lag' }>): State {
    const find = (name: string): SqlColumn => state.columns.find((column) => column.name === name) as SqlColumn;
    const taken = new Set([ROW, ...state.columns.map(({ sqlName }) => sqlName.toLowerCase())]);
    const partition = by.length > 0 ? [`PARTITION BY ${by.map((name) => find(name).value.sql).join(', ')}`] : [];
    const sort = [...(order === null ? [] : [`${find(order).value.sql} NULLS LAST`]), quote(ROW)].join(', ');
    const over = [...partition, `ORDER BY ${sort}`].join(' ');
    const made = columns.map(({ name, of }) => {
      const { value, kind } = find(of);
      const sqlName = freshSqlName(name, taken);
      return { item: `lag(${value.sql}) OVER (${over}) AS ${quote(sqlName)}`, column: sqlColumn(name, sqlName, kind, value.range) };
    });
    const body = `  SELECT\n${list(['*', ...made.map(({ item }) => item)])}\n  FROM ${state.from}`;
    return this.#cte(state, step, body, [...state.columns, ...made.map(({ column }) => column)]);
  }

  #rollup(state: State, step: string, by: readonly string[], rolled: readonly RolledColumn[]): State {
    const byName = new Map(state.columns.map((column) => [column.name, column]));
    const kept = by.map((name) => byName.get(name) as SqlColumn);
    const taken = new Set([ROW, ...kept.map(({ sqlName }) => sqlName.toLowerCase())]);
    const names = rolled.map(({ name }) => freshSqlName(name, taken));
    const parts = this.#partsFor(state.columns.map(({ sqlName }) => sqlName));
    const values = rolled.map(({ agg, of }) => aggregate(agg, parts.tame(print(of, valuesOf(state), parts)), parts));
    const ready = this.#addParts(state, step, parts);
    const keys = kept.map(({ value }) => value.sql);
    const items = [`min(${quote(ROW)}) AS ${quote(ROW)}`, ...keys, ...values.map(({ sql }, i) => `${sql} AS ${quote(names[i] as string)}`)];
    const where = keys.length > 0 ? `\n  WHERE ${keys.map((key) => `${key} IS NOT NULL`).join(' AND ')}` : '';
    const group = keys.length > 0 ? `GROUP BY ${keys.join(', ')}` : 'HAVING count(*) > 0';
    const raw = rolled.map(({ name }, i): SqlColumn => {
      const { kind, range } = values[i] as Printed;
      return sqlColumn(name, names[i] as string, kind, range);
    });
    const rough = rolled.filter(({ kind }, i) => {
      const { value } = raw[i] as SqlColumn;
      return valueKind(kind) !== value.kind || !isBounded(value.range);
    });
    const body = `  SELECT\n${list(items)}\n  FROM ${ready.from}${where}\n  ${group}`;
    const columns = [...kept, ...raw];
    if (rough.length === 0) return this.#cte(ready, step, body, columns);
    const grouped = this.#cte(ready, `${step}_groups`, body, columns);
    return this.#derive(
      grouped,
      step,
      rough.map(({ name, kind }) => ({ name, kind, expr: { type: 'column', name } })),
    );
  }

  /** A window finds the first row of each key, so that no row here is met twice. */
  #join(state: State, step: string, { with: id, roll, on, take }: Extract<Op, { op: 'join' }>): State {
    const input = this.#inputs.get(id) as SqlInput;
    let there = this.source(input, state.ctes, `${step}_${input.table}`);
    for (const op of roll) there = this.op(there, `${step}_${input.table}`, op);
    const find = ({ columns }: State, name: string): SqlColumn => columns.find((column) => column.name === name) as SqlColumn;
    const keys = on.map(([, right]) => find(there, right).value.sql);
    const unique = `QUALIFY row_number() OVER (PARTITION BY ${keys.join(', ')} ORDER BY ${quote(ROW)}) = 1`;
    const first = this.#cte(there, `${step}_keys`, `  SELECT *\n  FROM ${there.from}\n  ${unique}`);
    const taken = new Set([ROW, ...state.columns.map(({ sqlName }) => sqlName.toLowerCase())]);
    const made = take.map(({ from, name }) => {
      const { sqlName, kind, value } = find(first, from);
      const called = freshSqlName(name, taken);
      return { item: `"there".${quote(sqlName)} AS ${quote(called)}`, column: sqlColumn(name, called, kind, value.range) };
    });
    const equal = on.map(([left, right]) => `"here".${quote(find(state, left).sqlName)} = "there".${quote(find(first, right).sqlName)}`);
    const body = [
      `  SELECT\n${list(['"here".*', ...made.map(({ item }) => item)])}`,
      `  FROM ${state.from} AS "here"`,
      `  LEFT JOIN ${first.from} AS "there" ON ${equal.join(' AND ')}`,
    ];
    return this.#cte({ ...state, ctes: first.ctes }, step, body.join('\n'), [...state.columns, ...made.map(({ column }) => column)]);
  }

  #partsFor(taken: Iterable<string>): Parts {
    return new Parts(this.#dialect, [ROW, ...Array.from(taken, (name) => name.toLowerCase())]);
  }

  /** Helper columns, those of each level beside one another. */
  #addParts(state: State, step: string, { list: all }: Parts): State {
    const deepest = Math.max(0, ...all.map(({ depth }) => depth));
    let ready = state;
    for (let depth = 1; depth <= deepest; depth++) {
      const items = all.filter((part) => part.depth === depth).map(({ name, sql }) => `${sql} AS ${quote(name)}`);
      ready = this.#cte(ready, `${step}_parts`, `  SELECT *,\n${list(items)}\n  FROM ${ready.from}`);
    }
    return ready;
  }
}

const FLAG: Range = { low: 0, high: 1 };

function sqlColumn(name: string, sqlName: string, kind: Kind, range: Range): SqlColumn {
  return { name, sqlName, kind, value: printed(valueKind(kind), quote(sqlName), [], { plain: true, range }) };
}

function valuesOf({ columns }: State): ReadonlyMap<string, Printed> {
  return new Map(columns.map(({ name, value }) => [name, value]));
}

function list(items: readonly string[], indent = '    '): string {
  return items.map((item) => `${indent}${item}`).join(',\n');
}

function without({ list: all }: Parts): string {
  return all.length > 0 ? ` EXCLUDE (${all.map(({ name }) => quote(name)).join(', ')})` : '';
}

/** More rows than a table can have: row ids are 32 bits. */
const ROWS: Range = { low: 0, high: 2 ** 33 };

function aggregate(agg: Agg, of: Printed, parts: Parts): Printed {
  const { types, first } = parts.dialect;
  const row = quote(ROW);
  const whole = (sql: string): Printed => printed('number', `CAST(${sql} AS ${types.number})`, [], { range: ROWS });
  switch (agg) {
    case 'count':
      return whole(`count(${of.sql})`);
    case 'countDistinct':
      return whole(`count(DISTINCT ${of.sql})`);
    case 'sum':
    case 'mean': {
      const value = solid(asNumber(of, parts), parts);
      const most = combine('*', value.range, ROWS);
      const range = isBounded(most) ? hull([most, exactly(0)]) : UNBOUNDED;
      const total = `sum(${value.sql} ORDER BY ${row})`;
      return printed('number', agg === 'sum' ? total : `${total} / count(${value.sql})`, [], { range });
    }
    case 'min':
    case 'max':
      return printed(of.kind, `${agg}(${solid(of, parts).sql})`, [], { range: of.range });
    case 'first':
      return printed(of.kind, first(solid(of, parts).sql, row), [], { range: of.range });
    default:
      return agg satisfies never;
  }
}
