import { expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { kernels, plain, type Room } from '../../src/ml/kernels/index';

const APART = 4160;
const EDGES = Float64Array.from({ length: 20 }, (_, i) => 1.5 * i);
const WIDTH = EDGES.length + 2;

/** What the compiled kernels and their plain twins write for the same work, to the last bit. */
async function alike(work: (room: Room) => number[]): Promise<void> {
  const [compiled, twin] = await Promise.all(
    [kernels(), plain()].map(async (engine) => {
      const room = (await engine).open(600_000, 30);
      const out = work(room);
      room.free();
      return out;
    }),
  );
  expect(compiled).toEqual(twin);
}

it.each([
  [1, 1],
  [2, 2],
  [40, 3],
  [1501, 15],
])('with %i rows of %i columns, what boosting does is done alike in both engines', async (rows, cols) => {
  const r = random(`rows ${rows}`);
  const x = Float64Array.from({ length: rows }, () => (r.next() < 0.1 ? NaN : r.below(30)));
  const cells = Uint8Array.from({ length: rows * cols }, (_, i) => (i % 3 === 0 ? 1 + r.below(WIDTH - 1) : r.below(WIDTH)));
  const y = Uint8Array.from({ length: rows }, () => r.below(2));
  const scores = Float64Array.from({ length: rows }, () => 40 * r.normal());
  const order = r.permutation(rows);
  await alike((room) => {
    const at = { x: room.place(x), edges: room.space(8 * 272), bins: room.space(rows), cells: room.space(rows * cols) };
    const [outcomes, scoresAt, gh] = [room.space(rows + 1), room.space(8 * rows + 8), room.space(16 * rows + 16)];
    const [index, spare, widths, directions, cut, sums, marks] = [
      room.space(4 * rows),
      room.space(24_576),
      room.space(4 * cols),
      room.space(4 * cols),
      room.space(64),
      room.space(16),
      room.space(256),
    ];
    const [whole, part] = [room.space(cols * APART), room.space(cols * APART)];
    room.f64(at.edges, EDGES.length).set(EDGES);
    room.run.binColumn(at.x, rows, at.edges, EDGES.length, at.bins);
    room.u8(at.cells, rows * cols).set(cells);
    room.u8(outcomes, rows).set(y);
    room.f64(scoresAt, rows).set(scores);
    room.i32(index, rows).set(order);
    room.i32(widths, cols).fill(WIDTH);
    room.i32(directions, cols).forEach((_, j, list) => (list[j] = (j % 3) - 1));
    room.run.logisticPairs(scoresAt, outcomes, rows, gh);
    room.run.sumPairs(gh, index, rows, sums);
    const [g = 0, h = 0] = room.f64(sums, 2);
    room.run.histograms(at.cells, rows, cols, 0, rows, gh, widths, whole, spare);
    const some = Math.ceil(rows / 3);
    room.run.histograms(at.cells, rows, cols, index, some, gh, widths, part, spare);
    room.run.bestCut(whole, cols, widths, g, h, 1, 1e-3, cut);
    const best = [...room.f64(cut, 4)];
    room.run.boundedCut(whole, cols, widths, directions, g, h, 1, 1e-3, -0.3, 0.3, cut);
    const bounded = [...room.f64(cut, 4)];
    const cellsBefore = [...room.f64(whole, cols * 520), ...room.f64(part, cols * 520)];
    room.run.subtract(whole, part, cols, widths);
    room.u8(marks, 256).fill(1, 0, 9);
    const front = room.run.partition(at.cells, cols >= 8 ? 8 : 1, index, rows, marks, spare);
    room.run.addTo(scoresAt, index, front, 0.25);
    const found = [...room.u8(at.bins, rows), ...room.f64(gh, 2 * rows), g, h, ...best.slice(0, best[0] === -1 ? 1 : 4)];
    return [
      ...found,
      ...bounded.slice(0, bounded[0] === -1 ? 1 : 4),
      ...cellsBefore,
      ...room.f64(whole, cols * 520),
      front,
      ...room.i32(index, rows),
      ...room.f64(scoresAt, rows),
    ];
  });
});

it.each([1, 40, 700])('with %i rows, what a forest does is done alike in both engines', async (rows) => {
  const r = random(`forest ${rows}`);
  const cols = 7;
  const cells = Uint8Array.from({ length: rows * cols }, () => r.below(WIDTH));
  const order = r.permutation(rows);
  const drawn = Float64Array.from({ length: 2 * rows }, (_, i) => (i % 2 === 0 ? -r.below(3) : 3));
  await alike((room) => {
    const [bins, index, gh, ordered] = [room.space(rows * cols), room.space(4 * rows), room.place(drawn), room.space(16 * rows)];
    const [columns, widths, hist, cut, keys, sums] = [
      room.space(20),
      room.space(20),
      room.space(5 * APART),
      room.space(64),
      room.space(4 * rows),
      room.space(16),
    ];
    room.u8(bins, rows * cols).set(cells);
    room.i32(index, rows).set(order);
    room.i32(columns, 5).set([6, 0, 3, 2, 5]);
    room.i32(widths, 5).fill(WIDTH);
    room.run.gatherPairs(gh, index, rows, ordered);
    room.run.sumPairs(gh, index, rows, sums);
    const [g = 0, h = 0] = room.f64(sums, 2);
    room.run.columnHistograms(bins, rows, index, rows, ordered, columns, 5, widths, hist);
    room.run.bestCut(hist, 5, widths, g, h, 0, 3, cut);
    const best = [...room.f64(cut, 4)];
    room.run.smallCut(bins + 6 * rows, index, rows, ordered, g, h, 0, 3, keys, cut);
    const [gain, bin, lost] = room.f64(cut, 3);
    // one column alone, sorted in place of counted, is cut alike
    room.run.bestCut(hist, 1, widths, g, h, 0, 3, cut);
    const [same, , place, side] = room.f64(cut, 4);
    if (gain !== -1) expect([bin, lost, gain]).toEqual([place, side, expect.closeTo(same ?? 0, 9)]);
    return [...room.f64(hist, 5 * 520), ...best.slice(0, best[0] === -1 ? 1 : 4), gain ?? 0, bin ?? 0, lost ?? 0];
  });
});
