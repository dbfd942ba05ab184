import { column as ref, compare, number, type Expr } from '../../core/expr';
import type { Json } from '../../core/json';
import type { Params } from '../../core/params';
import type { DerivedColumn, Op } from '../../core/program';
import type { Schema } from '../../core/schema';
import type { ReportContext, StepContext, StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Table } from '../../core/table';
import { limitsOf, type OutlierRule } from '../../ml/robust';
import { changedRows, placesBefore } from '../../program/compare';
import { evaluate } from '../../program/evaluate';
import { numbers } from '../../program/vector';
import type { MlTasks } from '../context';
import { isMeasure } from '../standing';
import { pictures } from './bins';
import { futureRules, impossibleRules, type ImpossibleRule } from './impossible';
import type { Action, FarColumn, ImpossibleColumn, Mend, OutliersReport, params, StrangeRow } from './meta';
import { strangeRows } from './strange';

/**
 * Tukey's fences at 1.5 (outside) and 3 (far out); the robust z of Iglewicz & Hoaglin at 3.5, and at 4.72, which is where the fence at 3 lies in
 * a normal distribution.
 */
const TIMES = { fences: { unusual: 1.5, far: 3 }, 'robust-z': { unusual: 3.5, far: 4.72 } } as const;
/** Where more of a column is far out, that is its shape, and nobody's slip. */
const RARE = 0.02;
const SHOWN = 20;

type Far = { readonly column: string; readonly low: number | null; readonly high: number | null; readonly action: Action };
type Learnt = {
  readonly far: readonly Far[];
  readonly impossible: readonly (ImpossibleRule & { readonly action: Mend })[];
  readonly today: number | null;
  /** Only where they are left out; else the report looks for them. */
  readonly strange: readonly StrangeRow[] | null;
};

export const impl: StepImpl<typeof params, OutliersReport, MlTasks> = {
  async fit(train, given, context) {
    const plan = new Map(given.plan);
    const mends = new Map(given.impossible);
    const { rules, today } = impossibleRules(train, context.schema, given.today);
    const impossible = rules.map((rule) => ({ ...rule, action: mends.get(rule.column) ?? 'keep' }));
    const columns = columnMap(train);
    const far: Far[] = [];
    for (const { name } of context.schema.filter(isMeasure)) {
      await context.checkpoint();
      const data = columns.get(name);
      const limits = data && isNumeric(data) ? limitsOf(data.data, ruleOf(given)) : null;
      if (limits) far.push({ column: name, ...limits, action: plan.get(name) ?? 'keep' });
    }
    const strange = given.strange === 'drop' ? await strangeOf(train, context.schema, context) : null;
    const learnt: Learnt = { far, impossible, today, strange };
    const derived = mended(train, learnt);
    const dropping = dropped(learnt);
    return {
      program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [],
      learnt: learnt as unknown as Json,
      notes: [],
      ...(dropping ? { dropping: [dropping] } : {}),
    };
  },

  async report({ before, after, schemaBefore }, fitted, given, context) {
    const learnt = fitted.learnt as unknown as Learnt;
    const plan = new Map(given.plan);
    const impossible: ImpossibleColumn[] = [];
    const cannot = new Map<string, Set<number>>();
    // which dates are still to come is seen from all rows where nothing is done about it: those that teach may be the earlier ones
    const ahead = futureRules(before, schemaBefore, given.today);
    const mends = new Map(given.impossible);
    const asLearnt = learnt.impossible.filter(({ why, action }) => why !== 'future' || action !== 'keep');
    const asSeen = ahead.rules
      .filter(({ column }) => (mends.get(column) ?? 'keep') === 'keep')
      .map((rule) => ({ ...rule, action: 'keep' as const }));
    const datesLast = (why: ImpossibleRule['why']): number => ['future', 'long-ago', 'order'].indexOf(why);
    for (const rule of [...asLearnt, ...asSeen].sort((a, b) => datesLast(a.why) - datesLast(b.why))) {
      await context.checkpoint();
      const hits = rowsWhere(rule.when, before);
      if (hits.length === 0) continue;
      const { column, why, limit, other, action } = rule;
      impossible.push({
        column,
        why,
        limit,
        other,
        count: hits.length,
        action,
        rows: hits.slice(0, SHOWN).map((row) => before.rowIds[row] as number),
      });
      cannot.set(column, new Set([...(cannot.get(column) ?? []), ...hits]));
    }
    const columns: FarColumn[] = [];
    for (const far of learnt.far) {
      await context.checkpoint();
      const seen = seenFar(far, before, cannot.get(far.column));
      const often = seen ? (seen.below + seen.above) / before.rows : 0;
      if (seen && (often <= RARE || plan.has(far.column) || given.reach === 'unusual')) columns.push(seen);
    }
    columns.sort((a, b) => b.below + b.above - a.below - a.above || (a.column < b.column ? -1 : 1));
    const money = new Set(schemaBefore.filter(({ role }) => role === 'money').map(({ name }) => name));
    return {
      rows: before.rows,
      looked: learnt.far.length,
      columns: columns.map((column) => ({ ...column, money: money.has(column.column) })),
      impossible,
      strange: learnt.strange ?? (given.strange === 'off' ? [] : await strangeOf(before, schemaBefore, context)),
      strangeAction: given.strange,
      today: ahead.today,
      changed: changedCells(before, after),
      leftOut: before.rows - after.rows,
    };
  },
};

