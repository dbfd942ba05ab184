import { expect, test } from './person';
import { card, chooseGoal, dataIsOpen, made, offerFile, openSample, settled } from './walk';

interface Case {
  readonly name: string;
  readonly file: string | Buffer;
  readonly goal?: RegExp;
  /** What is wrong and where, in the page's words. */
  readonly says: RegExp;
}

const lines = (count: number, line: (row: number) => string): string => Array.from({ length: count }, (_, row) => line(row)).join('\n');
const noise = (row: number): number => (row * 7919 + (row >> 3) * 31) % 256;

/** Files that are refused: the first screen says why and stays usable. */
const REFUSED: readonly Case[] = [
  { name: 'an empty file', file: '', says: /\.csv is empty/ },
  { name: 'binary junk', file: Buffer.from(Array.from({ length: 5000 }, (_, row) => noise(row))), says: /\.csv is no text file/ },
];

/** Files that open, with a word about what is odd in them. */
const ODD: readonly Case[] = [
  { name: 'a header and nothing else', file: 'a,b,c\n', says: /names of columns but no rows/ },
  { name: 'one column', file: `name\n${lines(30, (row) => `n${row}`)}`, says: /only one column, name/ },
  {
    name: 'ragged rows',
    file: `a,b,c\n1,2,3\n4,5\n6,7,8,9\n${lines(50, (row) => `${row},${row * 2},x`)}`,
    says: /first line 4 with 4.*first line 3 with 2/,
  },
  {
    name: 'duplicate and empty headers',
    file: `a,a,,\n${lines(60, (row) => `${row},${row % 5},1,2`)}`,
    says: /3 columns had no name or one that was taken/,
  },
  {
    name: 'a cell of 5 MB',
    file: `id,text,n\n${lines(100, (row) => `${row},${row === 3 ? 'x'.repeat(5_000_000) : 'y'},${row % 9}`)}`,
    says: /100 rows in 3 columns/,
  },
  {
    name: 'letters that fit no encoding',
    file: Buffer.concat([Buffer.from('name,town\nÅse,Bø\n'), Buffer.from([0xc3, 0x28, 0x2c, 0xff, 10]), Buffer.from('Kåre,Ås\n')]),
    says: /encoding is a guess/,
  },
];

/** Files that open and whose cards say what they could not do. */
const HARD: readonly Case[] = [
  {
    name: '__proto__ and its kin as headers',
    file: `__proto__,constructor,toString\n${lines(300, (row) => `${row % 7},${(row * 3) % 11},${(row * 5) % 13}`)}`,
    goal: /^Find segments/,
    says: /__proto__/,
  },
  {
    name: 'an empty column and a constant one',
    file: `id,hollow,same,n,m\n${lines(400, (row) => `k${row},,x,${row % 17},${(row * 7) % 23}`)}`,
    goal: /^Find segments/,
    says: /hollow/,
  },
  {
    name: 'an outcome of one class',
    file: `id,visits,won\n${lines(700, (row) => `k${row},${row % 9},yes`)}`,
    goal: /^Score leads/,
    says: /Every known outcome in “won” is “yes”/,
  },
  {
    name: 'nothing but ids',
    file: `customer_id,order_no,won\n${lines(700, (row) => `C${100000 + row},${900000 + row},${row % 3 === 0 ? 'yes' : 'no'}`)}`,
    goal: /^Score leads/,
    says: /No column is left to learn from/,
  },
  {
    name: 'a handful of rows',
    file: `visits,won\n${lines(20, (row) => `${row},${row % 3 === 0 ? 'yes' : 'no'}`)}`,
    goal: /^Score leads/,
    says: /Too few known outcomes/,
  },
];

const NONSENSE = /\bNaN\b|\bundefined\b|\[object|\bInfinity\b/;

for (const { name, file, goal, says } of [...REFUSED, ...ODD, ...HARD]) {
  test(`${name}: a sentence says what and where, and the notebook goes on`, async ({ open: page }) => {
    const content = page.locator('#content');
    await offerFile(page, made(`${name.replace(/\W+/g, ' ')}.csv`, file));
    if (REFUSED.some((one) => one.name === name)) await expect(page.getByRole('alert')).toHaveText(says);
    else {
      await dataIsOpen(page);
      if (goal) {
        await page.getByRole('button', { name: goal }).click();
        await settled(page);
      }
      await expect(content).toContainText(says);
      await page.getByRole('radio', { name: 'As in the file' }).check();
      await expect(page.getByRole('table', { name: 'As in the file' })).toBeVisible();
      expect(await content.innerText()).not.toMatch(NONSENSE);
      await page.getByRole('button', { name: /back to the first screen/ }).click();
      await expect(page.getByRole('button', { name: new RegExp(`^${name.replace(/\W+/g, ' ')}`) })).toBeVisible();
    }
    await openSample(page, /machine builder/);
    await expect(card(page, 'data')).toContainText('1,200 rows');
    expect(await content.innerText()).not.toMatch(NONSENSE);
  });
}

test('after a file that cannot be scored, a sample still goes to the end', async ({ open: page }) => {
  await offerFile(page, made('one class.csv', `id,visits,won\n${lines(700, (row) => `k${row},${row % 9},yes`)}`));
  await dataIsOpen(page);
  await page.getByRole('button', { name: /^Score leads/ }).click();
  await settled(page);
  await expect(card(page, 'train')).toHaveAttribute('data-state', 'blocked');
  await page.getByRole('button', { name: /back to the first screen/ }).click();
  await openSample(page, /Software accounts/);
  await chooseGoal(page, /^See who may leave/);
  await expect(card(page, 'act').getByRole('listitem').first()).toBeVisible();
});

test('a file that cannot be read, dropped on an open notebook, is answered there and changes nothing', async ({ open: page }) => {
  await openSample(page, /machine builder/);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([''], 'nothing.csv'));
    return transfer;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(page.getByRole('alert')).toContainText(/nothing\.csv is empty/);
  await expect(card(page, 'data')).toContainText('1,200 rows');
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
