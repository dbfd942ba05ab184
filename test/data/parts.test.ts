import { describe, expect, it } from 'vitest';
import { problem, ProblemError } from '../../src/core/problem';
import type { Column } from '../../src/core/table';
import { ROWS_A_PART, withPauses } from '../../src/data/parts';
import { profilingColumn } from '../../src/data/profile';
import { finished, readFile, type ReadSource } from '../../src/data/read';
import type { RawColumn } from '../../src/data/reading';
import { textSource } from '../../src/data/source';
import { readText } from './reading';

const file = `a;b;c\n${Array.from({ length: 50 }, (_, i) => `${i};x${i};01.02.2024`).join('\n')}\n`;

it('lets a cancel in between the columns, also once all bytes are read', async () => {
  let after = 0;
  let read = false;
  const checkpoint = (): Promise<void> => {
    if (read) after++;
    return Promise.resolve();
  };
  const progress = (bytes: number): void => void (read = bytes === file.length);
  expect((await readFile('f.csv', textSource(file), {}, { checkpoint, progress })).ok).toBe(true);
  expect(after).toBeGreaterThanOrEqual(3 * 4);
});

it('stops at the first checkpoint that says so', async () => {
  const cancelled = (): Promise<void> => Promise.reject(new ProblemError(problem('cancelled')));
  expect(await readFile('f.csv', textSource(file), {}, { checkpoint: cancelled })).toMatchObject({ problem: { code: 'cancelled' } });
});

const ROWS = 60_000;
/** Long columns, each of a kind that is worked on cell by cell: odd numbers, odd dates, names, a number that is a role's text. */
const clock = (i: number): string => new Date(i * 1000).toISOString().slice(11, 19);
const long = `amount;day;name;customer id\n${Array.from(
  { length: ROWS },
  (_, i) => `${i},50 kr;${(i % 28) + 1}. mars 2020 ${clock(i)};Berg ${i} Hansen;${100_000 + i}`,
).join('\n')}\n`;

it('lets a cancel in within a few thousand cells, however long a column is', async () => {
  let passed = 0;
  let read = false;
  const checkpoint = (): Promise<void> => {
    if (read) passed++;
    return Promise.resolve();
  };
  const source = textSource(long);
  const progress = (bytes: number): void => void (read = bytes === source.size);
  const result = await readFile('long.csv', source, {}, { checkpoint, progress });
  expect(result.ok && result.value.inference.columns.map(({ kind }) => kind)).toEqual(['number', 'date', 'text', 'text']);
  expect(passed).toBeGreaterThanOrEqual(2 * Math.floor(ROWS / 4096) + 4 * 4);
});

/** How much of a table was touched since the last checkpoint, and at most. */
class Stretch {
  most = 0;
  private now = 0;

  touch(): void {
    if (++this.now > this.most) this.most = this.now;
  }

  end(): void {
    this.now = 0;
  }

  /** The same array, every cell that is read counted. Methods that go over it at once, in compiled code, are not. */
  watched<T extends Int32Array | Uint32Array | Float64Array>(array: T): T {
    return new Proxy(array, {
      get: (target, key) => {
        if (typeof key === 'string' && key.charCodeAt(0) < 58) this.touch();
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }
}

const nameless = { name: 'x', kind: 'text', dict: [] } as const;

describe('between two checkpoints', () => {
  const MANY = 310_000;
  /** Cells read between two checkpoints, at most: entry numbers of rows and ends of texts, whatever the column. */
  const LIMIT = ROWS_A_PART + 30_000;

  function tall(name: string, textOf: (i: number) => string, distinct: number): RawColumn {
    const texts = ['', ...Array.from({ length: distinct }, (_, i) => textOf(i))].map((text) => Buffer.from(text));
    const offsets = new Uint32Array(texts.length + 1);
    texts.forEach((text, i) => (offsets[i + 1] = (offsets[i] as number) + text.length));
    const codes = Int32Array.from({ length: MANY }, (_, row) => 1 + (row % distinct));
    return {
      name,
      given: name,
      codes,
      entries: texts.length,
      arena: new Uint8Array(Buffer.concat(texts)),
      offsets,
      unique: distinct < MANY,
    };
  }

  async function sourceOf(column: RawColumn): Promise<ReadSource> {
    const { raw, ...read } = await readText('a\n1\n2\n3\n');
    return { ...read, raw: { ...raw, rows: MANY, columns: [column] } };
  }

  const COLUMNS: Readonly<Record<string, () => RawColumn>> = {
    'plain numbers, all different': () => tall('amount', (i) => `${i}.5`, MANY),
    'names of many customers': () => tall('customer name', (i) => `Berg ${i} Hansen`, MANY),
    'numbers of orders that count up': () => tall('order', (i) => String(1 + i), MANY),
    'a few cities': () => tall('city', (i) => ['Oslo', 'Bergen', 'Bodø'][i] as string, 3),
  };

  it.each(Object.keys(COLUMNS))('a quarter of a million cells are touched at most: %s', async (which) => {
    const stretch = new Stretch();
    const made = (COLUMNS[which] as () => RawColumn)();
    const column = { ...made, codes: stretch.watched(made.codes), offsets: stretch.watched(made.offsets) };
    const checkpoint = async (): Promise<void> => stretch.end();
    const reading = await finished(await sourceOf(column), [], { checkpoint });
    await checkpoint();
    const [typed] = reading.table.columns as [Column];
    const watched =
      'data' in typed ? { ...typed, data: stretch.watched(typed.data) } : { ...nameless, codes: stretch.watched(typed.codes) };
    await withPauses(profilingColumn(watched), checkpoint);
    expect(stretch.most).toBeGreaterThan(1000);
    expect(stretch.most).toBeLessThan(LIMIT);
  });

  it('a loop that does not stop is noticed', async () => {
    const stretch = new Stretch();
    const codes = stretch.watched((COLUMNS['a few cities'] as () => RawColumn)().codes);
    let sum = 0;
    for (let row = 0; row < codes.length; row++) sum += codes[row] as number;
    expect(sum).toBeGreaterThan(0);
    expect(stretch.most).toBeGreaterThan(LIMIT);
  });
});
