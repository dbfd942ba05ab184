import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/params';
import { run } from '../../../src/program/run';
import { meta, withAnswers, type Standin } from '../../../src/steps/standins/meta';
import { impl } from '../../../src/steps/standins/run';
import { wordFor } from '../../../src/steps/standins/words';
import { dirtyFile, PLANTED_STANDINS } from '../../fixtures/dirty';
import { cells, literal } from '../../program/tables';
import { oneStep } from '../one-step';

const step = { meta, impl };
const brief = (found: readonly Standin[]) => found.map(({ column, value, rows, why }) => [column, value, rows, why]);
const yes = (found: readonly Standin[]): readonly Answer[] => withAnswers([], found, 'missing');

describe('values that mean nothing', () => {
  it.each([
    'Select',
    '-- Please select --',
    'unknown',
    '(Unknown)',
    'n/a',
    '-',
    'ukjent',
    'Ikke oppgitt',
    'k.A.',
    'Keine Angabe',
    'Velg …',
    'TBD',
  ])('%s is such a word', (word) => expect(wordFor(word)).toBe('word'));
  it.each(['#VALUE!', '#VERDI!', '#WERT!', '#N/A', '#I/T', '#NAVN?', '#DIV/0!'])('%s is an error of a spreadsheet', (word) =>
    expect(wordFor(word)).toBe('error'),
  );
  it.each(['Other', 'Test', 'Ingen', 'Selected', 'A-', '#1', '0', 'Testament', 'Unknown Pleasures AS'])('%s is an answer', (word) =>
    expect(wordFor(word)).toBeNull(),
  );

  it('are left until the user says so, then emptied, in new rows too', async () => {
    const table = literal({ source: ['category', ['Web', 'Select', 'Fair', 'Select', null]], age: ['number', [20, 30, 40, 50, 60]] });
    const { after, report } = await oneStep(step, table);
    expect(after.columns).toEqual(table.columns);
    expect(brief(report.found)).toEqual([['source', 'Select', 2, 'word']]);
    expect(meta.finding(report)).toEqual({ code: 'standins.ask', args: { open: 1 } });
    const done = await oneStep(step, table, {}, { answers: yes(report.found) });
    expect(cells(done.after)['source']?.[1]).toEqual(['Web', null, 'Fair', null, null]);
    expect(done.report).toMatchObject({ open: 0, cells: 2 });
    const fresh = literal({ source: ['category', ['Select', 'New']], age: ['number', [1, 2]] });
    expect(cells(run(done.fitted.program, fresh))['source']?.[1]).toEqual([null, 'New']);
    const stay = await oneStep(step, table, {}, { answers: withAnswers([], report.found, 'stay') });
    expect(stay.report).toMatchObject({ open: 0, cells: 0 });
    expect(stay.fitted.program).toEqual([]);
    expect(withAnswers(yes(report.found), report.found, null)).toEqual([]);
  });

  it('a number is asked about only when it stands apart and again and again', async () => {
    const of = async (values: readonly number[]) => brief((await oneStep(step, literal({ n: ['number', values] }))).report.found);
    expect(await of([20, 31, 44, 52, -999, -999, -999])).toEqual([['n', -999, 3, 'number']]);
    expect(await of([20, 31, 44, 52, -999, -999])).toEqual([]);
    expect(await of([20, 3000, 9998, 9999, 9999, 9999])).toEqual([]);
    expect(await of([-5, 3, 8, -1, -1, -1])).toEqual([]);
    expect(await of([0, 3, 8, -1, -1, -1])).toEqual([['n', -1, 3, 'number']]);
    expect(await of([90, 95, 97, 99, 99, 99])).toEqual([]);
    expect(await of([999, 999, 999])).toEqual([]);
  });

  it('empties the customary number alone, and of a date the filler day', async () => {
    const day = (year: number): number => Date.UTC(year, 0, 1);
    const table = literal({
      age: ['number', [20, 31, -999, -999, -999, 44]],
      since: ['date', [day(1900), day(1900), day(1900), day(2020), day(2021), day(2022)]],
    });
    const { report } = await oneStep(step, table);
    const { after } = await oneStep(step, table, {}, { answers: yes(report.found) });
    expect(cells(after)).toEqual({
      age: ['number', [20, 31, null, null, null, 44]],
      since: ['date', [null, null, null, day(2020), day(2021), day(2022)]],
    });
  });

  it('identifiers and columns of nothing but such words are let be', async () => {
    const table = literal({
      id: ['number', [1, 2, 3, 999999, 999999, 999999]],
      state: ['category', ['unknown', 'missing', 'unknown', 'missing', 'unknown', 'missing']],
    });
    expect((await oneStep(step, table, { id: 'identifier' })).report.found).toEqual([]);
  });
});

describe('planted stand-ins', () => {
  it('are each found', async () => {
    const { table, roles } = dirtyFile(true);
    const { report } = await oneStep(step, table, roles);
    expect(report.found.map(({ column, value }) => `${column}: ${value}`).sort()).toEqual(
      PLANTED_STANDINS.map(([column, value]) => `${column}: ${value}`).sort(),
    );
  });

  it('a clean twin raises no alarm', async () => {
    const { table, roles } = dirtyFile(false);
    const { report, after } = await oneStep(step, table, roles);
    expect(report).toEqual({ found: [], open: 0, cells: 0 });
    expect(after).toBe(table);
  });
});
