import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { dictColumn, numericColumn, tableOf, type Table } from '../../../src/core/table';
import { schemaOf, type Role } from '../../../src/core/schema';
import { contrastOf } from '../../../src/steps/map/contrast';
import { meta, trustSaid } from '../../../src/steps/map/meta';
import { impl, pointsOf } from '../../../src/steps/map/run';
import { literal } from '../../program/tables';
import { oneStep } from '../one-step';

const step = { meta, impl };
const roles: Readonly<Record<string, Role>> = { Segment: 'cluster' };

function planted(rows: number): Table {
  const chance = random('planted');
  const at = (shift: number): number[] => Array.from({ length: rows }, (_, i) => chance.normal() + (i % 2 === 0 ? shift : 0));
  return tableOf([
    numericColumn('Fresh', 'number', at(12)),
    numericColumn('Milk', 'number', at(0)),
    numericColumn('Deli', 'number', at(0)),
    dictColumn(
      'Segment',
      'category',
      Array.from({ length: rows }, (_, i) => (i === 1 ? null : i % 2 === 0 ? 'B' : 'A')),
    ),
  ]);
}

describe('the map', () => {
  it('puts groups where they lie apart and says how much of the differences it holds', async () => {
    const table = planted(100);
    const { report, after, schema } = await oneStep(step, table, roles);
    expect(report).toMatchObject({ none: null, shown: 100, incomplete: 0, columns: ['Fresh', 'Milk', 'Deli'] });
    expect(report.kept?.[0]).toBeGreaterThan(0.9);
    expect(report.axes[0]).toMatchObject([{ column: 'Fresh' }]);
    expect(report.axes[0]?.[0]?.weight).toBeGreaterThan(0.99);
    expect(report.segments.map(({ id, rows }) => [id, rows])).toEqual([
      ['A', 49],
      ['B', 50],
    ]);
    const [a, b] = report.segments;
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan(10);
    const points = pointsOf(after, schema, report);
    expect(points?.groups).toEqual(['A', 'B']);
    expect([...(points?.group.subarray(0, 4) ?? [])]).toEqual([1, 255, 1, 0]);
    expect(points?.rowIds).toEqual(table.rowIds);
  });

  it('holds nothing of the table but places and groups', async () => {
    const { report, after, schema } = await oneStep(step, planted(30), roles);
    expect(Object.keys(pointsOf(after, schema, report) ?? {}).sort()).toEqual(['group', 'groups', 'rowIds', 'x', 'y']);
    expect(JSON.stringify(report).length).toBeLessThan(2000);
  });

  it('draws by neighbourhoods too, of which the directions mean nothing', async () => {
    const { report } = await oneStep(step, planted(60), roles, { method: 'umap' });
    expect(report).toMatchObject({ method: 'umap', kept: null, axes: [], shown: 60 });
    expect(meta.finding(report).code).toBe('map.finding.umap');
  });

  it('leaves out rows with holes and says how many', async () => {
    const holes = literal({ a: ['number', [1, 2, null, 4, 5, 6]], b: ['number', [2, 1, 1, 5, 3, 9]] });
    const { report, after, schema } = await oneStep(step, holes);
    expect(report).toMatchObject({ shown: 5, incomplete: 1 });
    expect([...(pointsOf(after, schema, report)?.rowIds ?? [])]).toEqual([0, 1, 3, 4, 5]);
  });

  it('says so when there is nothing to draw', async () => {
    const words = await oneStep(step, literal({ town: ['category', ['a', 'b', 'c', 'd', 'e']] }));
    expect(words.report.none).toBe('columns');
    const few = await oneStep(step, literal({ a: ['number', [1, 2, null]] }));
    expect([few.report.none, meta.finding(few.report).code]).toEqual(['rows', 'map.none.rows']);
    expect(pointsOf(few.after, few.schema, few.report)).toBeUndefined();
  });

  it('shows a hundred thousand of more, drawn by chance and in the order of the file', async () => {
    const rows = 100_050;
    const table = tableOf([
      numericColumn(
        'a',
        'number',
        Array.from({ length: rows }, (_, i) => i % 97),
      ),
    ]);
    const { report, after, schema } = await oneStep(step, table);
    const ids = pointsOf(after, schema, report)?.rowIds ?? new Uint32Array(0);
    expect([report.shown, new Set(ids).size, ids.every((id, i) => i === 0 || id > (ids[i - 1] as number))]).toEqual([
      100_000,
      100_000,
      true,
    ]);
  });

  it('keeps its numbers finite whatever the unit', async () => {
    const { report } = await oneStep(step, literal({ a: ['number', [1e300, -1e300, 5e299, 0]], b: ['number', [1, 2, 3, 4]] }));
    expect(report.kept?.every(Number.isFinite)).toBe(true);
  });

  it('is trusted by the columns it was made of, of which a picture of ten without a shape shows little', async () => {
    const chance = random('ten');
    const columns = Array.from({ length: 10 }, (_, j) =>
      numericColumn(
        `x${j}`,
        'number',
        Array.from({ length: 150 }, () => chance.normal()),
      ),
    );
    const { report } = await oneStep(step, tableOf(columns), {});
    expect([(report.trust?.value ?? 1) < 0.85, (report.trust?.value ?? 0) > 0.55, report.trust?.neighbours]).toEqual([true, true, 15]);
  });

  it('says in words how far to trust it', async () => {
    const { report } = await oneStep(step, planted(100), roles);
    const said = (value: number) => trustSaid({ ...report, trust: { value, neighbours: 15, sample: 100 } })?.code;
    expect([said(0.99), said(0.9), said(0.7)]).toEqual(['map.trust.high', 'map.trust.fair', 'map.trust.low']);
  });
});

