import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { readCsv } from '../../src/data/csv';
import { textKernel, type TextKernel } from '../../src/data/kernel';
import type { Dialect, RawTable, Sample } from '../../src/data/reading';

const DIALECT: Dialect = {
  format: 'text',
  sheet: '',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: 'double',
  skip: 0,
  headerRows: 1,
  footer: 0,
};

/** @param cuts where the stream comes in pieces */
function read(
  bytes: Uint8Array,
  kernel: TextKernel | null,
  dialect: Dialect,
  cuts: readonly number[] = [],
  sample: Sample | null = null,
): Promise<RawTable | string> {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (let i = 1; i < edges.length; i++) yield bytes.subarray(edges[i - 1], edges[i]);
  }
  return readCsv({ size: bytes.length, chunks }, dialect, {}, { strict: false, footer: null, kernel, sample }).catch((error: unknown) =>
    String(error),
  );
}

async function kernel(): Promise<TextKernel> {
  const found = await textKernel();
  if (found === null) throw new Error('kernels.wasm is not built: npm run wasm');
  return found;
}

async function expectSame(
  bytes: Uint8Array,
  dialect: Dialect,
  cuts: readonly number[] = [],
  sample: Sample | null = null,
): Promise<RawTable | string> {
  const fast = await read(bytes, await kernel(), dialect, cuts, sample);
  const plain = await read(bytes, null, dialect, [], sample);
  expect(printed(fast)).toBe(printed(plain));
  return plain;
}

/** Long arrays are compared as bytes: going through them one by one takes minutes. */
function printed(table: RawTable | string): string {
  return JSON.stringify(table, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? `${value.constructor.name} ${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')}`
      : value,
  );
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const SIGNS = [...',;"\n\r\\ \0aé1', '""', '","', '\n', 'a,b\n', 'x,"y ""z"" , w"\n', ',,\n'];
const HEAD = `name,note\n${'a,b\n'.repeat(60)}`;

describe('the compiled reader beside the plain one', () => {
  it('makes the same table of any signs in any order', async () => {
    const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 120 });
    const cuts = fc.array(fc.nat(400), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        text,
        cuts,
        fc.constantFrom(',', ';'),
        fc.constantFrom('"', "'", '') as fc.Arbitrary<'"'>,
        async (signs, at, delimiter, quote) => {
          const bytes = bytesOf(HEAD + signs.join(''));
          await expectSame(
            bytes,
            { ...DIALECT, delimiter, quote },
            at.filter((one) => one < bytes.length),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('makes the same table of any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (more) => {
        await expectSame(new Uint8Array([...bytesOf(HEAD), ...more]), DIALECT);
      }),
      { numRuns: 100 },
    );
  });

  it('takes the same sample', async () => {
    const signs = fc.array(fc.constantFrom(...SIGNS), { maxLength: 120 });
    const sample = fc.oneof(fc.record({ every: fc.integer({ min: 2, max: 9 }) }), fc.record({ first: fc.integer({ min: 1, max: 90 }) }));
    await fc.assert(
      fc.asyncProperty(signs, sample, async (some, taken) => {
        await expectSame(bytesOf(HEAD + some.join('')), DIALECT, [], taken);
      }),
      { numRuns: 100 },
    );
  });

  it('gives up on repeats at the same rows, over many pieces', async () => {
    const rng = random('test/fast-cells');
    const lines = ['id,few,amount,word,remark,rare'];
    for (let row = 0; row < 60_000; row++) {
      const odd = rng.below(50);
      const word = `w${rng.below(row < 30_000 ? 300 : 90_000)}`;
      const remark = odd === 0 ? '"two\nlines"' : odd < 9 ? `"said ""${word}"", ø"` : odd === 10 ? ' "blank" ' : word;
      lines.push(`C${row},${'ABC'[rng.below(3)]},${(rng.next() * 1e4).toFixed(2)},${word},${remark},${odd === 11 ? 'extra,cell' : ''}`);
    }
    const table = await expectSame(bytesOf(lines.join('\r\n')), DIALECT, [3, 300_000, 300_001, 1_000_000]);
    const columns = typeof table === 'string' ? [] : table.columns;
    expect(columns.map(({ unique }) => unique)).toEqual([false, true, false, true, true, true]);
  });

  it('takes cells larger than what is read at a time', async () => {
    const long = 'x'.repeat(700_000);
    await expectSame(bytesOf(`${HEAD}${long},1\n"${long}""y",2\n"a\n${long}",3\nb,4\n`), DIALECT);
  });
});
