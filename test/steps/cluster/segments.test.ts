import { describe, expect, it } from 'vitest';
import { defaults } from '../../../src/core/params';
import { random } from '../../../src/core/rng';
import { schemaAfter, schemaOf } from '../../../src/core/schema';
import { isNumeric, type Table } from '../../../src/core/table';
import { run as runProgram } from '../../../src/program/run';
import { knownStability, meta, METHOD_IDS, type MethodId } from '../../../src/steps/cluster/meta';
import { impl } from '../../../src/steps/cluster/run';
import { wrongWords } from '../../contract/step-words';
import { cells, literal } from '../../program/tables';
import { contextOf, oneStep, rolesOf } from '../one-step';

const step = { meta, impl };

/** Three groups on one line, `gap` apart, and a second column of other units. */
function shop(rows: number, gap: number, unit = 1): Table {
  const chance = random(`shop ${rows} ${gap}`);
  const group = Array.from({ length: rows }, (_, i) => i % 3);
  return literal({
    visits: ['number', group.map((g) => gap * g + chance.normal())],
    spend: ['number', group.map((g) => unit * ((g === 1 ? gap : 0) + chance.normal()))],
    plan: ['category', group.map((g) => ['basic', 'plus', 'pro'][g] ?? '')],
  });
}

describe('how steady segments are', () => {
  it.each([
    [50, true],
    [51, false],
  ])('in %i columns people between two are marked: %s', async (columns, marked) => {
    const chance = random('wide');
    const wide = Array.from({ length: columns }, (_, c) => [
      `column ${c}`,
      ['number', Array.from({ length: 60 }, (_, i) => (c < 10 ? 6 * (i % 2) : 0) + chance.normal())] as const,
    ]);
    const { report } = await oneStep(step, literal(Object.fromEntries(wide)), {}, { k: 2 });
    expect(report.between !== null).toBe(marked);
  });

  it('is said of each, and people between two are marked', async () => {
    const { report, after, schema } = await oneStep(step, shop(240, 9));
    expect(knownStability(report.stability)?.segments.map(({ id, words }) => [id, words])).toEqual([
      ['A', 'very'],
      ['B', 'very'],
      ['C', 'very'],
    ]);
    expect(report.between).toBe(0);
    expect(schema.at(-1)).toMatchObject({ name: 'Between two segments', kind: 'bool', role: 'cluster', feature: false });
    const soft = await oneStep(step, shop(240, 2), {}, { k: 3 });
    expect(soft.report.between).toBeGreaterThan(0);
    const marks = soft.after.columns.find(({ name }) => name === 'Between two segments');
    expect(marks && isNumeric(marks) ? marks.data.filter((value) => value === 1).length : -1).toBe(soft.report.between);
    const rule = JSON.stringify(soft.fitted.program);
    const centres = JSON.parse(/"centres":(\[\[.*?\]\])/.exec(rule)?.[1] ?? '[]') as number[][];
    const [x, y] = ['visits', 'spend'].map((name) => cells(soft.after)[name]?.[1] as number[]) as [number[], number[]];
    const close = x.map((at, i) => {
      const far = centres.map(([a, b]) => Math.hypot(at - (a ?? NaN), (y[i] ?? NaN) - (b ?? NaN))).sort((one, other) => one - other);
      return 0.9 * (far[1] ?? NaN) < (far[0] ?? NaN) ? 1 : 0;
    });
    expect([centres.length, cells(soft.after)['Between two segments']?.[1]]).toEqual([3, close]);
    expect(after.columns.map(({ name }) => name)).toEqual(['visits', 'spend', 'plan', 'Segment', 'Between two segments']);
  });

  it('goes into the headline where segments cannot be relied on, unless their number was asked for; none is praised before it is known', async () => {
    const { report } = await oneStep(step, shop(240, 9));
    const told = (loose: readonly string[] | 'checking', verdict = report.verdict): readonly string[] => {
      const segments = knownStability(report.stability)?.segments ?? [];
      const known = segments.map((one) => (loose.includes(one.id) ? { ...one, words: 'loose' as const } : one));
      const stability = loose === 'checking' ? loose : { resamples: 100, rows: report.rows, of: report.rows, segments: known };
      const of = { ...report, verdict, stability };
      const said = [meta.finding(of), meta.soWhat(of)];
      expect(said.flatMap(wrongWords)).toEqual([]);
      return said.map(({ code }) => code);
    };
    expect(told([])).toEqual(['cluster.finding.clear', 'cluster.so.clear']);
    expect(told(['B'])).toEqual(['cluster.finding.loose', 'cluster.so.loose']);
    expect(told(['A', 'B', 'C'])).toEqual(['cluster.finding.loose', 'cluster.so.loose']);
    expect(told(['B'], 'chosen')).toEqual(['cluster.finding.chosen', 'cluster.so.chosen']);
    expect(told('checking')).toEqual(['cluster.finding.checking', 'cluster.so.checking']);
    expect(told('checking', 'chosen')).toEqual(['cluster.finding.chosen', 'cluster.so.chosen']);
    const unknown = { ...report, verdict: 'chosen', stability: 'checking', silhouette: 'checking', k: 20 } as const;
    expect([meta.soWhat(unknown), meta.charts(unknown)[0]?.headline].map((said) => said?.code)).toEqual([
      'cluster.so.chosen.checking',
      'cluster.chart.silhouette.checking',
    ]);
  });

  it('is low where a crowd is cut in pieces', async () => {
    const { report } = await oneStep(step, shop(240, 0), {}, { k: 6 });
    const steady = knownStability(report.stability)?.segments.filter(({ words }) => words === 'very' || words === 'stable') ?? [];
    expect(steady.length).toBeLessThan(3);
    expect(knownStability(report.stability)?.segments.every(({ low, jaccard, high }) => low <= jaccard && jaccard <= high)).toBe(true);
  });

  it('at sixty customers offers two or three groups, with intervals wider than at six hundred', async () => {
    const width = async (rows: number): Promise<number> => {
      const { report } = await oneStep(step, shop(rows, 2.6), {}, { k: 3 });
      return Math.max(...(knownStability(report.stability)?.segments.map(({ low, high }) => high - low) ?? []));
    };
    const { report } = await oneStep(step, shop(60, 9));
    expect(report.k).toBe(3);
    expect(Math.max(...report.tried.map(({ k }) => k))).toBe(3);
    expect(await width(60)).toBeGreaterThan(await width(600));
  });
});

