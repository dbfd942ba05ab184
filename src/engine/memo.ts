import { isNumeric, type Column, type Table } from '../core/table';

/**
 * Results by key, the least lately used forgotten first when the tables they hold outgrow the budget. Columns shared between tables
 * count once, which is why keeping every step's table is cheap.
 */
export class Memo<Entry extends { readonly table: Table }> {
  readonly #entries = new Map<string, Entry>();
  readonly #uses = new Map<Column, number>();
  readonly #budget: number;
  #bytes = 0;

  /** @param budget bytes of column data */
  constructor(budget: number) {
    this.#budget = budget;
  }

  get(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
    }
    return entry;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  set(key: string, entry: Entry): void {
    this.#drop(key);
    this.#entries.set(key, entry);
    for (const column of entry.table.columns) this.#count(column, 1);
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#budget || oldest === key) break;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#uses.clear();
    this.#bytes = 0;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    for (const column of entry.table.columns) this.#count(column, -1);
  }

  #count(column: Column, change: 1 | -1): void {
    const before = this.#uses.get(column) ?? 0;
    const after = before + change;
    if (after === 0) this.#uses.delete(column);
    else this.#uses.set(column, after);
    if (before === 0) this.#bytes += sizeOf(column);
    if (after === 0) this.#bytes -= sizeOf(column);
  }
}

function sizeOf(column: Column): number {
  return isNumeric(column) ? column.data.byteLength : column.codes.byteLength;
}
