import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { dictColumn, numericColumn, tableOf, type Table } from '../../../src/core/table';
import { speaksOfAfterwards } from '../../../src/steps/target/afterwards';
import type { TargetReport } from '../../../src/steps/target/meta';
import { numbers, runSteps } from '../scoring';

const outcomes = ['won', 'lost', 'open', null, 'won', 'lost', 'lost', 'tie'];

describe('target', () => {
  it('is missing where the outcome is missing or open, and 1 for success against all others', async () => {
    const table = tableOf([dictColumn('Result', 'category', outcomes), numericColumn('visits', 'number', [1, 2, 3, 4, 5, 6, 7, 8])]);
    const { last } = await runSteps(table, { Result: 'outcome' }, ['target'], { holdout: 0 });
    expect([...numbers(last.table, 'Target')]).toEqual([1, 0, NaN, NaN, 1, 0, 0, 0]);
  });

  it('counts values, known outcomes and those still open', async () => {
    const table = tableOf([dictColumn('Result', 'category', outcomes)]);
    const report = (await runSteps(table, { Result: 'outcome' }, ['target'], { holdout: 0 })).report<TargetReport>('target');
    expect(report).toMatchObject({
      column: 'Result',
      success: 'won',
      rows: 8,
      labelled: 6,
      positives: 2,
      open: 2,
      rarer: 2,
      enough: 'few',
    });
    expect(report.values.map(({ value, rows, is }) => [value, rows, is])).toEqual([
      ['lost', 3, 'other'],
      ['won', 2, 'success'],
      ['open', 1, 'open'],
      ['tie', 1, 'other'],
    ]);
  });

  it('keeps whatever was made from the outcome away from the model', async () => {
    const table = tableOf([
      dictColumn('Kind', 'category', [...outcomes, ...outcomes, ...outcomes]),
      numericColumn(
        'visits',
        'number',
        Array.from({ length: 24 }, (_, i) => i),
      ),
    ]);
    const { last } = await runSteps(table, { Kind: 'category' }, ['categories', ['target', { column: 'Kind' }]], { holdout: 0 });
    expect(last.schema.filter(({ feature }) => feature).map(({ name }) => name)).toEqual(['visits']);
    expect(last.schema.some(({ name }) => name.startsWith('Kind='))).toBe(true);
  });

  it('keeps what the outcome was made from away from the model, and what else was made from that', async () => {
    const spend = numericColumn(
      'spend',
      'number',
      Array.from({ length: 40 }, (_, i) => i ** 3),
    );
    const visits = numericColumn(
      'visits',
      'number',
      Array.from({ length: 40 }, (_, i) => (i * 7) % 40),
    );
    const steps = ['skew', ['bins', { columns: ['spend'], bands: 2 }], ['target', { column: 'spend (bands)' }]] as const;
    const { last, problem } = await runSteps(tableOf([spend, visits]), { spend: 'money' }, steps, { holdout: 0 });
    expect(problem).toBeUndefined();
    expect(last.schema.map(({ name }) => name)).toContain('log spend');
    expect(last.schema.filter(({ feature }) => feature).map(({ name }) => name)).toEqual(['visits']);
  });

  it('says which column to choose when there is none', async () => {
    const table = tableOf([numericColumn('visits', 'number', [1, 2])]);
    expect((await runSteps(table, {}, ['target'])).problem).toMatchObject({ code: 'target.no-outcome' });
  });
});

describe('columns known too late', () => {
  const chance = random('leaks');
  const won = Array.from({ length: 400 }, () => chance.next() < 0.3);
  const table = (...columns: Table['columns']): Table => tableOf([numericColumn('won', 'bool', won), ...columns]);
  const asked = async (of: Table): Promise<readonly (readonly [string, string])[]> =>
    (await runSteps(of, { won: 'outcome' }, ['categories', 'target']))
      .report<TargetReport>('target')
      .leakQuestions.map(({ column, why }) => [column, why]);

  it('are asked about when one alone gives the outcome away', async () => {
    const paid = numericColumn(
      'paid',
      'number',
      won.map((yes) => (yes ? 100 + chance.next() : chance.next())),
    );
    expect(await asked(table(paid))).toEqual([['paid', 'alone']]);
  });

  it('are asked about when being filled in gives the outcome away', async () => {
    const visited = dictColumn(
      'thanks_sent',
      'category',
      won.map((yes) => (yes ? 'sent' : null)),
    );
    expect(await asked(table(visited))).toEqual([['thanks_sent', 'alone']]);
  });

  it('are asked about by name only when they go together with the outcome', async () => {
    const related = won.map((yes) => chance.normal() + (yes ? 1 : 0));
    const unrelated = won.map(() => chance.normal());
    expect(
      await asked(table(numericColumn('call duration', 'number', related), numericColumn('status code', 'number', unrelated))),
    ).toEqual([['call duration', 'name']]);
  });

  it('are looked for among the rows that teach alone', async () => {
    const { source } = await runSteps(table(), { won: 'outcome' }, ['target']);
    const late = won.map((yes, i) => (source.folds.fold[i] === -1 ? (yes ? 9 : -9) : chance.normal()));
    expect(await asked(table(numericColumn('call duration', 'number', late)))).toEqual([]);
  });

  it('are not found in a column with a value for every row', async () => {
    const ids = dictColumn(
      'street',
      'category',
      won.map((_, i) => `street ${i}`),
    );
    expect(await asked(table(ids))).toEqual([]);
  });

  it.each(
    'duration,ClosedDate,Abschlussdatum,årsak til tap,Kündigungsgrund,deal_stage,Varighet,Verlustgrund,Tapsgrunn,Leadstatus,salgsfase,samtaletid,Gesprächslänge,call_length,talkTime,Lukkedato,geschlossen am,churn_date'.split(
      ',',
    ),
  )('"%s" speaks of afterwards', (name) => {
    expect(speaksOfAfterwards(name)).toBe(true);
  });

  it.each(
    'marital status,age,poutcome,backend,MonthlyCharges,Wonderland,Familienstatus,arbeidsstatus,life stage,Hintergrund,Bakgrunn,Grundstück,calls,time on site,betalingstid'.split(
      ',',
    ),
  )('"%s" does not', (name) => {
    expect(speaksOfAfterwards(name)).toBe(false);
  });
});

it('a rare value beyond one that nearly all rows share is told from it', async () => {
  const chance = random('rare beyond common');
  const won = Array.from({ length: 1500 }, () => chance.next() < 0.04);
  const table = tableOf([
    numericColumn('won', 'bool', won),
    numericColumn(
      'gap',
      'number',
      won.map((yes) => (yes ? 40 : 2)),
    ),
  ]);
  const { leakQuestions } = (await runSteps(table, { won: 'outcome' }, ['target'])).report<TargetReport>('target');
  expect(leakQuestions.map(({ column, why }) => [column, why])).toEqual([['gap', 'alone']]);
});