describe('clouds that overlap', () => {
  it('say of each row how likely it belongs, and mark those that are not sure', async () => {
    const { report, after, schema } = await oneStep(step, shop(240, 4), {}, { method: 'mixture', k: 3 });
    expect(schema.slice(-3).map(({ name, kind, role }) => [name, kind, role])).toEqual([
      ['Segment', 'category', 'cluster'],
      ['Between two segments', 'bool', 'cluster'],
      ['Belongs to its segment', 'number', 'cluster'],
    ]);
    const sure = cells(after)['Belongs to its segment']?.[1] as number[];
    const between = cells(after)['Between two segments']?.[1];
    expect(sure.every((chance) => chance > 1 / 3 && chance <= 1)).toBe(true);
    expect(between).toEqual(sure.map((chance) => (chance < 0.8 ? 1 : 0)));
    expect(report.between).toBe(sure.filter((chance) => chance < 0.8).length);
    expect(report.between).toBeGreaterThan(0);
    expect(report.between).toBeLessThan(60);
    expect(meta.charts(report).map(({ id }) => id)[0]).toBe('silhouette');
    const left = (await oneStep(step, shop(240, 9), {}, { method: 'mixture' })).report;
    expect(meta.charts(left)[0]).toMatchObject({ id: 'bic', headline: { args: { k: left.k } } });
  });
});

describe('what decides who is alike', () => {
  it('is shown by column, and a weight changes it as it says', async () => {
    const { report } = await oneStep(step, shop(240, 9));
    const share = (of: typeof report, name: string): number => of.pulls.find(({ column }) => column === name)?.share ?? NaN;
    expect(share(report, 'visits') + share(report, 'spend')).toBeCloseTo(1, 12);
    const { report: heavy } = await oneStep(step, shop(240, 9), {}, { weights: [['spend', 3]] });
    const odds = (of: typeof report): number => share(of, 'spend') / share(of, 'visits');
    expect(odds(heavy) / odds(report)).toBeCloseTo(3, 9);
    const { report: alone } = await oneStep(step, shop(240, 9), {}, { weights: [['spend', 0]] });
    expect(share(alone, 'spend')).toBe(0);
  });

  it('is a lesson where one column’s numbers drown the others', async () => {
    expect((await oneStep(step, shop(240, 9, 1000))).report.loud).toBe('spend');
    expect((await oneStep(step, shop(240, 9))).report.loud).toBeNull();
  });

  it('does not speak of chance where all rows are copies of two', async () => {
    const table = literal({ spend: ['number', Array.from({ length: 60 }, (_, i) => (i % 2) * 9)] });
    const { report } = await oneStep(step, table, {});
    expect(meta.soWhat(report)).toEqual({ code: 'cluster.none.copies', args: {} });
  });

  it('may be categories, alone or with numbers', async () => {
    const { report } = await oneStep(step, shop(240, 9), {}, { method: 'mixed' });
    expect(report.pulls.map(({ column }) => column)).toEqual(['visits', 'spend', 'plan']);
    expect(meta.charts(report).map(({ id }) => id)).toEqual(['silhouette', 'gap', 'steady', 'inertia']);
    expect([report.k, report.votes.silhouette, report.votes.gap]).toEqual([3, 3, 3]);
    const plans = literal({ plan: ['category', Array.from({ length: 90 }, (_, i) => ['basic', 'plus', 'pro'][i % 3] ?? '')] });
    const only = await oneStep(step, plans);
    expect(only.report).toMatchObject({ method: 'mixed', k: 3 });
  });
});

