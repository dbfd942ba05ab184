import type { BenchCase } from './case';
import { DIST, findSegments, inChromium } from './site';

const ROWS = 120_000;
const LIMIT_MS = 50;

/** How long the slowest of twenty pictures stood while 100,000 points were moved and enlarged. */
async function slowest(): Promise<{ readonly ms: number; readonly note: string }> {
  return inChromium(DIST, async (page, url) => {
    await findSegments(page, url, ROWS);
    const map = page.getByRole('region', { name: 'Map of the people' });
    await map.scrollIntoViewIfNeeded();
    await map.getByRole('radio', { name: 'Moves the map' }).check();
    await map.getByRole('button', { name: 'Closer', exact: true }).click();
    const canvas = map.locator('canvas');
    await canvas.scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the map is not in sight');
    const between = page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const times: number[] = [];
          const end = performance.now() + 2000;
          let last = performance.now();
          const look = (now: number): void => {
            times.push(now - last);
            last = now;
            if (now < end) requestAnimationFrame(look);
            else resolve(times.slice(1));
          };
          requestAnimationFrame(look);
        }),
    );
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let i = 0; i < 60; i++)
      await page.mouse.move(box.x + box.width / 2 + 90 * Math.sin(i / 5), box.y + box.height / 2 + 60 * Math.cos(i / 7));
    await page.mouse.up();
    const frames = (await between).sort((a, b) => a - b);
    const middle = frames[frames.length >> 1] ?? NaN;
    return { ms: frames[Math.floor(frames.length * 0.95)] ?? NaN, note: `${frames.length} frames, the middle one ${middle.toFixed(0)} ms` };
  });
}

export const cases: readonly BenchCase[] = [
  {
    name: 'map-moves',
    runtime: 'chromium',
    peer: 'limit',
    rounds: 1,
    ours: slowest,
    theirs: () => Promise.resolve(LIMIT_MS),
    note: 'a map of 100,000 of 120,000 people is dragged: time between pictures, 95th of 100',
  },
];
