import type { GroupSketch } from '../../core/group-marks';
import { tellable } from '../../core/least-people';
import { say } from '../../core/message';
import { schemaMap, type Role, type Schema, type SchemaColumn } from '../../core/schema';
import { foldsOfRows } from '../../core/split';
import type { StepImpl, StepView } from '../../core/step';
import { findColumn, type Column, type Table } from '../../core/table';
import { sumsByLabel, type FrameRow } from '../../data/danfo';
import type { Ctx, MlTasks } from '../context';
import { finite, numbersOf } from '../figures';
import { amountOf, leastPeople } from '../segments-of';
import { groupsOf, matchSketches, sketchEach, type Groups } from '../sketches';
import { fewOf } from './few';
import { usedBy } from './lineage';
import type { Measure, params, Picture, ProfileReport, Rule, SegmentProfile, ShownTrait } from './meta';
import { told } from './names';
import { partsOf, sharesOf, type Parts } from './pictures';
import { proposeNames } from './proposal';
import { ruleGround, ruleOf } from './rules';
import { levelsIn, levelTraits, numberTraits, surely, type Grouping, type Levels, type RankedTrait } from './traits';

const MEASURES: ReadonlySet<Role> = new Set<Role>(['money', 'count', 'share', 'number']);
const LEVELS: ReadonlySet<Role> = new Set<Role>(['category', 'country', 'segment', 'outcome', 'consent']);
/** What somebody else sorted people by, or what came of them: no rule of ours. */
const FOREIGN: ReadonlySet<Role> = new Set<Role>(['segment', 'outcome']);
const MOST_TRAITS = 8;
/** Share of the customers that judge rules. */
const JUDGES = 0.2;
/** Enough to put together, few enough to be quick. */
const FRAME_ROWS = 400;
/** No letter. */
const NO_GROUP = '–';
const NO_ROWS = new Uint32Array(0);

export const impl: StepImpl<typeof params, ProfileReport, MlTasks> = {
  async fit() {
    return { program: [], learnt: null, notes: [] };
  },

  async report(view, _fitted, { told: marks }, context) {
    const unnamed = await unnamedOf(view, context);
    const found = matchSketches(
      marks.map((mark) => mark.of[0] as GroupSketch),
      unnamed.segments.map(({ sketch }) => sketch),
    );
    const segments = unnamed.segments.map((one, segment): SegmentProfile => {
      const mark = marks[found.indexOf(segment)];
      return { ...one, name: told(mark).name || null, told: told(mark), marked: mark?.of[0]?.people ?? null };
    });
    return { ...unnamed, segments };
  },
};

/** Reports before anybody named a group, by the table above: naming one works nothing out anew. */
const unnamed = new WeakMap<Table, { readonly schema: Schema; readonly chance: number; readonly report: ProfileReport }>();

async function unnamedOf(view: StepView, context: Ctx): Promise<ProfileReport> {
  const { before, schemaBefore: schema } = view;
  const chance = context.random.fork('same').below(2 ** 32);
  const known = unnamed.get(before);
  if (known?.schema === schema && known.chance === chance) return known.report;
  const report = await profiled(view, context);
  unnamed.set(before, { schema, chance, report });
  return report;
}

