import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cell, findColumn, isNumeric, type Column, type Table } from '../../../src/core/table';
import { meta } from '../../../src/steps/customers/meta';
import { impl } from '../../../src/steps/customers/run';
import { hasPandas } from '../../contract/python';
import { oneStep } from '../one-step';
import { randomLines, ROLES, shuffled, tableOfLines, type Line } from './events';

const DAY = 86_400_000;
const step = { meta, impl };
const there = hasPandas();
if (!there) console.info('skipped: /usr/bin/python3 with pandas is not here');

type Rows = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** Numbers by customer, then column. */
function rowsOf(table: Table): Rows {
  const names = findColumn(table, 'customer') as Column;
  const numeric = table.columns.filter(isNumeric);
  return Object.fromEntries(
    Array.from({ length: table.rows }, (_, row) => [
      String(cell(names, row)),
      Object.fromEntries(numeric.map((column) => [column.name, cell(column, row) as number | null])),
    ]),
  );
}

function pandas(lines: readonly Line[], options: object): Rows {
  const script = readFileSync(new URL('../../oracle/customers.py', import.meta.url), 'utf8');
  const run = spawnSync('/usr/bin/python3', ['-c', script], {
    input: JSON.stringify({ lines, options }),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Rows;
}

/** Where the two differ by more than rounding. */
function differences(ours: Rows, theirs: Rows): readonly string[] {
  const customers = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return customers.flatMap((customer) => {
    const [a, b] = [ours[customer] ?? {}, theirs[customer] ?? {}];
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) => {
      const [x, y] = [a[name], b[name]];
      if (x === y) return [];
      const near = typeof x === 'number' && typeof y === 'number' && Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(y));
      return near ? [] : [`${customer} ${name}: ${x} and ${y}`];
    });
  });
}

describe('customers', () => {
  it.skipIf(!there)('are what pandas makes of the same lines, column by column', async () => {
    for (const seed of [1, 2, 3]) {
      const lines = randomLines(seed);
      const { after, report } = await oneStep(step, tableOfLines(lines), ROLES);
      const options = { reference: report.reference, cut: false, short: 28, long: 90, windows: 6, most: 5 };
      expect(differences(rowsOf(after), pandas(lines, options))).toEqual([]);
    }
  });

  it.skipIf(!there)('are what pandas makes of the lines before a reference date', async () => {
    const lines = randomLines(4);
    const reference = 400 * DAY + DAY / 2;
    const { after } = await oneStep(step, tableOfLines(lines), ROLES, { reference, short: 14, long: 60, most: 3 });
    expect(differences(rowsOf(after), pandas(lines, { reference, cut: true, short: 14, long: 60, windows: 6, most: 3 }))).toEqual([]);
  });

  it('do not depend on the order of the lines', async () => {
    for (const seed of [5, 6]) {
      const lines = randomLines(seed);
      const sorted = [...lines].sort((a, b) => (a.date ?? 0) - (b.date ?? 0));
      const [one, other] = await Promise.all(
        [sorted, shuffled(lines, seed)].map(async (given) => rowsOf((await oneStep(step, tableOfLines(given), ROLES)).after)),
      );
      expect(differences(one as Rows, other as Rows)).toEqual([]);
    }
  });

  it('know nothing of what came from the reference date on', async () => {
    const reference = 300 * DAY;
    const lines = randomLines(7);
    const told = async (given: readonly Line[]): Promise<Rows> =>
      rowsOf((await oneStep(step, tableOfLines(given), ROLES, { reference })).after);
    const early = lines.filter(({ date }) => date !== null && date < reference);
    expect(differences(await told(lines), await told(early))).toEqual([]);
    expect(early.length).toBeLessThan(lines.length);
  });
});
