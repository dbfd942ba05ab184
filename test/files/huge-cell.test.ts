import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/data/read';

const MB = 1 << 20;
/** Words, so that nothing tells the cell from any text but its length. */
const block = new Uint8Array(MB).fill(120);
for (let i = 80; i < MB; i += 81) block[i] = 32;

const file = (megabytes: number, quote: string) => ({
  size: megabytes * MB + 60,
  async *chunks(): AsyncIterable<Uint8Array> {
    const encoder = new TextEncoder();
    yield encoder.encode(`id,text,n\n1,short,2\n2,${quote}`);
    for (let i = 0; i < megabytes; i++) yield block.slice();
    yield encoder.encode(`${quote},3\n4,last,5\n`);
  },
});

describe('a cell of 100 MB', () => {
  it('is read as one cell between its neighbours, and the page may be heard in between', async () => {
    let pauses = 0;
    const read = await readFile('huge.csv', file(100, '"'), {}, { checkpoint: async () => void pauses++ });
    if (!read.ok) throw new Error(read.problem.code);
    const { raw, table } = read.value;
    const text = raw.columns[1];
    expect(raw.rows).toBe(3);
    expect((text?.offsets[3] ?? 0) - (text?.offsets[2] ?? 0)).toBe(100 * MB);
    expect(table.columns.map(({ kind }) => kind)).toEqual(['text', 'text', 'number']);
    expect(table.columns[2]).toMatchObject({ data: Float64Array.of(2, 3, 5) });
    expect(pauses).toBeGreaterThan(100);
    // Some copies of the cell while it grows, and the text itself; never one for each step.
    expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(2500);
  }, 120_000);

  it('is refused first, with the number, where it would not fit', async () => {
    expect(await readFile('huge.csv', file(100, '"'), {}, { room: 50 * MB })).toMatchObject({
      ok: false,
      problem: { code: 'data.too-big', args: { name: 'huge.csv' } },
    });
  });
});
