/** Columns `from` up to before `to` are the levels of one category: at most one of them is not 0, and all are equally high. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/** Rows or prototypes with each category as one code, so that they are compared once a category and not once a level. */
export interface MixedRows {
  readonly rows: number;
  readonly cols: number;
  readonly blocks: readonly Block[];
  /** Columns in no block. */
  readonly numbers: Int32Array;
  /** rows × numbers, row-major. */
  readonly values: Float64Array;
  /** rows × blocks, row-major: `slots` of the block for no level, and from there on the levels. */
  readonly codes: Int32Array;
  /** Where each block's codes begin, and where the last one's end. */
  readonly slots: Int32Array;
  /** Of each block, what a level counts; 0 where no row has one. */
  readonly heights: Float64Array;
}

/** @param x row-major, rows × cols, no NaN */
export function mixedRows(x: Float64Array, rows: number, cols: number, blocks: readonly Block[]): MixedRows {
  const inBlock = new Uint8Array(cols);
  for (const { from, to } of blocks) inBlock.fill(1, from, to);
  const numbers = Int32Array.from({ length: cols }, (_, j) => j).filter((j) => inBlock[j] === 0);
  const slots = new Int32Array(blocks.length + 1);
  blocks.forEach(({ from, to }, b) => (slots[b + 1] = (slots[b] as number) + to - from + 1));
  const heights = new Float64Array(blocks.length);
  const made = emptyLike({ cols, blocks, numbers, slots, heights }, rows);
  const { values, codes } = made;
  for (let i = 0; i < rows; i++) {
    const at = i * cols;
    for (let n = 0; n < numbers.length; n++) values[i * numbers.length + n] = x[at + (numbers[n] as number)] as number;
    for (let b = 0; b < blocks.length; b++) {
      const { from, to } = blocks[b] as Block;
      for (let j = from; j < to; j++) {
        if (x[at + j] === 0) continue;
        codes[i * blocks.length + b] = (slots[b] as number) + 1 + j - from;
        heights[b] = x[at + j] as number;
        break;
      }
    }
  }
  return made;
}

/** As many rows of the same columns, all 0 and of no level. */
export function emptyLike(
  { cols, blocks, numbers, slots, heights }: Pick<MixedRows, 'cols' | 'blocks' | 'numbers' | 'slots' | 'heights'>,
  rows: number,
): MixedRows {
  const codes = new Int32Array(rows * blocks.length);
  for (let i = 0; i < rows; i++) codes.set(slots.subarray(0, blocks.length), i * blocks.length);
  return { rows, cols, blocks, numbers, slots, heights, values: new Float64Array(rows * numbers.length), codes };
}

export function copyOf(rows: MixedRows): MixedRows {
  return { ...rows, values: rows.values.slice(), codes: rows.codes.slice() };
}

export function copyRow(from: MixedRows, row: number, to: MixedRows, place: number): void {
  const [n, b] = [from.numbers.length, from.blocks.length];
  to.values.set(from.values.subarray(row * n, (row + 1) * n), place * n);
  to.codes.set(from.codes.subarray(row * b, (row + 1) * b), place * b);
}

/** One column a level again, row-major, rows × cols. */
export function spreadOut({ rows, cols, blocks, numbers, slots, values, codes, heights }: MixedRows): Float64Array {
  const x = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    numbers.forEach((j, n) => (x[i * cols + j] = values[i * numbers.length + n] as number));
    blocks.forEach(({ from }, b) => {
      const level = (codes[i * blocks.length + b] as number) - (slots[b] as number) - 1;
      if (level >= 0) x[i * cols + from + level] = heights[b] as number;
    });
  }
  return x;
}

/** Squared distance of each code to each of the rows, rows × codes: looked up, as branches on codes would be guessed wrong. */
export function codeDistances({ rows, blocks, slots, codes, heights }: MixedRows): Float64Array {
  const all = slots[blocks.length] as number;
  const table = new Float64Array(rows * all);
  for (let c = 0; c < rows; c++) {
    for (let b = 0; b < blocks.length; b++) {
      const [none, end] = [slots[b] as number, slots[b + 1] as number];
      const own = codes[c * blocks.length + b] as number;
      const square = (heights[b] as number) ** 2;
      for (let code = none; code < end; code++)
        table[c * all + code] = code === own ? 0 : code === none || own === none ? square : 2 * square;
    }
  }
  return table;
}

/** Squared distance of a row to a place of `to`, whose `codeDistances` are `table`. */
export function mixedDistance(x: MixedRows, row: number, to: MixedRows, place: number, table: Float64Array): number {
  const numbers = x.numbers.length;
  const blocks = x.blocks.length;
  const values = x.values;
  const centre = to.values;
  const codes = x.codes;
  const base = place * (x.slots[blocks] as number);
  let sum = 0;
  for (let n = 0, i = row * numbers, c = place * numbers; n < numbers; n++) {
    const off = (values[i + n] as number) - (centre[c + n] as number);
    sum += off * off;
  }
  for (let m = 0, i = row * blocks; m < blocks; m++) sum += table[base + (codes[i + m] as number)] as number;
  return sum;
}
