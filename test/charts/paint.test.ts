import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inside, painting, pixelOf, toPixel, toPlane, wholeOf } from '../../src/charts/paint';

const cloud = { x: [0, 10, 10], y: [0, 0, 5], group: [0, 1, 255] };
const RED = pixelOf('#ff0000');
const GREEN = pixelOf('#00ff00');
const GREY = pixelOf('#808080');
const palette = { plain: Uint32Array.of(RED, GREEN, GREY), faded: Uint32Array.of(1, 2, 3) };

function paint(...how: Parameters<typeof painting>): void {
  for (const picture = painting(...how); picture.next().done !== true;);
}

describe('painting points', () => {
  it('writes colours as a canvas reads them, red first', () => {
    expect([...new Uint8Array(Uint32Array.of(pixelOf('#102030')).buffer)]).toEqual([0x10, 0x20, 0x30, 255]);
    expect(pixelOf('#000000', '#ffffff', 0.5)).toBe(pixelOf('#808080'));
  });

  it('puts each point in its place in the colour of its group, the last colour for none', () => {
    const pixels = new Uint32Array(21 * 11);
    paint(pixels, 21, 11, cloud, { x: 5, y: 2.5, scale: 2 }, 0, palette, null);
    const found = [...pixels.entries()].filter(([, colour]) => colour !== 0).map(([at, colour]) => [at % 21, Math.floor(at / 21), colour]);
    expect(found).toEqual([
      [20, 0, GREY],
      [0, 10, RED],
      [20, 10, GREEN],
    ]);
  });

  it('fades those who are not chosen and draws the chosen on top', () => {
    const pixels = new Uint32Array(9);
    const pile = { x: [0, 0], y: [0, 0], group: [0, 1] };
    paint(pixels, 3, 3, pile, { x: 0, y: 0, scale: 1 }, 0, palette, Uint8Array.of(1, 0));
    expect(pixels.filter((colour) => colour !== 0)).toEqual(Uint32Array.of(RED));
  });

  it('shows the whole cloud, and finds places again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })), { minLength: 2, maxLength: 30 }),
        (places) => {
          const many = { x: places.map(([x]) => x), y: places.map(([, y]) => y), group: places.map(() => 0) };
          const window = wholeOf(many, 300, 200);
          for (const [x, y] of places) {
            const [px, py] = toPixel(window, 300, 200, x, y);
            expect(px >= 0 && px <= 300 && py >= 0 && py <= 200).toBe(true);
            const [bx, by] = toPlane(window, 300, 200, px, py);
            expect(Math.abs(bx - x) + Math.abs(by - y)).toBeLessThan(1e-6);
          }
        },
      ),
    );
    expect(wholeOf({ x: [], y: [], group: [] }, 10, 10)).toEqual({ x: 0, y: 0, scale: 1 });
  });

  it('chooses what lies in a box, its edges too', () => {
    expect([...inside(cloud, { left: 10, right: 12, bottom: 0, top: 4 })]).toEqual([0, 1, 0]);
  });
});
