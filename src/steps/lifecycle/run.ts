import { coalesce, column as ref, compare, number, text, type Expr } from '../../core/expr';
import type { Params } from '../../core/params';
import { stop } from '../../core/problem';
import type { Program } from '../../core/program';
import { freshName, type Schema } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { findColumn, isNumeric, type Table } from '../../core/table';
import { quantile } from '../../ml/quantile';
import type { MlTasks } from '../context';
import { numbersOf } from '../figures';
import { findColumns, noteOf, type Found, type LifecycleReport, type params } from './meta';
import { LIFECYCLE_NAMES, spellings, STAGE_IDS } from './names';

/** Shares of people below the entries, until somebody says better. */
const SHARES = [0.5, 0.8, 0.95] as const;

type Learnt = { readonly entries: readonly number[]; readonly exits: readonly number[] };
type Given = Params<typeof params>;

export const impl: StepImpl<typeof params, LifecycleReport, MlTasks> = {
  async fit(train, given, { schema, checkpoint }) {
    const found = findColumns(schema, given);
    if (!found) return { program: [], learnt: null, notes: [] };
    await checkpoint();
    const note = noteOf(schema, found, given.language);
    const values = numbersOf(train, found.measure.name);
    const entries = entriesOf(values, given);
    const whole = values.every((value) => Number.isNaN(value) || Number.isInteger(value));
    const learnt: Learnt | null = entries && { entries, exits: entries.map((entry) => exitOf(entry, given.band, whole)) };
    return { program: programOf(schema, found, note.name, learnt, given.language), learnt, notes: [note] };
  },

  async report({ after, schemaBefore, schemaAfter }, fitted, given, { checkpoint }) {
    const found = findColumns(schemaBefore, given);
    const learnt = fitted.learnt as Learnt | null;
    const note = schemaAfter.at(-1);
    const earlier = found?.earlier ?? [];
    const base = {
      measure: found?.measure.name ?? null,
      money: found?.measure.role === 'money',
      previous: found?.previous?.name ?? null,
      looks: earlier.length > 0 ? earlier.length + 1 : 0,
    };
    const nothing = { ...base, rows: after.rows, unknown: after.rows, stages: [], moves: null };
    if (!found || !note) return { ...nothing, none: 'measure' };
    if (!learnt) return { ...nothing, none: 'values' };
    await checkpoint();
    const places = placesOf(
      after,
      note.name,
      STAGE_IDS.map((id) => LIFECYCLE_NAMES[given.language].stages[id].toLowerCase()).map((name, i) => [name, i] as const),
    );
    const counts = STAGE_IDS.map((_, stage) => places.reduce((count, place) => count + (place === stage ? 1 : 0), 0));
    const before = found.previous
      ? placesOf(after, found.previous.name, spellings())
      : earlier.length > 0
        ? followed(
            earlier.map(({ name }) => numbersOf(after, name)),
            learnt,
          )
        : null;
    const known = counts.reduce((sum, count) => sum + count, 0);
    return {
      ...base,
      none: null,
      rows: after.rows,
      unknown: after.rows - known,
      stages: STAGE_IDS.map((id, stage) => ({
        id,
        entry: learnt.entries[stage - 1] ?? null,
        exit: learnt.exits[stage - 1] ?? null,
        rows: counts[stage] ?? 0,
        share: known > 0 ? (counts[stage] ?? 0) / known : 0,
      })),
      moves: before && movesOf(before, places, numbersOf(after, found.measure.name), learnt),
    };
  },
};

/** Of things that are counted at least one below: of two orders, 1.8 would be no band at all. Who has none is no longer in a stage. */
function exitOf(entry: number, band: number, whole: boolean): number {
  const exit = entry * (1 - band / 100);
  return whole && band > 0 && entry >= 2 ? Math.min(exit, entry - 1) : exit;
}

/** Each above the one before, and the first above the least there is; null where there are too few different values. @throws Problem lifecycle.not-rising */
function entriesOf(values: Float64Array, { starter, grower, champion }: Given): readonly number[] | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const asked = [starter, grower, champion];
  const entries: number[] = [];
  for (const [i, given] of asked.entries()) {
    const below = entries[i - 1] ?? sorted[0] ?? -Infinity;
    const entry = given === 'auto' ? nextAbove(sorted, quantile(sorted, SHARES[i] ?? 1), below) : given;
    if (entry === null) return null;
    if (i > 0 && entry <= (entries[i - 1] ?? -Infinity)) stop('lifecycle.not-rising');
    entries.push(entry);
  }
  return entries;
}

