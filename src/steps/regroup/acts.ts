import type { GroupSketch } from '../../core/group-marks';
import { column as ref, compare, text, type Expr } from '../../core/expr';
import type { Program } from '../../core/program';
import { freshName, type Schema } from '../../core/schema';
import type { Table } from '../../core/table';
import type { Groups } from '../sketches';
import type { ActState } from './meta';

/** The groups as an act finds them. */
export interface Stand {
  readonly table: Table;
  readonly schema: Schema;
  /** The column of groups. */
  readonly segment: string;
  readonly groups: Groups;
  readonly sketches: readonly GroupSketch[];
  /** All there are or were. */
  readonly letters: ReadonlySet<string>;
  /** Which act it is, for names of columns. */
  readonly number: number;
}

export interface Decided {
  readonly state: ActState;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly ops: Program;
  /** Of a pin: the share of people in common with those pinned, about. */
  readonly kept?: number;
}

export const undone = (state: Exclude<ActState, 'done'>, from: readonly string[] = []): Decided => ({ state, from, to: from, ops: [] });

/** Groups that became one carry the letter of the largest. */
export function merge({ segment, groups }: Stand, matched: Int32Array): Decided {
  const places = [...new Set(matched)].filter((place) => place >= 0).sort((a, b) => size(groups, b) - size(groups, a) || a - b);
  const from = places.map((place) => groups.ids[place] as string);
  const [into, ...others] = from;
  if (into === undefined || others.length === 0) return undone('lost', from);
  return { state: 'done', from, to: [into], ops: [recode(segment, oneOf(segment, others), text(into))] };
}

/** People of a group that was set aside are in none. */
export function reject({ segment, groups }: Stand, matched: Int32Array): Decided {
  const id = groups.ids[matched[0] ?? -1];
  if (id === undefined) return undone('lost');
  return { state: 'done', from: [id], to: [], ops: [recode(segment, is(segment, id), { type: 'missing', kind: 'category' })] };
}

export const size = ({ members }: Groups, place: number): number => members[place]?.length ?? 0;

export const is = (segment: string, id: string): Expr => compare(ref(segment), '=', text(id));

function oneOf(segment: string, ids: readonly string[]): Expr {
  return { type: 'in', of: ref(segment), values: ids };
}

/** The column of groups with another value where the condition holds. */
export function recode(segment: string, when: Expr, then: Expr, otherwise: Expr = ref(segment)): Program[number] {
  return { op: 'derive', columns: [{ name: segment, kind: 'category', expr: { type: 'if', when, then, else: otherwise } }] };
}

/** A column for the time being, with a name nothing else has. */
export function working({ schema, number }: Stand, what: string): string {
  return freshName(schema, `${what} ${number + 1}`);
}

/** The first letter that never was: A … Z, AA, AB … */
export function nextLetter(taken: ReadonlySet<string>): string {
  for (let place = 0; ; place++) {
    const letter = letterAt(place);
    if (!taken.has(letter)) return letter;
  }
}

function letterAt(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterAt(Math.floor(place / 26) - 1) + last;
}
