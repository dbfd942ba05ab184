import { expect, test } from '@playwright/test';
import { blows } from '../kill/kill';

/** The short form of `npm run kill`. */
test('a tab that crashes and a browser that is killed while a file comes in leave the data set whole or absent', async () => {
  test.setTimeout(180_000);
  const all = await blows(8e6, 3, () => undefined);
  expect(all.map(({ how, wrong }) => [how, wrong])).toEqual([
    ...Array.from({ length: 3 }, () => ['page crash', null]),
    ...Array.from({ length: 3 }, () => ['browser kill', null]),
  ]);
  // The moment that is missed by chance: the data set is whole, and nothing leads to it yet.
  expect(all.filter(({ found, notebook }) => found === 'whole' && !notebook).length).toBeGreaterThan(0);
});
