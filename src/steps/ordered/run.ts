import { column as ref, type Expr } from '../../core/expr';
import type { DerivedColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap } from '../../core/table';
import type { MlTasks } from '../context';
import { levelCounts } from '../figures';
import { resting } from '../standing';
import { orderedCandidates, orderedNote, type OrderedReport, type params } from './meta';
import { scaleOf, type Scale } from './scales';

type Learnt = readonly { readonly column: string; readonly name: string; readonly scale: Scale }[];

export const impl: StepImpl<typeof params, OrderedReport, MlTasks> = {
  async fit(train, { plan, language }, { schema, checkpoint }) {
    const columns = columnMap(train);
    const notes: SchemaColumn[] = [];
    const derived: DerivedColumn[] = [];
    const learnt: { column: string; name: string; scale: Scale }[] = [];
    for (const column of orderedCandidates(schema, plan)) {
      await checkpoint();
      const data = columns.get(column.name);
      const scale = data ? scaleOf(levelCounts(data)) : null;
      if (!scale) continue;
      const note = orderedNote([...schema, ...notes], column, language);
      notes.push(resting(column), note);
      derived.push({ name: note.name, kind: 'number', expr: rungOf(column.name, scale) });
      learnt.push({ column: column.name, name: note.name, scale });
    }
    return { program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [], learnt, notes };
  },

  async report({ before }, fitted) {
    const columns = columnMap(before);
    return {
      columns: (fitted.learnt as Learnt).map(({ column, name, scale }) => {
        const rungs = new Map(scale);
        const data = columns.get(column);
        const counts = [...(data ? levelCounts(data) : [])];
        const values = counts.flatMap(([value, rows]) => {
          const rung = rungs.get(value.trim().toLowerCase());
          return rung === undefined ? [] : [{ value, rung, rows }];
        });
        const all = counts.reduce((sum, [, rows]) => sum + rows, 0);
        return {
          column,
          name,
          values: values.sort((a, b) => a.rung - b.rung || (a.value < b.value ? -1 : 1)),
          stray: all - values.reduce((sum, { rows }) => sum + rows, 0),
        };
      }),
    };
  },
};

function rungOf(column: string, scale: Scale): Expr {
  const trimmed: Expr = { type: 'string', fn: 'trim', of: ref(column) };
  return {
    type: 'lookup',
    of: { type: 'string', fn: 'lower', of: trimmed },
    table: scale,
    other: null,
    missing: null,
    to: 'number',
  };
}
