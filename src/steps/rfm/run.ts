import { column as ref, compare, number, text, type Expr } from '../../core/expr';
import { tellable } from '../../core/least-people';
import type { Program } from '../../core/program';
import type { Schema } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import type { Table } from '../../core/table';
import type { MlTasks } from '../context';
import { finite, numbersOf } from '../figures';
import { leastPeople } from '../segments-of';
import { findColumns, notesOf, type Found, type params, type RfmReport } from './meta';
import { cellAt, CELLS, RFM_NAMES } from './names';
import { edgesOf, fallingEdgesOf, scoreExpr, SCORES, type Edges } from './scores';

type Learnt = { readonly recency: Edges; readonly frequency: Edges; readonly money: Edges | null; readonly columns: readonly string[] };

export const impl: StepImpl<typeof params, RfmReport, MlTasks> = {
  async fit(train, given, { schema, checkpoint }) {
    const found = findColumns(schema, given);
    if (!found) return { program: [], learnt: null, notes: [] };
    const edges = async (column: Schema[number], of = edgesOf): Promise<Edges> => {
      await checkpoint();
      return of(numbersOf(train, column.name));
    };
    const notes = notesOf(schema, found, given.language);
    const learnt: Learnt = {
      recency: await edges(found.recency, fallingEdgesOf),
      frequency: await edges(found.frequency),
      money: found.money && (await edges(found.money)),
      columns: notes.map(({ name }) => name),
    };
    return { program: programOf(found, learnt, RFM_NAMES[given.language].cells), learnt, notes };
  },

  async report({ after, schemaBefore }, fitted, given, { checkpoint }) {
    const found = findColumns(schemaBefore, given);
    const learnt = fitted.learnt as Learnt | null;
    const base = { rows: after.rows, recency: found?.recency.name ?? null, frequency: found?.frequency.name ?? null };
    if (!found || !learnt) return { ...base, money: null, unknown: after.rows, grid: [], cells: [] };
    await checkpoint();
    const sums = countOf(after, learnt, found);
    const names = RFM_NAMES[given.language].cells;
    const least = leastPeople(schemaBefore);
    const known = sums.rows.reduce((sum, rows) => sum + rows, 0);
    const total = sums.money.reduce((sum, value) => sum + value, 0);
    const squaresOf = squares().map((square) => ({
      ...square,
      cell: cellAt(square.recency, square.frequency) ?? 'hibernating',
      rows: sums.rows[square.at] as number,
      paid: sums.paid[square.at] as number,
      money: sums.money[square.at] as number,
    }));
    const byCell = CELLS.map(({ id }) => squaresOf.filter(({ cell }) => cell === id));
    // Those without a score are part of the money that the card tells of everyone.
    const told = tellable([...byCell.map((own) => own.reduce((sum, { paid }) => sum + paid, 0)), sums.outside], least);
    const wholeTold = sums.outside === 0 || sums.outside >= least;
    const toldSquares = new Set(
      byCell.flatMap((own, cell) => {
        const may = tellable(
          own.map(({ paid }) => paid),
          least,
        );
        return own.filter((_, i) => told[cell] && may[i]).map(({ at }) => at);
      }),
    );
    const grid = squaresOf.map(({ recency, frequency, cell, rows, money, at }) => {
      return { recency, frequency, cell, rows, money: found.money && toldSquares.has(at) ? finite(money) : null };
    });
    const cells = CELLS.map(({ id }, i) => {
      const own = byCell[i] ?? [];
      const rows = own.reduce((sum, one) => sum + one.rows, 0);
      const sum = finite(own.reduce((all, one) => all + one.money, 0));
      const money = found.money && told[i] ? sum : null;
      const moneyShare = money !== null && wholeTold && total > 0 && Number.isFinite(total) ? money / total : null;
      return { id, name: names[id], rows, share: known > 0 ? rows / known : 0, money, moneyShare };
    });
    return { ...base, money: found.money?.name ?? null, unknown: after.rows - known, grid, cells };
  },
};

/** Recency from 5 down, frequency from 1 up. */
function squares(): readonly { readonly recency: number; readonly frequency: number; readonly at: number }[] {
  return Array.from({ length: SCORES * SCORES }, (_, i) => ({
    recency: SCORES - Math.floor(i / SCORES),
    frequency: (i % SCORES) + 1,
    at: (SCORES - 1 - Math.floor(i / SCORES)) * SCORES + (i % SCORES),
  }));
}

interface Sums {
  readonly rows: Uint32Array;
  /** Those of whom the money is known. */
  readonly paid: Uint32Array;
  readonly money: Float64Array;
  /** Those of whom the money is known, and no place in the grid. */
  readonly outside: number;
}

function countOf(table: Table, { columns }: Learnt, { money }: Found): Sums {
  const [recency, frequency] = [numbersOf(table, columns[0] ?? ''), numbersOf(table, columns[1] ?? '')];
  const values = money && numbersOf(table, money.name);
  const [all, paid] = [new Uint32Array(SCORES * SCORES), new Uint32Array(SCORES * SCORES)];
  const sums = new Float64Array(SCORES * SCORES);
  let outside = 0;
  for (let row = 0; row < table.rows; row++) {
    const at = ((recency[row] as number) - 1) * SCORES + (frequency[row] as number) - 1;
    const value = values?.[row] ?? NaN;
    if (Number.isNaN(at)) {
      if (!Number.isNaN(value)) outside++;
      continue;
    }
    all[at] = (all[at] as number) + 1;
    if (Number.isNaN(value)) continue;
    paid[at] = (paid[at] as number) + 1;
    sums[at] = (sums[at] as number) + value;
  }
  return { rows: all, paid, money: sums, outside };
}

/** Recency is days since the last order: few are many points. */
function programOf(found: Found, learnt: Learnt, names: (typeof RFM_NAMES)['en']['cells']): Program {
  const [recency = '', frequency = '', ...rest] = learnt.columns;
  const cell = rest.at(-1) ?? '';
  const money = found.money && learnt.money ? [{ column: found.money.name, name: rest[0] ?? '', edges: learnt.money }] : [];
  const within = (name: string, [least, most]: readonly [number, number]): readonly Expr[] => [
    compare(ref(name), '>=', number(least)),
    compare(ref(name), '<=', number(most)),
  ];
  const cells = CELLS.reduceRight<Expr>(
    (otherwise, { id, recency: r, frequency: f }) => ({
      type: 'if',
      when: { type: 'and', all: [...within(recency, r), ...within(frequency, f)] },
      then: text(names[id]),
      else: otherwise,
    }),
    { type: 'missing', kind: 'category' },
  );
  return [
    {
      op: 'derive',
      columns: [
        { name: recency, kind: 'number', expr: scoreExpr(found.recency.name, learnt.recency, true) },
        { name: frequency, kind: 'number', expr: scoreExpr(found.frequency.name, learnt.frequency, false) },
        ...money.map(({ column, name, edges }) => ({ name, kind: 'number' as const, expr: scoreExpr(column, edges, false) })),
      ],
    },
    { op: 'derive', columns: [{ name: cell, kind: 'category', expr: cells }] },
  ];
}
