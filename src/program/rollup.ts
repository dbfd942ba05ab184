import type { Agg, Op } from '../core/program';
import { takeColumn, type Column, type Table } from '../core/table';
import { evaluator } from './evaluate';
import { isMissing } from './evaluate-logic';
import { compareText } from './evaluate-text';
import { groupRows, type Groups } from './groups';
import { asColumn, finite, numbers, ofColumn, type Vector } from './vector';

export function rollup(table: Table, op: Extract<Op, { op: 'rollup' }>): Table {
  const value = evaluator(table);
  const by = op.by.map((name) => table.columns.find((column) => column.name === name) as Column);
  const groups = groupRows(by.map(ofColumn), table.rows, true);
  const rowIds = Uint32Array.from(groups.first, (row) => table.rowIds[row] as number);
  const columns = [
    ...by.map((column) => takeColumn(column, groups.first)),
    ...op.columns.map(({ name, agg, of, kind }) => asColumn(name, kind, aggregate(agg, value(of), groups))),
  ];
  return { rows: groups.first.length, rowIds, columns };
}

function aggregate(agg: Agg, of: Vector, groups: Groups): Vector {
  switch (agg) {
    case 'count':
      return { kind: 'number', data: count(of, groups) };
    case 'countDistinct':
      return { kind: 'number', data: countDistinct(of, groups) };
    case 'sum':
      return { kind: 'number', data: sum(of, groups) };
    case 'mean': {
      const counts = count(of, groups);
      return { kind: 'number', data: sum(of, groups).map((total, group) => total / (counts[group] as number)) };
    }
    case 'min':
    case 'max':
    case 'first':
      return take(of, pickRows(agg, of, groups));
    default:
      return agg satisfies never;
  }
}

function count(of: Vector, groups: Groups): Float64Array {
  const gone = isMissing(of);
  const out = new Float64Array(groups.first.length);
  groups.of.forEach((group, row) => {
    if (group >= 0 && !gone(row)) out[group] = (out[group] as number) + 1;
  });
  return out;
}

function countDistinct(of: Vector, groups: Groups): Float64Array {
  const own: Vector = { kind: 'number', data: Float64Array.from(groups.of) };
  const pairs = groupRows([own, of], groups.of.length, true);
  const out = new Float64Array(groups.first.length);
  for (const row of pairs.first) {
    const group = groups.of[row] as number;
    if (group >= 0) out[group] = (out[group] as number) + 1;
  }
  return out;
}

/** Left to right in row order; NaN where there is nothing to add. */
function sum(of: Vector, groups: Groups): Float64Array {
  const data = numbers(of);
  const out = new Float64Array(groups.first.length);
  for (let row = 0; row < data.length; row++) {
    const group = groups.of[row] as number;
    const value = data[row] as number;
    if (group >= 0 && !Number.isNaN(value)) out[group] = (out[group] as number) + value;
  }
  const counts = count(of, groups);
  return out.map((total, group) => (counts[group] === 0 ? NaN : finite(total)));
}

/** The row that holds each group's least, greatest or first value; -1 when all are missing. */
function pickRows(agg: 'min' | 'max' | 'first', of: Vector, groups: Groups): Int32Array {
  const gone = isMissing(of);
  const better = agg === 'first' ? (): boolean => false : isBetter(agg, of);
  const picked = new Int32Array(groups.first.length).fill(-1);
  groups.of.forEach((group, row) => {
    if (group < 0 || gone(row)) return;
    const held = picked[group] as number;
    if (held < 0 || better(row, held)) picked[group] = row;
  });
  return picked;
}

function isBetter(agg: 'min' | 'max', of: Vector): (row: number, held: number) => boolean {
  const sign = agg === 'min' ? 1 : -1;
  if (of.kind === 'text') {
    const { codes, dict } = of;
    return (row, held) => sign * compareText(dict[codes[row] as number] as string, dict[codes[held] as number] as string) < 0;
  }
  const { data } = of;
  return (row, held) => sign * ((data[row] as number) - (data[held] as number)) < 0;
}

function take(of: Vector, rows: Int32Array): Vector {
  if (of.kind === 'text') return { ...of, codes: rows.map((row) => (row < 0 ? -1 : (of.codes[row] as number))) };
  return { kind: of.kind, data: Float64Array.from(rows, (row) => (row < 0 ? NaN : (of.data[row] as number) + 0)) };
}