describe('some people against everyone', () => {
  it('names first what sets them apart most', () => {
    const often = <T>(cells: readonly T[]): T[] => Array.from({ length: 20 }, () => cells).flat();
    const ids = Array.from({ length: 80 }, (_, i) => 100 + i);
    const cells = { same: often([1, 2, 1, 2]), Spend: often([10, 10, 10, 90]), name: often(['a', 'b', 'c', 'd']) };
    const table = literal({ same: ['number', cells.same], Spend: ['number', cells.Spend], name: ['text', cells.name] }, ids);
    const rich = ids.filter((_, i) => i % 4 === 3);
    const schema = [
      { name: 'same', kind: 'number', role: 'number', origin: ['same'], feature: true, plain: true },
      { name: 'Spend', kind: 'number', role: 'money', origin: ['Spend'], feature: true, plain: true },
      { name: 'name', kind: 'text', role: 'name', origin: ['name'], feature: false, plain: true },
    ] as const;
    expect(contrastOf(table, schema, [...rich, 77])).toEqual([
      { column: 'Spend', format: 'money', some: 90, all: 30, effect: expect.closeTo(60 / Math.sqrt(1200), 12) as number },
      { column: 'same', format: 'number', some: 2, all: 1.5, effect: 1 },
    ]);
    // neither a handful, nor all but a handful
    for (const some of [[], rich.slice(0, 9), ids.slice(9)]) expect(contrastOf(table, schema, some)).toEqual([]);
    expect(contrastOf(table, schema, ids).map(({ effect }) => effect)).toEqual([0, 0]);
  });

  it('are about everyone without a handful, whose average would be left over beside the profile of the others', () => {
    const group = (row: number): string | null => (row < 50 ? 'A' : row < 90 ? 'B' : row < 95 ? 'C' : null);
    const ids = Array.from({ length: 100 }, (_, row) => row);
    const some = literal({
      Visits: ['number', ids.map((row) => (row < 90 ? row % 2 : 1000))],
      Segment: ['category', ids.map(group)],
    });
    const [visits] = contrastOf(some, schemaOf(some, new Map([['Segment', 'cluster']])), ids.slice(40));
    expect(visits).toMatchObject({ some: 0.5, all: 0.5 });
  });
});
