import { withRole, type Role, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, findColumn, isNumeric, type Table } from '../../core/table';
import { sumsByLabel, type FrameRow } from '../../data/danfo';
import type { Ctx, MlTasks } from '../context';
import { finite, numbersOf } from '../figures';
import type { params, ProfileReport, SegmentProfile } from './meta';
import { matchNames, signatureOf } from './names';
import { proposeNames } from './proposal';
import { levelTraits, numberTraits, type Grouping, type RankedTrait } from './traits';

const MEASURES: ReadonlySet<Role> = new Set<Role>(['money', 'count', 'share', 'number']);
const LEVELS: ReadonlySet<Role> = new Set<Role>(['category', 'country', 'segment', 'outcome', 'consent']);
const MOST_TRAITS = 8;
/** Enough to put together, few enough to be quick. */
const FRAME_ROWS = 400;

export const impl: StepImpl<typeof params, ProfileReport, MlTasks> = {
  async fit() {
    return { program: [], learnt: {}, notes: [] };
  },

  async report({ after, schemaAfter }, _fitted, { names }, context) {
    const { grouping, ids } = groupingOf(after, schemaAfter);
    const measures = schemaAfter.filter(({ plain, kind, role }) => plain && kind === 'number' && MEASURES.has(role));
    const groups = schemaAfter.filter(({ plain, kind, role }) => plain && LEVELS.has(role) && kind !== 'text' && kind !== 'date');
    const money = moneyOf(measures);
    const traits = await traitsOf(after, measures, groups, grouping, context);
    const sums = await sumsOf(after, money, grouping, ids);
    const moneyTotal = ids.reduce((sum, id) => sum + (sums.get(id)?.money ?? 0), 0);
    const order = [...measures.keys()].sort((a, b) => spread(traits.numbers[b]) - spread(traits.numbers[a]) || a - b);
    const proposed = proposeNames(traits.ranked);
    const { members } = grouping;
    const signed = ids.map((id, segment) => ({
      id,
      signature: signatureOf(Array.from(members[segment] ?? [], (row) => after.rowIds[row] as number)),
    }));
    const given = matchNames(names, signed);
    const segments = signed.map(({ id, signature }, segment): SegmentProfile => {
      const { size, money: total } = sums.get(id) ?? { size: 0, money: 0 };
      return {
        id,
        size,
        share: size / after.rows,
        money: money && Number.isFinite(total) ? { total, share: shareOf(total, moneyTotal), mean: total / size } : null,
        name: given.get(id) ?? null,
        proposed: proposed[segment] ?? { code: 'profile.name.typical', args: {} },
        signature,
        traits: (traits.ranked[segment] ?? []).slice(0, MOST_TRAITS).map(({ trait }) => trait),
        means: order.map((m) => traits.numbers[m]?.[segment]?.trait.inSegment ?? null),
      };
    });
    return {
      rows: after.rows,
      unassigned: after.rows - segments.reduce((sum, { size }) => sum + size, 0),
      segments,
      moneyColumn: money?.name ?? null,
      measures: order.map((m) => {
        const column = measures[m] as SchemaColumn;
        return {
          column: column.name,
          format: formatOf(column),
          mean: traits.numbers[m]?.find((one) => one !== null)?.trait.everyone ?? null,
        };
      }),
      effects: order.map((m) => (traits.numbers[m] ?? []).map((ranked) => (ranked ? finite(ranked.trait.effect) : null))),
    };
  },
};

/** null where there is no whole to speak of. */
function shareOf(part: number, whole: number): number | null {
  return whole > 0 && Number.isFinite(whole) ? part / whole : null;
}

/** Where there are several, the one that sounds like all of it. */
function moneyOf(measures: Schema): SchemaColumn | undefined {
  const money = measures.filter(({ role }) => role === 'money');
  return (
    money.find(({ made }) => made === 'spend') ??
    money.find(({ name }) => /spend|total|revenue|amount|omsetning|umsatz|beløp|betrag/i.test(name)) ??
    money[0]
  );
}

