import type { Schema, SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, type NumericColumn, type Table } from '../../core/table';

/** One standardised input: (value - mean) / deviation; a missing value counts as the mean. */
export interface Input {
  readonly column: string;
  readonly origin: readonly string[];
  readonly mean: number;
  /** Dividing by n. */
  readonly deviation: number;
}

/** The features of a model: numbers, and yes/no as 1 and 0. */
export function featureColumns(schema: Schema): readonly SchemaColumn[] {
  return schema.filter(({ feature, kind }) => feature && (kind === 'number' || kind === 'bool'));
}

/** What the rows to learn from say about each feature; one that is the same in all of them teaches nothing and is left out. */
export function inputsOf(table: Table, features: readonly SchemaColumn[], rows: Uint32Array): readonly Input[] {
  const columns = numericColumns(table);
  const inputs: Input[] = [];
  for (const { name, origin } of features) {
    const column = columns.get(name);
    if (!column) continue;
    let count = 0;
    let sum = 0;
    const { data } = column;
    for (let i = 0; i < rows.length; i++) {
      const value = data[rows[i] as number] as number;
      if (Number.isNaN(value)) continue;
      count++;
      sum += value;
    }
    if (count === 0) continue;
    let mean = sum / count;
    let squares = 0;
    for (let i = 0; i < rows.length; i++) {
      const value = data[rows[i] as number] as number;
      if (!Number.isNaN(value)) squares += (value - mean) ** 2;
    }
    let deviation = Math.sqrt(squares / count);
    if (deviation === Infinity || Number.isNaN(deviation)) ({ mean, deviation } = hugeMoments(data, rows));
    // below this a spread is rounding
    if (deviation > 1e-12 * Math.max(1e-300, Math.abs(mean))) inputs.push({ column: name, origin, mean, deviation });
  }
  return inputs;
}

/** Squares of more are beyond 64 bits. */
const HUGE = 1e150;

/** Of values whose squares are beyond 64 bits: as shares of the largest. */
function hugeMoments(data: Float64Array, rows: Uint32Array): { readonly mean: number; readonly deviation: number } {
  const values = Float64Array.from(rows, (row) => data[row] as number).filter((value) => !Number.isNaN(value));
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const mean = values.reduce((sum, value) => sum + value / largest / values.length, 0);
  const squares = values.reduce((sum, value) => sum + (value / largest - mean) ** 2, 0);
  return { mean: mean * largest, deviation: Math.sqrt(squares / values.length) * largest };
}

export function standardised(value: number, { mean, deviation }: Pick<Input, 'mean' | 'deviation'>): number {
  return deviation > HUGE ? value / deviation - mean / deviation : (value - mean) / deviation;
}

/** Row-major, rows × inputs, no NaN. */
export function designMatrix(table: Table, inputs: readonly Input[], rows: Uint32Array): Float64Array {
  const columns = numericColumns(table);
  const x = new Float64Array(rows.length * inputs.length);
  inputs.forEach(({ column: name, ...input }, j) => {
    const column = columns.get(name);
    if (!column) return;
    const { data } = column;
    for (let i = 0, at = j; i < rows.length; i++, at += inputs.length) {
      const value = data[rows[i] as number] as number;
      if (!Number.isNaN(value)) x[at] = standardised(value, input);
    }
  });
  return x;
}

function numericColumns(table: Table): ReadonlyMap<string, NumericColumn> {
  return new Map([...columnMap(table)].flatMap(([name, column]) => (isNumeric(column) ? [[name, column] as const] : [])));
}
