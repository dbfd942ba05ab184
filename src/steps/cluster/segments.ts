import { arithmetic, column as ref, compare, isMissing, math, number, type Expr } from '../../core/expr';
import type { DerivedColumn, Op, Program } from '../../core/program';
import type { Schema } from '../../core/schema';
import type { Table } from '../../core/table';
import { run } from '../../program/run';
import { numbersOf } from '../figures';
import type { Placed } from './cloud';
import { mergeSmall } from './merge';
import { MOST_APART, type SegmentNotes } from './meta';
import { UNSEEN, type MethodFit } from './method';

/** Groups as they go by letter: `of[g]` is the letter's place of the method's group g. */
export interface Lettered {
  readonly of: Int32Array;
  readonly k: number;
  /** Rows of the cloud, by what the program says: the letter's place, -1 in none. */
  readonly labels: Int32Array;
  /** Share of the rows the method looked at where program and method say the same. */
  readonly agreement: number;
  /** Groups that were too small to stand alone and went to the nearest. */
  readonly merged: number;
}

/** A … Z, AA, AB … */
export function letter(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letter(Math.floor(place / 26) - 1) + last;
}

/** Names for columns on the way, none of a name there is. */
class Names {
  readonly #taken: Set<string>;
  constructor(schema: Schema) {
    this.#taken = new Set(schema.map(({ name }) => name));
  }
  next(base: string): string {
    let name = base;
    for (let i = 2; this.#taken.has(name); i++) name = `${base} (${i})`;
    this.#taken.add(name);
    return name;
  }
}

interface Grouped {
  readonly ops: readonly Op[];
  /** The column that holds the method's group. */
  readonly place: string;
  readonly made: readonly Expr[];
  readonly names: Names;
}

function grouped(fit: MethodFit, of: readonly Expr[], schema: Schema): Grouped {
  const names = new Names(schema);
  const ops: Op[] = [];
  let made: Expr[] = [];
  for (const level of fit.levels ?? []) {
    const columns = level(of, made).map((expr): DerivedColumn => ({ name: names.next('group score'), kind: 'number', expr }));
    ops.push({ op: 'derive', columns });
    made = [...made, ...columns.map(({ name }) => ref(name))];
  }
  const place = names.next('nearest group');
  ops.push({ op: 'derive', columns: [{ name: place, kind: 'number', expr: fit.program(of, made) }] });
  return { ops, place, made, names };
}

/** The program run on the rows it was learnt from; largest group first, and none with fewer rows than `least`. */
export function lettered(fit: MethodFit, cloud: Placed, table: Table, schema: Schema, least: number): Lettered {
  const { index, rows } = cloud;
  const { ops, place: column } = grouped(fit, cloud.of, schema);
  const said = numbersOf(run(ops, table), column);
  const place = Int32Array.from(index, (row) => (Number.isNaN(said[row] as number) ? -1 : (said[row] as number)));
  let agreeing = 0;
  let looked = 0;
  for (let i = 0; i < rows; i++) {
    if (fit.labels[i] === UNSEEN) continue;
    looked++;
    if (place[i] === fit.labels[i]) agreeing++;
  }
  const { to, merged } = mergeSmall(place, fit.k, cloud, least);
  const sizes = new Int32Array(fit.k);
  for (const group of place) if (group >= 0) sizes[to[group] as number] = (sizes[to[group] as number] as number) + 1;
  const kept = Array.from({ length: fit.k }, (_, g) => g).filter((g) => (sizes[g] as number) > 0);
  kept.sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  const rank = new Int32Array(fit.k).fill(-1);
  kept.forEach((group, i) => (rank[group] = i));
  const joined = fit.joined ?? to.map((_group, g) => g);
  const of = joined.map((group) => rank[to[group] as number] as number);
  return {
    of,
    k: kept.length,
    labels: place.map((group) => (group < 0 ? -1 : (of[group] as number))),
    agreement: looked === 0 ? 1 : agreeing / looked,
    merged: merged + (fit.merged ?? 0),
  };
}

/** A row lies between two segments when the second nearest is less than a ninth farther than its own. */
const NEARLY = 0.9;
/** With more segments, nearly everyone would lie between two. */
const MOST_BETWEEN = 20;

/** Without groups the columns are there and empty, so that what stands below need not know. */
export function segmentProgram(
  schema: Schema,
  { segment, between, sure }: SegmentNotes,
  found: { readonly fit: MethodFit; readonly of: readonly Expr[]; readonly letters: Lettered } | null,
): Program {
  const none: Expr = { type: 'missing', kind: 'category' };
  const nobody: DerivedColumn = { name: between.name, kind: 'bool', expr: { type: 'missing', kind: 'bool' } };
  const unsure: readonly DerivedColumn[] = sure ? [{ name: sure.name, kind: 'number', expr: { type: 'missing', kind: 'number' } }] : [];
  if (!found) return [{ op: 'derive', columns: [{ name: segment.name, kind: 'category', expr: none }, nobody, ...unsure] }];
  const { fit, of, letters } = found;
  const { ops, place, made, names } = grouped(fit, of, schema);
  const at = ref(place);
  const expr: Expr = { type: 'if', when: isMissing(at), then: none, else: choose(at, letters.of, 0, letters.of.length) };
  const named: DerivedColumn = { name: segment.name, kind: 'category', expr };
  const results = [segment, between, ...(sure ? [sure] : [])];
  const keep: Op = { op: 'select', columns: [...schema, ...results].map(({ name }) => name) };
  if (fit.chances && sure && letters.k <= MOST_BETWEEN) {
    const chances = belonging(fit.chances(made), letters, segment.name, { names, between: between.name, sure: sure.name, at });
    return [...ops, { op: 'derive', columns: [named] }, ...chances, keep];
  }
  if (!fit.distances || letters.k > MOST_BETWEEN || letters.k < 2 || of.length > MOST_APART)
    return [...ops, { op: 'derive', columns: [named, nobody, ...unsure] }, keep];
  // how far each segment is
  const distances = fit.distances(of);
  const far = Array.from({ length: letters.k }, (_, i): DerivedColumn => {
    const own = distances.filter((_distance, group) => letters.of[group] === i);
    return { name: names.next('distance'), kind: 'number', expr: { type: 'least', all: own } };
  });
  const all = far.map(({ name }) => ref(name));
  const nearest: DerivedColumn = { name: names.next('nearest distance'), kind: 'number', expr: { type: 'least', all } };
  const others = far.map(({ name }, i): Expr => {
    const mine = compare(ref(segment.name), '=', { type: 'text', value: letter(i) });
    return { type: 'if', when: mine, then: { type: 'missing', kind: 'number' }, else: ref(name) };
  });
  const close = compare(arithmetic({ type: 'least', all: others }, '*', number(NEARLY)), '<', ref(nearest.name));
  const marked: Expr = { type: 'if', when: isMissing(at), then: { type: 'missing', kind: 'bool' }, else: close };
  return [
    ...ops,
    { op: 'derive', columns: [named, ...far] },
    { op: 'derive', columns: [nearest] },
    { op: 'derive', columns: [{ name: between.name, kind: 'bool', expr: marked }] },
    keep,
  ];
}

/** Less likely than this, a row lies between its segment and others. */
const SURE = 0.8;

/** How likely each row belongs to its own segment, of which a method may know several groups. @param chances logs, by the method's groups */
function belonging(
  chances: readonly Expr[],
  letters: Lettered,
  segment: string,
  { names, between, sure, at }: { readonly names: Names; readonly between: string; readonly sure: string; readonly at: Expr },
): readonly Op[] {
  const best: DerivedColumn = { name: names.next('best score'), kind: 'number', expr: { type: 'greatest', all: chances } };
  const parts = chances.map((chance): DerivedColumn => {
    return { name: names.next('part'), kind: 'number', expr: math('exp', arithmetic(chance, '-', ref(best.name))) };
  });
  const sum = (of: readonly DerivedColumn[]): Expr => ({
    type: 'linear',
    bias: 0,
    terms: of.map(({ name }) => ({ weight: 1, of: ref(name) })),
  });
  const own = Array.from({ length: letters.k }, (_, i) => i).reduceRight<Expr>(
    (otherwise, i) => ({
      type: 'if',
      when: compare(ref(segment), '=', { type: 'text', value: letter(i) }),
      then: sum(parts.filter((_part, group) => letters.of[group] === i)),
      else: otherwise,
    }),
    { type: 'missing', kind: 'number' },
  );
  const marked: Expr = {
    type: 'if',
    when: isMissing(at),
    then: { type: 'missing', kind: 'bool' },
    else: compare(ref(sure), '<', number(SURE)),
  };
  return [
    { op: 'derive', columns: [best] },
    { op: 'derive', columns: parts },
    { op: 'derive', columns: [{ name: sure, kind: 'number', expr: arithmetic(own, '/', sum(parts)) }] },
    { op: 'derive', columns: [{ name: between, kind: 'bool', expr: marked }] },
  ];
}

/** By halves, so that a hundred groups nest seven deep. */
function choose(of: Expr, place: Int32Array, from: number, to: number): Expr {
  const first = place[from] as number;
  if (to - from === 1) return first < 0 ? { type: 'missing', kind: 'category' } : { type: 'text', value: letter(first) };
  const middle = (from + to) >> 1;
  return { type: 'if', when: compare(of, '<', number(middle)), then: choose(of, place, from, middle), else: choose(of, place, middle, to) };
}
