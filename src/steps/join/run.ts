import { say } from '../../core/message';
import type { Params } from '../../core/params';
import { ok, stop, type Result } from '../../core/problem';
import type { SchemaColumn } from '../../core/schema';
import type { CountsTo, Inputs, StepContext, StepImpl } from '../../core/step';
import { columnMap, findColumn, isNumeric, takeRows, tableOf, type Table } from '../../core/table';
import { run } from '../../program/run';
import type { MlTasks } from '../context';
import { countMissing, median, moments } from '../figures';
import { outcomeFit } from '../decay/fading';
import { amountIn, cleanedKeys, columnsOf, dateIn, type Made } from './columns';
import { overlapOf, rowsHere, rowsMet, type Overlap } from './keys';
import type { JoinReport, params } from './meta';
import { joinProgram, type JoinLearnt } from './program';
import { routeOf, type Route } from './resolve';

const DAY = 86_400_000;
/** Days, where neither the user nor an outcome says better. */
const USUAL = 30;
/** From this share of strangers on, a column says who is in the file; below it the column would hardly differ. */
const TELLING = 0.05;
/** A column emptier than this is no feature, filled in or not. */
const TOO_EMPTY = 0.6;

type Learnt = {
  readonly rolls: boolean;
  readonly reference: number | null;
  readonly columns: readonly string[];
  readonly fade: JoinReport['fade'];
};

const NOTHING: Overlap = {
  here: { rows: 0, matched: 0, noKey: 0 },
  there: { rows: 0, matched: 0, noKey: 0, keys: 0, matchedKeys: 0 },
  would: 0,
};

const NO_FILE = {
  file: null,
  loose: false,
  byLoose: 0,
  keys: [],
  overlap: NOTHING,
  lookups: [],
  columns: [],
  fade: null,
  late: 0,
} as const;

export const impl: StepImpl<typeof params, JoinReport, MlTasks> = {
  outline(schema, given, inputs) {
    const route = routeOf(schema, given, inputs);
    if (!route.ok) return route;
    if (!route.value) return ok(schema);
    const rolls = given.mode === 'roll' || (given.mode === 'auto' && !route.value.unique);
    const cleaned = cleanedKeys(route.value, schema);
    const made = columnsOf(route.value, rolls, [...schema, ...cleaned], given);
    // Whether everyone is in the file is not known before; the column that says so comes only where not.
    return ok([...schema, ...cleaned, ...made.map(({ how, note }) => (how === 'found' ? { ...note, family: true } : note))]);
  },

  async fit(train, given, { schema, inputs, random, checkpoint }) {
    const route = must(routeOf(schema, given, inputs));
    if (!route) return { program: [], learnt: { rolls: false, reference: null, columns: [], fade: null } satisfies Learnt, notes: [] };
    await checkpoint();
    const overlap = overlapOf(train, route.wide, route.keys);
    const [{ here, there }] = route.keys as [Route['keys'][number]];
    if (overlap.here.matched === 0 && overlap.here.rows > overlap.here.noKey && overlap.there.keys > 0) {
      return stop('join.no-overlap', { here: here.name, there: there.name, file: route.file });
    }
    if (given.mode === 'take' && !route.unique) {
      const { rows, keys } = overlap.there;
      return stop('join.would-multiply', { rows: train.rows, would: overlap.would, file: route.file, key: there.name, theirs: rows, keys });
    }
    const rolls = given.mode === 'roll' || (given.mode === 'auto' && !route.unique);
    const cleaned = cleanedKeys(route, schema);
    const made = columnsOf(route, rolls, [...schema, ...cleaned], given);
    const amount = amountIn(route);
    await checkpoint();
    const met = rowsMet(train, route.wide, route.keys);
    const [reference, earliest] = datesIn(made, takeRows(route.wide, met), given.reference);
    const cut = given.reference === 'auto' ? null : (dateIn(route)?.name ?? null);
    const fade = halfLifeOf(route, made, reference, train, given, { schema, random });
    const plain = { reference, fills: new Map<string, number>(), found: isTelling(overlap), halfLife: fade?.days ?? null, cut };
    const joined = run(joinProgram(route, rolls, made, cleaned, amount, plain), train, tablesOf(inputs));
    await checkpoint();
    const learnt: JoinLearnt = { ...plain, fills: given.gaps === 'fill' ? fillsOf(made, joined, reference, earliest) : new Map() };
    const notes = made.filter(({ how }) => how !== 'found' || learnt.found).map((one) => noteOf(one, joined, learnt, route.file));
    return {
      program: joinProgram(route, rolls, made, cleaned, amount, learnt),
      learnt: { rolls, reference, columns: notes.map(({ name }) => name), fade } satisfies Learnt,
      notes: [...cleaned, ...notes],
      ...(reference !== null && { countsTo: countsTo(route, made, reference, given.reference !== 'auto', rolls) }),
    };
  },

  async report({ before, schemaBefore }, fitted, given, { inputs, checkpoint }) {
    const { rolls, reference, columns, fade } = fitted.learnt as Learnt;
    const route = must(routeOf(schemaBefore, given, inputs));
    if (!route) return { ...NO_FILE, rolls, reference };
    await checkpoint();
    const overlap = overlapOf(before, route.wide, route.keys);
    const loose = route.keys.some((key) => key.loose);
    await checkpoint();
    const exact = loose
      ? overlapOf(
          before,
          route.wide,
          route.keys.map((key) => ({ ...key, loose: false })),
        )
      : overlap;
    return {
      file: route.file,
      rolls,
      loose,
      byLoose: overlap.here.matched - exact.here.matched,
      keys: route.keys.map(({ here, there }) => ({ here: here.name, there: there.name })),
      overlap,
      lookups: lookedUp(route, inputs),
      reference,
      columns,
      fade,
      late: rolls && given.reference !== 'auto' ? notBefore(route, given.reference) : 0,
    };
  },
};

