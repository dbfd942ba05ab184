import { arithmetic, column as ref, compare, math, moving, number, type Expr } from '../../core/expr';
import type { Random } from '../../core/rng';
import type { Schema } from '../../core/schema';
import { columnMap, isNumeric, type Table } from '../../core/table';
import { byFrequency, levelCounts } from '../figures';
import { fitHalfLife, type Activity, type HalfLifeFit } from './half-life';

/** exp(-ln 2 · days / h); what lies ahead of the reference date keeps its whole weight. */
export function fading(date: string, reference: number, halfLife: number): Expr {
  const days: Expr = { type: 'daysBetween', from: ref(date), to: moving(reference) };
  const past: Expr = { type: 'if', when: compare(days, '<', number(0)), then: number(0), else: days };
  return math('exp', arithmetic(past, '*', number(-Math.LN2 / halfLife)));
}

export interface OutcomeFit {
  readonly outcome: string;
  readonly units: number;
  readonly fit: HalfLifeFit;
}

/**
 * How well the activity tells the outcome there is; null without one.
 * @param unitOf the unit of each row of the table, -1 for none; a unit's outcome is that of its first row
 */
export function outcomeFit(table: Table, schema: Schema, unitOf: Int32Array, activity: Activity, random: Random): OutcomeFit | null {
  const note = schema.find(({ role }) => role === 'outcome');
  const column = note && columnMap(table).get(note.name);
  if (!column) return null;
  const [common] = byFrequency(levelCounts(column))[0] ?? [];
  if (common === undefined) return null;
  const is = (row: number): number => {
    if (isNumeric(column)) return Number.isNaN(column.data[row] as number) ? NaN : Number(String(column.data[row]) === common);
    const code = column.codes[row] as number;
    return code < 0 ? NaN : Number(column.dict[code] === common);
  };
  const y = new Float64Array(activity.units).fill(NaN);
  unitOf.forEach((unit, row) => {
    if (unit >= 0 && Number.isNaN(y[unit] as number)) y[unit] = is(row);
  });
  const fit = fitHalfLife(activity, y, random);
  return fit && { outcome: column.name, units: y.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0), fit };
}