async function profiled(view: StepView, context: Ctx): Promise<ProfileReport> {
  const { after, schemaAfter } = view;
  const groups = groupsOf(after, schemaAfter);
  const { ids, of, members } = groups;
  const least = leastPeople(schemaAfter);
  const small = members.map(({ length }) => length < least);
  const measures = schemaAfter.filter(({ plain, kind, role }) => plain && kind === 'number' && MEASURES.has(role));
  const words = schemaAfter.filter(({ plain, kind, role }) => plain && LEVELS.has(role) && kind !== 'text' && kind !== 'date');
  const money = amountOf(schemaAfter, null);
  const sums = await sumsOf(after, money, { of, count: ids.length }, ids);
  const moneyTotal = [...sums.values()].reduce((sum, one) => sum + one.money, 0);
  // People in no group are part of the money that the card tells of everyone.
  const moneyTold = tellable(
    [...ids, NO_GROUP].map((id) => sums.get(id)?.known ?? 0),
    least,
  );
  // The card below tells the whole: averages of the others would tell the money of these.
  const paying = members.map((rows, segment) => (moneyTold[segment] ? rows : NO_ROWS));
  const leveled: Leveled[] = [];
  for (const note of words) {
    await context.checkpoint();
    const levels = levelsIn(findColumn(after, note.name) as Column);
    if (levels) leveled.push({ note, levels });
  }
  const asked = measures.length + leveled.reduce((sum, { levels }) => sum + levels.told.length, 0);
  const grouping: Grouping = { of, count: ids.length, members, least, asked };
  const { numbers, ranked } = await traitsOf(after, measures, leveled, grouping, context, (column) =>
    column.name === money?.name ? { ...grouping, members: paying } : grouping,
  );
  const order = [...measures.keys()].sort((a, b) => spread(numbers[b], small) - spread(numbers[a], small) || a - b);
  const inOrder = order.map((m) => measures[m] as SchemaColumn);
  const rules = await rulesOf(view, groups, [...inOrder, ...words.filter(({ role }) => !FOREIGN.has(role))], context);
  const few = fewOf(after);
  const traits = ranked.map((all, segment) => (small[segment] ? [] : few(all).slice(0, MOST_TRAITS)));
  const proposed = proposeNames(
    ids.map((_, segment) => ({
      traits: ranked[segment] ?? [],
      rule: rules[segment]?.conditions ?? [],
      small: small[segment] ?? false,
    })),
    new Set(measures.flatMap(({ name, role }) => (role === 'count' ? [name] : []))),
  );
  await context.checkpoint();
  const used = usedBy(view);
  const { pictures, shown } = await picturesOf(after, schemaAfter, grouping, traits, used, () => context.checkpoint());
  const sketches = await sketchEach(after, schemaAfter, groups, () => context.checkpoint());
  const segments = ids.map((id, segment): SegmentProfile => {
    const { size, money: total, known } = sums.get(id) ?? { size: 0, money: 0, known: 0 };
    const isSmall = small[segment] ?? false;
    return {
      id,
      size,
      share: size / after.rows,
      small: isSmall,
      money:
        money && !isSmall && moneyTold[segment] && Number.isFinite(total)
          ? { total, share: shareOf(total, moneyTotal), mean: total / known }
          : null,
      name: null,
      told: told(undefined),
      proposed: proposed[segment] ?? { code: 'profile.name.typical', args: {} },
      sketch: sketches[segment] as GroupSketch,
      marked: null,
      traits: shown[segment] ?? [],
      rule: rules[segment] ?? null,
      means: order.map((m) => (isSmall ? null : (numbers[m]?.[segment]?.trait.inSegment ?? null))),
    };
  });
  return {
    rows: after.rows,
    least,
    unassigned: after.rows - segments.reduce((sum, { size }) => sum + size, 0),
    segments,
    moneyColumn: money?.name ?? null,
    pictures,
    measures: order.map((m) => {
      const column = measures[m] as SchemaColumn;
      return {
        column: column.name,
        format: formatOf(column),
        mean: numbers[m]?.find((one) => one !== null)?.trait.everyone ?? null,
        used: used(column),
      };
    }),
    effects: order.map((m) => (numbers[m] ?? []).map((one, segment) => (one && !small[segment] ? finite(one.trait.effect) : null))),
  };
}

/** A short rule for each group that is large enough, learnt on four of five customers and judged on the fifth. */
async function rulesOf(
  { after, schemaAfter }: StepView,
  { ids, of, members }: Groups,
  columns: Schema,
  context: Ctx,
): Promise<readonly (Rule | null)[]> {
  if (ids.length < 2) return ids.map(() => null);
  const entity = schemaAfter.find(({ role }) => role === 'identifier')?.name ?? null;
  const { fold } = foldsOfRows(after, { entity, holdout: JUDGES, folds: 2 }, context.random.fork('rules').below(2 ** 31));
  const known = columns.flatMap((column) => {
    const data = findColumn(after, column.name);
    return data ? [{ column, data, format: formatOf(column) }] : [];
  });
  const rows = Uint32Array.from(of, (_, row) => row).filter((row) => (of[row] as number) >= 0);
  const ground = await ruleGround(known, rows, after.rowIds, fold, { groups: ids.length, checkpoint: () => context.checkpoint() });
  const least = leastPeople(schemaAfter);
  const rules: (Rule | null)[] = [];
  for (const [segment, id] of ids.entries()) {
    context.progress(segment / ids.length, say('profile.progress.rules', { id }));
    await context.checkpoint();
    const few = (members[segment]?.length ?? 0) < least;
    rules.push(few ? null : ruleOf(ground, (row) => of[row] === segment, least));
  }
  return rules;
}

/** The traits with their small histograms; each column is cut into parts once. */
async function picturesOf(
  table: Table,
  schema: Schema,
  { of, members, least }: Grouping,
  traits: readonly (readonly RankedTrait[])[],
  used: (column: SchemaColumn) => boolean,
  checkpoint: () => Promise<void>,
): Promise<{ readonly pictures: readonly Picture[]; readonly shown: readonly (readonly ShownTrait[])[] }> {
  const notes = schemaMap(schema);
  const names = [...new Set(traits.flatMap((all) => all.map(({ trait }) => trait.column)))];
  const parts: Parts[] = [];
  for (const name of names) {
    await checkpoint();
    const data = findColumn(table, name);
    if (data) parts.push(partsOf(name, data));
  }
  const shown = traits.map((all, segment) =>
    all.flatMap(({ trait }): ShownTrait[] => {
      const picture = parts.findIndex(({ picture: { column } }) => column === trait.column);
      const note = notes.get(trait.column);
      const cut = parts[picture];
      if (!note || !cut) return [];
      return [{ ...trait, format: formatOf(note), used: used(note), picture, shares: sharesOf(cut, members[segment] ?? []) }];
    }),
  );
  const grouped = Uint32Array.from(of, (_, row) => row).filter((row) => (of[row] as number) >= 0);
  // Groups with few values left out, as in the averages.
  const everyone = (cut: Parts): Uint32Array => {
    const few = members.map((rows) => rows.reduce((sum, row) => sum + ((cut.of[row] as number) >= 0 ? 1 : 0), 0) < least);
    return few.includes(true) ? grouped.filter((row) => !few[of[row] as number]) : grouped;
  };
  return { pictures: parts.map((cut) => ({ ...cut.picture, everyone: sharesOf(cut, everyone(cut)) })), shown };
}

