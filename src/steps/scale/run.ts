import { arithmetic, column as ref, number } from '../../core/expr';
import type { StepImpl } from '../../core/step';
import type { MlTasks } from '../context';
import { quantile, sortedPresent } from '../../ml/quantile';
import { moments, numbersOf } from '../figures';
import { resting } from '../standing';
import { scaledColumns, type params, type ScaleReport } from './meta';

type Method = ScaleReport['method'];

export const impl: StepImpl<typeof params, ScaleReport, MlTasks> = {
  async fit(train, { method, language }, context) {
    const made = scaledColumns(context.schema, language);
    const figures: { column: string; name: string; centre: number; spread: number; sd: number }[] = [];
    for (const { from, to } of made) {
      await context.checkpoint();
      const data = numbersOf(train, from.name);
      figures.push({ column: from.name, name: method === 'none' ? from.name : to.name, ...measure(data, method), sd: moments(data).sd });
    }
    const before = shares(figures.map(({ sd }) => sd));
    const after = shares(figures.map(({ sd, spread }) => Math.min(sd / spread, Number.MAX_VALUE)));
    const columns = figures.map(({ column, name, centre, spread }, i) => ({
      column,
      name,
      centre,
      spread,
      shareBefore: before[i] ?? 0,
      shareAfter: after[i] ?? 0,
    }));
    columns.sort((a, b) => b.shareBefore - a.shareBefore);
    const learnt: ScaleReport = { method, columns };
    if (method === 'none' || made.length === 0) return { program: [], learnt, notes: [] };
    const derived = figures.map(({ column, name, centre, spread }) => ({
      name,
      kind: 'number' as const,
      expr: arithmetic(arithmetic(ref(column), '-', number(centre)), '/', number(spread)),
    }));
    return { program: [{ op: 'derive', columns: derived }], learnt, notes: made.flatMap(({ from, to }) => [resting(from), to]) };
  },

  async report(_view, fitted) {
    return fitted.learnt as ScaleReport;
  },
};

/** A column without spread is only moved to zero. Robust falls back on the standard deviation where half the values are equal. */
function measure(data: Float64Array, method: Method): { readonly centre: number; readonly spread: number } {
  const { count, mean, sd, min, max } = moments(data);
  if (count === 0 || method === 'none') return { centre: 0, spread: 1 };
  switch (method) {
    case 'standard':
      return { centre: mean, spread: sd || 1 };
    case 'min-max':
      return { centre: min, spread: Math.min(max - min, Number.MAX_VALUE) || 1 };
    case 'robust': {
      const sorted = sortedPresent(data);
      const [low, middle, high] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
      return { centre: middle, spread: Math.min(high - low, Number.MAX_VALUE) || sd || 1 };
    }
    default:
      return method satisfies never;
  }
}

/** Each column's share of the mean squared distance between two rows: its variance over the sum of all. */
function shares(sds: readonly number[]): readonly number[] {
  const largest = Math.max(0, ...sds);
  if (largest === 0) return sds.map(() => 0);
  const parts = sds.map((sd) => (sd / largest) ** 2);
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
}
