type Numbers = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

const FIRST = 1 << 10;
const LARGEST = 1 << 16;

/** A typed array that grows by pieces, so that nothing is copied until it is whole and nothing is held twice. */
export class Pieces<T extends Numbers> {
  length = 0;
  private readonly make: (length: number) => T;
  private readonly full: T[] = [];
  private piece: T;
  private filled = 0;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.piece = make(FIRST);
  }

  push(more: T): void {
    let at = 0;
    while (at < more.length) {
      if (this.filled === this.piece.length) {
        this.full.push(this.piece);
        this.piece = this.make(Math.min(this.piece.length * 4, LARGEST));
        this.filled = 0;
      }
      const take = Math.min(more.length - at, this.piece.length - this.filled);
      this.piece.set(at === 0 && take === more.length ? more : (more.subarray(at, at + take) as T), this.filled);
      this.filled += take;
      at += take;
    }
    this.length += more.length;
  }

  /** All of it, as long as it is. The pieces are gone then. */
  join(): T {
    const all = this.make(this.length);
    let at = 0;
    for (let i = 0; i < this.full.length; i++) {
      const piece = this.full[i] as T;
      all.set(piece, at);
      at += piece.length;
    }
    all.set(this.piece.subarray(0, this.filled), at);
    this.full.length = 0;
    this.piece = this.make(0);
    return all;
  }
}
