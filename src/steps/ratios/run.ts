import { arithmetic, column as ref } from '../../core/expr';
import type { StepImpl } from '../../core/step';
import type { MlTasks } from '../context';
import { median, numbersOf } from '../figures';
import { ratiosOf, type params, type RatiosReport } from './meta';

export const impl: StepImpl<typeof params, RatiosReport, MlTasks> = {
  async fit(_train, given, { schema }) {
    const ratios = ratiosOf(schema, given);
    const columns = ratios.map(({ of, per, note }) => ({
      name: note.name,
      kind: 'number' as const,
      expr: arithmetic(ref(of.name), '/', ref(per.name)),
    }));
    return {
      program: columns.length > 0 ? [{ op: 'derive', columns }] : [],
      learnt: null,
      notes: ratios.map(({ note }) => note),
    };
  },

  async report({ before, after, schemaBefore }, _fitted, given) {
    const ratios = ratiosOf(schemaBefore, given).map(({ of, per, note }) => {
      const [above, below] = [numbersOf(before, of.name), numbersOf(before, per.name)];
      let zero = 0;
      let empty = 0;
      for (let row = 0; row < before.rows; row++) {
        if (Number.isNaN(above[row]) || Number.isNaN(below[row])) empty++;
        else if (below[row] === 0) zero++;
      }
      const middle = median(numbersOf(after, note.name));
      return { name: note.name, of: of.name, per: per.name, money: note.role === 'money', middle, zero, empty };
    });
    return { rows: before.rows, ratios };
  },
};
