import { walkWith, type Tree } from '../../core/tree';
import { kernels, type Kernels } from '../kernels/index';

/** Rows at a time; a whole number of eights. */
const CHUNK = 512;
/** Bytes of one column's. */
const PLANE = 8 * CHUNK;
const NODE = 16;

/** From then on many rows go down trees in the kernels of this thread, to the same bits. */
export async function fastTrees(): Promise<void> {
  const engine = await kernels();
  if (engine.engine === 'wasm') walkWith((trees, columns, into) => walk(engine, trees, columns, into));
}

/** As `addTree` of core, tree after tree. */
export function walk(engine: Kernels, trees: readonly Tree[], columns: readonly Float64Array[], into: Float64Array): void {
  const used = [...new Set(trees.flatMap(({ feature }) => feature.filter((column) => column >= 0)))];
  // place 0 is a column of zeros, for leaves; a column with missing cells has its negative beside it
  const place = new Map(used.map((column, i) => [column, 1 + 2 * i]));
  const mirrored = new Set(used.filter((column) => anyMissing(columns[column] as Float64Array)));
  const nodes = trees.reduce((sum, { feature }) => sum + feature.length, 0);
  const cellsBytes = PLANE * (1 + 2 * used.length);
  const room = engine.open((NODE + 8) * nodes + cellsBytes + PLANE, 2 + 2 * trees.length);
  try {
    const cells = room.space(cellsBytes);
    const out = room.space(PLANE);
    const packed = trees.map((tree) => {
      const [root, values] = [room.space(NODE * tree.feature.length), room.space(8 * tree.feature.length)];
      const own = room.f64(values, tree.feature.length);
      const view = new DataView(room.run.memory.buffer, root, NODE * tree.feature.length);
      inPairs(tree, mirrored).forEach(({ node, first, swapped }, at) => {
        const column = tree.feature[node] as number;
        const threshold = tree.threshold[node] as number;
        view.setFloat64(NODE * at, column < 0 ? 0 : swapped ? -nextAbove(threshold) : threshold, true);
        view.setUint32(NODE * at + 8, column < 0 ? 0 : PLANE * ((place.get(column) as number) + (swapped ? 1 : 0)), true);
        view.setUint32(NODE * at + 12, root + NODE * (column < 0 ? at : first), true);
        own[at] = tree.value[node] as number;
      });
      return { root, values };
    });
    const sums = room.f64(out, CHUNK);
    const planes = used.map((column) => {
      const at = cells + PLANE * (place.get(column) as number);
      return {
        data: columns[column] as Float64Array,
        plain: room.f64(at, CHUNK),
        negative: room.f64(at + PLANE, CHUNK),
        mirror: mirrored.has(column),
      };
    });
    for (let from = 0; from < into.length; from += CHUNK) {
      const many = Math.min(CHUNK, into.length - from);
      for (const { data, plain, negative, mirror } of planes) {
        plain.set(data.subarray(from, from + many));
        if (mirror) for (let i = 0; i < many; i++) negative[i] = -(plain[i] as number);
      }
      sums.set(into.subarray(from, from + many));
      for (const { root, values } of packed) room.run.walkTree(root, values, cells, many, out);
      into.set(sums.subarray(0, many), from);
    }
  } finally {
    room.free();
  }
}

interface Place {
  readonly node: number;
  /** Where its first child stands; the other follows. */
  readonly first: number;
  /** Missing cells go left, and a kernel's missing cell goes to the second child: so right comes first, and the question is turned round. */
  readonly swapped: boolean;
}

function inPairs({ feature, missingLeft, left, right }: Tree, mirrored: ReadonlySet<number>): readonly Place[] {
  const nodes = [0];
  return feature.map((_, at) => {
    const node = nodes[at] as number;
    const column = feature[node] as number;
    if (column < 0) return { node, first: at, swapped: false };
    const swapped = missingLeft[node] === 1 && mirrored.has(column);
    const [a, b] = [left[node] as number, right[node] as number];
    const first = nodes.push(...(swapped ? [b, a] : [a, b])) - 2;
    return { node, first, swapped };
  });
}

function anyMissing(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i])) return true;
  return false;
}

/** The next double above. */
function nextAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0] = (bits[0] as bigint) + (value > 0 ? 1n : -1n);
  return new Float64Array(bits.buffer)[0] as number;
}
