import { column as ref, compare, isMissing, number, type Expr } from '../../core/expr';
import type { Program } from '../../core/program';
import { freshName, type Schema } from '../../core/schema';
import type { Table } from '../../core/table';
import { evaluate } from '../../program/evaluate';
import type { Placed } from './cloud';
import type { MethodFit } from './method';

/** Groups as they go by letter: `of[g]` is the letter's place of the method's group g. */
export interface Lettered {
  readonly of: Int32Array;
  readonly k: number;
  /** Rows of the cloud, by what the program says: the letter's place, -1 in none. */
  readonly labels: Int32Array;
  /** Rows of the cloud where the program and the method say the same. */
  readonly agreement: number;
  /** Groups that were too small to stand alone and went to the nearest. */
  readonly merged: number;
}

/** A … Z, AA, AB … */
export function letter(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letter(Math.floor(place / 26) - 1) + last;
}

/** The program run on the rows it was learnt from; largest group first, and none with fewer rows than `least`. */
export function lettered(fit: MethodFit, cloud: Placed, table: Table, least: number): Lettered {
  const { index, rows } = cloud;
  const said = evaluate(fit.program(cloud.of), table);
  if (said.kind === 'text') throw new Error('a group that is no number');
  const place = Int32Array.from(index, (row) => {
    const group = said.data[row] as number;
    return Number.isNaN(group) ? -1 : group;
  });
  let agreeing = 0;
  for (let i = 0; i < rows; i++) if (place[i] === fit.labels[i]) agreeing++;
  const { to, merged } = mergeSmall(place, fit.k, cloud, least);
  const sizes = new Int32Array(fit.k);
  for (const group of place) if (group >= 0) sizes[to[group] as number] = (sizes[to[group] as number] as number) + 1;
  const kept = Array.from({ length: fit.k }, (_, g) => g).filter((g) => (sizes[g] as number) > 0);
  kept.sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  const rank = new Int32Array(fit.k).fill(-1);
  kept.forEach((group, i) => (rank[group] = i));
  const of = to.map((group) => rank[group] as number);
  return {
    of,
    k: kept.length,
    labels: place.map((group) => (group < 0 ? -1 : (of[group] as number))),
    agreement: rows === 0 ? 1 : agreeing / rows,
    merged,
  };
}

/** The smallest goes to the group with the nearest middle until none is too small, or one is left. */
function mergeSmall(
  place: Int32Array,
  k: number,
  { x, cols }: Placed,
  least: number,
): { readonly to: Int32Array; readonly merged: number } {
  const to = Int32Array.from({ length: k }, (_, g) => g);
  const sizes = new Float64Array(k);
  const sums = new Float64Array(k * cols);
  place.forEach((group, i) => {
    if (group < 0) return;
    sizes[group] = (sizes[group] as number) + 1;
    for (let j = 0; j < cols; j++) sums[group * cols + j] = (sums[group * cols + j] as number) + (x[i * cols + j] as number);
  });
  const apart = (a: number, b: number): number => {
    let sum = 0;
    for (let j = 0; j < cols; j++) {
      sum += ((sums[a * cols + j] as number) / (sizes[a] as number) - (sums[b * cols + j] as number) / (sizes[b] as number)) ** 2;
    }
    return sum;
  };
  for (let merged = 0; ; merged++) {
    const there = Array.from(to.keys()).filter((g) => to[g] === g && (sizes[g] as number) > 0);
    const smallest = there.reduce((a, b) => ((sizes[b] as number) < (sizes[a] as number) ? b : a), there[0] ?? -1);
    if (there.length < 2 || (sizes[smallest] as number) >= least) return { to, merged };
    const others = there.filter((g) => g !== smallest);
    const target = others.reduce((a, b) => (apart(smallest, b) < apart(smallest, a) ? b : a));
    sizes[target] = (sizes[target] as number) + (sizes[smallest] as number);
    sizes[smallest] = 0;
    for (let j = 0; j < cols; j++) {
      sums[target * cols + j] = (sums[target * cols + j] as number) + (sums[smallest * cols + j] as number);
    }
    for (let g = 0; g < k; g++) if (to[g] === smallest) to[g] = target;
  }
}

/** Without groups the column is there and empty, so that what stands below need not know. */
export function segmentProgram(schema: Schema, segment: string, found: { readonly group: Expr; readonly of: Int32Array } | null): Program {
  const none: Expr = { type: 'missing', kind: 'category' };
  if (!found) return [{ op: 'derive', columns: [{ name: segment, kind: 'category', expr: none }] }];
  const place = freshName(schema, 'nearest group');
  const of = ref(place);
  const expr: Expr = { type: 'if', when: isMissing(of), then: none, else: letters(of, found.of, 0, found.of.length) };
  return [
    { op: 'derive', columns: [{ name: place, kind: 'number', expr: found.group }] },
    { op: 'derive', columns: [{ name: segment, kind: 'category', expr }] },
    { op: 'select', columns: [...schema.map(({ name }) => name), segment] },
  ];
}

/** By halves, so that a hundred groups nest seven deep. */
function letters(of: Expr, place: Int32Array, from: number, to: number): Expr {
  if (to - from === 1) {
    const at = place[from] as number;
    return at < 0 ? { type: 'missing', kind: 'category' } : { type: 'text', value: letter(at) };
  }
  const middle = (from + to) >> 1;
  return {
    type: 'if',
    when: compare(of, '<', number(middle)),
    then: letters(of, place, from, middle),
    else: letters(of, place, middle, to),
  };
}
