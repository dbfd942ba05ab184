import { beforeAll, describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../src/core/chart';
import { canonical, type Json } from '../../src/core/json';
import { say } from '../../src/core/message';
import { defaults, parseParams, wrongValues, type Param, type ParamSpec } from '../../src/core/params';
import { stop } from '../../src/core/problem';
import type { SchemaColumn } from '../../src/core/schema';
import type { StepMeta } from '../../src/core/step';
import { takeRows, type Table } from '../../src/core/table';
import { outlineOf, tablesOf, type Done, type Impls } from '../../src/engine/execute';
import { IMPLS } from '../../src/steps/impls';
import { inlinePool } from '../../src/engine/inline-pool';
import { Memo } from '../../src/engine/memo';
import { TASKS } from '../../src/ml/tasks';
import { run } from '../../src/program/run';
import { toPython } from '../../src/program/python';
import { toSql } from '../../src/program/sql';
import { STEPS, type StepId } from '../../src/steps';
import { INPUT, runInDuckdb } from './duckdb';
import { hasPandas, isTable, runInPython } from './python';
import { difference } from './same-table';
import { backwards, customers, fingerprint, orders, play, spoilt, withFurther, type Played, type Scene, type Station } from './step-stage';
import { CATALOGUES, wrongWords } from './step-words';

const pandas = hasPandas();
const IDS = Object.keys(STEPS) as StepId[];
const meta = (id: StepId): StepMeta => STEPS[id];
const SCENES: readonly (readonly [string, () => Scene])[] = [
  ['segments of customers', () => customers('segments')],
  ['leads', () => customers('leads')],
  ['segments from order lines', orders],
  ['leads with further files', withFurther],
  ['segments with every step added', () => ({ ...customers('segments'), everything: true })],
];

const played = new Map<string, Played>();
beforeAll(async () => {
  for (const [name, scene] of SCENES) played.set(name, await play(scene()));
}, 120_000);

const allStations = (): Station[] => [...played.values()].flatMap(({ stations }) => stations);
const stationsOf = (id: StepId): Station[] => allStations().filter((one) => one.id === id);
/** As it is shown: whole, and before that without what follows later. */
const reportsOf = (station: Station): [Station, Json][] =>
  [station.done.report, station.soFar].flatMap((report): [Station, Json][] => (report === undefined ? [] : [[station, report]]));

let answered: ReadonlyMap<Station, Table | string> | undefined;
/** One Python for every step: it starts slower than it works. */
function inPython(): ReadonlyMap<Station, Table | string> {
  if (answered) return answered;
  const stations = allStations();
  const answers = runInPython(
    stations.map(({ id, before, done, inputs }) => {
      const others = tablesOf(inputs);
      const columns = new Map([...others].map(([name, table]) => [name, table.columns]));
      return { table: before, inputs: others, script: toPython([{ name: id, program: done.fitted.program }], before.columns, columns) };
    }),
  );
  answered = new Map(stations.map((station, i) => [station, answers[i] ?? 'no answer']));
  return answered;
}

describe.each(IDS)('the step %s', (id) => {
  it('is reached by a goal or added to a card, and says the same id as the registry', () => {
    expect(meta(id).id).toBe(id);
    expect(stationsOf(id).length).toBeGreaterThan(0);
  });

  it('accepts its defaults and refuses wrong values', () => {
    const { params } = meta(id);
    expect(parseParams(params, {})).toEqual({ ok: true, value: defaults(params) });
    for (const [name, param] of Object.entries(params)) {
      for (const wrong of wrongValues(param))
        expect([name, wrong, parseParams(params, { [name]: wrong }).ok]).toEqual([name, wrong, false]);
    }
    expect(parseParams(params, { 'no such parameter': 1 }).ok).toBe(false);
  });

  it('has its words in every language', () => {
    for (const texts of Object.values(CATALOGUES)) {
      for (const key of keysOf(id, meta(id).params)) expect([key, Object.hasOwn(texts, key)]).toEqual([key, true]);
    }
    for (const [{ done }, report] of stationsOf(id).flatMap(reportsOf)) {
      const about = done.schema.flatMap((column) => (column.about ? [column.about] : []));
      const said = [meta(id).finding(report), meta(id).soWhat(report), ...about, ...meta(id).charts(report).flatMap(messagesIn)];
      expect(said.flatMap(wrongWords)).toEqual([]);
    }
  });

  it('draws charts of aggregates without gaps in their logic', () => {
    for (const [, report] of stationsOf(id).flatMap(reportsOf)) {
      const charts = meta(id).charts(report);
      expect(new Set(charts.map((chart) => chart.id)).size).toBe(charts.length);
      expect(charts.flatMap(wrongInChart)).toEqual([]);
    }
  });

  it('yields what survives JSON', () => {
    for (const { done } of stationsOf(id)) {
      expect(JSON.parse(canonical(done.report as Json))).toEqual(done.report);
      expect(JSON.parse(canonical(done.fitted as unknown as Json))).toEqual(done.fitted);
    }
  });

  it('outlines the columns that come out', () => {
    for (const { step, schemaBefore, done, inputs } of stationsOf(id)) {
      const outlined = outlineOf(step, (IMPLS as unknown as Impls)[id] ?? {}, schemaBefore, inputs);
      if (!outlined.ok) throw new Error(outlined.problem.code);
      expect(mismatch(outlined.value, done.schema)).toEqual([]);
    }
  });

  it('means the same in DuckDB', async () => {
    for (const { before, done, inputs } of stationsOf(id)) {
      const others = tablesOf(inputs);
      const named = new Map([...others].map(([name, { columns }]) => [name, { table: name, columns }]));
      const sql = toSql([{ name: id, program: done.fitted.program }], { table: INPUT, columns: before.columns }, 'duckdb', named);
      expect(difference(run(done.fitted.program, before, others), await runInDuckdb(sql, before, others))).toBeNull();
    }
  }, 60_000);

  it.skipIf(!pandas)(
    'means the same in Python',
    () => {
      const answers = inPython();
      for (const station of stationsOf(id)) {
        const { before, done, inputs } = station;
        const answer = answers.get(station) ?? 'was not asked';
        expect(isTable(answer) ? difference(run(done.fitted.program, before, tablesOf(inputs)), answer) : answer).toBeNull();
      }
    },
    60_000,
  );

  it('changes nothing if it says that it only looks', () => {
    for (const { done, before } of meta(id).onlyLooks ? stationsOf(id) : []) {
      expect(done.fitted).toEqual({ program: [], learnt: null, notes: [] });
      expect(done.table).toBe(before);
    }
  });

  it('drops rows only if it says that it passes new rows by', () => {
    if (meta(id).onNewRows !== 'skip') return;
    for (const { done } of stationsOf(id)) expect(done.fitted.program.every(({ op }) => op === 'keep' || op === 'distinct')).toBe(true);
  });
});

describe.each(SCENES)('%s, the whole recipe', (name, scene) => {
  it('runs to the end', () => {
    expect(played.get(name)?.stopped).toBeNull();
  });

  it('writes to no table it is lent', () => {
    expect(played.get(name)?.mutated).toEqual([]);
  });

  it('gives the same answer again, in whatever order the pool works', async () => {
    const again = await play(scene(), { pool: backwards(inlinePool(TASKS)) });
    expect(again.stations.map(essence)).toEqual(played.get(name)?.stations.map(essence));
  }, 120_000);

  it('learns the same whatever stands in the held-out rows, and not when training rows change', async () => {
    const fitted = ({ stations }: Played): readonly unknown[] => stations.map(({ id, done }) => [id, done.fitted]);
    const clean = fitted(played.get(name) as Played);
    expect(fitted(await play(spoilt(scene(), 'held-out')))).toEqual(clean);
    expect(fitted(await play(spoilt(scene(), 'training')))).not.toEqual(clean);
  }, 120_000);

  it('stops when it is cancelled, at whichever step', async () => {
    // as in the notebook, what stands above is remembered from the time before
    const memo = new Memo<Done>(1e9);
    for (const { id } of played.get(name)?.stations ?? []) {
      const control = new AbortController();
      const { stopped } = await play(scene(), {
        memo,
        signal: control.signal,
        onFit: (fitting) => fitting === id && control.abort(),
        checkpoint: async () => {
          if (control.signal.aborted) stop('cancelled');
        },
      });
      expect([id, stopped?.problem.code, stopped?.uid]).toEqual([id, 'cancelled', `${id}-1`]);
    }
  }, 120_000);
});

describe.each(SCENES)('%s, when the file is odd', (_name, scene) => {
  it.each(oddities())(
    '%s: an answer or a sentence, never a crash',
    async (_kind, change) => {
      const odd = change(scene());
      const off: string[] = [];
      // A step that cannot is switched off, so that those below have their turn.
      for (let turn = 0; turn < IDS.length; turn++) {
        const { stations, stopped, mutated } = await play(odd, { off });
        expect(mutated).toEqual([]);
        for (const { id, done } of stations) {
          expect([id, unsayable(done.report as Json), unsayable(done.fitted as unknown as Json)]).toEqual([id, [], []]);
          const report = done.report as Json;
          const charts = meta(id).charts(report);
          expect([meta(id).finding(report), meta(id).soWhat(report), ...charts.flatMap(messagesIn)].flatMap(wrongWords)).toEqual([]);
          expect(charts.flatMap(wrongInChart)).toEqual([]);
        }
        if (stopped === null) return;
        expect(stopped.problem).not.toMatchObject({ code: 'engine.our-mistake' });
        expect(wrongWords(say(stopped.problem.code, stopped.problem.args))).toEqual([]);
        off.push(stopped.uid);
      }
    },
    120_000,
  );
});

describe('the suite itself', () => {
  it('would notice a step that writes to its table', async () => {
    const vandal = {
      fit: async (train: Table) => {
        train.rowIds.fill(0);
        return { program: [], learnt: null, notes: [] };
      },
      report: async () => null,
    };
    const scene = customers('segments');
    const { mutated } = await play(scene, { impls: Object.fromEntries(IDS.map((id) => [id, vandal])) });
    expect(mutated).toContain('duplicates.fit');
  });

  it('would notice a wrong outline, an empty blank and a chart with a hole', () => {
    const column: SchemaColumn = { name: 'a', kind: 'number', role: 'number', origin: ['a'], feature: true, plain: true };
    expect(mismatch([column], [{ ...column, kind: 'category' }])).not.toEqual([]);
    expect(mismatch([{ ...column, name: 'a=…', family: true }], [{ ...column, name: 'a=x' }])).toEqual([]);
    expect(wrongWords(say('no.such.text'))).toHaveLength(2);
    const chart: ChartSpec = {
      id: 'x',
      headline: say('cluster.none'),
      fields: [],
      rows: [[NaN]],
      draw: { type: 'bars', category: 0, value: 1 },
    };
    expect(wrongInChart(chart).length).toBeGreaterThan(0);
  });
});

/** Where a value holds a number that JSON cannot say. */
function unsayable(value: Json, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, of]) => unsayable(of as Json, `${path}/${key}`));
}

