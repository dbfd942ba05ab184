import { expect, type Page } from '@playwright/test';

interface Stop {
  readonly name: string;
  readonly marked: boolean;
}

/** The element in focus: what it is called, and whether one can see that it is in focus. */
function stop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: '', marked: true };
    // A hidden radio or switch shows its focus on the label around it or beside it.
    const shown = [element, element.closest('label'), element.nextElementSibling, element.parentElement].filter((one) => one !== null);
    const marked = shown.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? [...(element.labels ?? [])] : [];
    const name = [element.getAttribute('aria-label'), ...labels.map((label) => label.innerText), element.innerText]
      .filter(Boolean)
      .join(' ');
    return { name: name.replace(/\s+/g, ' ').trim(), marked };
  });
}

const MOST_STOPS = 400;

/** Tabs on until the wanted element has the focus; every stop on the way must be seen. */
export async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const unseen: string[] = [];
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press('Tab');
    const { name, marked } = await stop(page);
    if (!marked) unseen.push(name);
    if (wanted.test(name)) {
      expect(unseen).toEqual([]);
      return;
    }
  }
  throw new Error(`no stop is called ${wanted.source}`);
}
