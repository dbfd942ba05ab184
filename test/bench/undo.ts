import type { Page } from 'playwright';
import type { BenchCase } from './case';
import { allDone, DIST, findSegments, inChromium } from './site';

const ROWS = 50_000;
const LIMIT_MS = 300;

/** From the click on Undo until every card is right again; results of before are remembered, so nothing is worked out. */
async function undoing(page: Page): Promise<number> {
  await page.evaluate(() => {
    const button = [...document.querySelectorAll<HTMLElement>('.undo button')][0] as HTMLElement;
    const done = new Promise<number>((resolve) => {
      button.addEventListener(
        'click',
        ({ timeStamp }) => {
          let left = false;
          const timer = setInterval(() => {
            const fresh = [...document.querySelectorAll<HTMLElement>('article[data-state]')].every(
              (card) => (card.dataset['state'] === 'fresh' || card.dataset['state'] === 'off') && card.ariaBusy !== 'true',
            );
            const waited = performance.now() - timeStamp;
            left ||= !fresh;
            // An undo that was done before the first look never left.
            if (!fresh || (!left && waited < 50)) return;
            clearInterval(timer);
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
          }, 5);
        },
        { once: true, capture: true },
      );
    });
    (window as unknown as { undone: Promise<number> }).undone = done;
  });
  await page.locator('.undo button').first().click();
  return page.evaluate(() => (window as unknown as { undone: Promise<number> }).undone);
}

/** Each step of Clean and Engineer switched off and that undone. */
async function everyStep(): Promise<readonly { readonly step: string; readonly ms: number }[]> {
  return inChromium(DIST, async (page, url) => {
    await findSegments(page, url, ROWS);
    const seen: { step: string; ms: number }[] = [];
    for (const stage of ['clean', 'engineer']) {
      const switches = page.locator(`#card-${stage} input[role="switch"]`);
      for (let i = 0; i < (await switches.count()); i++) {
        const one = switches.nth(i);
        if (!(await one.isChecked())) continue;
        const step = (await one.evaluate((input) => input.closest('section')?.getAttribute('aria-label'))) ?? '';
        await one.uncheck({ force: true });
        await allDone(page);
        seen.push({ step, ms: await undoing(page) });
        await allDone(page);
      }
    }
    return seen;
  });
}

export const cases: readonly BenchCase[] = [
  {
    name: 'undo-any-step',
    runtime: 'chromium',
    peer: 'limit',
    rounds: 1,
    async ours() {
      const seen = await everyStep();
      return {
        ms: Math.max(...seen.map(({ ms }) => ms)),
        note: seen.map(({ step, ms }) => `${step} ${Math.round(ms)}`).join(', '),
      };
    },
    theirs: () => Promise.resolve(LIMIT_MS),
    note: `${ROWS} rows, the slowest step of Clean and Engineer, from the click to all cards right`,
  },
];