function essence({ id, done }: Station): unknown {
  return [id, done.fitted, done.report, fingerprint(done.table)];
}

function keysOf(id: string, params: ParamSpec): readonly string[] {
  const options = (param: Param): readonly string[] => (param.kind === 'choice' || param.kind === 'perColumn' ? param.options : []);
  const of = ([name, param]: [string, Param]): readonly string[] => [
    `${id}.param.${name}`,
    ...options(param).map((option) => `${id}.param.${name}.${option}`),
  ];
  const asked = Object.entries(params).filter(([, { kind }]) => kind !== 'language');
  return [`${id}.title`, ...asked.flatMap(of)];
}

function messagesIn({ headline, sub, fields, rows, draw }: ChartSpec): readonly ReturnType<typeof say>[] {
  const drawn = [
    ...('label' in draw && draw.label ? [draw.label] : []),
    ...('reference' in draw && draw.reference ? [draw.reference.label] : []),
  ];
  const cells = rows.flatMap((row) => row.flatMap((cell) => (typeof cell === 'object' && cell !== null ? [cell] : [])));
  return [headline, ...(sub ? [sub] : []), ...fields.map(({ title }) => title), ...drawn, ...cells];
}

function wrongInChart({ id, fields, rows, draw }: ChartSpec): readonly string[] {
  const wrong: string[] = [];
  if (rows.length === 0) wrong.push(`${id} has no rows`);
  if (rows.length > 5000) wrong.push(`${id} has ${rows.length} rows`);
  if (rows.some((row) => row.length !== fields.length)) wrong.push(`${id} has rows of another length than its fields`);
  if (rows.some((row) => row.some((cell) => typeof cell === 'number' && !Number.isFinite(cell))))
    wrong.push(`${id} has a number that is none`);
  const places = ['x', 'y', 'series', 'category', 'value', 'segment', 'size'] as const;
  const named = new Map<string, unknown>(Object.entries(draw));
  for (const place of places) {
    const at = named.get(place);
    if (typeof at === 'number' && !(at < fields.length)) wrong.push(`${id} draws field ${at} as ${place}`);
  }
  const best = named.get('best');
  if (typeof best === 'number' && !(best >= 0 && best < rows.length)) wrong.push(`${id} labels row ${best}`);
  return wrong;
}

