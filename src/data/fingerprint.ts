import { hashBytes } from '../core/hash';

const BLOCK = 1 << 16;

/** Hash of a stream of bytes that does not hang on how it was cut: 64 KB blocks are hashed, then their hashes. Keeps pace with a disk. */
export class Fingerprint {
  private readonly block = new Uint8Array(BLOCK);
  private filled = 0;
  private size = 0;
  private a = 0x243f6a88;
  private b = 0x85a308d3;
  private c = 0x13198a2e;
  private d = 0x03707344;

  push(chunk: Uint8Array): void {
    this.size += chunk.length;
    let at = 0;
    while (at < chunk.length) {
      if (this.filled === 0 && chunk.length - at >= BLOCK && ((chunk.byteOffset + at) & 3) === 0) {
        this.mix(new Int32Array(chunk.buffer, chunk.byteOffset + at, BLOCK >> 2));
        at += BLOCK;
        continue;
      }
      const take = Math.min(BLOCK - this.filled, chunk.length - at);
      this.block.set(chunk.subarray(at, at + take), this.filled);
      this.filled += take;
      at += take;
      if (this.filled === BLOCK) this.mixBlock();
    }
  }

  /** 32 hex digits. */
  digest(): string {
    this.block.fill(0, this.filled);
    this.mixBlock();
    const state = new DataView(new ArrayBuffer(24));
    [this.a, this.b, this.c, this.d].forEach((lane, i) => state.setInt32(i * 4, lane, true));
    state.setFloat64(16, this.size, true);
    return hashBytes(new Uint8Array(state.buffer));
  }

  private mixBlock(): void {
    this.mix(new Int32Array(this.block.buffer));
    this.filled = 0;
  }

  private mix(words: Int32Array): void {
    let { a, b, c, d } = this;
    for (let i = 0; i < words.length; i += 4) {
      a = Math.imul(a ^ (words[i] as number), 0x9e3779b1);
      b = Math.imul(b ^ (words[i + 1] as number), 0x85ebca6b);
      c = Math.imul(c ^ (words[i + 2] as number), 0xc2b2ae35);
      d = Math.imul(d ^ (words[i + 3] as number), 0x27d4eb2f);
      a ^= d >>> 15;
      b ^= a >>> 13;
      c ^= b >>> 16;
      d ^= c >>> 14;
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }
}
