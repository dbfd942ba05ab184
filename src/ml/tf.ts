import type * as Tf from '@tensorflow/tfjs-core';

/**
 * The only door to tfjs: dense products in 32 bits on its WASM backend, one thread, files from our own origin. Callers refine
 * what they get in 64 bits and must do without when there is none.
 */
export interface Dense {
  readonly backend: string;
  /** Xb and then Xᵀdiag(w)X, Xᵀr for the held X. */
  times(b: Float32Array): Float32Array;
  gram(w: Float32Array): Float32Array;
  transposedTimes(r: Float32Array): Float32Array;
  dispose(): void;
}

let wasmPath: string | Readonly<Record<string, string>> | undefined;

/** @param path folder of the three `tfjs-backend-wasm*.wasm` files, ending in a slash, or each one's address by its name. Node finds them by itself. */
export function setTfWasmPath(path: string | Readonly<Record<string, string>>): void {
  wasmPath = path;
}

type Core = typeof Tf;
let core: Promise<Core | undefined> | undefined;

async function start(): Promise<Core | undefined> {
  const inNode = 'process' in globalThis;
  if (wasmPath === undefined && !inNode) return undefined;
  try {
    const [tf, wasm] = await Promise.all([import('@tensorflow/tfjs-core'), import('@tensorflow/tfjs-backend-wasm')]);
    // its threads crash when minified, and would need shared memory
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (wasmPath !== undefined) wasm.setWasmPaths(wasmPath);
    return (await tf.setBackend('wasm')) ? tf : undefined;
  } catch {
    return undefined;
  }
}

/** @returns the backend's name, or undefined where tfjs cannot run */
export async function tfBackend(): Promise<string | undefined> {
  return (await (core ??= start()))?.getBackend();
}

/** Holds a row-major rows × cols matrix in the backend. @returns undefined where tfjs cannot run */
export async function dense(x: Float64Array, rows: number, cols: number): Promise<Dense | undefined> {
  const tf = await (core ??= start());
  if (!tf) return undefined;
  const held = tf.tensor2d(Float32Array.from(x), [rows, cols], 'float32');
  // kept beside it, because products that transpose as they go take four times as long
  const across = tf.transpose(held);
  const read = (make: () => ReturnType<Core['matMul']>): Float32Array => {
    const result = tf.tidy(make);
    const values = result.dataSync<'float32'>().slice();
    result.dispose();
    return values;
  };
  return {
    backend: tf.getBackend(),
    times: (b) => read(() => tf.matMul(held, tf.tensor2d(b, [cols, 1]))),
    gram: (w) => read(() => tf.matMul(across, tf.mul(held, tf.tensor2d(w, [rows, 1])))),
    transposedTimes: (r) => read(() => tf.matMul(across, tf.tensor2d(r, [rows, 1]))),
    dispose: () => {
      held.dispose();
      across.dispose();
    },
  };
}
