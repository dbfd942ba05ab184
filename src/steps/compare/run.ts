import { withRole, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { contest } from '../../ml/contest';
import { adjustedRand } from '../../ml/agreement';
import type { Ctx, MlTasks } from '../context';
import { finite } from '../figures';
import { groupsOf, leastPeople, named, segmentsOf, type Groups } from '../segments-of';
import type { CompareReport, Judged, params } from './meta';
import { laterOf, type Later } from './outcome';

/** Old groups shown one by one; the smaller ones, and those no segment may be as small as, together. */
const MOST_OLD = 12;
/** More values than this name things rather than groups. */
const MOST_LEVELS = 200;
const LEAST_ROWS = 100;
const LEAST_EACH = 20;

export const impl: StepImpl<typeof params, CompareReport, MlTasks> = {
  async fit() {
    return { program: [], learnt: null, notes: [] };
  },

  async report(view, _fitted, given, context) {
    const { after, schemaAfter } = view;
    const before = oldOf(schemaAfter, given.old);
    const fresh = withRole(schemaAfter, 'cluster');
    const ours = segmentsOf(after, schemaAfter);
    const theirs = before && groupsOf(after, before.name, (a, b) => (a < b ? -1 : 1));
    const base = { ...NOTHING, fresh: ours.ids.length > 0 ? (fresh?.name ?? null) : null };
    if (!before || !theirs || theirs.ids.length < 2 || theirs.ids.length > MOST_LEVELS || base.fresh === null) return base;
    await context.checkpoint();
    const both = Uint32Array.from({ length: after.rows }, (_, row) => row).filter(
      (row) => (ours.of[row] as number) >= 0 && (theirs.of[row] as number) >= 0,
    );
    const [a, b] = [Int32Array.from(both, (row) => theirs.of[row] as number), Int32Array.from(both, (row) => ours.of[row] as number)];
    const later = laterOf(view, given.outcome);
    const judged = typeof later === 'string' || both.length === 0 ? null : await judge(later, both, a, b, context);
    const why =
      typeof later === 'string' ? ({ from: 'none', why: later } as const) : judged ? later.said : ({ from: 'none', why: 'few' } as const);
    return {
      ...base,
      old: before.name,
      rows: both.length,
      agreement: both.length > 1 ? finite(adjustedRand(a, b)) : null,
      ids: ours.ids,
      table: tableOf(theirs, a, b, ours.ids.length, leastPeople(schemaAfter)),
      outcome: why,
      judged,
    };
  },
};

const NOTHING: CompareReport = {
  old: null,
  fresh: null,
  rows: 0,
  agreement: null,
  ids: [],
  table: [],
  outcome: { from: 'none', why: 'absent' },
  judged: null,
};

/** The groups the file came with before those a step made of it. */
function oldOf(schema: Schema, chosen: string | null): SchemaColumn | undefined {
  if (chosen !== null) return named(schema, chosen);
  const segments = schema.filter(({ role }) => role === 'segment');
  return segments.find(({ name, origin }) => origin.length === 1 && origin[0] === name) ?? segments[0];
}

function tableOf({ ids }: Groups, a: Int32Array, b: Int32Array, groups: number, least: number): CompareReport['table'] {
  const counts = ids.map(() => new Array<number>(groups).fill(0));
  for (let i = 0; i < a.length; i++) {
    const own = counts[a[i] as number] as number[];
    own[b[i] as number] = (own[b[i] as number] as number) + 1;
  }
  const lines = ids.map((level, at) => ({
    level,
    counts: counts[at] ?? [],
    all: (counts[at] ?? []).reduce((sum, count) => sum + count, 0),
  }));
  lines.sort((p, q) => q.all - p.all || (p.level < q.level ? -1 : 1));
  const shown = lines.filter(({ all }, place) => place < MOST_OLD && all >= least);
  const rest = lines.filter((line) => !shown.includes(line) && line.all > 0);
  const together = rest.reduce((sums, line) => sums.map((sum, i) => sum + (line.counts[i] ?? 0)), new Array<number>(groups).fill(0));
  return [
    ...shown.map(({ level, counts: own }) => ({ level, counts: own })),
    ...(rest.length > 0 ? [{ level: null, counts: together }] : []),
  ];
}

/** Null with too few rows to tell. */
async function judge(
  { kind, y }: Later,
  both: Uint32Array,
  a: Int32Array,
  b: Int32Array,
  { random, checkpoint }: Ctx,
): Promise<Judged | null> {
  const places = Uint32Array.from(both.keys()).filter((i) => Number.isFinite(y[both[i] as number]));
  const of = (codes: Int32Array): Int32Array => Int32Array.from(places, (i) => codes[i] as number);
  const values = Float64Array.from(places, (i) => y[both[i] as number] as number);
  const yes = values.reduce((sum, value) => sum + value, 0);
  const few = places.length < LEAST_ROWS || (kind === 'yes' && Math.min(yes, places.length - yes) < LEAST_EACH);
  if (few) return null;
  const found = await contest({ a: of(a), b: of(b), y: scaled(values), kind }, random.fork('contest'), checkpoint);
  const { difference, low, high, judged } = found;
  return { kind, old: found.a, fresh: found.b, difference, low, high, rows: judged };
}

/** Squares of very large amounts stay finite in a unit near the largest; shares of variance have no unit. */
function scaled(values: Float64Array): Float64Array {
  const most = values.reduce((far, value) => Math.max(far, Math.abs(value)), 0);
  return most > 1e100 ? values.map((value) => value / most) : values;
}
