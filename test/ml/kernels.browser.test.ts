import { expect, it } from 'vitest';
import { kernels } from '../../src/ml/kernels/index';
import { logistic } from '../../src/ml/logistic';
import { setTfWasmPath, tfBackend } from '../../src/ml/tf';
import { TFJS_FILES } from '../../workers/tfjs-files';

it('the compiled kernels load in a browser', async () => {
  expect((await kernels()).engine).toBe('wasm');
});

it('tfjs runs on its own files in a browser, and the answer does not hang on it', async () => {
  setTfWasmPath(TFJS_FILES);
  expect(await tfBackend()).toBe('wasm');
  const x = Float64Array.of(0, 1, 2, 3, 4, 5);
  const y = Uint8Array.of(0, 0, 1, 0, 1, 1);
  const [assisted, alone] = await Promise.all([logistic(x, 6, 1, y), logistic(x, 6, 1, y, { warmStart: false })]);
  expect(assisted.backend).toBe('wasm');
  expect(assisted.weights[0]).toBeCloseTo(alone.weights[0] as number, 10);
});
