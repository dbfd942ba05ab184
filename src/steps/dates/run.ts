import { column as ref, type Expr } from '../../core/expr';
import type { DerivedColumn } from '../../core/program';
import type { StepImpl } from '../../core/step';
import type { MlTasks } from '../context';
import { countMissing, median, moments, numbersOf } from '../figures';
import { columnMap } from '../../core/table';
import { resting } from '../standing';
import { daysColumns, type DatesReport, type params } from './meta';

type Learnt = { readonly reference: number | null; readonly made: readonly { readonly from: string; readonly name: string }[] };

export const impl: StepImpl<typeof params, DatesReport, MlTasks> = {
  async fit(train, { reference: asked, language }, context) {
    const made = daysColumns(context.schema, language);
    const latest = made.map(({ from }) => moments(numbersOf(train, from.name))).filter(({ count }) => count > 0);
    const reference = asked !== 'auto' ? asked : latest.length > 0 ? Math.max(...latest.map(({ max }) => max)) : null;
    const derived = made.map(({ from, to }): DerivedColumn => {
      const expr: Expr =
        reference === null
          ? { type: 'missing', kind: 'number' }
          : { type: 'daysBetween', from: ref(from.name), to: { type: 'date', value: reference } };
      return { name: to.name, kind: 'number', expr };
    });
    const learnt: Learnt = { reference, made: made.map(({ from, to }) => ({ from: from.name, name: to.name })) };
    return {
      program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [],
      learnt,
      notes: made.flatMap(({ from, to }) => [resting(from), to]),
    };
  },

  async report({ before, after }, fitted) {
    const { reference, made } = fitted.learnt as Learnt;
    const was = columnMap(before);
    const columns = made.map(({ from, name }) => {
      const { count, min, max } = moments(numbersOf(before, from));
      const dates = was.get(from);
      return {
        from,
        name,
        earliest: count > 0 ? min : null,
        latest: count > 0 ? max : null,
        median: median(numbersOf(after, name)),
        missing: dates ? countMissing(dates) : 0,
      };
    });
    return { reference, columns };
  },
};
