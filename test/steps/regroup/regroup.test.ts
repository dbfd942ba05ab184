import { describe, expect, it } from 'vitest';
import type { GroupMark } from '../../../src/core/group-marks';
import { random } from '../../../src/core/rng';
import { schemaOf, type Schema } from '../../../src/core/schema';
import { findColumn, isNumeric, type Table } from '../../../src/core/table';
import { meta, type Act } from '../../../src/steps/regroup/meta';
import { meta as clusterMeta } from '../../../src/steps/cluster/meta';
import { impl as clusterImpl } from '../../../src/steps/cluster/run';
import { impl } from '../../../src/steps/regroup/run';
import { meta as profileMeta } from '../../../src/steps/profile/meta';
import { toldOf, withTold } from '../../../src/steps/profile/names';
import { impl as profileImpl } from '../../../src/steps/profile/run';
import { groupsOf, sketchesOf } from '../../../src/steps/sketches';
import { toSql } from '../../../src/program/sql';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { difference } from '../../contract/same-table';
import { literal } from '../../program/tables';
import { oneStep, rolesOf } from '../one-step';

const step = { meta, impl };
const MIDDLES = [
  [0, 0],
  [10, 0],
  [0, 10],
  [10, 10],
] as const;

/** Four clouds of 30, called as told; cloud by cloud. */
function clouds(letters: readonly (string | null)[], { shuffle = false } = {}): { table: Table; schema: Schema } {
  const chance = random('clouds');
  const rows = MIDDLES.flatMap(([x, y], cloud) =>
    Array.from({ length: 30 }, (_, i) => ({
      id: `k${cloud * 30 + i}`,
      x: x + chance.normal(),
      y: y + chance.normal(),
      of: letters[cloud] ?? null,
    })),
  );
  const ordered = shuffle ? [...random('order').permutation(rows.length)].map((at) => rows[at] as (typeof rows)[number]) : rows;
  const table = literal({
    x: ['number', ordered.map(({ x }) => x)],
    y: ['number', ordered.map(({ y }) => y)],
    Segment: ['category', ordered.map(({ of }) => of)],
  });
  const schema = schemaOf(table, rolesOf({ Segment: 'cluster' })).map((column) =>
    column.role === 'cluster' ? { ...column, origin: ['x', 'y'] } : column,
  );
  return { table, schema };
}

const FOUND = ['A', 'B', 'C', 'D'];

function mark(does: Act, letters: readonly string[], { table, schema } = clouds(FOUND), letter = ''): GroupMark {
  const groups = groupsOf(table, schema);
  const sketches = sketchesOf(table, schema, groups);
  return { does, of: letters.flatMap((id) => sketches[groups.ids.indexOf(id)] ?? []), texts: [['note', 'because']], letter };
}

/** Letters with their sizes. */
function sizes(table: Table): Readonly<Record<string, number>> {
  const column = findColumn(table, 'Segment');
  if (!column || isNumeric(column)) throw new Error('no groups');
  const count: Record<string, number> = {};
  for (const code of column.codes) {
    const id = code < 0 ? '–' : (column.dict[code] ?? '');
    count[id] = (count[id] ?? 0) + 1;
  }
  return count;
}

const lettersOf = (table: Table): readonly (string | null)[] => {
  const column = findColumn(table, 'Segment');
  if (!column || isNumeric(column)) throw new Error('no groups');
  return Array.from(column.codes, (code) => (code < 0 ? null : (column.dict[code] ?? null)));
};

async function after(acts: readonly GroupMark[], { table, schema } = clouds(FOUND)) {
  const outcome = await oneStep(step, table, schema, { acts });
  return { ...outcome, sizes: sizes(outcome.after) };
}

