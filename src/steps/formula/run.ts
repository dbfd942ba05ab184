import { compare, number, type Expr } from '../../core/expr';
import { ProblemError } from '../../core/problem';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Column, type Table } from '../../core/table';
import { evaluator } from '../../program/evaluate';
import { columnsIn } from '../../program/uses';
import { numbers } from '../../program/vector';
import type { MlTasks } from '../context';
import { isMissingAt, levelCounts, median, moments } from '../figures';
import { formulaColumn, type FormulaReport, type params } from './meta';

export const impl: StepImpl<typeof params, FormulaReport, MlTasks> = {
  async fit(_train, given, { schema }) {
    const made = formulaColumn(schema, given);
    if (!made.ok) throw new ProblemError(made.problem);
    if (!made.value) return { program: [], learnt: null, notes: [] };
    const { expr, note } = made.value;
    return { program: [{ op: 'derive', columns: [{ name: note.name, kind: note.kind, expr }] }], learnt: note.name, notes: [note] };
  },

  async report({ before, after, schemaBefore }, { learnt }, given) {
    const made = formulaColumn(schemaBefore, given);
    const column = columnMap(after).get(String(learnt));
    if (!made.ok || !made.value || !column) return null;
    const { expr, note } = made.value;
    const data = isNumeric(column) ? column.data : new Float64Array(0);
    const { count, min, max } = moments(data);
    return {
      formula: given.formula.trim(),
      name: note.name,
      kind: note.kind,
      money: note.role === 'money',
      rows: after.rows,
      ...whyEmpty(expr, column, before),
      least: count > 0 ? min : null,
      middle: median(data),
      most: count > 0 ? max : null,
      yes: note.kind === 'bool' ? data.reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0) : 0,
      different: note.kind === 'category' ? levelCounts(column).size : 0,
    };
  },
};

/** Rows whose result is missing, by the first reason that holds. */
function whyEmpty(
  expr: Expr,
  made: Column,
  table: Table,
): { empty: number; emptyInput: number; dividedByZero: number; impossible: number } {
  const value = evaluator(table);
  const zeros = divisors(expr).map((by) => numbers(value(compare(by, '=', number(0)))));
  const columns = columnMap(table);
  const inputs = [...columnsIn(expr)].flatMap((name) => columns.get(name) ?? []);
  const counts = { empty: 0, emptyInput: 0, dividedByZero: 0, impossible: 0 };
  for (let row = 0; row < table.rows; row++) {
    if (!isMissingAt(made, row)) continue;
    counts.empty++;
    if (zeros.some((zero) => zero[row] === 1)) counts.dividedByZero++;
    else if (inputs.some((input) => isMissingAt(input, row))) counts.emptyInput++;
    else counts.impossible++;
  }
  return counts;
}

/** What is divided by, but for plain numbers other than 0. */
function divisors(expr: Expr): readonly Expr[] {
  const found: Expr[] = [];
  walk(expr, (of) => {
    if (of.type === 'arithmetic' && of.op === '/' && (of.right.type !== 'number' || of.right.value === 0)) found.push(of.right);
  });
  return found;
}

function walk(expr: Expr, visit: (of: Expr) => void): void {
  visit(expr);
  for (const part of Object.values(expr) as unknown[]) {
    for (const inner of Array.isArray(part) ? part : [part]) if (isExpr(inner)) walk(inner, visit);
  }
}

function isExpr(value: unknown): value is Expr {
  return typeof value === 'object' && value !== null && 'type' in value;
}
