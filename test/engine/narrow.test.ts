import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowCodes, narrowValues, wideCodes, wideValues } from '../../src/engine/narrow';

function codesAgain(codes: Int32Array, entries: number): Int32Array {
  const { codes: kept, odd } = narrowCodes(codes, entries);
  return wideCodes(kept, odd, codes.length);
}

describe('codes in few bytes', () => {
  it('come back as they were, whatever they are', () => {
    const most = fc.constantFrom(9, 70_000);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), most, (list, entries) => {
        const codes = Int32Array.from(list, (n) => n % entries);
        expect(codesAgain(codes, entries)).toEqual(codes);
      }),
    );
  });

  it('are only those of rows with an empty or a repeated cell where most cells are new', () => {
    const rows = 800;
    let fresh = 0;
    const codes = Int32Array.from({ length: rows }, (_, row) => (row === 7 ? 0 : row === 500 || row === rows - 1 ? 5 : ++fresh));
    expect(narrowCodes(codes, 70_000)).toEqual({ codes: Int32Array.of(7, 500, rows - 1, 0, 5, 5), odd: 3 });
    expect(codesAgain(codes, 70_000)).toEqual(codes);
  });

  it('are none where every cell is new, and one byte each where few words repeat', () => {
    expect(narrowCodes(Int32Array.of(1, 2, 3, 4), 5)).toEqual({ codes: new Uint8Array(0) });
    expect(narrowCodes(Int32Array.of(1, 0, 1, 2), 3)).toEqual({ codes: Uint8Array.of(1, 0, 1, 2) });
  });

  it('as earlier versions kept them are still read', () => {
    expect(wideCodes(new Uint8Array(0), undefined, 3)).toEqual(Int32Array.of(1, 2, 3));
    expect(wideCodes(Uint16Array.of(300, 0), undefined, 2)).toEqual(Int32Array.of(300, 0));
    expect(wideCodes(Int32Array.of(70_000, 0), undefined, 2)).toEqual(Int32Array.of(70_000, 0));
  });
});

describe('values in few bytes', () => {
  it.each<[string, number[], number, number]>([
    ['whole numbers', [3, NaN, -12, 0], 1, 1],
    ['cents', [123.45, 0.1, -9999.99, NaN], 1, 100],
    ['days', [Date.UTC(2024, 1, 29), Date.UTC(1900, 0, 1), NaN], 86_400_000, 1],
    ['seconds', [Date.UTC(2024, 1, 29, 23, 59, 58)], 1000, 1],
  ])('%s are counted in their unit', (_, values, times, by) => {
    const kept = narrowValues(Float64Array.from(values));
    expect(kept?.unit).toEqual({ times, by });
    expect(kept && wideValues(kept.values, kept.unit)).toEqual(Float64Array.from(values));
  });

  it.each([[[1, -0]], [[1 / 3]], [[2 ** 31 + 0.5]], [[-(2 ** 31) / 1e6, 1 / 7]], [[Infinity]], [[Date.UTC(2024, 1, 1) + 1]]])('%s stay as they are', (values) => expect(narrowValues(Float64Array.from(values))).toBeNull()); // prettier-ignore

  it('are to the last bit what they were, or are not narrowed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.double(),
            fc.integer(),
            fc.integer().map((n) => n / 100),
          ),
          { maxLength: 8 },
        ),
        (list) => {
          const values = Float64Array.from(list);
          const kept = narrowValues(values);
          if (kept) expect(wideValues(kept.values, kept.unit)).toEqual(values);
        },
      ),
    );
  });
});
