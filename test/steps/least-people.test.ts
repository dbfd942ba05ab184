import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChartSpec } from '../../src/core/chart';
import type { Json } from '../../src/core/json';
import type { ParamSpec } from '../../src/core/params';
import { random } from '../../src/core/rng';
import { schemaOf, type Schema } from '../../src/core/schema';
import type { StepImpl, StepMeta } from '../../src/core/step';
import type { Table } from '../../src/core/table';
import type { MlTasks } from '../../src/steps/context';
import { meta as actMeta } from '../../src/steps/act/meta';
import { impl as actImpl } from '../../src/steps/act/run';
import { meta as compareMeta } from '../../src/steps/compare/meta';
import { impl as compareImpl } from '../../src/steps/compare/run';
import { meta as lifecycleMeta } from '../../src/steps/lifecycle/meta';
import { impl as lifecycleImpl } from '../../src/steps/lifecycle/run';
import { meta as mapMeta } from '../../src/steps/map/meta';
import { impl as mapImpl } from '../../src/steps/map/run';
import { meta as profileMeta } from '../../src/steps/profile/meta';
import { impl as profileImpl } from '../../src/steps/profile/run';
import { meta as rfmMeta } from '../../src/steps/rfm/meta';
import { impl as rfmImpl } from '../../src/steps/rfm/run';
import { meta as valueMeta } from '../../src/steps/value/meta';
import { impl as valueImpl } from '../../src/steps/value/run';
import { literal } from '../program/tables';
import { oneStep, rolesOf } from './one-step';

interface People {
  /** By group; those of the last are in none. */
  readonly sizes: readonly number[];
  /** One of so many has no amount, and one no number of orders. */
  readonly empty: number;
  readonly seed: number;
  readonly least: number;
}

const LETTERS = 'ABCDEF';

function madeOf({ sizes, empty, seed, least }: People): {
  readonly table: Table;
  readonly schema: Schema;
  readonly spend: readonly (number | null)[];
} {
  const chance = random(`people ${seed}`);
  const rows = sizes.flatMap((size, group) =>
    Array.from({ length: size }, () => ({
      group: group === sizes.length - 1 ? null : (LETTERS[group] ?? null),
      spend: chance.below(empty) === 0 ? null : 10 * (group + 1) + chance.below(200),
      orders: chance.below(empty) === 0 ? null : 1 + group + chance.below(9),
      days: chance.below(300) + 20 * group,
      channel: ['web', 'shop'][chance.below(2)] ?? null,
      old: ['gold', 'silver', 'tin'][chance.below(3)] ?? null,
    })),
  );
  const table = literal({
    Spend: ['number', rows.map(({ spend }) => spend)],
    Orders: ['number', rows.map(({ orders }) => orders)],
    Days: ['number', rows.map(({ days }) => days)],
    channel: ['category', rows.map(({ channel }) => channel)],
    Old: ['category', rows.map(({ old }) => old)],
    Segment: ['category', rows.map(({ group }) => group)],
  });
  const schema = schemaOf(table, rolesOf({ Spend: 'money', Orders: 'count', Old: 'segment', Segment: 'cluster' })).map((column) => {
    if (column.name === 'Days') return { ...column, made: 'recency' as const };
    return column.name === 'Segment' ? { ...column, least, origin: ['Spend', 'Days'] } : column;
  });
  return { table, schema, spend: rows.map(({ spend }) => spend) };
}

/** How many people there are, however it is called, and what says no more than that. */
const HEADS = ['size', 'rows', 'counted'];
const SAYS_NO_MORE = new Set([...HEADS, 'share', 'id', 'recency', 'frequency', 'entry', 'exit', 'from', 'first', 'counts', 'picture']);

/** Numbers told in a part of a report, apart from head counts. */
function figuresIn(value: Json): readonly number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => figuresIn(one as Json));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) => (SAYS_NO_MORE.has(key) ? [] : figuresIn(one)));
}

/** Everything that is told together with a count of fewer than may be told of. */
function ofFew(value: Json, least: number, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => ofFew(one as Json, least, `${path}[${i}]`));
  if (value === null || typeof value !== 'object') return [];
  const within = Object.entries(value).flatMap(([key, one]) => ofFew(one, least, `${path}.${key}`));
  // The report's own head is about all rows, and its parts are looked at one by one.
  const heads = path === '' ? [] : HEADS.flatMap((key) => ((value as Record<string, Json>)[key] as number) ?? []);
  const few = heads.some((count) => typeof count === 'number' && count > 0 && count < least);
  return few && figuresIn(value).length > 0 ? [...within, path] : within;
}

