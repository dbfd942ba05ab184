import { describe, expect, it } from 'vitest';
import type { Op } from '../../src/core/program';
import { checkProgram } from '../../src/program/kinds';
import { run } from '../../src/program/run';
import { cells, literal } from './tables';

const visits = literal({
  who: ['category', ['b', 'a', 'b', null, 'b', null]],
  at: ['date', [30, 10, 10, 5, null, 4]],
  page: ['text', ['z', 'x', 'y', 'q', 'w', 'r']],
});
const before = (order: string | null): Op => ({
  op: 'lag',
  by: ['who'],
  order,
  columns: [
    { name: 'was', of: 'at' },
    { name: 'from', of: 'page' },
  ],
});

describe('lag', () => {
  it('tells what stood in the row before of the same group, in order of time; a missing time comes last', () => {
    const after = run([before('at')], visits);
    expect(cells(after)['was']).toEqual(['date', [10, null, null, 4, 30, null]]);
    expect(cells(after)['from']).toEqual(['text', ['y', null, null, 'r', 'z', null]]);
    expect([...after.rowIds]).toEqual([...visits.rowIds]);
  });

  it('goes by the order of the rows when no column says another', () => {
    expect(cells(run([before(null)], visits))['from']).toEqual(['text', [null, null, 'z', null, 'y', 'q']]);
  });

  it('refuses a name that is taken, an order that is text and a column that is not there', () => {
    const after = (op: Op): string => {
      const checked = checkProgram([op], visits.columns);
      return checked.ok ? 'ok' : checked.problem.code;
    };
    expect(after(before('at'))).toBe('ok');
    expect(after(before('page'))).toBe('program.kind-mismatch');
    expect(after({ op: 'lag', by: ['no'], order: null, columns: [] })).toBe('program.no-such-column');
    expect(after({ op: 'lag', by: [], order: null, columns: [{ name: 'page', of: 'at' }] })).toBe('program.twice');
  });
});