describe('changes to the groups', () => {
  it('leaves them as they are without any', async () => {
    const { fitted, report, sizes: there } = await after([]);
    expect(fitted.program).toEqual([]);
    expect(there).toEqual({ A: 30, B: 30, C: 30, D: 30 });
    expect(meta.finding(report)).toEqual({ code: 'regroup.as-found', args: { groups: 4 } });
  });

  it('makes one of two, in the order decided, with its note', async () => {
    const { sizes: there, report } = await after([mark('merge', ['B', 'D'])]);
    expect(there).toEqual({ A: 30, B: 60, C: 30 });
    expect(report.acts).toEqual([{ does: 'merge', state: 'done', from: ['B', 'D'], to: ['B'], kept: null, note: 'because', for: '' }]);
    expect(meta.finding(report)).toEqual({ code: 'regroup.changed', args: { found: 4, groups: 3 } });
  });

  it('sets one aside', async () => {
    const { sizes: there, report } = await after([mark('reject', ['C'])]);
    expect(there).toEqual({ A: 30, B: 30, '–': 30, D: 30 });
    expect(report.aside).toBe(30);
  });

  it('makes two of one where it falls apart', async () => {
    const blob = clouds(['A', 'A', 'B', 'B']);
    const { after: table, report } = await after([mark('split', ['A'], blob)], blob);
    const letters = lettersOf(table);
    expect(report.acts[0]).toMatchObject({ state: 'done', from: ['A'], to: ['A', 'C'] });
    expect(new Set(letters.slice(0, 30)).size).toBe(1);
    expect(new Set(letters.slice(30, 60)).size).toBe(1);
    expect([letters[0], letters[30]].sort()).toEqual(['A', 'C']);
    expect(letters.slice(60)).toEqual(Array.from({ length: 60 }, () => 'B'));
  });

  it('splits nobody off who would be a handful', async () => {
    const few = clouds(FOUND);
    const table = {
      ...few.table,
      columns: few.table.columns.map((column) =>
        isNumeric(column) ? column : { ...column, codes: column.codes.map((code, row) => (row < 15 ? code : 1)) },
      ),
    };
    const { report, fitted } = await after([mark('split', ['A'], { ...few, table })], { ...few, table });
    expect(report.acts[0]).toMatchObject({ state: 'too-small', from: ['A'], to: ['A'] });
    expect(fitted.program).toEqual([]);
    // Large enough for two, but it falls apart into many and five.
    const five = clouds(FOUND);
    const far = {
      ...five.table,
      columns: five.table.columns.map((c) => (isNumeric(c) ? { ...c, data: c.data.map((v, row) => v + (row < 5 ? 500 : 0)) } : c)),
    };
    const apart = await after([mark('split', ['A'], { ...five, table: far })], { ...five, table: far });
    expect([apart.report.acts[0]?.state, apart.fitted.program]).toEqual(['too-small', []]);
  });

  it('finds its people under other letters, and in another order of rows by where they lie', async () => {
    const merged = mark('merge', ['B', 'D']);
    const renamed = clouds(['D', 'A', 'B', 'C']);
    expect((await after([merged], renamed)).report.acts[0]).toMatchObject({ state: 'done', from: ['A', 'C'] });
    const shuffled = clouds(['D', 'A', 'B', 'C'], { shuffle: true });
    expect((await after([merged], shuffled)).report.acts[0]).toMatchObject({ state: 'done', from: ['A', 'C'] });
  });

  it('says so when the people are no group any more', async () => {
    const one = clouds(['A', 'A', 'A', 'A']);
    const { report, sizes: there } = await after([mark('merge', ['B', 'D']), mark('reject', ['C'])], one);
    expect(report.acts.map(({ state }) => state)).toEqual(['lost', 'lost']);
    expect(there).toEqual({ A: 120 });
    expect(meta.soWhat(report)).toEqual({ code: 'regroup.lost.so', args: { acts: 2 } });
  });

  it('never calls a group by the letter of one that was set aside', async () => {
    const first = clouds(['A', 'A', 'B', 'B']);
    const split = mark('split', ['A'], first);
    const { after: between, schema } = await after([split], first);
    const { report } = await after([split, mark('reject', ['C'], { table: between, schema }), mark('split', ['B'], first)], first);
    expect(report.acts.map(({ to }) => to.join())).toEqual(['A,C', '', 'B,D']);
  });

  it('builds one change on the other', async () => {
    const first = clouds(FOUND);
    const merge = mark('merge', ['A', 'B'], first);
    const between = await after([merge], first);
    const { report, sizes: there } = await after([merge, mark('split', ['A'], { table: between.after, schema: between.schema })], first);
    expect(there).toEqual({ A: 30, C: 30, D: 30, E: 30 });
    expect(report).toMatchObject({ found: 4, groups: 4 });
  });
});

