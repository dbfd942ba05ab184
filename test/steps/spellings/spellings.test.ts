import { describe, expect, it } from 'vitest';
import { run } from '../../../src/program/run';
import { meta, printOf, withAnswer, type SpellingGroup } from '../../../src/steps/spellings/meta';
import { impl } from '../../../src/steps/spellings/run';
import { slipped } from '../../../src/steps/spellings/variants';
import { dirtyFile, PLANTED_CAPITALS, PLANTED_SPELLINGS } from '../../fixtures/dirty';
import { cells, literal } from '../../program/tables';
import { oneStep } from '../one-step';

const step = { meta, impl };
const city = (values: readonly (string | null)[]) => literal({ city: ['category', values] });
const asked = (groups: readonly SpellingGroup[]) =>
  groups.map(({ to, variants, why }) => [to.value, variants.map(({ value }) => value), why]);
const many = (value: string, count: number): string[] => Array<string>(count).fill(value);

describe('spellings', () => {
  it('puts capitals and blanks right without asking, in new rows too, and nothing else', async () => {
    const table = city(['Oslo', 'Oslo', 'OSLO', ' oslo', 'Bergen', 'Bergn', null]);
    const { after, report, fitted } = await oneStep(step, table);
    expect(cells(after)['city']?.[1]).toEqual(['Oslo', 'Oslo', 'Oslo', 'Oslo', 'Bergen', 'Bergn', null]);
    expect(report).toMatchObject({ tidiedCount: 2, rowsChanged: 2, tidied: [{ column: 'city', to: 'Oslo', from: ['OSLO', ' oslo'] }] });
    expect(cells(run(fitted.program, city(['oSLO', 'BERGEN', 'new'])))['city']?.[1]).toEqual(['Oslo', 'BERGEN', 'new']);
    expect((await oneStep(step, table, {}, { tidy: false })).report.rowsChanged).toBe(0);
  });

  it('leaves names and outcomes as they are until asked', async () => {
    const table = literal({ won: ['category', ['Won', 'won', 'Lost', 'Won']] });
    const { after, report } = await oneStep(step, table, { won: 'outcome' });
    expect(after.columns[0]).toBe(table.columns[0]);
    expect(asked(report.groups)).toEqual([['Won', ['won'], 'letters']]);
  });

  it('makes one what the user says is one: the commonest form, or a text typed', async () => {
    const table = city([...many('München', 8), 'Munich', 'MUENCHEN', 'Köln']);
    const { report } = await oneStep(step, table);
    const group = report.groups[0] as SpellingGroup;
    expect(asked(report.groups)).toEqual([['München', ['MUENCHEN', 'Munich'], 'place']]);
    const yes = withAnswer([], group, group.to.value);
    const one = await oneStep(step, table, {}, { answers: yes });
    expect(cells(one.after)['city']?.[1]).toEqual([...many('München', 10), 'Köln']);
    expect(one.report).toMatchObject({ open: 0, rowsChanged: 2 });
    expect(JSON.stringify(yes)).not.toMatch(/m[uü]n|mue/i);
    const typed = await oneStep(step, table, {}, { answers: withAnswer(yes, group, 'Munich, DE') });
    expect(cells(typed.after)['city']?.[1]).toEqual([...many('Munich, DE', 10), 'Köln']);
    const apart = await oneStep(step, table, {}, { answers: withAnswer(yes, group, 'stay') });
    expect(apart.report).toMatchObject({ open: 0, rowsChanged: 0 });
    expect(withAnswer(withAnswer([], group, 'stay'), group, null)).toEqual([]);
  });

  it('an answer for a value that is not in the file does nothing', async () => {
    const table = city(['Oslo', 'Bergen']);
    const { after } = await oneStep(
      step,
      table,
      {},
      {
        answers: [
          ['city', printOf('Gone'), `=${printOf('Oslo')}`],
          ['city', printOf('Oslo'), `=${printOf('Gone')}`],
        ],
      },
    );
    expect(cells(after)['city']?.[1]).toEqual(['Oslo', 'Bergen']);
  });

  it('flags what looks alike but is not, and never merges it in silence', async () => {
    const { after, report } = await oneStep(step, city([...many('Oslo', 5), 'Оslo', 'Os\u200blo', 'Oslo\u00a0']));
    expect(report.rowsChanged).toBe(0);
    expect(cells(after)['city']?.[1]).toContain('Оslo');
    expect(report.groups.map(({ why, sure }) => [why, sure])).toEqual([['look-alike', false]]);
    expect(report.hidden).toEqual([{ column: 'city', values: 3 }]);
  });

  it.each([
    ['vest', 'ost'],
    ['north', 'south'],
    ['male', 'female'],
    ['plan a', 'plan b'],
    ['larvik', 'narvik'],
    ['paid', 'unpaid'],
    ['married', 'unmarried'],
    ['group north', 'group south'],
    ['monday', 'sunday'],
    ['slovakia', 'slovenia'],
  ])('%s and %s are two things', (a, b) => {
    expect(slipped(a, b)).toBe(false);
  });

  it.each([
    ['norway', 'norwy'],
    ['newsletter', 'newslettter'],
    ['single', 'singel'],
  ])('%s and %s may be one', (a, b) => {
    expect(slipped(a, b)).toBe(true);
  });

  it('never takes values for one whose digits or signs differ', async () => {
    const values = ['Gold 1', 'Gold 2', '10', '10+', '<5', '>5', 'C', 'C++', 'C#', '-5 to 0', '5 to 0'];
    const { report } = await oneStep(step, city(values.flatMap((value, i) => many(value, i + 1))));
    expect(report.groups).toEqual([]);
  });

  it('tells legal forms apart that are not the same', async () => {
    const values = [...many('Nordlys AS', 6), 'Nordlys A/S', ...many('Berg AS', 3), ...many('Berg ASA', 3), ...many('Dal AS', 9), 'Dal'];
    const { report } = await oneStep(step, literal({ firm: ['text', values] }), { firm: 'name' });
    expect(asked(report.groups)).toEqual([
      ['Dal AS', ['Dal'], 'near'],
      ['Nordlys AS', ['Nordlys A/S'], 'letters'],
    ]);
  });

  it('reads two-letter words as countries only among countries', async () => {
    const yes = await oneStep(step, city([...many('Norway', 5), 'NO', 'Norge', ...many('Sweden', 3)]));
    expect(asked(yes.report.groups)).toEqual([['Norway', ['NO', 'Norge'], 'place']]);
    const no = await oneStep(step, literal({ member: ['category', ['NO', 'YES', 'NO', 'Norway', 'maybe', 'later', 'never']] }));
    expect(no.report.groups).toEqual([]);
  });
});

describe('planted spellings', () => {
  it('are each found', async () => {
    const { table, roles } = dirtyFile(true);
    const { report } = await oneStep(step, table, roles);
    const missed = PLANTED_SPELLINGS.filter(
      ([column, wrong, right]) =>
        !report.groups.some((group) => {
          const all = [group.to, ...group.variants].map(({ value }) => value);
          return group.column === column && all.includes(wrong) && all.includes(right);
        }),
    );
    expect(missed).toEqual([]);
    const put = report.tidied.flatMap(({ column, to, from }) => from.map((value) => [column, value, to]));
    expect(put.map(String).sort()).toEqual(PLANTED_CAPITALS.map(String).sort());
  });

  it('a clean twin raises no alarm', async () => {
    const { table, roles } = dirtyFile(false);
    const { report, fitted } = await oneStep(step, table, roles);
    expect(report.groups).toEqual([]);
    expect(fitted.program).toEqual([]);
    expect(meta.finding(report).code).toBe('spellings.none');
  });
});
