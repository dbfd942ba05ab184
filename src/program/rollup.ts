import type { Expr } from '../core/expr';
import type { Agg, Op } from '../core/program';
import { takeColumn, type Column, type NumericKind, type Table } from '../core/table';
import { evaluation, type Evaluation } from './evaluate';
import { compareText } from './evaluate-text';
import { codesOf, groupRows, pairs, type Groups } from './groups';
import { sumOfFew, tallyOf } from './tally';
import { asColumn, ofColumn, type TextVector, type Vector } from './vector';

export function rollup(table: Table, op: Extract<Op, { op: 'rollup' }>): Table {
  const ways = evaluation(table);
  const by = op.by.map((name) => table.columns.find((column) => column.name === name) as Column);
  const groups = groupRows(by.map(ofColumn), table.rows, true);
  const rowIds = Uint32Array.from(groups.first, (row) => table.rowIds[row] as number);
  const columns = [
    ...by.map((column) => takeColumn(column, groups.first)),
    ...op.columns.map(({ name, agg, of, kind }) => asColumn(name, kind, aggregate(agg, of, ways, groups))),
  ];
  return { rows: groups.first.length, rowIds, columns };
}

function aggregate(agg: Agg, expr: Expr, ways: Evaluation, groups: Groups): Vector {
  if (agg === 'countDistinct') return { kind: 'number', data: countDistinct(ways.whole(expr), groups) };
  const few = agg === 'sum' ? ways.few(expr) : null;
  const total = few && sumOfFew(few, groups);
  if (total) return { kind: 'number', data: total };
  const tally = tallyOf(agg, groups);
  let kind: NumericKind = 'number';
  const inBlocks = ways.blocks(expr, (part, from) => {
    kind = part.kind;
    tally.add(part.data, from);
  });
  if (!inBlocks) {
    const of = ways.whole(expr);
    if (of.kind === 'text') return ofTexts(agg, of, groups);
    kind = of.kind;
    tally.add(of.data, 0);
  }
  return { kind: agg === 'min' || agg === 'max' || agg === 'first' ? kind : 'number', data: tally.done() };
}

function ofTexts(agg: Exclude<Agg, 'countDistinct'>, of: TextVector, groups: Groups): Vector {
  switch (agg) {
    case 'count': {
      const tally = tallyOf(agg, groups);
      tally.add(
        Float64Array.from(of.codes, (code) => (code < 0 ? NaN : code)),
        0,
      );
      return { kind: 'number', data: tally.done() };
    }
    case 'min':
    case 'max':
      return takeText(of, pickRows(agg, ranked(of), groups));
    case 'first':
      return takeText(of, firstRows(of.codes, groups));
    default:
      throw new Error(`a text has no ${agg}`);
  }
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
