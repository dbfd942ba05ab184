/** The compiled loops over text, in ml/kernels/assembly/text.ts. Addresses are bytes in `memory`. */
export interface TextKernel {
  readonly memory: WebAssembly.Memory;
  readonly base: WebAssembly.Global<'i32'>;
  cut(at: number, end: number, cells: number, most: number, width: number, delimiter: number, quote: number): number;
  cutEnd(): number;
  cutReason(): number;
  gather(dictionary: number, cells: number, stride: number, rows: number, codes: number, spare: number): number;
  rehash(from: number, fromMask: number, to: number, toMask: number): void;
  append(cells: number, stride: number, rows: number, codes: number, entry: number, end: number, ends: number, bytes: number): number;
  utf8(at: number, end: number, state: number): number;
  distinct(
    arena: number,
    offsets: number,
    from: number,
    to: number,
    numbers: number,
    firsts: number,
    count: number,
    slots: number,
    mask: number,
  ): number;
  numbers(arena: number, offsets: number, entries: number, decimal: number, percent: boolean, values: number, odd: number): number;
  dates(arena: number, offsets: number, entries: number, values: number, odd: number): number;
}

interface NodeProcess {
  getBuiltinModule?(name: 'node:fs'): { readFileSync(url: URL): Uint8Array<ArrayBuffer> };
}

let loading: Promise<WebAssembly.Module | null> | undefined;
let loaded: WebAssembly.Module | null = null;

async function load(): Promise<WebAssembly.Module | null> {
  try {
    const url = new URL('../ml/kernels/kernels.wasm', import.meta.url);
    const node = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.('node:fs');
    const bytes = node && url.protocol === 'file:' ? node.readFileSync(url) : await (await fetch(url)).arrayBuffer();
    loaded = await WebAssembly.compile(bytes);
  } catch {
    loaded = null;
  }
  return loaded;
}

/** Has the kernels ready from then on; null where there are none, and all is done the plain way. */
export async function textKernel(): Promise<TextKernel | null> {
  await (loading ??= load());
  return freshKernel();
}

/** A kernel with a memory of its own, which goes when the kernel does; null before they were loaded. */
function freshKernel(): TextKernel | null {
  return loaded && (new WebAssembly.Instance(loaded, {}).exports as unknown as TextKernel);
}

let spare: WeakRef<TextKernel> | undefined;

/** A kernel for work that is done before anything else runs. Its memory may be large already and stays no longer than the engine likes. */
export function scratchKernel(): TextKernel | null {
  const kernel = spare?.deref() ?? freshKernel();
  if (kernel !== null) leave(kernel);
  return kernel;
}

/** What is in its memory is needed until it is left. */
export function keep(kernel: TextKernel): void {
  if (spare?.deref() === kernel) spare = undefined;
}

/** Nothing in its memory is needed any more. */
export function leave(kernel: TextKernel): void {
  spare = new WeakRef(kernel);
}

/** Room in a kernel's memory, in powers of two; what was given back is used again. */
export class Room {
  bytes: Uint8Array<ArrayBuffer>;
  words: Int32Array<ArrayBuffer>;
  private readonly kernel: TextKernel;
  private readonly free = new Map<number, number[]>();
  private next: number;

  /** @param bytes about what will be asked for */
  constructor(kernel: TextKernel, bytes = 0) {
    this.kernel = kernel;
    this.next = (kernel.base.value + 63) & ~63;
    const lack = this.next + bytes - kernel.memory.buffer.byteLength;
    if (lack > 0) kernel.memory.grow(Math.ceil(lack / 65536));
    this.bytes = new Uint8Array(kernel.memory.buffer as ArrayBuffer);
    this.words = new Int32Array(this.bytes.buffer);
  }

  /** @returns its address, a multiple of 64; old views may be gone. What is in it is anything. */
  take(bytes: number): number {
    const size = sizeOf(bytes);
    const again = this.free.get(size)?.pop();
    if (again !== undefined) return again;
    const at = this.next;
    this.next += size;
    const have = this.bytes.length;
    // The kernels read a little past what they are told.
    if (this.next + 64 > have) {
      this.kernel.memory.grow(Math.ceil((Math.max(this.next + 64 - have, Math.min(have, 1 << 24)) + 1) / 65536));
      this.bytes = new Uint8Array(this.kernel.memory.buffer as ArrayBuffer);
      this.words = new Int32Array(this.bytes.buffer);
    }
    return at;
  }

  /** A copy of the array here. @returns its address */
  place(data: Uint8Array | Uint32Array): number {
    const at = this.take(data.byteLength + 64);
    this.bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    return at;
  }

  zeroed(bytes: number): number {
    const at = this.take(bytes);
    this.bytes.fill(0, at, at + bytes);
    return at;
  }

  give(at: number, bytes: number): void {
    const size = sizeOf(bytes);
    const list = this.free.get(size);
    if (list) list.push(at);
    else this.free.set(size, [at]);
  }
}

function sizeOf(bytes: number): number {
  return bytes <= 64 ? 64 : 2 ** Math.ceil(Math.log2(bytes));
}