/** Segments by letter, which is by size. */
function groupingOf(table: Table, schema: Schema): { readonly grouping: Grouping; readonly ids: readonly string[] } {
  const note = withRole(schema, 'cluster');
  const column = note && findColumn(table, note.name);
  if (!column || isNumeric(column)) return { grouping: { of: new Int32Array(table.rows).fill(-1), count: 0, members: [] }, ids: [] };
  const ids = [...new Set(column.codes)].filter((code) => code >= 0).map((code) => column.dict[code] as string);
  ids.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const place = column.dict.map((id) => ids.indexOf(id));
  const of = column.codes.map((code) => (code < 0 ? -1 : (place[code] as number)));
  const every = Uint32Array.from(of, (_, row) => row);
  return { grouping: { of, count: ids.length, members: ids.map((_, segment) => every.filter((row) => of[row] === segment)) }, ids };
}

interface Traits {
  /** By measure, then segment. */
  readonly numbers: readonly (readonly (RankedTrait | null)[])[];
  /** By segment, strongest first, only those whose interval excludes no difference. */
  readonly ranked: readonly (readonly RankedTrait[])[];
}

async function traitsOf(table: Table, measures: Schema, groups: Schema, grouping: Grouping, context: Ctx): Promise<Traits> {
  const columns = columnMap(table);
  const numbers: (readonly (RankedTrait | null)[])[] = [];
  const all: RankedTrait[][] = Array.from({ length: grouping.count }, () => []);
  for (const measure of measures) {
    await context.checkpoint();
    const found = numberTraits(measure, numbersOf(table, measure.name), grouping);
    numbers.push(found);
    found.forEach((one, segment) => one && all[segment]?.push(one));
  }
  for (const group of groups) {
    await context.checkpoint();
    const data = columns.get(group.name);
    if (data) levelTraits(group, data, grouping).forEach((found, segment) => all[segment]?.push(...found));
  }
  const clear = ({ trait: { low, high, effect } }: RankedTrait): boolean => effect !== 0 && low * high > 0 && Number.isFinite(low * high);
  return { numbers, ranked: all.map((traits) => traits.filter(clear).sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength))) };
}

/** Members and money of each segment: sums of blocks of rows, put together as one small frame. */
async function sumsOf(
  table: Table,
  money: SchemaColumn | undefined,
  { of, count }: Grouping,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly size: number; readonly money: number }>> {
  const data = money && numbersOf(table, money.name);
  const blocks = Math.max(1, Math.floor(FRAME_ROWS / Math.max(1, count)));
  const length = Math.max(1, Math.ceil(table.rows / blocks));
  const rows: FrameRow[] = [];
  for (let from = 0; from < table.rows && count > 0; from += length) {
    const sizes = new Float64Array(count);
    const totals = new Float64Array(count);
    for (let row = from; row < Math.min(from + length, table.rows); row++) {
      const segment = of[row] as number;
      if (segment < 0) continue;
      sizes[segment] = (sizes[segment] as number) + 1;
      const value = data?.[row] ?? 0;
      if (!Number.isNaN(value)) totals[segment] = (totals[segment] as number) + value;
    }
    ids.forEach((id, segment) => {
      if ((sizes[segment] as number) > 0) rows.push([id, sizes[segment] as number, totals[segment] as number]);
    });
  }
  const sums = await sumsByLabel(rows);
  return new Map(ids.map((id) => [id, { size: sums.get(id)?.[0] ?? 0, money: sums.get(id)?.[1] ?? 0 }]));
}

/** How differently the segments stand in a measure: the widest gap between two. */
function spread(found: readonly (RankedTrait | null)[] | undefined): number {
  const effects = (found ?? []).flatMap((one) => (one ? [one.trait.effect] : []));
  return effects.length > 0 ? Math.max(...effects) - Math.min(...effects) : 0;
}

function formatOf({ role, made }: SchemaColumn): ProfileReport['measures'][number]['format'] {
  if (made === 'recency' || made === 'tenure' || made === 'days-since') return 'days';
  return role === 'money' || role === 'share' ? role : role === 'count' ? 'integer' : 'number';
}