/** A round number near the wanted one where that is above the last, else the next value there is. */
function nextAbove(sorted: Float64Array, wanted: number, below: number): number | null {
  if (!Number.isFinite(wanted)) return null;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(wanted) + 1)) - 1);
  const round = Math.round(wanted / step) * step;
  if (round > below && round > 0 && Number.isFinite(round)) return round;
  return sorted.find((value) => value > below && value > 0) ?? null;
}

/** Places of stages by name; -1 for none and for other words. */
function placesOf(table: Table, name: string, names: readonly (readonly [string, number])[]): Int32Array {
  const column = findColumn(table, name);
  if (!column || isNumeric(column)) return new Int32Array(table.rows).fill(-1);
  const known = new Map(names);
  const ofCode = column.dict.map((level) => known.get(level.trim().toLowerCase()) ?? -1);
  return column.codes.map((code) => (code < 0 ? -1 : (ofCode[code] as number)));
}

/** The place last time of those who were there by then, as `programOf` works it out; -1 for those who had nothing in any look. */
function followed(looks: readonly Float64Array[], { entries, exits }: Learnt): Int32Array {
  const [first = new Float64Array(0)] = looks;
  return Int32Array.from(first, (_, row) => {
    let place = -1;
    for (const look of looks) {
      const value = look[row] as number;
      const entered = entries.filter((entry) => value >= entry).length;
      const notLeft = exits.filter((exit) => value >= exit).length;
      if (place >= 0) place = Math.max(entered, Math.min(place, notLeft));
      else if (value > 0) place = entered;
    }
    return place;
  });
}

function movesOf(before: Int32Array, now: Int32Array, values: Float64Array, { entries }: Learnt): NonNullable<LifecycleReport['moves']> {
  const moves = { up: 0, down: 0, stayed: 0, held: 0, fresh: 0 };
  now.forEach((stage, row) => {
    const was = before[row] as number;
    if (stage < 0) return;
    if (was < 0) moves.fresh++;
    else if (stage > was) moves.up++;
    else if (stage < was) moves.down++;
    else {
      moves.stayed++;
      const value = values[row] as number;
      const without = entries.filter((entry) => value >= entry).length;
      if (!Number.isNaN(value) && without !== stage) moves.held++;
    }
  });
  return moves;
}

/**
 * Between the stages entered at this value and those not yet left at it, one stays where one was: max(entered, min(before, not left)). So a value
 * that wavers within the band changes nothing, and without a stage before, entries decide. Who has no value stays as well.
 */
function programOf(
  schema: Schema,
  { measure, previous, earlier }: Found,
  name: string,
  learnt: Learnt | null,
  language: Given['language'],
): Program {
  const none: Expr = { type: 'missing', kind: 'category' };
  if (!learnt) return [{ op: 'derive', columns: [{ name, kind: 'category', expr: none }] }];
  const entered = (of: string): Expr => ({ type: 'bucket', of: ref(of), edges: learnt.entries });
  const stays = (of: string, before: Expr): Expr => {
    const notLeft: Expr = { type: 'bucket', of: ref(of), edges: learnt.exits };
    return { type: 'greatest', all: [entered(of), { type: 'least', all: [coalesce(before, entered(of)), notLeft] }] };
  };
  const lower: Expr | null = previous && { type: 'string', fn: 'lower', of: { type: 'string', fn: 'trim', of: ref(previous.name) } };
  const before: Expr | null = lower && { type: 'lookup', of: lower, table: spellings(), other: null, missing: null, to: 'number' };
  const at = freshName([...schema, { name, kind: 'category', role: 'segment', origin: [], feature: false, plain: true }], 'stage');
  const step = (expr: Expr): Program[number] => ({ op: 'derive', columns: [{ name: at, kind: 'number', expr }] });
  const [first, ...later] = [...earlier, measure].map((look) => look.name);
  const follow = previous
    ? [step(stays(measure.name, before ?? entered(measure.name)))]
    : [step(entered(first ?? measure.name)), ...later.map((look) => step(stays(look, ref(at))))];
  const stages = LIFECYCLE_NAMES[language].stages;
  const named = STAGE_IDS.reduceRight<Expr>(
    (otherwise, id, i) => ({ type: 'if', when: compare(ref(at), '=', number(i)), then: text(stages[id]), else: otherwise }),
    none,
  );
  return [
    ...follow,
    { op: 'derive', columns: [{ name, kind: 'category', expr: named }] },
    { op: 'select', columns: [...schema.map((column) => column.name), name] },
  ];
}
