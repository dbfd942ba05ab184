import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DerivedColumn, Program } from '../../src/core/program';
import { dictColumn, tableOf, type Table } from '../../src/core/table';
import { toPython } from '../../src/program/python';
import { run } from '../../src/program/run';
import { nastyTable, programFor } from './program-arbitrary';
import { hasPandas, isTable, runInPython } from './python';
import { difference } from './same-table';

const RUNS = process.env['LEADLIGHT_LONG'] === '1' ? 20_000 : 300;
const cases = nastyTable.chain((table) => fc.tuple(fc.constant(table), programFor(table.columns)));

let sample: readonly (readonly [Table, Program])[] | undefined;
const drawn = () => (sample ??= fc.sample(cases, { numRuns: RUNS, seed: 20 }));

/** Those of the same cases, asked until there are some. */
function firstDisagreements(spoil: (script: string) => string): readonly string[] {
  for (let from = 0; from < RUNS; from += 50) {
    const wrong = disagreements(drawn().slice(from, from + 50), spoil);
    if (wrong.length > 0) return wrong;
  }
  return [];
}

function disagreements(of: readonly (readonly [Table, Program])[], spoil = (script: string): string => script): readonly string[] {
  const jobs = of.map(([table, program]) => ({ table, script: spoil(toPython([{ name: 'all', program }], table.columns)) }));
  return runInPython(jobs).flatMap((answer, i) => {
    const [table, program] = of[i] as readonly [Table, Program];
    const wrong = isTable(answer) ? difference(run(program, table), answer) : answer;
    return wrong === null ? [] : [`${wrong}\n${JSON.stringify(program)}\n${JSON.stringify(table.columns)}`];
  });
}

describe.skipIf(!hasPandas())('a program printed as Python', () => {
  it('means the same as here, whatever the table holds', () => {
    expect(disagreements(drawn())).toEqual([]);
  }, 3_600_000);

  it.each([
    ['missing numbers are 0', (script: string) => script.replace('np.where(np.isfinite(of), of + 0.0, np.nan)', 'np.nan_to_num(of)')],
    ['missing counts as a value in and, or', (script: string) => script.replace('np.isnan(of) & (out != decisive)', 'False')],
    ['groups keep rows with a gap', (script: string) => script.replace('if not leave_out:', 'if True:')],
  ])(
    'does not pass where %s',
    (_, spoil) => {
      expect(firstDisagreements(spoil)).not.toEqual([]);
    },
    120_000,
  );

  it('folds every letter of the basic plane as here', () => {
    const known = Array.from({ length: 0x10000 }, (_, point) => point).filter(
      (point) => (point < 0xd800 || point > 0xdfff) && !isNewer(point),
    );
    const table = tableOf([
      dictColumn(
        'letter',
        'text',
        known.map((point) => String.fromCodePoint(point)),
      ),
    ]);
    const fold = (fn: 'lower' | 'upper'): DerivedColumn => ({
      name: fn,
      kind: 'text',
      expr: { type: 'string', fn, of: { type: 'column', name: 'letter' } },
    });
    expect(disagreements([[table, [{ op: 'derive', columns: [fold('lower'), fold('upper')] }]]])).toEqual([]);
  });
});

/** Letters newer than Unicode 13, which each side learns at another time. */
function isNewer(point: number): boolean {
  const newer = [
    [0x19b, 0x19b],
    [0x264, 0x264],
    [0x1c89, 0x1c8a],
    [0x2c2f, 0x2c2f],
    [0x2c5f, 0x2c5f],
    [0xa7c0, 0xa7dc],
  ] as const;
  return newer.some(([low, high]) => point >= low && point <= high);
}