function must<T>(result: Result<T>): T {
  return result.ok ? result.value : stop(result.problem.code, result.problem.args);
}

function tablesOf(inputs: Inputs): ReadonlyMap<string, Table> {
  return new Map([...inputs].map(([id, { table }]) => [id, table]));
}

function isTelling({ here: { rows, matched } }: Overlap): boolean {
  const strangers = rows > 0 ? 1 - matched / rows : 0;
  return strangers > TELLING && strangers < 1;
}

/** Rows that are left out because they are not before the date, or have none. */
function notBefore(route: Route, date: number): number {
  const name = dateIn(route)?.name;
  const dates = name === undefined ? undefined : findColumn(route.wide, name);
  if (!dates || !isNumeric(dates)) return 0;
  return dates.data.reduce((rows, value) => rows + (value < date ? 0 : 1), 0);
}

/** The user's half-life, else the one that tells the outcome best, else the usual one; null where nothing fades. */
function halfLifeOf(
  route: Route,
  made: readonly Made[],
  reference: number | null,
  train: Table,
  { halfLife, reference: asked }: Pick<Params<typeof params>, 'halfLife' | 'reference'>,
  { schema, random }: Pick<StepContext, 'schema' | 'random'>,
): JoinReport['fade'] {
  const name = made.find(({ how }) => how === 'fading')?.from[0];
  const dates = name === undefined ? undefined : findColumn(route.wide, name);
  if (!dates || !isNumeric(dates) || reference === null) return null;
  if (halfLife !== 'auto') return { days: halfLife, why: 'asked', fit: null };
  const unit = rowsHere(train, route.wide, route.keys);
  const late = (date: number): boolean => asked !== 'auto' && date >= asked;
  const days = dates.data.map((date) => (late(date) ? NaN : (reference - date) / DAY));
  const activity = { amount: new Float64Array(route.wide.rows).fill(1), days, unit, units: train.rows };
  const told = outcomeFit(
    train,
    schema,
    Int32Array.from({ length: train.rows }, (_, row) => row),
    activity,
    random,
  );
  if (!told) return { days: USUAL, why: 'usual', fit: null };
  const { best, decayed, plain, tried } = told.fit;
  return { days: best, why: 'fitted', fit: { outcome: told.outcome, units: told.units, decayed, plain, tried } };
}

