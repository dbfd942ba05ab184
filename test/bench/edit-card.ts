import type { Locator, Page } from 'playwright';
import type { BenchCase } from './case';
import { customersCsv } from './customers';
import { allDone, chooseFile, DIST, inChromium } from './site';

const ROWS = 10_000;
const LIMIT_MS = 300;
/** A card that has not changed for so long is done. */
const QUIET_MS = 350;
/** An edit that has not come to rest by then never will: it changed nothing, or a card failed. */
const PATIENCE_MS = 180_000;

interface Edit {
  readonly name: string;
  readonly goal: RegExp;
  readonly card: string;
  /** To what is asked before anything is learnt. */
  readonly answer?: RegExp;
  /** What has to be opened before the control is there. */
  readonly details?: RegExp;
  /** Different each time: what is remembered would be instant. */
  readonly tries: readonly ((card: Locator) => Promise<unknown>)[];
}

const SEGMENTS = /^Find segments/;
const LEAVERS = /^(See )?who may leave/i;
/** The planted column is so good that it is asked about. */
const KEEP = /^Yes, keep days_since_login/;
const select = (option: string) => (card: Locator) => card.getByRole('combobox').first().selectOption(option);
const slide = (percent: number) => (card: Locator) =>
  // The pictures have the same line, to be dragged.
  card.getByRole('slider', { name: /^Pick / }).evaluate((slider: HTMLInputElement, to) => {
    slider.value = String(to);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  }, percent);
const write = (role: 'textbox', name: RegExp, text: string) => async (card: Locator) => {
  const field = card.getByRole(role, { name }).first();
  await field.fill(text);
  await field.press('Tab');
};
const choose = (legend: RegExp, place: number) => (card: Locator) =>
  card.getByRole('group', { name: legend }).getByRole('radio').nth(place).check({ force: true });

const EDITS: readonly Edit[] = [
  { name: 'scale', goal: SEGMENTS, card: 'scale', tries: ['robust', 'min-max', 'none'].map(select) },
  { name: 'k', goal: SEGMENTS, card: 'cluster', tries: [4, 6, 3].map((place) => choose(/groups/, place)) },
  {
    name: 'missing',
    goal: SEGMENTS,
    card: 'clean',
    details: /Details\s*: Empty cells/,
    tries: [1, 0].map((place) => choose(/./, place)),
  },
  {
    name: 'rename',
    goal: SEGMENTS,
    card: 'interpret',
    tries: ['Regulars', 'Big ones', 'Newcomers'].map((name) => write('textbox', /Name of group A/, name)),
  },
  {
    name: 'train-C',
    goal: LEAVERS,
    answer: KEEP,
    card: 'train',
    details: /Details/,
    tries: ['0.5', '3', '20'].map((C) => write('textbox', /./, C)),
  },
  { name: 'threshold', goal: LEAVERS, answer: KEEP, card: 'evaluate', tries: [20, 45, 60].map(slide) },
];

/**
 * From the first event of an edit to the last change of the card that was painted, to the moment every card is right again, and to the
 * moment nothing that they tell is still being checked.
 */
interface Seen {
  readonly card: number;
  readonly all: number;
  readonly whole: number;
}

function watch(page: Page, card: string): Promise<void> {
  return page.evaluate(
    ({ id, quiet, patience }) => {
      const element = document.getElementById(id) as HTMLElement;
      const done = (one: HTMLElement): boolean =>
        ['fresh', 'off'].includes(one.dataset['state'] ?? '') &&
        one.ariaBusy !== 'true' &&
        [...one.querySelectorAll('.vega')].every((host) => host.childElementCount > 0);
      let began = 0;
      let painted = 0;
      let card = 0;
      let all = 0;
      const begin = (event: Event): void => {
        if (began === 0) began = event.timeStamp;
      };
      const start = ['change', 'input'] as const;
      for (const type of start) document.addEventListener(type, begin, true);
      const asked = performance.now();
      const seen = new Promise<Seen>((resolve, reject) => {
        // A part that says how far it is does not keep the card from being read.
        const inPart = ({ target }: MutationRecord): boolean =>
          (target instanceof Element ? target : target.parentElement)?.closest('article [aria-busy="true"]') instanceof Element;
        const later = (records: readonly MutationRecord[]): void => {
          if (began === 0 || card > 0 || records.every(inPart)) return;
          requestAnimationFrame(() => setTimeout(() => (painted = performance.now())));
        };
        const observer = new MutationObserver(later);
        observer.observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
        const timer = setInterval(() => {
          const fresh = [...document.querySelectorAll<HTMLElement>('article[data-state]')].every(done);
          if (fresh && began > 0 && all === 0) all = performance.now();
          if (!fresh) all = 0;
          if (card === 0 && painted > 0 && done(element) && performance.now() - painted >= quiet) card = painted;
          const late = performance.now() - asked > patience;
          const checking = document.querySelector('article [aria-busy="true"]') !== null;
          if (!late && (card === 0 || all === 0 || checking)) return;
          clearInterval(timer);
          observer.disconnect();
          for (const type of start) document.removeEventListener(type, begin, true);
          if (late) reject(new Error(began === 0 ? 'the edit changed nothing' : 'the cards did not come to rest'));
          else resolve({ card: card - began, all: all - began, whole: performance.now() - began });
        }, 10);
      });
      seen.catch(() => undefined);
      (window as unknown as { seen: Promise<Seen> }).seen = seen;
    },
    { id: `card-${card}`, quiet: QUIET_MS, patience: PATIENCE_MS },
  );
}

async function measure(edit: Edit): Promise<readonly Seen[]> {
  return inChromium(DIST, async (page, url) => {
    await chooseFile(page, url, { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(customersCsv(ROWS)) });
    await page.getByRole('button', { name: edit.goal }).first().click();
    if (edit.answer) await page.getByRole('button', { name: edit.answer }).click();
    await allDone(page);
    const card = page.locator(`#card-${edit.card}`);
    await card.scrollIntoViewIfNeeded();
    if (edit.details) await card.getByRole('button', { name: edit.details }).click();
    await allDone(page);
    const seen: Seen[] = [];
    for (const change of edit.tries) {
      await watch(page, edit.card);
      await change(card);
      seen.push(await page.evaluate(() => (window as unknown as { seen: Promise<Seen> }).seen));
      await allDone(page);
    }
    return seen;
  });
}

function caseOf(edit: Edit): BenchCase {
  return {
    name: `edit-card-${edit.name}`,
    runtime: 'chromium',
    peer: 'limit',
    rounds: 1,
    async ours() {
      const seen = await measure(edit);
      const list = (of: (one: Seen) => number): string => seen.map((one) => Math.round(of(one))).join(', ');
      return {
        ms: Math.min(...seen.map(({ card }) => card)),
        note: `tries ${list(({ card }) => card)}; all cards ${list(({ all }) => all)}; nothing left to check ${list(({ whole }) => whole)}`,
      };
    },
    theirs: () => Promise.resolve(LIMIT_MS),
    note: `${ROWS} rows, from the input event to the card painted`,
  };
}

export const cases: readonly BenchCase[] = EDITS.map(caseOf);
