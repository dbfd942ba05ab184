import { expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { pairwise } from '../../src/ml/hierarchy/pairwise';
import { single } from '../../src/ml/hierarchy/single';
import type { Merges } from '../../src/ml/hierarchy/tree';
import { ward } from '../../src/ml/hierarchy/ward';
import { kernels, plain, type Kernels } from '../../src/ml/kernels/index';

const WAYS: readonly [string, (engine: Kernels, x: Float64Array, n: number, d: number) => Promise<Merges>][] = [
  ['ward', (engine, x, n, d) => ward(engine, x, n, d, undefined, {})],
  ['average', (engine, x, n, d) => pairwise(engine, x, n, d, 'average', undefined, {}, 6)],
  ['complete', (engine, x, n, d) => pairwise(engine, x, n, d, 'complete', undefined, {}, 6)],
  ['single', (engine, x, n, d) => single(engine, x, n, d, {})],
];

const CLOUDS: readonly [string, (n: number, d: number) => Float64Array][] = [
  ['a cloud', (n, d) => draw(n * d, (r) => r.normal())],
  ['whole numbers, many alike', (n, d) => draw(n * d, (r) => r.below(4))],
  ['numbers of very different size', (n, d) => draw(n * d, (r) => r.normal() * 10 ** (r.below(9) - 4))],
  ['pairs far nearer than 32 bits can tell', (n, d) => draw(n * d, (r) => r.below(3) + 1e-9 * r.normal())],
  ['numbers too small and too large for 32 bits', (n, d) => draw(n * d, (r, i) => r.normal() * (i % d === 0 ? 1e120 : 1e-120))],
];

function draw(length: number, one: (r: ReturnType<typeof random>, i: number) => number): Float64Array {
  const r = random(`kernels ${length}`);
  return Float64Array.from({ length }, (_, i) => one(r, i));
}

it.each(WAYS.flatMap(([way, run]) => CLOUDS.map(([cloud, make]) => ({ way, cloud, run, make }))))(
  '$way of $cloud: both engines make the same merges to the last bit',
  async ({ run, make }) => {
    const compiled = await kernels();
    expect(compiled.engine).toBe('wasm');
    for (const [n, d] of [
      [1, 1],
      [2, 3],
      [17, 1],
      [150, 2],
      [130, 5],
      [40, 33],
    ] as const) {
      const x = make(n, d);
      expect(await run(compiled, x, n, d)).toEqual(await run(plain(), x, n, d));
    }
  },
);
