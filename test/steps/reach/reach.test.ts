import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/core/schema';
import { findColumn, takeRows, type Table } from '../../../src/core/table';
import { run } from '../../../src/program/run';
import * as step from '../../../src/steps/reach/meta';
import { impl } from '../../../src/steps/reach/run';
import { literal, rowIds } from '../../program/tables';
import { oneStep } from '../one-step';

const reach = { meta: step.meta, impl };
const ROLES: Readonly<Record<string, Role>> = { Email: 'email' };
const DAY = 86_400_000;
const TODAY = 20_000 * DAY;

const cells = (table: Table, name: string): unknown => {
  const column = findColumn(table, name);
  if (!column) return undefined;
  return 'data' in column ? [...column.data] : Array.from(column.codes, (code) => column.dict[code] ?? null);
};
const emails = (...all: readonly (string | null)[]): Table => literal({ Email: ['text', all] });

describe('who can be written to', () => {
  it('asks about mistyped domains and changes nothing unasked', async () => {
    const { after, report } = await oneStep(reach, emails('kari@gmail.com', 'ola@gmial.com', 'per@gmial.com', 'eva@hotmial.no'), ROLES);
    expect(cells(after, 'Email')).toEqual(['kari@gmail.com', 'ola@gmial.com', 'per@gmial.com', 'eva@hotmial.no']);
    expect(report.typos.map(({ domain, meant, count, rows }) => [domain, meant, count, rows])).toEqual([
      ['gmial.com', 'gmail.com', 2, [1, 2]],
      ['hotmial.no', 'hotmail.no', 1, [3]],
    ]);
    expect(report).toMatchObject({ open: 2, mended: 0 });
    expect(step.meta.finding(report)).toEqual({ code: 'reach.ask', args: { rows: 3, domain: 'gmial.com', meant: 'gmail.com' } });
  });

  it('puts right what was answered, in whatever row and capitals it turns up, also next month', async () => {
    const table = emails('Ola.Vik@Gmial.com', ' per@gmial.com ', 'eva@hotmial.no', 'kari@gmail.com', null, 'a@gmial.com@x.no');
    const asked = await oneStep(reach, table, ROLES);
    const gmail = asked.report.typos.filter(({ domain }) => domain === 'gmial.com');
    const answers = step.withAnswers([], gmail, 'mend');
    const { after, fitted, report } = await oneStep(reach, table, ROLES, { answers });
    expect(cells(after, 'Email')).toEqual([
      'Ola.Vik@gmail.com',
      'per@gmail.com',
      'eva@hotmial.no',
      'kari@gmail.com',
      null,
      'a@gmial.com@x.no',
    ]);
    expect(report).toMatchObject({ open: 1, mended: 2 });
    expect(cells(run(fitted.program, emails('new@GMIAL.COM', 'x@y.no')), 'Email')).toEqual(['new@gmail.com', 'x@y.no']);
    expect(JSON.stringify(answers)).not.toContain('gmial');
  });

  it('lets a domain stand that is meant', async () => {
    const table = emails('ola@gmial.com');
    const { typos } = (await oneStep(reach, table, ROLES)).report;
    const { after, report } = await oneStep(reach, table, ROLES, { answers: step.withAnswers([], typos, 'stay') });
    expect(cells(after, 'Email')).toEqual(['ola@gmial.com']);
    expect(report.open).toBe(0);
    expect(step.withAnswers(step.withAnswers([], typos, 'stay'), typos, null)).toEqual([]);
  });

  it('empties what is no address, when told', async () => {
    const table = emails('kari@firma.no', 'kari.firma.no', 'a b@firma.no', '@firma.no', null, 'x@y@z.no');
    const kept = await oneStep(reach, table, ROLES);
    expect(kept.report.broken).toMatchObject({ column: 'Email', count: 4, rows: [1, 2, 3, 5] });
    const { after, fitted, report } = await oneStep(reach, table, ROLES, { broken: 'missing' });
    expect(cells(after, 'Email')).toEqual(['kari@firma.no', null, null, null, null, null]);
    expect(report).toMatchObject({ emptied: 4, mended: 0 });
    expect(cells(run(fitted.program, emails('nobody at home', 'new@firma.no')), 'Email')).toEqual([null, 'new@firma.no']);
  });

  const contacts = literal({
    Email: ['text', ['a@firma.no', 'b@firma.no', 'c@firma.no', 'd@firma.no']],
    Bounced: ['category', ['no', 'hard', null, 'no']],
    'Sist kontakt': ['date', [TODAY, TODAY - 10 * DAY, TODAY - 400 * DAY, null]],
  });

  it('marks whom mail came back from and who is stale, so that no list has them', async () => {
    const { after, schema, report } = await oneStep(reach, contacts, ROLES, { bounced: 'mark', stale: 'mark' });
    expect(cells(after, 'Do not write')).toEqual([0, 1, 1, 0]);
    expect(schema.find(({ name }) => name === 'Do not write')).toMatchObject({
      role: 'do-not-contact',
      feature: false,
      origin: ['Bounced', 'Sist kontakt'],
    });
    expect(report).toMatchObject({ marked: 2, bounced: { count: 1, rows: [1] }, stale: { count: 1, rows: [2], from: TODAY - 183 * DAY } });
    expect(step.meta.finding(report).code).toBe('reach.done');
  });

  it('leaves their rows out of what is learnt, when told', async () => {
    const { fitted, after } = await oneStep(reach, contacts, ROLES, { bounced: 'drop', stale: 'drop' });
    expect(rowIds(run(fitted.dropping ?? [], after))).toEqual([0, 3]);
    expect(fitted.program).toEqual([]);
  });

  it('says nothing stands in the way of clean contacts, and that it cannot know without any', async () => {
    const clean = await oneStep(reach, takeRows(contacts, [0, 3]), ROLES);
    expect(step.meta.finding(clean.report).code).toBe('reach.none');
    const nothing = await oneStep(reach, literal({ spend: ['number', [1, 2]] }));
    expect(step.meta.finding(nothing.report).code).toBe('reach.cannot-know');
  });
});
