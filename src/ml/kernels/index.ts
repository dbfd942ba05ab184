import { stop } from '../../core/problem';
import { plainKernels } from './plain';
import type { Raw } from './raw';

/** Working memory for one computation: put arrays in, run kernels on their addresses, read views, free. Never grows while open. */
export interface Room {
  readonly run: Raw;
  /** Zeroed space. @returns its address, a multiple of 16 */
  space(bytes: number): number;
  /** A copy of the array in the room. @returns its address */
  place(data: Float64Array): number;
  f64(at: number, length: number): Float64Array;
  f32(at: number, length: number): Float32Array;
  i32(at: number, length: number): Int32Array;
  u8(at: number, length: number): Uint8Array;
  free(): void;
}

export interface Kernels {
  /** `plain` where the compiled kernels could not be loaded: the same bits, several times slower. */
  readonly engine: 'wasm' | 'plain';
  /** @param bytes all that will be asked of the room; 16 bytes are added for every piece. @throws Problem too-big-for-memory */
  open(bytes: number, pieces: number): Room;
}

const MB = 1048576;
/** Bytes one computation may take. */
export const BUDGET = 1536 * MB;
/** An idle instance is kept for the next computation unless it holds more than this. */
const KEEP = 256 * MB;
/** More than the kernels' own data take. */
const FIRST = 65536;

/** A browser may give less than it could: then that is said, with as much as it does give, by halves. @throws Problem too-big-for-memory */
function grown(run: Raw, need: number): void {
  for (let bytes = need; ; bytes /= 2) {
    try {
      if (bytes > run.memory.buffer.byteLength) run.grow(bytes);
    } catch {
      continue;
    }
    if (bytes === need) return;
    stop('too-big-for-memory', { needMb: Math.ceil(need / MB), roomMb: Math.ceil(bytes / MB) });
  }
}

function kernelsFrom(engine: Kernels['engine'], make: () => Raw): Kernels {
  const idle: Raw[] = [];
  return {
    engine,
    open(bytes, pieces) {
      const need = FIRST + bytes + 16 * pieces;
      if (need > BUDGET) stop('too-big-for-memory', { needMb: Math.ceil(need / MB), roomMb: BUDGET / MB });
      const run = idle.pop() ?? make();
      if (run.memory.buffer.byteLength < need) grown(run, need);
      const { buffer } = run.memory;
      let next = (run.base + 15) & ~15;
      let open = true;
      const space = (size: number): number => {
        const at = next;
        next = (at + size + 15) & ~15;
        if (next > buffer.byteLength) throw new RangeError('a room asked for more than it was opened with');
        new Uint8Array(buffer, at, size).fill(0);
        return at;
      };
      return {
        run,
        space,
        place(data) {
          const at = space(data.byteLength);
          new Float64Array(buffer, at, data.length).set(data);
          return at;
        },
        f64: (at, length) => new Float64Array(buffer, at, length),
        f32: (at, length) => new Float32Array(buffer, at, length),
        i32: (at, length) => new Int32Array(buffer, at, length),
        u8: (at, length) => new Uint8Array(buffer, at, length),
        free() {
          if (open && buffer.byteLength <= KEEP) idle.push(run);
          open = false;
        },
      };
    },
  };
}

/** @param source the bytes of kernels.wasm; left out, they are read from beside this module (Node) or from its address (browser). */
export async function loadKernels(source?: BufferSource): Promise<Kernels> {
  let module: WebAssembly.Module;
  try {
    module = await WebAssembly.compile(source ?? (await readKernels()));
  } catch {
    return plain();
  }
  return kernelsFrom('wasm', () => {
    const instance = new WebAssembly.Instance(module, {});
    const exports = instance.exports as unknown as Omit<Raw, 'grow' | 'memory' | 'base'> & Exports;
    const grow = (bytes: number): void => {
      exports.memory.grow(Math.ceil((bytes - exports.memory.buffer.byteLength) / 65536));
    };
    return { ...exports, base: exports.base.value, grow };
  });
}

export function plain(): Kernels {
  return kernelsFrom('plain', plainKernels);
}

let shared: Promise<Kernels> | undefined;
let atHand: Kernels | undefined;

/** The kernels of this thread, loaded once. */
export function kernels(): Promise<Kernels> {
  return (shared ??= loadKernels().then((loaded) => (atHand = loaded)));
}

/** For what cannot wait: those loaded by then, or their plain twins, which give the same bits. */
export function kernelsAtHand(): Kernels {
  return (atHand ??= plain());
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly base: WebAssembly.Global<'i32'>;
}

interface NodeProcess {
  getBuiltinModule?(name: 'node:fs'): { readFileSync(url: URL): Uint8Array<ArrayBuffer> };
}

async function readKernels(): Promise<BufferSource> {
  const url = new URL('./kernels.wasm', import.meta.url);
  const node = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.('node:fs');
  if (node && url.protocol === 'file:') return node.readFileSync(url);
  return (await fetch(url)).arrayBuffer();
}