/** The day to count to and the first day, from rows of customers that teach. */
function datesIn(made: readonly Made[], met: Table, given: number | 'auto'): readonly [number | null, number | null] {
  const name = made.find(({ how }) => how === 'since' || how === 'fading')?.from[0];
  const dates = name === undefined ? undefined : findColumn(met, name);
  if (!dates || !isNumeric(dates)) return [null, null];
  const { count, min, max } = moments(dates.data);
  if (count === 0) return [given === 'auto' ? null : given, null];
  if (given !== 'auto' && min >= given) return stop('join.reference-too-early', { reference: given, first: min });
  return [given === 'auto' ? max + DAY : given, min];
}

/** A date that was looked up in another file stays where it is. */
function countsTo({ id, lookedUp }: Route, made: readonly Made[], at: number, chosen: boolean, rolls: boolean): CountsTo {
  const columns = made.flatMap(({ how, from }) => (how === 'since' || how === 'fading' ? from.slice(0, 1) : [])).slice(0, 1);
  return { at, chosen, columns: columns.filter((name) => !lookedUp.has(name)), input: id, days: false, cuts: rolls };
}

/**
 * What rows get that the file does not know: 0 rows, 0 in sum; as many days as the file goes back; else the middle of what others have,
 * unless most have nothing.
 */
function fillsOf(made: readonly Made[], joined: Table, reference: number | null, earliest: number | null): ReadonlyMap<string, number> {
  const columns = columnMap(joined);
  const fills = new Map<string, number>();
  for (const { how, note } of made) {
    const column = columns.get(note.name);
    if (!column || column.kind !== 'number') continue;
    if (how === 'rows' || how === 'amount' || how === 'sum' || how === 'different' || how === 'fading') fills.set(note.name, 0);
    else if (how === 'since') {
      if (reference !== null && earliest !== null) fills.set(note.name, (reference - earliest) / DAY);
    } else if (note.feature && isMeasured(note) && countMissing(column) <= TOO_EMPTY * joined.rows) {
      const middle = median(column.data);
      if (middle !== null) fills.set(note.name, middle);
    }
  }
  return fills;
}

const isMeasured = ({ role }: SchemaColumn): boolean => role === 'money' || role === 'count' || role === 'share' || role === 'number';

/** The share that was filled in with the middle is carried along; a count of 0 is no filling. */
function noteOf({ how, note: plain, from }: Made, joined: Table, { fills, reference, halfLife }: JoinLearnt, file: string): SchemaColumn {
  const note =
    reference === null
      ? plain
      : how === 'since'
        ? { ...plain, about: say('join.about.since-to', { column: from[0] ?? '', file, reference }) }
        : how === 'fading' && halfLife !== null
          ? { ...plain, about: say('join.about.fading-to', { file, days: halfLife, reference }) }
          : plain;
  const column = findColumn(joined, note.name);
  const share = column && joined.rows > 0 ? countMissing(column) / joined.rows : 0;
  if (column && isNumeric(column) && !fills.has(note.name) && share > TOO_EMPTY) return { ...note, feature: false };
  const counted =
    how === 'rows' || how === 'amount' || how === 'sum' || how === 'different' || how === 'since' || how === 'found' || how === 'fading';
  return fills.has(note.name) && !counted && share > 0 ? { ...note, filled: share } : note;
}

function lookedUp(route: Route, inputs: Inputs): JoinReport['lookups'] {
  return route.lookups.flatMap(({ with: id, on }) => {
    const [from, to] = on[0] as readonly [string, string];
    const other = inputs.get(id);
    const [mine, theirs] = [findColumn(route.wide, from), other && findColumn(other.table, to)];
    if (!other || !mine || !theirs) return [];
    const key = { here: nameless(from, mine.kind), there: nameless(to, theirs.kind), loose: false };
    const { here } = overlapOf(tableOf([mine], route.wide.rowIds, route.wide.rows), other.table, [key]);
    return [{ file: other.name, column: from, rows: here.rows, matched: here.matched }];
  });
}

function nameless(name: string, kind: SchemaColumn['kind']): SchemaColumn {
  return { name, kind, role: 'identifier', origin: [name], feature: false, plain: true };
}
