import { utils, write } from '@e965/xlsx';
import type { Page } from '@playwright/test';
import { book } from '../files/books';
import { expect, test } from './person';
import { card, chooseGoal, dataIsOpen, headlines, openFile, type Made } from './walk';

const STEDER = ['Tromsø', 'Ålesund', 'Sætre'];
/** As an economy system of the nineties exports it: Windows-1252, semicolons, decimal comma, a total below. */
const norwegian: Made = {
  name: 'kunder.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Kundenr;Navn;Poststed;Postnr;Kjøp siste år;Omsetning;Kunde siden;Gruppe',
      ...Array.from({ length: 240 }, (_, i) => {
        const big = i % 3 === 0;
        return [
          1000 + i,
          `Bjørn Ås ${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(97 + ((i * 7) % 26))}`,
          STEDER[i % 3],
          String(150 + i).padStart(4, '0'),
          big ? 20 + (i % 9) : 1 + (i % 4),
          `${big ? `${2 + (i % 3)} ${String(100 + i)}` : 90 + i},50`,
          `${String((i % 28) + 1).padStart(2, '0')}.0${(i % 9) + 1}.2021`,
          (i % 5) + 1,
        ].join(';');
      }),
    ].join('\r\n'),
    'latin1',
  ),
};

const inline = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const number = (at: string, value: number, style = 0): string => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
const rowXml = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`;
const notes = [rowXml(1, inline('A1', 'Om filen')), rowXml(2, inline('A2', 'Laget av regnskapet'))].join('');
const orders = [
  rowXml(1, inline('A1', 'Ordrer 2024')),
  rowXml(3, ['Ordrenr', 'Kundenr', 'Dato', 'Beløp', 'Rabatt'].map((name, c) => inline(`${'ABCDE'[c]}3`, name)).join('')),
  ...Array.from({ length: 90 }, (_, i) => {
    const n = i + 4;
    const cells = [inline(`A${n}`, `O-${500 + i}`), number(`B${n}`, 700 + (i % 23)), number(`C${n}`, 45292 + i, 1)];
    return rowXml(n, [...cells, number(`D${n}`, 100.5 + i), number(`E${n}`, (i % 4) / 10, 2)].join(''));
  }),
].join('');
const STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>';
const workbook: Made = {
  name: 'ordrer.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(book(notes, { styles: STYLES, others: { Ordrer: orders } })),
};

const data = (page: Page): Promise<string> => card(page, 'data').innerText();
const isSaved = (page: Page): Promise<void> => expect(page.getByText('Saved', { exact: true })).toBeVisible();
const roleOf = (page: Page, column: string) => page.getByRole('combobox', { name: `What ${column} is for` });

async function reopened(page: Page, name: RegExp): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name }).click();
  await dataIsOpen(page);
  // The page of before may hold the notebook for a moment longer.
  await expect(page.getByText('Back to the original file')).toBeVisible();
}

test('a Norwegian file in Windows-1252 comes in right, one guess is corrected, and after a reload all is as it was', async ({
  open: page,
  secrets,
}) => {
  secrets.push('Bjørn');
  await openFile(page, norwegian);
  await expect(card(page, 'data')).toContainText('encoding windows-1252');
  await expect(roleOf(page, 'Navn')).toHaveValue('name');
  await expect(roleOf(page, 'Kjøp siste år')).toHaveValue('count');
  await expect(roleOf(page, 'Omsetning')).toHaveValue('money');
  await expect(card(page, 'data')).toContainText('Tromsø · Ålesund · Sætre');
  await roleOf(page, 'Gruppe').selectOption('segment');
  await expect(card(page, 'data')).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByText('Back to the original file')).toBeVisible();
  await chooseGoal(page, /^Find segments/);
  await isSaved(page);
  const [card1, lines] = [await data(page), await headlines(page)];
  await reopened(page, /^kunder/);
  await expect.poll(() => headlines(page)).toEqual(lines);
  expect(await data(page)).toBe(card1);
  await expect(roleOf(page, 'Gruppe')).toHaveValue('segment');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(roleOf(page, 'Gruppe')).toHaveValue('category');
  await page.getByRole('button', { name: 'Do again' }).click();
  await expect(roleOf(page, 'Gruppe')).toHaveValue('segment');
});

test('of a workbook the sheet is chosen, a kind corrected, and after a reload all is as it was', async ({ open: page }) => {
  await openFile(page, workbook);
  const reading = page.getByRole('button', { name: 'Change how it was read' });
  await reading.click();
  const sheet = page.getByRole('combobox', { name: 'Sheet' });
  await sheet.selectOption('Ordrer');
  await expect(card(page, 'data').getByRole('heading', { level: 2 })).toHaveText('90 rows in 5 columns');
  await expect(card(page, 'data')).toContainText('Read from the sheet Ordrer');
  await expect(roleOf(page, 'Dato')).toHaveValue('date');
  await expect(roleOf(page, 'Rabatt')).toHaveValue('share');
  await roleOf(page, 'Beløp').selectOption('number');
  await expect(card(page, 'data')).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('radio', { name: 'Table', exact: true }).check();
  const first = page.getByRole('table', { name: 'Table' }).getByRole('row').nth(1);
  await expect(first).toContainText('1 Jan 2024');
  await expect(first).toContainText('100.5');
  await first.getByRole('cell').nth(3).click();
  await expect(page.getByText('Row 1 as it stands in the file, line 4.')).toBeVisible();
  await isSaved(page);
  await page.getByRole('radio', { name: 'Columns (5)' }).check();
  await reading.click();
  const before = await data(page);
  await reopened(page, /^ordrer/);
  expect(await data(page)).toBe(before);
  await expect(roleOf(page, 'Beløp')).toHaveValue('number');
});

test('an old workbook that is being read is stopped at once, and the notebook beside it works on', async ({ open: page }) => {
  const rows = Array.from({ length: 40_000 }, (_, i) => [i, `note ${i}`, i % 7, i / 100]);
  const sheet = utils.aoa_to_sheet([['n', 'note', 'week', 'sum'], ...rows], { dense: true });
  const buffer = Buffer.from(write(utils.book_new(sheet, 'Old'), { type: 'buffer', bookType: 'biff8' }) as Uint8Array);
  await openFile(page, norwegian);
  const chooser = page.waitForEvent('filechooser');
  await card(page, 'data').getByRole('button', { name: 'Add files' }).click();
  await (await chooser).setFiles({ name: 'old.xls', mimeType: 'application/vnd.ms-excel', buffer });
  await expect(page.getByText('Reading old.xls …')).toBeVisible();
  await card(page, 'data').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Reading old.xls …')).toBeHidden();
  await expect(card(page, 'data').getByText('Stopped, as you asked. Nothing was changed.')).toBeVisible();
  await expect(card(page, 'data').getByRole('listitem').filter({ hasText: 'old.xls' })).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await chooseGoal(page, /^Find segments/);
  await roleOf(page, 'Gruppe').selectOption('segment');
  await expect(card(page, 'data')).toHaveAttribute('aria-busy', 'false');
  await isSaved(page);
});