describe('what was written about a group', () => {
  const profile = { meta: profileMeta, impl: profileImpl };
  const TOLD = { name: 'Grocers', note: 'Ask about crates', owner: 'Kari', channel: 'Phone', next: 'Ring on Friday' };

  /** Written about groups as found, and read after the changes. */
  async function toldAfter(acts: readonly GroupMark[], about: readonly string[], found = clouds(FOUND)) {
    const groups = groupsOf(found.table, found.schema);
    const sketches = sketchesOf(found.table, found.schema, groups);
    const marks = about.reduce<readonly GroupMark[]>((all, id) => {
      const sketch = sketches[groups.ids.indexOf(id)];
      return sketch ? withTold(all, { sketch, marked: null }, { ...TOLD, owner: `Owner of ${id}` }) : all;
    }, []);
    const changed = await after(acts, found);
    const { report } = await oneStep(profile, changed.after, changed.schema, { told: marks });
    return new Map(report.segments.map((segment) => [segment.id, toldOf(marks, segment)]));
  }

  it('stays with the larger part of one made of two, and the others keep theirs', async () => {
    const larger = clouds(['A', 'B', 'B', 'C']);
    const told = await toldAfter([mark('merge', ['A', 'B'], larger)], ['B', 'C'], larger);
    expect([...told.keys()]).toEqual(['B', 'C']);
    expect(told.get('B')).toEqual({ ...TOLD, owner: 'Owner of B' });
    expect(told.get('C')).toEqual({ ...TOLD, owner: 'Owner of C' });
  });

  it('stays with one of the halves of one made two, and the other has nothing', async () => {
    const blob = clouds(['A', 'A', 'B', 'C']);
    const told = await toldAfter([mark('split', ['A'], blob)], ['A', 'B'], blob);
    const halves = ['A', 'D'].map((id) => told.get(id)?.owner);
    expect(halves.toSorted()).toEqual(['', 'Owner of A']);
    expect(told.get('B')).toEqual({ ...TOLD, owner: 'Owner of B' });
    expect(told.get('C')?.name).toBe('');
  });

  it('is about nobody else when its group is set aside', async () => {
    const told = await toldAfter([mark('reject', ['C'])], ['C', 'D']);
    expect([...told].map(([id, { owner }]) => [id, owner])).toEqual([
      ['A', ''],
      ['B', ''],
      ['D', 'Owner of D'],
    ]);
  });
});

describe('a pinned group', () => {
  const pinned = (of = clouds(FOUND)): GroupMark => mark('pin', ['B', 'A', 'C', 'D'], of, 'B');

  it('changes nothing while the groups are those it was pinned among', async () => {
    const { fitted, report } = await after([pinned()]);
    expect(fitted.program).toEqual([]);
    expect(report.pinned).toEqual(['B']);
  });

  it('changes nothing either where the group is not what lies nearest to its middle', async () => {
    const odd = clouds(['A', 'A', 'B', 'C']);
    const { fitted, report } = await after([mark('pin', ['A', 'B', 'C'], odd, 'A')], odd);
    expect(fitted.program).toEqual([]);
    expect(report.acts[0]).toMatchObject({ state: 'done', kept: 1 });
  });

  it('keeps its letter and its people when letters change', async () => {
    const { after: table, report } = await after([pinned()], clouds(['B', 'C', 'D', 'A']));
    const letters = lettersOf(table);
    expect(letters.slice(30, 60)).toEqual(Array.from({ length: 30 }, () => 'B'));
    expect(new Set([letters[0], letters[60], letters[90]])).toEqual(new Set(['C', 'D', 'A']));
    expect(report.acts[0]?.kept).toBe(1);
  });

  it('is taken out of a larger group, whose others stay together', async () => {
    const { after: table, report } = await after([pinned()], clouds(['A', 'A', 'B', 'A']));
    const letters = lettersOf(table);
    expect(letters.slice(30, 60)).toEqual(Array.from({ length: 30 }, () => 'B'));
    expect(letters.filter((id) => id === 'B')).toHaveLength(30);
    expect(new Set(letters.slice(60, 90)).size).toBe(1);
    expect(report.groups).toBe(3);
  });

  it('holds in another order of rows', async () => {
    const { after: table } = await after([pinned()], clouds(['D', 'A', 'B', 'C'], { shuffle: true }));
    expect(sizes(table)).toMatchObject({ B: 30, D: 30, C: 30, A: 30 });
  });

  it('says so where its columns are gone', async () => {
    const { table, schema } = clouds(['D', 'A', 'B', 'C']);
    const without = schema.map((column) => (column.name === 'y' ? { ...column, feature: false } : column));
    const { report } = await oneStep(step, table, without, { acts: [pinned()] });
    expect(report.acts[0]).toMatchObject({ state: 'no-columns', from: ['A'] });
  });
});