describe('several ways at once', () => {
  it('stand in one table, with one recommended by the rule', async () => {
    const { report } = await oneStep(step, shop(240, 9), { spend: 'money' }, { compare: true });
    const found = report.comparison;
    expect(found?.ways.map(({ method }) => method)).toEqual(['kmeans', 'hierarchical', 'mixture', 'hdbscan', 'dbscan']);
    expect(found?.recommended).toBe('kmeans');
    expect(found?.agreement[0]?.[1]).toBeGreaterThan(0.95);
    expect(found?.agreement.map((row, i) => row[i])).toEqual([1, 1, 1, 1, 1]);
    expect(found?.money).toBe('spend');
    expect(found?.ways.map(({ ms }) => ms)).toEqual([0, 0, 0, 0, 0]);
  });

  it('stay in sight when one of them is taken, with what each took', async () => {
    const { report } = await oneStep(step, shop(240, 9), {}, { compare: true, method: 'hdbscan' });
    expect(report).toMatchObject({ method: 'hdbscan', k: 3 });
    expect(report.comparison?.recommended).toBe('kmeans');
  });

  it('are timed, and no time changes what is recommended', async () => {
    const table = shop(240, 9);
    const schema = schemaOf(table, rolesOf({}));
    let ticks = 0;
    const context = { ...contextOf(schema), clock: () => (ticks += 40 * ticks + 7) };
    const params = { ...defaults(meta.params), compare: true };
    const fitted = await impl.fit(table, params, context);
    const after = runProgram(fitted.program, table);
    const view = { source: table, before: table, after, schemaBefore: schema, heldOut: new Uint8Array(240), above: new Map() };
    const report = await impl.report({ ...view, schemaAfter: schemaAfter(after, schema, fitted.notes) }, fitted, params, context);
    expect(report.comparison?.ways.every(({ ms }) => ms > 0)).toBe(true);
    expect(report.comparison?.recommended).toBe('kmeans');
    expect(JSON.stringify(fitted.learnt)).not.toContain('"ms"');
  });

  it('recommend none where there are no groups', async () => {
    const { report } = await oneStep(step, shop(240, 0), {}, { compare: true });
    expect(report.noGroups).toBe(true);
    expect(report.comparison?.recommended).toBeNull();
  });
});

