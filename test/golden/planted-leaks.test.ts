import { expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { dictColumn, numericColumn, tableOf, type Column } from '../../src/core/table';
import type { TargetReport } from '../../src/steps/target/meta';
import { runFile, runSteps, sharedFile } from '../steps/scoring';

const ROWS = 900;
const OPEN = 100;
const chance = random('planted leaks');
/** The last hundred are still open. Sorted by when they came, so that nothing but a leak may hang on it. */
const won = Array.from({ length: ROWS }, (_, i) => (i >= ROWS - OPEN ? null : chance.next() < 0.3));

const numbers = (name: string, of: (yes: boolean | null, i: number) => number | null): Column => numericColumn(name, 'number', won.map(of));
const texts = (name: string, of: (yes: boolean | null, i: number) => string | null): Column => dictColumn(name, 'category', won.map(of));
const often = (p: number): boolean => chance.next() < p;
const either = <T>(p: number, a: T, b: T): T => (often(p) ? a : b);

/** Known only afterwards. */
const LEAKS: readonly Column[] = [
  texts('remark', (yes) => (yes === null ? null : yes ? 'thank you' : 'maybe later')),
  numbers('paid', (yes) => (yes ? 100 + chance.next() : chance.next())),
  texts('thanks_sent', (yes) => (yes ? 'sent' : null)),
  numbers('call duration', (yes) => chance.normal() + (yes ? 1.2 : 0)),
  texts('Kündigungsgrund', (yes) => (yes ? either(0.3, 'price', null) : either(0.8, 'price', null))),
  texts('handover_notes', (yes, i) => (yes === null ? null : `text ${i % 5}`)),
  texts('deal_stage', (yes) => (yes ? either(0.7, 'C', 'A') : either(0.7, 'A', 'B'))),
  numbers('varighet', (yes) => chance.normal() + (yes ? 1 : 0)),
  numbers('sequence', (yes, i) => 5000 + (yes ? i : i + 2 * ROWS)),
  texts('contract signed', (yes) => (yes ? either(0.8, 'x', 'y') : either(0.8, 'y', 'x'))),
  texts('delivery_address_2', (yes) => (yes ? either(0.9, 'street', null) : either(0.2, 'street', null))),
  numbers('PageValues', (yes) => (yes ? 2.2 : 0) + chance.normal()),
];

/** The same kinds of column, known in advance. */
const CLEAN: readonly Column[] = [
  texts('remark', () => either(0.5, 'thank you', 'maybe later')),
  numbers('paid', () => (often(0.3) ? 100 + chance.next() : chance.next())),
  texts('thanks_sent', () => either(0.3, 'sent', null)),
  numbers('call duration', () => chance.normal()),
  texts('Kündigungsgrund', () => either(0.6, 'price', null)),
  texts('handover_notes', (_, i) => `text ${i % 5}`),
  texts('marital status', (yes) => (yes ? either(0.7, 'C', 'A') : either(0.7, 'A', 'B'))),
  numbers('varighet', () => chance.normal()),
  numbers('sequence', (_, i) => 5000 + i),
  texts('newsletter', (yes) => (yes ? either(0.65, 'x', 'y') : either(0.65, 'y', 'x'))),
  texts('delivery_address_2', () => either(0.4, 'street', null)),
  numbers('visits', (yes) => (yes ? 0.8 : 0) + chance.normal()),
];

/** Beside two honest columns that help. */
async function asked(column: Column): Promise<boolean> {
  const table = tableOf([
    numericColumn('won', 'bool', won),
    numbers('employees', (yes) => (yes ? 0.7 : 0) + chance.normal()),
    numbers('opens', (yes) => (yes ? 0.6 : 0) + chance.normal()),
    column,
  ]);
  const ran = await runSteps(table, { won: 'outcome' }, ['categories', 'target']);
  return ran.report<TargetReport>('target').leakQuestions.some((question) => question.column === column.name);
}

it('twelve columns known too late are asked about, and at most one of their twelve honest twins', async () => {
  const missed: string[] = [];
  const alarms: string[] = [];
  for (const column of LEAKS) if (!(await asked(column))) missed.push(column.name);
  for (const column of CLEAN) if (await asked(column)) alarms.push(column.name);
  console.log(`leaks: ${LEAKS.length - missed.length} of ${LEAKS.length} found, ${alarms.length} of ${CLEAN.length} honest twins asked about (${[...missed, ...alarms].join(', ')})`);
  expect(missed).toEqual([]);
  expect(alarms.length).toBeLessThanOrEqual(1);
}, 60_000);

const shoppers = sharedFile('online_shoppers/online_shoppers_intention.csv');
it.skipIf(!shoppers)('online_shoppers: PageValues is asked about', async () => {
  const ran = await runFile(shoppers ?? '', { target: 'Revenue' }, {}, { downTo: 'target' });
  expect(ran.report<TargetReport>('target').leakQuestions.map(({ column }) => column)).toContain('PageValues');
}, 120_000);

const churn = sharedFile('mlc_churn/mlc_churn.csv');
it.skipIf(!churn)('mlc_churn: nothing is asked about', async () => {
  const ran = await runFile(churn ?? '', { target: 'churn' }, {}, { downTo: 'target' });
  expect(ran.report<TargetReport>('target').leakQuestions).toEqual([]);
}, 120_000);

const retail = sharedFile('online_retail/online_retail_2011-10.csv');
it.skipIf(!retail)('online_retail: order lines get an outcome, and nothing made before the cut-off is asked about', async () => {
  const ran = await runFile(retail ?? '', {}, {}, { downTo: 'target' });
  expect(ran.report<TargetReport>('target')).toMatchObject({ made: { kind: 'buys', horizon: 7 }, labelled: 1071, positives: 132, leakQuestions: [] });
}, 120_000);