describe('a group that was pinned, when the number of groups is changed', () => {
  const cluster = { meta: clusterMeta, impl: clusterImpl };

  /** Six clouds that touch, 60 in each. */
  function people(): Table {
    const chance = random('pinned people');
    const at = Array.from(
      { length: 360 },
      (_, i) => [3 * (i % 3) + chance.normal(), 4 * (Math.floor(i / 3) % 2) + chance.normal()] as const,
    );
    return literal({ x: ['number', at.map(([x]) => x)], y: ['number', at.map(([, y]) => y)] });
  }

  async function held(method: 'kmeans' | 'hierarchical', from: number, to: number) {
    const table = people();
    const first = await oneStep(cluster, table, {}, { method, k: from, restarts: 3 });
    const letters = lettersOf(first.after);
    const pinned = mark(
      'pin',
      ['B', ...new Set(letters.filter((id) => id !== null && id !== 'B'))] as string[],
      { table: first.after, schema: first.schema },
      'B',
    );
    const second = await oneStep(cluster, table, {}, { method, k: to, restarts: 3 });
    const { after: table2, report } = await oneStep(step, second.after, second.schema, { acts: [pinned] });
    const now = lettersOf(table2);
    const were = letters.flatMap((id, row) => (id === 'B' ? [row] : []));
    const stayed = were.filter((row) => now[row] === 'B').length;
    return {
      were: were.length,
      stayed,
      there: now.filter((id) => id === 'B').length,
      kept: report.acts[0]?.kept ?? 0,
      lost: now.filter((id) => id === null).length,
    };
  }

  it.each([
    [4, 6],
    [6, 3],
    [3, 5],
  ])('keeps every one of its people from %i groups to %i, and nobody else joins', async (from, to) => {
    const { were, stayed, there, kept, lost } = await held('kmeans', from, to);
    expect(were).toBeGreaterThan(40);
    expect([stayed, there, lost]).toEqual([were, were, 0]);
    expect(kept).toBe(1);
  });

  it('where the groups were no middles but a tree’s, nearly all of them, and how many is said', async () => {
    const { were, stayed, there, kept } = await held('hierarchical', 4, 6);
    const alike = stayed / (were + there - stayed);
    expect(stayed / were).toBeGreaterThan(0.8);
    expect(kept).toBeLessThan(1);
    expect(Math.abs(kept - alike)).toBeLessThan(0.2);
  });
});

