import { column as ref, type Expr } from '../../core/expr';
import { markOf } from '../../core/fingerprint';
import type { Answer } from '../../core/params';
import type { DerivedColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap } from '../../core/table';
import type { MlTasks } from '../context';
import { byFrequency, levelCounts } from '../figures';
import { resting } from '../standing';
import { MOST_RUNGS, orderedCandidates, orderedNote, type OrderedReport, type params } from './meta';
import { scaleOf, type Scale } from './scales';

type Learnt = readonly { readonly column: string; readonly name: string; readonly scale: Scale; readonly byHand: boolean }[];

export const impl: StepImpl<typeof params, OrderedReport, MlTasks> = {
  async fit(train, { plan, answers, language }, { schema, checkpoint }) {
    const columns = columnMap(train);
    const said = answersByColumn(answers);
    const notes: SchemaColumn[] = [];
    const derived: DerivedColumn[] = [];
    const learnt: Learnt[number][] = [];
    for (const column of orderedCandidates(schema, plan)) {
      await checkpoint();
      const data = columns.get(column.name);
      const places = said.get(column.name);
      const counts: ReadonlyMap<string, number> = data ? levelCounts(data) : new Map();
      const scale = places ? scaleByHand(counts, places) : scaleOf(counts);
      if (!scale) continue;
      const byHand = places !== undefined;
      const note = orderedNote([...schema, ...notes], column, language);
      notes.push(resting(column), note);
      derived.push({ name: note.name, kind: 'number', expr: rungOf(column.name, scale, byHand) });
      learnt.push({ column: column.name, name: note.name, scale, byHand });
    }
    return { program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [], learnt, notes };
  },

  async report({ before, schemaBefore }, fitted, { plan }) {
    const columns = columnMap(before);
    const learnt = fitted.learnt as Learnt;
    const done = new Set(learnt.map(({ column }) => column));
    return {
      open: orderedCandidates(schemaBefore, plan).flatMap(({ name }) => {
        const data = columns.get(name);
        const counts = data && !done.has(name) ? byFrequency(levelCounts(data)) : [];
        return counts.length < 2 || counts.length > MOST_RUNGS
          ? []
          : [{ column: name, values: counts.map(([value, rows]) => ({ value, rows })) }];
      }),
      columns: learnt.map(({ column, name, scale, byHand }) => {
        const rungs = new Map(scale);
        const data = columns.get(column);
        const counts = [...(data ? levelCounts(data) : [])];
        const values = counts.flatMap(([value, rows]) => {
          const rung = rungs.get(byHand ? value : value.trim().toLowerCase());
          return rung === undefined ? [] : [{ value, rung, rows }];
        });
        const all = counts.reduce((sum, [, rows]) => sum + rows, 0);
        return {
          column,
          name,
          byHand,
          values: values.sort((a, b) => a.rung - b.rung || (a.value < b.value ? -1 : 1)),
          stray: all - values.reduce((sum, { rows }) => sum + rows, 0),
        };
      }),
    };
  },
};

function answersByColumn(answers: readonly Answer[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const columns = new Map<string, Map<string, number>>();
  for (const [column, mark, place] of answers) {
    const rung = Number(place);
    if (Number.isInteger(rung) && rung > 0) columns.set(column, (columns.get(column) ?? new Map<string, number>()).set(mark, rung));
  }
  return columns;
}

/** The values that were given a place; the others are new and have none. */
function scaleByHand(counts: ReadonlyMap<string, number>, places: ReadonlyMap<string, number>): Scale | null {
  const scale = [...counts.keys()].flatMap((value) => {
    const rung = places.get(markOf(value));
    return rung === undefined ? [] : [[value, rung] as const];
  });
  return scale.length > 1 ? scale : null;
}

function rungOf(column: string, scale: Scale, exact: boolean): Expr {
  const trimmed: Expr = { type: 'string', fn: 'trim', of: ref(column) };
  return {
    type: 'lookup',
    of: exact ? ref(column) : { type: 'string', fn: 'lower', of: trimmed },
    table: scale,
    other: null,
    missing: null,
    to: 'number',
  };
}
