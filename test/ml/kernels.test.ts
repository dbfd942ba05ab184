import fs from 'node:fs';
import { expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { kernels, loadKernels, plain, type Kernels, type Room } from '../../src/ml/kernels/index';

/** Runs the same work on both engines and gives what each wrote. */
async function both(bytes: number, work: (room: Room) => Float64Array): Promise<[Float64Array, Float64Array]> {
  return Promise.all(
    [kernels(), plain()].map(async (engine) => {
      const room = (await engine).open(bytes, 20);
      try {
        return work(room).slice();
      } finally {
        room.free();
      }
    }),
  ) as Promise<[Float64Array, Float64Array]>;
}

const numbers = (length: number, key: string): Float64Array => {
  const r = random(key);
  return Float64Array.from({ length }, () => r.normal() * 10 ** (r.below(7) - 3));
};

it('the compiled kernels are what runs', async () => {
  expect((await kernels()).engine).toBe('wasm');
});

it('memory a browser does not give is refused with the number, and as much as it gives can be used', async () => {
  const code = fs.readFileSync(new URL('../../src/ml/kernels/kernels.wasm', import.meta.url));
  // The section of the memory, without a bound; with one of 1,600 pages, 100 MB, in its place.
  const at = code.indexOf(Buffer.of(5, 3, 1, 0));
  const bound = Buffer.of(5, 5, 1, 1, code[at + 4] as number, 0xc0, 0x0c);
  const narrow = await loadKernels(Uint8Array.from(Buffer.concat([code.subarray(0, at), bound, code.subarray(at + 5)])));
  expect(narrow.engine).toBe('wasm');
  expect(() => narrow.open(240 * 1048576, 1)).toThrow(
    expect.objectContaining({ problem: { code: 'too-big-for-memory', args: { needMb: 241, roomMb: 61 } } }),
  );
  narrow.open(60 * 1048576, 1).free();
});

it.each([1, 2, 3, 7, 16, 33])('products with %i columns have the same bits in both engines', async (d) => {
  for (const n of [1, 3, 4, 50]) {
    const x = numbers(n * d, `x ${n} ${d}`);
    const w = numbers(n, `w ${n}`);
    const v = numbers(d, `v ${d}`);
    const [compiled, twin] = await both(8 * (n * d + 3 * n + 2 * d + d * d + 2), (room) => {
      const [xAt, wAt, vAt] = [room.place(x), room.place(w), room.place(v)];
      const out = { g: room.space(8 * d * d), t: room.space(8 * d), p: room.space(8 * (n + 1)), e: room.space(8 * (n + 1)) };
      room.run.gram(xAt, n, d, wAt, out.g);
      room.run.matTVec(xAt, n, d, wAt, out.t);
      room.run.matVec(xAt, n, d, vAt, out.p);
      room.run.decays(out.p, n, out.e);
      const g = room.f64(out.g, d * d);
      const upper = Array.from(g).filter((_, i) => i % d >= Math.floor(i / d));
      return Float64Array.of(...upper, ...room.f64(out.t, d), ...room.f64(out.p, n), ...room.f64(out.e, n));
    });
    expect(compiled).toEqual(twin);
  }
});

it('a room comes back empty, and two open rooms do not share memory', async () => {
  const engine = await kernels();
  const first = engine.open(800, 1);
  first.f64(first.space(800), 100).fill(7);
  const second = engine.open(800, 1);
  expect(second.f64(second.space(800), 100).every((value) => value === 0)).toBe(true);
  first.free();
  second.free();
  const third = engine.open(800, 1);
  expect(third.f64(third.space(800), 100).every((value) => value === 0)).toBe(true);
  third.free();
});

it('a room that asks for more than it was opened with is stopped', async () => {
  const room = (await kernels()).open(100, 1);
  expect(() => room.space(10_000_000)).toThrow(RangeError);
});

it('broken code falls back to the plain twin and says so', async () => {
  const engine: Kernels = await loadKernels(Uint8Array.of(0, 97, 115, 109, 9));
  expect(engine.engine).toBe('plain');
});

/** The twin of these is the plain reader: `test/data/fast-cells` and `fast-entries` hold both to the same table. */
const OF_TEXT = ['append', 'cut', 'cutEnd', 'cutReason', 'dates', 'distinct', 'gather', 'numbers', 'rehash', 'utf8'];

it('both engines offer the same kernels', async () => {
  const compiled = await WebAssembly.compile(fs.readFileSync(new URL('../../src/ml/kernels/kernels.wasm', import.meta.url)));
  const names = WebAssembly.Module.exports(compiled).flatMap(({ name, kind }) => (kind === 'function' ? [name] : []));
  const { grow: _grow, memory: _memory, base: _base, ...twins } = plain().open(8, 1).run;
  expect([...Object.keys(twins), ...OF_TEXT].sort()).toEqual(names.sort());
});