describe('what is said of a row and its group', () => {
  const cluster = { meta: clusterMeta, impl: clusterImpl };
  /** Three clouds in a line that touch. */
  const inLine = (): Table => {
    const chance = random('in line');
    const at = Array.from({ length: 420 }, (_, i) => [2.8 * (i % 3) + chance.normal(), chance.normal()] as const);
    return literal({ x: ['number', at.map(([x]) => x)], y: ['number', at.map(([, y]) => y)] });
  };
  const flags = (table: Table, name: string): readonly (number | null)[] => {
    const column = findColumn(table, name);
    return column && isNumeric(column) ? Array.from(column.data, (value) => (Number.isNaN(value) ? null : value)) : [];
  };

  async function changed(
    method: 'kmeans' | 'mixture',
    does: Act,
    of: (letters: readonly (string | null)[], x: readonly (number | null)[]) => string[],
  ) {
    const found = await oneStep(cluster, inLine(), {}, { method, k: 3, restarts: 3 });
    const at = { table: found.after, schema: found.schema };
    const letters = lettersOf(found.after);
    const outcome = await oneStep(step, found.after, found.schema, { acts: [mark(does, of(letters, flags(found.after, 'x')), at)] });
    const sql = toSql([{ name: 'regroup', program: outcome.fitted.program }], { table: INPUT, columns: found.after.columns }, 'duckdb');
    expect(difference(outcome.after, await runInDuckdb(sql, found.after))).toBeNull();
    return { found: found.after, letters, after: outcome.after, report: outcome.report };
  }

  /** The middle cloud's letter and that of the one to its right. */
  const middleAndRight = (letters: readonly (string | null)[], x: readonly (number | null)[]): string[] => {
    const mean = (id: string): number => {
      const own = x.filter((_, row) => letters[row] === id);
      return own.reduce<number>((sum, value) => sum + (value ?? 0), 0) / own.length;
    };
    return ['A', 'B', 'C'].sort((a, b) => mean(a) - mean(b)).slice(1);
  };

  it('is of the groups as they stand: nobody lies between two that were made one, and who lay between others still does', async () => {
    const { found, after: table, letters, report } = await changed('kmeans', 'merge', middleAndRight);
    const [x, before, now] = [flags(found, 'x'), flags(found, 'Between two segments'), flags(table, 'Between two segments')];
    const gone = now.flatMap((flag, row) => (before[row] === 1 && flag === 0 ? [row] : []));
    expect(gone.length).toBeGreaterThan(2);
    expect(gone.every((row) => (x[row] ?? 0) > 2.8)).toBe(true);
    expect(now.filter((flag) => flag === 1).length).toBeGreaterThan(2);
    expect(now.every((flag, row) => flag === before[row] || gone.includes(row))).toBe(true);
    expect([now.includes(null), letters.includes(null)]).toEqual([false, false]);
    expect(report.marks).toEqual({ between: 'Between two segments', sure: null });
  }, 30_000);

  it('finds who lies between the halves of one made two, and says nothing of those in none', async () => {
    const blob = await changed('kmeans', 'split', (letters, x) => middleAndRight(letters, x).slice(0, 1));
    const [before, now] = [flags(blob.found, 'Between two segments'), flags(blob.after, 'Between two segments')];
    expect(now.filter((flag, row) => flag === 1 && before[row] === 0).length).toBeGreaterThan(2);
    const aside = await changed('kmeans', 'reject', (letters, x) => middleAndRight(letters, x).slice(1));
    const groups = lettersOf(aside.after);
    expect(flags(aside.after, 'Between two segments').map((flag) => flag === null)).toEqual(groups.map((id) => id === null));
  }, 30_000);

  it('how likely a row belongs is no longer known in a group that was changed, and stays known in the others', async () => {
    const { found, after: table, letters, report } = await changed('mixture', 'merge', middleAndRight);
    const [before, now] = [flags(found, 'Belongs to its segment'), flags(table, 'Belongs to its segment')];
    const merged = new Set(report.acts[0]?.from);
    expect(merged.size).toBe(2);
    expect(now).toEqual(before.map((value, row) => (merged.has(letters[row] ?? '') ? null : value)));
    expect(flags(table, 'Between two segments').includes(null)).toBe(false);
    expect(report.marks.sure).toBe('Belongs to its segment');
  }, 30_000);
});

describe('the program of all changes together', () => {
  it('says the same in DuckDB', async () => {
    const found = clouds(FOUND);
    const later = clouds(['D', 'A', 'A', 'C']);
    const acts = [
      mark('pin', ['B', 'A', 'C', 'D'], found, 'B'),
      mark('merge', ['A', 'D'], found),
      mark('split', ['C'], found),
      mark('reject', ['B'], found),
    ];
    const { fitted, after: table, report } = await after(acts, later);
    expect(fitted.program.length).toBeGreaterThan(2);
    expect(report.acts.filter(({ state }) => state === 'done').length).toBeGreaterThan(2);
    const sql = toSql([{ name: 'regroup', program: fitted.program }], { table: INPUT, columns: later.table.columns }, 'duckdb');
    expect(difference(table, await runInDuckdb(sql, later.table))).toBeNull();
  }, 30_000);
});
