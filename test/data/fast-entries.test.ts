import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DateScan } from '../../src/data/dates';
import { datesFast, distinctFast, numbersFast, type Parsed } from '../../src/data/fast-entries';
import { textKernel } from '../../src/data/kernel';
import { parseNumberBytes } from '../../src/data/numbers';
import { toTheEnd } from '../../src/data/parts';
import type { NumberFormat } from '../../src/data/reading';

interface Texts {
  readonly arena: Uint8Array;
  readonly offsets: Uint32Array;
  readonly entries: number;
}

/** So many entries that the kernel is used: the given texts over and over. */
function textsOf(some: readonly string[]): Texts {
  const all = Array.from({ length: 700 }, (_, i) => some[i % some.length] as string);
  const parts = all.map((text) => new TextEncoder().encode(text));
  const offsets = new Uint32Array(parts.length + 2);
  parts.forEach((part, i) => (offsets[i + 2] = (offsets[i + 1] as number) + part.length));
  return { arena: Buffer.concat(parts), offsets, entries: parts.length + 1 };
}

/** What the kernel leaves open is left to the plain way by whoever calls it; the rest must be the plain way's bits. */
function expectSame({ arena, offsets, entries }: Texts, { values, odd }: Parsed, plain: (from: number, to: number) => number): void {
  const left = new Set(odd);
  for (let entry = 1; entry < entries; entry++) {
    if (left.has(entry)) expect(values[entry]).toBeNaN();
    else expect(Object.is(values[entry], plain(offsets[entry] as number, offsets[entry + 1] as number)), `entry ${entry}`).toBe(true);
  }
  expect(arena.length).toBe(offsets[entries]);
}

const digits = fc.array(fc.constantFrom(...'0123456789.,- 5%e'), { minLength: 1, maxLength: 19 }).map((signs) => signs.join(''));
const number = fc.oneof(
  digits,
  fc.double({ noNaN: true }).map(String),
  fc.integer().map(String),
  fc.float().map((x) => x.toFixed(4)),
);
const day = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
    fc.nat(24),
    fc.nat(60),
    fc.nat(61),
  )
  .chain(([y, ...rest]) => {
    const [m, d, h, min, s] = rest.map((n) => String(n).padStart(2, '0'));
    const date = `${String(y).padStart(4, '0')}-${m}-${d}`;
    return fc.constantFrom(
      date,
      `${date} ${h}:${min}:${s}`,
      `${date}T${h}:${min}:${s}`,
      `${date} ${h}:${min}`,
      ` ${date}`,
      `${d}.${m}.${y}`,
    );
  });

describe('the compiled reader of entries beside the plain one', () => {
  beforeAll(async () => {
    if ((await textKernel()) === null) throw new Error('kernels.wasm is not built: npm run wasm');
  });

  it('gives numbers the same bits', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 700 }), fc.constantFrom('.', ','), fc.boolean(), (some, sign, percent) => {
        const format: NumberFormat = { type: 'number', decimal: sign as '.', group: '', percent, currency: '' };
        const texts = textsOf(some);
        expectSame(texts, toTheEnd(numbersFast(texts, format)), (from, to) => parseNumberBytes(texts.arena, from, to, format));
      }),
      { numRuns: 40 },
    );
  });

  it('gives dates the same milliseconds', () => {
    const scan = new DateScan();
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 700 }), (some) => {
        const texts = textsOf(some);
        expectSame(texts, toTheEnd(datesFast(texts)), (from, to) => (scan.scan(texts.arena, from, to) ? scan.resolve('dmy') : NaN));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves few plain values open', () => {
    const format: NumberFormat = { type: 'number', decimal: '.', group: '', percent: false, currency: '' };
    expect([...toTheEnd(numbersFast(textsOf(['1', '-2.50', '0.1', '123456789012345']), format)).odd]).toEqual([]);
    expect([...toTheEnd(datesFast(textsOf(['2024-02-29', '1970-01-01 23:59:59', '2100-12-31T00:00:00']))).odd]).toEqual([]);
  });

  it('numbers equal texts alike, in order of appearance', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), { minLength: 1, maxLength: 700 }), (some) => {
        const texts = textsOf(some);
        const seen = new Map<string, number>();
        const firsts = [0];
        const numbers = [0];
        for (let entry = 1; entry < texts.entries; entry++) {
          const text = some[(entry - 1) % some.length] as string;
          if (!seen.has(text)) firsts.push(entry);
          if (!seen.has(text)) seen.set(text, seen.size + 1);
          numbers.push(seen.get(text) as number);
        }
        const fast = toTheEnd(distinctFast(texts));
        expect([...(fast?.firsts ?? [])]).toEqual(firsts);
        expect([...(fast?.numbers ?? [])]).toEqual(numbers);
      }),
      { numRuns: 30 },
    );
  });
});
