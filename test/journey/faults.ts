import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds in the page or a part of it, in short. Its own script is put into the page by the test driver, past the policy. The page
 * has no frames, so nothing needs to be carried out of it to be merged (axe's “legacy mode”), nor is what passed listed: a quarter of the work.
 */
export async function faults(page: Page, { charts = true, part }: { charts?: boolean; part?: string } = {}): Promise<readonly string[]> {
  const whole = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const axe = part === undefined ? whole : whole.include(part);
  const { violations } = await (charts ? axe : axe.exclude('.vega')).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
