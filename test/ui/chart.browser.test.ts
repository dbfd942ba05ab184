import { beforeAll, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import type { ChartSpec } from '../../src/core/chart';
import { say } from '../../src/core/message';
import { speech } from '../../src/app/speech.svelte';
import Chart from '../../src/ui/charts/Chart.svelte';

const chart: ChartSpec = {
  id: 'sizes',
  headline: say('profile.chart.sizes', { id: 'A', share: 0.6 }),
  fields: [
    { title: say('profile.field.segment'), format: 'text' },
    { title: say('profile.field.share'), format: 'share' },
  ],
  rows: [
    ['A', 0.6],
    ['B', 0.4],
  ],
  draw: { type: 'bars', category: 0, value: 1, segment: 0 },
};

beforeAll(() => speech.speak('en'));

describe('a chart on the page', () => {
  it('is drawn, with each mark said in words', async () => {
    const { container } = await render(Chart, { chart });
    await expect.poll(() => container.querySelectorAll('svg [aria-roledescription="bar"]').length, { timeout: 20_000 }).toBe(2);
    const label = container.querySelector('svg [aria-roledescription="bar"]')?.getAttribute('aria-label');
    expect(label).toContain('60\u00a0%');
    expect(container.querySelector('figcaption')?.textContent).toContain('60\u00a0%');
  });

  it('shows the same as a table', async () => {
    const { container } = await render(Chart, { chart });
    await page.getByRole('button', { name: /Show as table/ }).click();
    const cells = [...container.querySelectorAll('tbody td')].map((cell) => cell.textContent?.trim());
    expect(cells).toEqual(['A', '60\u00a0%', 'B', '40\u00a0%']);
    expect(container.querySelector('svg')).toBeNull();
  });

  it('writes no style attribute that a strict policy would refuse, and loads nothing', async () => {
    const written: string[] = [];
    const setAttribute = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name: string, value: string): void {
      if (name === 'style') written.push(`${this.tagName} ${value}`);
      setAttribute.call(this, name, value);
    };
    try {
      const { container } = await render(Chart, { chart });
      await expect.poll(() => container.querySelector('svg'), { timeout: 20_000 }).not.toBeNull();
    } finally {
      Element.prototype.setAttribute = setAttribute;
    }
    expect(written).toEqual([]);
  });
});
