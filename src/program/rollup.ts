import type { Agg, Op } from '../core/program';
import { takeColumn, type Column, type Table } from '../core/table';
import { evaluator } from './evaluate';
import { compareText } from './evaluate-text';
import { codesOf, groupRows, pairs, type Groups } from './groups';
import { asColumn, finite, numbers, ofColumn, type TextVector, type Vector } from './vector';

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
      return { kind: 'number', data: sum(numbers(of), groups, false) };
    case 'mean':
      return { kind: 'number', data: sum(numbers(of), groups, true) };
    case 'min':
    case 'max':
      return of.kind === 'text' ? takeText(of, pickRows(agg, ranked(of), groups)) : { kind: of.kind, data: extreme(agg, of.data, groups) };
    case 'first':
      return of.kind === 'text' ? takeText(of, firstRows(of.codes, groups)) : { kind: of.kind, data: firsts(of.data, groups) };
    default:
      return agg satisfies never;
  }
}

function count(of: Vector, groups: Groups): Float64Array {
  const out = new Float64Array(groups.first.length);
  const rows = groups.of.length;
  if (of.kind === 'text') {
    for (let row = 0; row < rows; row++) {
      const group = groups.of[row] as number;
      if (group >= 0 && (of.codes[row] as number) >= 0) out[group] = (out[group] as number) + 1;
    }
    return out;
  }
  for (let row = 0; row < rows; row++) {
    const group = groups.of[row] as number;
    if (group >= 0 && !Number.isNaN(of.data[row] as number)) out[group] = (out[group] as number) + 1;
  }
  return out;
}

/** One bit for each group and value while that is not too much room beside the rows themselves. */
const bitsFor = (rows: number): number => Math.min(2 ** 28, 512 * rows + 65_536);

function countDistinct(of: Vector, groups: Groups): Float64Array {
  const own = { of: groups.of, count: groups.first.length };
  const values = codesOf(of);
  const out = new Float64Array(own.count);
  if (own.count * values.count > bitsFor(groups.of.length)) {
    const { of: pair, count: most } = pairs(own, values);
    const seen = new Uint8Array(most);
    for (let row = 0; row < pair.length; row++) {
      const code = pair[row] as number;
      if (code < 0 || seen[code] === 1) continue;
      seen[code] = 1;
      out[groups.of[row] as number] = (out[groups.of[row] as number] as number) + 1;
    }
    return out;
  }
  const bits = new Uint32Array(Math.ceil((own.count * values.count) / 32));
  for (let row = 0; row < groups.of.length; row++) {
    const group = groups.of[row] as number;
    const code = values.of[row] as number;
    if (group < 0 || code < 0) continue;
    const at = group * values.count + code;
    const word = bits[at >>> 5] as number;
    const bit = 1 << (at & 31);
    if ((word & bit) !== 0) continue;
    bits[at >>> 5] = word | bit;
    out[group] = (out[group] as number) + 1;
  }
  return out;
}

/** Left to right in row order; NaN where there is nothing to add. */
function sum(data: Float64Array, groups: Groups, mean: boolean): Float64Array {
  const out = new Float64Array(groups.first.length);
  const counts = new Float64Array(groups.first.length);
  for (let row = 0; row < data.length; row++) {
    const group = groups.of[row] as number;
    const value = data[row] as number;
    if (group < 0 || Number.isNaN(value)) continue;
    out[group] = (out[group] as number) + value;
    counts[group] = (counts[group] as number) + 1;
  }
  for (let group = 0; group < out.length; group++) {
    const many = counts[group] as number;
    const total = many === 0 ? NaN : finite(out[group] as number);
    out[group] = mean ? total / many : total;
  }
  return out;
}

/** The least or greatest number of each group. */
function extreme(agg: 'min' | 'max', data: Float64Array, groups: Groups): Float64Array {
  const out = new Float64Array(groups.first.length).fill(NaN);
  const least = agg === 'min';
  for (let row = 0; row < data.length; row++) {
    const group = groups.of[row] as number;
    if (group < 0) continue;
    const value = data[row] as number;
    const held = out[group] as number;
    if (least ? value < held : value > held) out[group] = value + 0;
    else if (Number.isNaN(held)) out[group] = value + 0;
  }
  return out;
}

function firsts(data: Float64Array, groups: Groups): Float64Array {
  const out = new Float64Array(groups.first.length).fill(NaN);
  for (let row = 0; row < data.length; row++) {
    const group = groups.of[row] as number;
    if (group >= 0 && Number.isNaN(out[group] as number)) out[group] = (data[row] as number) + 0;
  }
  return out;
}

/** Each group's first row that holds a text; -1 for none. */
function firstRows(codes: Int32Array, groups: Groups): Int32Array {
  const picked = new Int32Array(groups.first.length).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    const group = groups.of[row] as number;
    if (group >= 0 && (codes[row] as number) >= 0 && (picked[group] as number) < 0) picked[group] = row;
  }
  return picked;
}

/** Places of the texts in their order, by row; -1 where missing. */
function ranked({ codes, dict }: TextVector): Int32Array {
  const order = dict.map((_, code) => code).sort((a, b) => compareText(dict[a] as string, dict[b] as string));
  const ranks = new Int32Array(dict.length);
  order.forEach((code, rank) => (ranks[code] = rank));
  return codes.map((code) => (code < 0 ? -1 : (ranks[code] as number)));
}

/** The row that holds each group's least or greatest rank; -1 when all are missing. */
function pickRows(agg: 'min' | 'max', ranks: Int32Array, groups: Groups): Int32Array {
  const picked = new Int32Array(groups.first.length).fill(-1);
  for (let row = 0; row < ranks.length; row++) {
    const group = groups.of[row] as number;
    const rank = ranks[row] as number;
    if (group < 0 || rank < 0) continue;
    const held = picked[group] as number;
    const best = held < 0 ? -1 : (ranks[held] as number);
    if (held < 0 || (agg === 'min' ? rank < best : rank > best)) picked[group] = row;
  }
  return picked;
}

function takeText(of: TextVector, rows: Int32Array): Vector {
  return { ...of, codes: rows.map((row) => (row < 0 ? -1 : (of.codes[row] as number))) };
}