/** A family stands for any number of columns: `…` in its name for any text, and a name without it for a column that may not come. */
function mismatch(outlined: readonly SchemaColumn[], real: readonly SchemaColumn[]): readonly string[] {
  const wrong: string[] = [];
  const exact = new Map(outlined.filter(({ family }) => !family).map((column) => [column.name, column]));
  const families = outlined.filter(({ family }) => family);
  const fits = ({ name }: SchemaColumn, of: string): boolean => {
    const [head, ...tail] = name.split('…');
    return tail.length === 0 ? of === name : of.startsWith(head ?? '') && of.endsWith(tail.join('…'));
  };
  for (const column of real) {
    const known = exact.get(column.name) ?? families.find((family) => fits(family, column.name));
    if (!known) wrong.push(`${column.name} was not outlined`);
    else if (known.kind !== column.kind || known.role !== column.role) wrong.push(`${column.name} is another kind of column`);
    else if (column.feature && !known.feature) wrong.push(`${column.name} became a feature`);
  }
  const there = new Set(real.map(({ name }) => name));
  for (const name of exact.keys()) if (!there.has(name)) wrong.push(`${name} did not come`);
  return wrong;
}

function oddities(): readonly (readonly [string, (scene: Scene) => Scene])[] {
  const firstRows =
    (count: number) =>
    (scene: Scene): Scene => ({
      ...scene,
      table: takeRows(
        scene.table,
        Array.from({ length: count }, (_, row) => row),
      ),
    });
  const cells =
    (numeric: (value: number, row: number) => number, code: (code: number) => number) =>
    (scene: Scene): Scene => ({
      ...scene,
      table: {
        ...scene.table,
        columns: scene.table.columns.map((column) =>
          'data' in column ? { ...column, data: column.data.map(numeric) } : { ...column, codes: column.codes.map(code) },
        ),
      },
    });
  const names = ['__proto__', 'constructor', 'a"b', "x'y", 'select', '', ' ', 'é\u202e', 'Spend', 'Segment', 'Chance', 'log …', 'a=b'];
  const renamed = (scene: Scene): Scene => {
    const to = new Map(scene.table.columns.map(({ name }, i) => [name, names[i] ?? `n${i}`]));
    const name = (from: string | undefined): string => to.get(from ?? '') ?? '';
    const { shape, entity, date, quantity, price, order } = scene.shape;
    return {
      ...scene,
      table: { ...scene.table, columns: scene.table.columns.map((column) => ({ ...column, name: name(column.name) })) },
      roles: Object.fromEntries(Object.entries(scene.roles).map(([from, role]) => [name(from), role])),
      shape:
        entity === undefined
          ? { shape }
          : { shape, entity: name(entity), date: name(date), quantity: name(quantity), price: name(price), order: name(order) },
    };
  };
  const wild = [1e308, -1e308, 5e-324, 0, -0, 1e15];
  return [
    ['no rows', firstRows(0)],
    ['one row', firstRows(1)],
    ['two rows', firstRows(2)],
    [
      'nothing but empty cells',
      cells(
        () => NaN,
        () => -1,
      ),
    ],
    [
      'every cell the same',
      cells(
        () => 1,
        () => 0,
      ),
    ],
    ['hostile column names', renamed],
    [
      'wild numbers',
      (scene) => ({
        ...scene,
        table: {
          ...scene.table,
          columns: scene.table.columns.map((column) =>
            column.kind === 'number' ? { ...column, data: column.data.map((_, row) => wild[row % wild.length] as number) } : column,
          ),
        },
      }),
    ],
  ];
}
