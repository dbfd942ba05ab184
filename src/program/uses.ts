import type { Expr } from '../core/expr';
import type { Op, Program } from '../core/program';

/** Names of all columns an expression looks at. */
export function columnsIn(expr: Expr): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if (isColumn(value)) names.add(value.name);
      else Object.values(value).forEach(walk);
    }
  };
  walk(expr);
  return names;
}

/** The expressions an expression is made of, one level down. */
export function operandsOf(expr: Expr): readonly Expr[] {
  switch (expr.type) {
    case 'arithmetic':
    case 'compare':
      return [expr.left, expr.right];
    case 'if':
      return [expr.when, expr.then, expr.else];
    case 'daysBetween':
      return [expr.from, expr.to];
    case 'linear':
      return expr.terms.map(({ of }) => of);
    case 'nearest':
    case 'trees':
      return expr.of;
    default:
      return 'all' in expr ? expr.all : 'of' in expr ? [expr.of] : [];
  }
}

function isColumn(value: object): value is Extract<Expr, { type: 'column' }> {
  return 'type' in value && value.type === 'column' && 'name' in value && typeof value.name === 'string';
}

/** Which of the columns `given` the programs, run one after another, really look at. */
export function columnsUsed(programs: readonly Program[], given: readonly string[]): ReadonlySet<string> {
  const used = new Set<string>();
  let original = new Set(given);
  for (const op of programs.flat()) {
    for (const name of columnsOfOp(op)) if (original.has(name)) used.add(name);
    if (op.op === 'rollup') original = new Set(op.by.filter((name) => original.has(name)));
    if (op.op === 'derive' || op.op === 'rollup' || op.op === 'lag') for (const { name } of op.columns) original.delete(name);
    if (op.op === 'join') for (const { name } of op.take) original.delete(name);
  }
  return used;
}

function columnsOfOp(op: Op): readonly string[] {
  switch (op.op) {
    case 'derive':
      return op.columns.flatMap(({ expr }) => [...columnsIn(expr)]);
    case 'keep':
      return [...columnsIn(op.where)];
    case 'select':
      return op.columns;
    case 'distinct':
      return op.on.flatMap((expr) => [...columnsIn(expr)]);
    case 'lag':
      return [...op.by, ...(op.order === null ? [] : [op.order]), ...op.columns.map(({ of }) => of)];
    case 'rollup':
      return [...op.by, ...op.columns.flatMap(({ of }) => [...columnsIn(of)])];
    case 'join':
      return op.on.map(([left]) => left);
    default:
      return op satisfies never;
  }
}

/** Which columns of a further table the programs really look at, wherever they join it. @param given its columns */
export function inputColumnsUsed(programs: readonly Program[], input: string, given: readonly string[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const op of programs.flat()) {
    if (op.op !== 'join') continue;
    const wanted = [...op.on.map(([, right]) => right), ...op.take.map(({ from }) => from)];
    const own = op.with === input ? columnsUsed([[...op.roll, { op: 'select', columns: wanted }]], given) : [];
    for (const name of [...own, ...inputColumnsUsed([op.roll], input, given)]) used.add(name);
  }
  return used;
}

/** The further tables the programs join. */
export function inputsUsed(programs: readonly Program[]): ReadonlySet<string> {
  return new Set(programs.flat().flatMap((op) => (op.op === 'join' ? [op.with, ...inputsUsed([op.roll])] : [])));
}
