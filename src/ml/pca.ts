import { eigen } from './eigen';
import { kernels } from './kernels/index';

export interface Principal {
  readonly mean: Float64Array;
  /** Row-major, count × cols; of unit length, and in each the entry furthest from zero is positive. */
  readonly components: Float64Array;
  /** Of the rows along each component, dividing by n - 1, largest first. */
  readonly variances: Float64Array;
  /** Of all columns together: what `variances` are shares of. */
  readonly total: number;
}

/** So many bytes of rows are gone through at a time. */
const NEAR = 1 << 20;

/**
 * Principal components (Pearson 1901, Hotelling 1933) of rows about their mean: the products of all columns are added up in 64 bits and taken
 * apart.
 * @param x row-major, rows × cols, no NaN, rows ≥ 1 @param count at most cols
 */
export async function principal(
  x: Float64Array,
  rows: number,
  cols: number,
  count: number,
  { checkpoint = async () => undefined }: { readonly checkpoint?: () => Promise<void> } = {},
): Promise<Principal> {
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) mean[j] = (mean[j] as number) + (x[i * cols + j] as number) / rows;
  await checkpoint();
  const products = await productsAbout(mean, x, rows, cols, checkpoint);
  let total = 0;
  for (let j = 0; j < cols; j++) total += products[j * cols + j] as number;
  const { vectors, values } = await eigen(products, cols, checkpoint);
  const freedom = Math.max(1, rows - 1);
  const components = new Float64Array(count * cols);
  for (let c = 0; c < count; c++) {
    const own = vectors.subarray(c * cols, (c + 1) * cols);
    const far = own.reduce((best, value, j) => (Math.abs(value) > Math.abs(own[best] as number) ? j : best), 0);
    const sign = (own[far] as number) < 0 ? -1 : 1;
    for (let j = 0; j < cols; j++) components[c * cols + j] = sign * (own[j] as number);
  }
  return { mean, components, variances: values.slice(0, count).map((value) => Math.max(0, value) / freedom), total: total / freedom };
}

/** (x - mean)ᵀ(x - mean), cols × cols. */
async function productsAbout(
  mean: Float64Array,
  x: Float64Array,
  rows: number,
  cols: number,
  checkpoint: () => Promise<void>,
): Promise<Float64Array> {
  const block = Math.min(rows, Math.max(16, Math.floor(NEAR / (8 * cols))));
  const room = (await kernels()).open(8 * (block * (cols + 1) + cols * cols), 3);
  try {
    const at = { x: room.space(8 * block * cols), ones: room.space(8 * block), out: room.space(8 * cols * cols) };
    const held = room.f64(at.x, block * cols);
    room.f64(at.ones, block).fill(1);
    for (let from = 0; from < rows; from += block) {
      const some = Math.min(block, rows - from);
      for (let i = 0, place = 0, cell = from * cols; i < some; i++) {
        for (let j = 0; j < cols; j++) held[place++] = (x[cell++] as number) - (mean[j] as number);
      }
      room.run.gram(at.x, some, cols, at.ones, at.out);
      await checkpoint();
    }
    const out = room.f64(at.out, cols * cols).slice();
    for (let j = 0; j < cols; j++) for (let k = 0; k < j; k++) out[j * cols + k] = out[k * cols + j] as number;
    return out;
  } finally {
    room.free();
  }
}

/** Where rows stand along the components, one array a component. */
export function projected(x: Float64Array, rows: number, cols: number, { mean, components }: Principal): readonly Float64Array[] {
  return Array.from({ length: components.length / Math.max(1, cols) }, (_, c) => {
    const along = new Float64Array(rows);
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let j = 0; j < cols; j++) sum += ((x[i * cols + j] as number) - (mean[j] as number)) * (components[c * cols + j] as number);
      along[i] = sum;
    }
    return along;
  });
}