function ruleOf({ method, reach }: Params<typeof params>): OutlierRule {
  return { method, times: TIMES[method][reach] };
}

function strangeOf(
  table: Table,
  schema: Schema,
  { random, checkpoint }: StepContext<MlTasks> | ReportContext<MlTasks>,
): Promise<readonly StrangeRow[]> {
  return strangeRows(table, schema, random, checkpoint);
}

/** Far out on either side; missing is not. */
function beyond({ column, low, high }: Far): Expr | null {
  const value = ref(column);
  const sides = [
    ...(low === null ? [] : [compare(value, '<', number(low))]),
    ...(high === null ? [] : [compare(value, '>', number(high))]),
  ];
  return sides.length === 0 ? null : { type: 'or', all: sides };
}

function mended(train: Table, { far, impossible }: Learnt): readonly DerivedColumn[] {
  const columns = columnMap(train);
  const out = new Map<string, Expr>();
  for (const one of far) {
    const when = beyond(one);
    const value = ref(one.column);
    if (!when || (one.action !== 'cap' && one.action !== 'missing')) continue;
    const { low, high } = one;
    const below = (rest: Expr): Expr => (low === null ? rest : choose(compare(value, '<', number(low)), number(low), rest));
    const above = (rest: Expr): Expr => (high === null ? rest : choose(compare(value, '>', number(high)), number(high), rest));
    out.set(one.column, one.action === 'cap' ? below(above(value)) : choose(when, { type: 'missing', kind: 'number' }, value));
  }
  for (const { column, when, action } of impossible) {
    const kind = columns.get(column)?.kind;
    if (action === 'missing' && kind) out.set(column, choose(when, { type: 'missing', kind }, out.get(column) ?? ref(column)));
  }
  return [...out].flatMap(([name, expr]) => {
    const kind = columns.get(name)?.kind;
    return kind ? [{ name, kind, expr }] : [];
  });
}

const choose = (when: Expr, then: Expr, otherwise: Expr): Expr => ({ type: 'if', when, then, else: otherwise });

function dropped({ far, impossible, strange }: Learnt): Op | null {
  const conditions = [
    ...far.filter(({ action }) => action === 'drop').flatMap((one) => beyond(one) ?? []),
    ...impossible.filter(({ action }) => action === 'drop').map(({ when }) => when),
  ].map((when): Expr => ({ type: 'coalesce', all: [when, { type: 'bool', value: false }] }));
  const rows = strange && strange.length > 0 ? [{ type: 'rowIn' as const, rows: strange.map(({ row }) => row).sort((a, b) => a - b) }] : [];
  const all = [...conditions, ...rows];
  return all.length === 0 ? null : { op: 'keep', where: { type: 'not', of: { type: 'or', all } } };
}

function rowsWhere(when: Expr, table: Table): readonly number[] {
  const hit = numbers(evaluate(when, table));
  const rows: number[] = [];
  for (let row = 0; row < hit.length; row++) if (hit[row] === 1) rows.push(row);
  return rows;
}

/** What is impossible is not counted as far out as well. */
function seenFar({ column, low, high, action }: Far, table: Table, impossible: ReadonlySet<number> | undefined): FarColumn | null {
  const data = columnMap(table).get(column);
  if (!data || !isNumeric(data)) return null;
  const values = data.data;
  const [from, to] = [low ?? -Infinity, high ?? Infinity];
  let [below, above, least, most] = [0, 0, Infinity, -Infinity];
  const found: { readonly row: number; readonly apart: number }[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const far = value < from || value > to;
    if (far && impossible?.has(row)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    if (!far) continue;
    if (value < from) below++;
    else above++;
    found.push({ row: table.rowIds[row] as number, apart: value < from ? from - value : value - to });
  }
  if (found.length === 0) return null;
  const rows = found.sort((a, b) => b.apart - a.apart || a.row - b.row).slice(0, SHOWN);
  return {
    column,
    money: false,
    low,
    high,
    below,
    above,
    least,
    most,
    action,
    rows: rows.map(({ row }) => row),
    ...pictures(values, from, to),
  };
}

function changedCells(before: Table, after: Table): number {
  const had = columnMap(before);
  const places = placesBefore(before, after);
  return after.columns.reduce((sum, is) => {
    const was = had.get(is.name);
    return was && was !== is ? sum + changedRows(was, is, places).length : sum;
  }, 0);
}
