import { describe, expect, it } from 'vitest';
import { roomFor } from '../../src/data/budget';
import { placeOf } from '../../src/data/place';
import { readFile } from '../../src/data/read';
import type { Reading, ReadOverrides, Sample } from '../../src/data/reading';
import { bytesSource } from '../../src/data/source';
import { gzipSync } from 'fflate';
import { rowsOf } from './reading';

const lines = Array.from({ length: 1000 }, (_, i) => `${i},${i % 7 === 3 ? `"two ""words"" ${i}"` : `w${i}`}`);
const BYTES = new TextEncoder().encode(`n,word\n${lines.join('\n')}\n`);
const MB = 2 ** 20;

async function sampled(sample: Sample): Promise<Reading> {
  const read = await readFile('big.csv', bytesSource(BYTES), { sample });
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

const refused = async (bytes: Uint8Array, room: number, overrides: ReadOverrides = {}): Promise<unknown> => {
  const read = await readFile('big.csv', bytesSource(bytes), overrides, { room });
  return read.ok ? read.value.raw.rows : { code: read.problem.code, ...read.problem.args };
};

describe('what fits', () => {
  it('opens a million rows of thirty columns on a laptop of 8 GB, and a gigabyte not', () => {
    const room = roomFor(8);
    expect(207e6 * 5).toBeLessThan(room);
    expect(1e9 * 5).toBeGreaterThan(room);
  });

  it('refuses a file that will not fit before it is read, and says what would', async () => {
    let asked = 0;
    const source = {
      size: 900 * MB,
      async *chunks(): AsyncIterable<Uint8Array> {
        asked++;
        yield BYTES;
        for (let i = 0; i < 40; i++) yield BYTES;
        throw new Error('read to the end');
      },
    };
    const read = await readFile('big.csv', source, {}, { room: 2000 * MB }).catch((error: unknown) => error);
    expect(read).toMatchObject({
      ok: false,
      problem: { code: 'data.too-big', args: { name: 'big.csv', megabytes: 900, need: 4500, room: 2000, every: 3 } },
    });
    expect(asked).toBeLessThanOrEqual(2);
  });

  it('reads what just fits', async () => {
    expect(await refused(BYTES, BYTES.length * 5)).toBe(1000);
    expect(await refused(BYTES, BYTES.length * 5 - 1)).toMatchObject({ code: 'data.too-big', every: 2 });
  });

  it('stops a packed file when it has grown too big, and offers the rows that came so far', async () => {
    const many = new TextEncoder().encode(`n,word\n${Array.from({ length: 300_000 }, (_, i) => `${i},w${i % 900}`).join('\n')}\n`);
    expect(await refused(gzipSync(many), many.length * 2)).toMatchObject({ code: 'data.too-big', every: 0 });
    expect(await refused(gzipSync(many), many.length * 5)).toBe(300_000);
  });

  it('asks nothing of a sample', async () => {
    expect(await refused(BYTES, 1000, { sample: { first: 10 } })).toBe(10);
  });
});

describe('a sample', () => {
  it('takes every so many rows over the whole file, and says so', async () => {
    const reading = await sampled({ every: 300 });
    expect(rowsOf(reading).slice(1)).toEqual([[0, 'w0'], [300, 'w300'], [600, 'w600'], [900, 'w900']]); // prettier-ignore
    expect(reading.warnings).toEqual([{ code: 'data.sampled-every', args: { every: 300, rows: 4, of: 1000 } }]);
  });

  it('takes the first rows, and says so', async () => {
    const reading = await sampled({ first: 70 });
    expect(reading.raw.rows).toBe(70);
    expect(reading.warnings).toEqual([{ code: 'data.sampled-first', args: { rows: 70 } }]);
  });

  it('knows the lines of its rows', async () => {
    const { raw } = await sampled({ every: 3 });
    expect([0, 1, 40, 333].map((row) => placeOf(raw, row).line)).toEqual([2, 5, 122, 1001]);
  });

  it('is not the same data as the file', async () => {
    const whole = await readFile('big.csv', bytesSource(BYTES));
    const some = await sampled({ every: 3 });
    expect(some.fingerprint).not.toBe(whole.ok && whole.value.fingerprint);
    expect(some.fingerprint).not.toBe((await sampled({ first: 3 })).fingerprint);
    expect(some.fingerprint).toBe((await sampled({ every: 3 })).fingerprint);
  });
});
