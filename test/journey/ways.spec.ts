import { random } from '../../src/core/rng';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, made, openFile } from './walk';

const chance = random('ways');
/** Three kinds of customers, plainly apart, some of them in between. */
const customers = Array.from({ length: 360 }, (_, i) => {
  const middle = [
    [200, 4, 25],
    [900, 20, 45],
    [1600, 8, 70],
  ][i % 3] as [number, number, number];
  const near = i % 12 === 0 ? 4 : 1;
  const about = (at: number, wide: number): string => Math.max(0, at + near * wide * chance.normal()).toFixed(1);
  return `C${1000 + i},${about(middle[0], 60)},${about(middle[1], 1.2)},${about(middle[2], 3)},${about(50, 10)}`;
});

test('several ways to find groups, how steady they are, and what decides who is alike', async ({ open: page }) => {
  test.setTimeout(600_000);
  await openFile(page, made('customers.csv', `customer,spend,visits,age,days\n${customers.join('\n')}`));
  await chooseGoal(page, /^Find segments/);
  const cluster = card(page, 'cluster');
  await expect(cluster.getByRole('heading', { level: 3, name: /Draw people anew a hundred times/ })).toBeVisible();
  await expect(cluster.getByText('very stable').first()).toBeVisible();

  const counting = cluster.getByRole('figure', { name: /^How many groups\? \d of 4 ways to count say/ });
  await expect(counting.getByText(/come back when people are drawn anew|No number of groups comes back/)).toBeVisible();
  await counting.getByRole('button', { name: /Show as table/ }).click();
  await expect(counting.getByRole('table')).toHaveCount(4);

  await cluster.getByRole('button', { name: 'Test several ways at once' }).click();
  await cardsDone(page, 120_000);
  const table = cluster.getByRole('table').filter({ hasText: 'Comes back' });
  await expect(table.getByRole('row')).toHaveCount(6);
  await expect(cluster.getByRole('heading', { level: 3, name: /does best here|None of the ways/ })).toBeVisible();

  await expect(table.getByRole('button', { name: 'Use Gaussian mixture' })).toBeVisible();
  await cluster.getByRole('button', { name: 'Hide the other ways' }).click();
  await cardsDone(page, 120_000);

  await cluster.getByText(/All columns count about alike|decides most of who is alike/).click();
  await cluster
    .getByRole('combobox', { name: /^How much .* counts/ })
    .first()
    .selectOption('2');
  await cardsDone(page, 120_000);
  await expect(cluster.getByRole('button', { name: 'Count all as they are' })).toBeVisible();
});