describe('bad input', () => {
  const run = (columns: Parameters<typeof literal>[0], params = {}) => oneStep(step, literal(columns), {}, params);
  const code = async (outcome: Promise<unknown>): Promise<string> =>
    outcome.then(
      () => 'an answer',
      (error: { problem?: { code: string } }) => error.problem?.code ?? 'a crash',
    );
  const numbers = (rows: number, of: (i: number) => number | null): ['number', (number | null)[]] => [
    'number',
    Array.from({ length: rows }, (_, i) => of(i)),
  ];

  it.each([
    ['one row', { x: numbers(1, () => 1) }, {}, 'cluster.too-few-rows'],
    ['two rows', { x: numbers(2, (i) => i) }, {}, 'cluster.too-few-rows'],
    ['more groups than rows', { x: numbers(30, (i) => i) }, { k: 50 }, 'cluster.more-groups-than-rows'],
    ['more groups than distinct rows', { x: numbers(60, (i) => i % 3) }, { k: 5 }, 'too-few-distinct-rows'],
    ['an infinite value', { x: numbers(30, (i) => (i === 3 ? Infinity : i)) }, {}, 'cluster.too-large'],
    ['values too large to square', { x: numbers(30, (i) => i * 1e200) }, {}, 'cluster.too-large'],
    ['only empty cells', { x: numbers(30, () => null) }, {}, 'cluster.too-few-rows'],
  ] as const)('%s: a sentence', async (_name, columns, params, expected) => {
    expect(await code(run(columns as never, params))).toBe(expected);
  });

  it('more groups than handfuls: says so, and how many there can be', async () => {
    const found = async (rows: number, k: number, of: (i: number) => number) => {
      const { report } = await run({ x: numbers(rows, of) }, { k });
      return [meta.finding(report), meta.soWhat?.(report)];
    };
    const clumped = (i: number) => (i < 16 ? 0 : 1000) + i / 10;
    expect(await found(24, 24, clumped)).toMatchObject([
      { code: 'cluster.handful', args: { k: 24 } },
      { code: 'cluster.handful.so', args: { people: 24, least: 10, most: 2 } },
    ]);
    expect((await found(24, 24, (i) => i + (i % 3) / 7))[0]).toMatchObject({
      code: 'cluster.finding.cut.fewer',
      args: { k: 2, asked: 24 },
    });
    expect((await found(60, 2, (i) => (i === 7 ? 1e4 : i)))[0]).toMatchObject({ code: 'cluster.handful.one', args: { k: 2 } });
  });

  it('no number and no category: a sentence', () => {
    expect(
      meta.outline([], { ...Object.fromEntries(Object.entries(meta.params).map(([name, { default: value }]) => [name, value])) } as never),
    ).toMatchObject({
      problem: { code: 'cluster.no-columns' },
    });
  });

  it('categories alone: a sentence from every way that takes numbers only', () => {
    const schema = schemaOf(literal({ plan: ['category', ['a', 'b']] }), rolesOf({}));
    const outlined = (method: MethodId) => meta.outline(schema, { ...defaults(meta.params), method }).ok;
    expect(METHOD_IDS.filter(outlined)).toEqual(['auto', 'mixed']);
  });

  it('constant columns and rows all alike have no groups', async () => {
    const { report } = await run({ x: numbers(60, () => 4), y: numbers(60, () => 0) });
    expect(report).toMatchObject({ noGroups: true, k: 0 });
    expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
  });

  it('one column is enough', async () => {
    const { report } = await run({ x: numbers(90, (i) => 20 * (i % 3) + (i % 7) / 10) });
    expect(report.k).toBe(3);
    const fewer = meta.finding({ ...report, verdict: 'chosen', asked: 5 });
    expect(fewer).toMatchObject({ code: 'cluster.finding.fewer', args: { k: 3, asked: 5 } });
  });

  it('three hundred columns are not too many', async () => {
    const chance = random('wide');
    const wide = Object.fromEntries(Array.from({ length: 300 }, (_, j) => [`c${j}`, numbers(80, (i) => (i % 2) * 3 + chance.normal())]));
    const { report } = await run(wide as never, { restarts: 2 });
    expect(report.k).toBe(2);
  }, 120_000);

  it('an id is not compared by, for it is no feature', async () => {
    const table = literal({ id: numbers(120, (i) => i * 1000), x: numbers(120, (i) => 9 * (i % 2) + (i % 5) / 10) });
    const { report } = await oneStep(step, table, { id: 'identifier' });
    expect(report.columns).toEqual(['x']);
  });
});

describe('left to itself', () => {
  const ring = (rows: number): Table => {
    const chance = random('rings');
    const at = Array.from({ length: rows }, (_, i) => ({ far: i % 2 === 0 ? 1 : 4, angle: 2 * Math.PI * chance.next() }));
    return literal({
      x: ['number', at.map(({ far, angle }) => far * Math.cos(angle) + 0.1 * chance.normal())],
      y: ['number', at.map(({ far, angle }) => far * Math.sin(angle) + 0.1 * chance.normal())],
      truth: ['text', at.map(({ far }) => `${far}`)],
    });
  };

  it('finds a ring around a ring, which has no middle of its own', async () => {
    const { report, after } = await oneStep(step, ring(600));
    expect(report).toMatchObject({ method: 'hdbscan', k: 2, verdict: 'clear' });
    const [truth, segment] = ['truth', 'Segment'].map((name) => cells(after)[name]?.[1] ?? []);
    const pairs = new Set(truth?.map((one, i) => `${one} ${segment?.[i]}`));
    expect(pairs.size).toBeLessThanOrEqual(4);
    expect(report.agreement).toBeGreaterThan(0.97);
  });

  it('takes k-means for round groups', async () => {
    expect((await oneStep(step, shop(240, 9))).report.method).toBe('kmeans');
  });
});
