import { describe, expect, it } from 'vitest';
import { hashBytes, hashText } from '../../src/core/hash';
import type { Result } from '../../src/core/problem';
import { profileTable } from '../../src/data/profile';
import { readFile, reread } from '../../src/data/read';
import { readFiles } from '../../src/data/read-files';
import type { ColumnOverride, Reading } from '../../src/data/reading';
import { textSource } from '../../src/data/source';
import { columnsToKeep } from '../../src/engine/kept-columns';
import { infoOf, keptReading } from '../../src/engine/kept-reading';
import { memoryStore } from '../../src/store/open';
import type { Store } from '../../src/store/store';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const none = async function* (): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
};
const quiet = (): Promise<void> => Promise.resolve();

/** All of it, from the store. */
async function again(store: Store) {
  const kept = value(await keptReading(store, 'd'));
  return { ...kept, reading: value(await kept.cells.reading(quiet)) };
}

function keep(store: Store, reading: Reading, columns: 'kept' | undefined, overrides: readonly ColumnOverride[] = []) {
  return store.saveDataset({
    id: 'd',
    name: reading.name,
    created: 1,
    info: infoOf(reading, { columns: overrides }, profileTable(reading.table)),
    columns: columns ?? columnsToKeep(reading),
    file: columns ?? none(),
  });
}

/** With long arrays as their hash, which is much quicker to compare than cell by cell. */
function light(whole: unknown): unknown {
  const short = (_: string, value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) return hashBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return Array.isArray(value) && value.length > 1000 ? hashText(JSON.stringify(value)) : value;
  };
  return JSON.parse(JSON.stringify(whole, short));
}

const long = 'x'.repeat(300);
const FILES: Readonly<Record<string, string>> = {
  'numbers, dates, yes and no, words':
    'id;amount;day;member;city\n1;1 234,50;01.02.2024;ja;Oslo\n2;;13.02.2024;nei;Bergen\n3;12,5;;ja;\n4;7;31.12.2023;ja;Oslo\n',
  'a column that only counts up': `n,t\n${Array.from({ length: 9000 }, (_, i) => `${i},${i % 3}`).join('\n')}\n`,
  'texts too long for one byte, and too many for two': `a,b\n${Array.from({ length: 70_000 }, (_, i) => `${i % 69_000}-z,${i === 5 ? long : 'q'}`).join('\n')}\n`,
  'three hundred different words': `w\n${Array.from({ length: 900 }, (_, i) => `word ${i % 300}`).join('\n')}\n`,
  'misfits and odd names': '__proto__,constructor,\n1,x,5\n2,y,six\n3,z,7\n4,,8\n5,,9\n6,,1\n7,,2\n8,,3\n9,,4\n10,,5\n11,,6\n',
  'a header and nothing else': 'a,b\n',
};

describe('a kept reading comes back as it was', () => {
  it.each(Object.keys(FILES))('%s', async (name) => {
    const reading = value(await readFile('f.csv', textSource(FILES[name] as string)));
    const store = memoryStore();
    value(await keep(store, reading, undefined));
    const back = await again(store);
    expect(light(back.reading)).toEqual(light(reading));
    expect(back.profiles).toEqual(profileTable(reading.table));
  });

  it('also after a correction that did not touch the stored columns', async () => {
    const reading = value(await readFile('f.csv', textSource(FILES['numbers, dates, yes and no, words'] as string)));
    const store = memoryStore();
    value(await keep(store, reading, undefined));
    const corrections: readonly ColumnOverride[] = [
      { name: 'id', kind: 'number' },
      { name: 'amount', kind: 'text' },
      { name: 'day', kind: 'date', format: { type: 'date', order: 'mdy', time: false } },
    ];
    const corrected = reread(reading, corrections);
    value(await keep(store, corrected, 'kept', corrections));
    const back = await again(store);
    expect(back.reading).toEqual(corrected);
    expect({ ...back.reading.table.columns[0] }).toEqual({ ...corrected.table.columns[0] });
  });
});

describe('several files kept as one data set', () => {
  const files = [
    { name: 'jan.csv', source: textSource('id;amount;day\nA-1;1 234,50;01.02.2024\nA-2;;13.02.2024\n') },
    { name: 'feb.csv', source: textSource('day,id,amount,note\n02/28/2024,A-1,12.5,x\n02/03/2024,A-3,1,\n') },
  ];

  it('come back as they were, each still read its own way after a correction', async () => {
    const reading = value(await readFiles('both', files, { fileColumn: 'Fil' }));
    expect(reading.raw.columns.map(({ pieces }) => pieces?.length)).toEqual([undefined, 2, 2, undefined, undefined]);
    const store = memoryStore();
    value(await keep(store, reading, undefined));
    const { reading: back } = await again(store);
    expect(back).toEqual(reading);
    const change = [{ name: 'note', role: 'ignore' }] as const;
    expect(reread(back, change).table).toEqual(reread(reading, change).table);
  });
});