/** null where there is no whole to speak of. */
function shareOf(part: number, whole: number): number | null {
  return whole > 0 && Number.isFinite(whole) ? part / whole : null;
}

interface Traits {
  /** By measure, then segment. */
  readonly numbers: readonly (readonly (RankedTrait | null)[])[];
  /** By segment, strongest first, only those whose interval excludes no difference. */
  readonly ranked: readonly (readonly RankedTrait[])[];
}

interface Leveled {
  readonly note: SchemaColumn;
  readonly levels: Levels;
}

async function traitsOf(
  table: Table,
  measures: Schema,
  groups: readonly Leveled[],
  grouping: Grouping,
  context: Ctx,
  groupingOf: (column: SchemaColumn) => Grouping,
): Promise<Traits> {
  const numbers: (readonly (RankedTrait | null)[])[] = [];
  const all: RankedTrait[][] = Array.from({ length: grouping.count }, () => []);
  for (const measure of measures) {
    await context.checkpoint();
    const found = numberTraits(measure, numbersOf(table, measure.name), groupingOf(measure));
    numbers.push(found);
    found.forEach((one, segment) => one && all[segment]?.push(one));
  }
  for (const { note, levels } of groups) {
    await context.checkpoint();
    levelTraits(note, levels, grouping).forEach((found, segment) => all[segment]?.push(...found));
  }
  const bySurety = (traits: readonly RankedTrait[]): readonly RankedTrait[] =>
    traits
      .map((one) => ({ one, sure: surely(one) }))
      .filter(({ sure }) => sure > 0)
      // Of two levels, what people are says more than what they are not.
      .sort((a, b) => (Math.abs(b.sure - a.sure) > 1e-9 ? b.sure - a.sure : b.one.trait.effect - a.one.trait.effect))
      .map(({ one }) => one);
  return { numbers, ranked: all.map(bySurety) };
}

/** Members and money of each segment and of people in none, and of how many the money is known: sums of blocks of rows, put together as one small frame. */
async function sumsOf(
  table: Table,
  money: SchemaColumn | undefined,
  { of, count: groups }: Pick<Grouping, 'of' | 'count'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly size: number; readonly money: number; readonly known: number }>> {
  const data = money && numbersOf(table, money.name);
  const all = [...ids, NO_GROUP];
  const count = all.length;
  const blocks = Math.max(1, Math.floor(FRAME_ROWS / Math.max(1, count)));
  const length = Math.max(1, Math.ceil(table.rows / blocks));
  const rows: FrameRow[] = [];
  for (let from = 0; from < table.rows && groups > 0; from += length) {
    const sizes = new Float64Array(count);
    const totals = new Float64Array(count);
    const known = new Float64Array(count);
    for (let row = from; row < Math.min(from + length, table.rows); row++) {
      const own = of[row] as number;
      const segment = own < 0 ? groups : own;
      sizes[segment] = (sizes[segment] as number) + 1;
      const value = data?.[row] ?? 0;
      if (Number.isNaN(value)) continue;
      known[segment] = (known[segment] as number) + 1;
      totals[segment] = (totals[segment] as number) + value;
    }
    all.forEach((id, segment) => {
      if ((sizes[segment] as number) > 0) rows.push([id, sizes[segment] as number, totals[segment] as number, known[segment] as number]);
    });
  }
  const sums = await sumsByLabel(rows);
  return new Map(
    all.map((id) => {
      const [size = 0, sum = 0, known = 0] = sums.get(id) ?? [];
      return [id, { size, money: sum, known }];
    }),
  );
}

/** How differently the segments stand in a measure: the widest gap between two that are no handful. */
function spread(found: readonly (RankedTrait | null)[] | undefined, small: readonly boolean[]): number {
  const effects = (found ?? []).flatMap((one, segment) => (one && !small[segment] ? [one.trait.effect] : []));
  return effects.length > 0 ? Math.max(...effects) - Math.min(...effects) : 0;
}

function formatOf({ role, made }: SchemaColumn): Measure {
  if (made === 'recency' || made === 'tenure' || made === 'days-since') return 'days';
  return role === 'money' || role === 'share' ? role : role === 'count' ? 'integer' : 'number';
}
