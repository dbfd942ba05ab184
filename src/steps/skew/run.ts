import { column as ref, compare, math, number, type Expr } from '../../core/expr';
import type { DerivedColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import type { MlTasks } from '../context';
import { moments, numbersOf } from '../figures';
import { resting } from '../standing';
import { logNote, skewCandidates, type params, type SkewColumn, type SkewReport } from './meta';

type Learnt = SkewReport;

export const impl: StepImpl<typeof params, SkewReport, MlTasks> = {
  async fit(train, { threshold, plan }, context) {
    const plans = new Map(plan);
    const candidates = skewCandidates(context.schema);
    const notes: SchemaColumn[] = [];
    const derived: DerivedColumn[] = [];
    const columns: SkewColumn[] = [];
    for (const column of candidates) {
      await context.checkpoint();
      const asked = plans.get(column.name) ?? 'auto';
      if (asked === 'leave') continue;
      const data = numbersOf(train, column.name);
      const { count, min, skewness, max } = moments(data);
      if (count === 0 || min === max || (asked === 'auto' && skewness <= threshold)) continue;
      if (min < 0) {
        columns.push({ column: column.name, name: null, skewBefore: skewness, skewAfter: null, negative: true });
        continue;
      }
      const note = logNote([...context.schema, ...notes], column);
      notes.push(resting(column), note);
      derived.push({ name: note.name, kind: 'number', expr: log1p(column.name) });
      const skewAfter = moments(data.map(Math.log1p)).skewness;
      columns.push({ column: column.name, name: note.name, skewBefore: skewness, skewAfter, negative: false });
    }
    columns.sort((a, b) => b.skewBefore - a.skewBefore);
    const learnt: Learnt = { looked: candidates.length, threshold, columns };
    return { program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [], learnt, notes };
  },

  async report(_view, fitted) {
    return fitted.learnt as Learnt;
  },
};

/** log(1 + x), flat below zero: a row that comes later may hold a value the training rows did not. */
function log1p(name: string): Expr {
  return { type: 'if', when: compare(ref(name), '<', number(0)), then: number(0), else: math('log1p', ref(name)) };
}