/** A count of few in a row of a picture, beside another figure than its share. */
function rowsOfFew({ id, fields, rows }: ChartSpec, least: number, few: ReadonlySet<string>): readonly string[] {
  const is = (end: string, at: number): boolean => fields[at]?.title.code.endsWith(end) ?? false;
  return rows.flatMap((row) => {
    const about = row.some(
      (cell, at) => (typeof cell === 'string' && few.has(cell)) || (is('field.rows', at) && cell !== 0 && Number(cell) < least),
    );
    const figure = row.some((cell, at) => typeof cell === 'number' && !is('field.rows', at) && !is('field.share', at));
    return about && figure ? [id] : [];
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** What is left of a whole less the parts told of. */
function leavesFew(parts: readonly { readonly people: number; readonly told: boolean }[], least: number): boolean {
  const left = sum(parts.map(({ people, told }) => (told ? 0 : people)));
  return parts.some(({ told }) => told) && left > 0 && left < least;
}

async function breaches(people: People, walked = people.least): Promise<readonly string[]> {
  const { table, schema, spend } = madeOf(people);
  const found: string[] = [];
  let from = 0;
  const known = people.sizes.map((size) => spend.slice(from, (from += size)).filter((value) => value !== null).length);
  const letters = people.sizes.map((_, group) => (group === people.sizes.length - 1 ? null : LETTERS[group]));
  const few = new Set(letters.filter((id, group) => id && (people.sizes[group] ?? 0) < walked).map(String));
  const parts = (told: (id: string) => boolean) => letters.map((id, group) => ({ people: known[group] ?? 0, told: id ? told(id) : false }));
  const say = (step: string, what: readonly string[]): number => found.push(...what.map((path) => `${step}${path}`));
  async function look<S extends ParamSpec, R extends Json>(meta: StepMeta<S, R>, impl: StepImpl<S, R, MlTasks>): Promise<R> {
    const { report } = await oneStep({ meta, impl }, table, schema);
    say(meta.id, ofFew(report, walked));
    for (const chart of meta.charts(report))
      say(
        `${meta.id} picture `,
        rowsOfFew(chart, walked, meta.id === 'act' || meta.id === 'compare' || chart.id === 'sizes' ? new Set() : few),
      );
    return report;
  }
  const profile = await look(profileMeta, profileImpl);
  if (
    leavesFew(
      parts((id) => profile.segments.some((one) => one.id === id && one.money !== null)),
      walked,
    )
  )
    found.push('profile money');
  profile.measures.forEach(({ column, mean }, m) => {
    if (mean === null || column !== 'Spend') return;
    const told = profile.segments
      .map(({ means }, group) => ({ of: known[group] ?? 0, mean: means[m] ?? null }))
      .filter((one) => one.mean !== null);
    const of = sum(told.map((one) => one.of));
    if (Math.abs(sum(told.map((one) => (one.mean ?? 0) * one.of)) / of - mean) > 1e-9) found.push('profile everyone');
    if (told.some((one) => one.of < walked)) found.push('profile means');
  });
  const value = await look(valueMeta, valueImpl);
  if (
    leavesFew(
      parts((id) => value.segments.some((one) => one.id === id)),
      walked,
    )
  )
    found.push('value money');
  const places = [...value.curve.map((place) => place.people * value.counted)];
  if (places.some((place, i) => i > 0 && place - (places[i - 1] ?? 0) < walked - 1e-9)) found.push('value curve');
  if (value.half !== null && value.half * value.counted < walked) found.push('value half');
  // What all bring, told there, less what the averages told here make of the other groups.
  const averages = profile.measures.findIndex(({ column }) => column === value.column);
  if (
    value.total !== null &&
    leavesFew(
      parts((id) => (profile.segments.find((one) => one.id === id)?.means[averages] ?? null) !== null),
      walked,
    )
  )
    found.push('profile averages beside value');
  const rfm = await look(rfmMeta, rfmImpl);
  if (
    leavesFew(
      rfm.cells.map(({ rows, money }) => ({ people: rows, told: money !== null })),
      walked,
    ) &&
    people.empty > 99
  )
    found.push('rfm cells');
  await look(lifecycleMeta, lifecycleImpl);
  await look(mapMeta, mapImpl);
  await look(compareMeta, compareImpl);
  await look(actMeta, actImpl);
  return found;
}

const size = fc.oneof(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 16, max: 60 }));

it('tells nothing of fewer people than may be told of, anywhere about the groups', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        sizes: fc
          .tuple(fc.array(size, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 15 }))
          .map(([groups, none]) => [...groups, none]),
        empty: fc.constantFrom(2, 5, 1000),
        seed: fc.nat(1000),
        least: fc.integer({ min: 10, max: 15 }),
      }),
      async (people) => {
        expect(await breaches(people)).toEqual([]);
      },
    ),
    { numRuns: 20 },
  );
});

it('would be found out if it told of fewer', async () => {
  const few = await breaches({ sizes: [60, 40, 14, 12], empty: 1000, seed: 1, least: 10 }, 16);
  expect(few).toEqual(expect.arrayContaining(['profile.segments[2]', 'profile picture money', 'value.segments[2]', 'map.segments[2]']));
  const left = await breaches({ sizes: [60, 40, 12, 0], empty: 1000, seed: 1, least: 10 }, 13);
  expect(left).not.toEqual([]);
  const beside = await breaches({ sizes: [60, 40, 0, 12], empty: 1000, seed: 1, least: 10 }, 13);
  expect(beside).toContain('profile averages beside value');
});
