import { fingerprint } from '../../core/fingerprint';
import { column as ref, compare, flag, isMissing, number, type Expr } from '../../core/expr';
import type { DerivedColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap } from '../../core/table';
import type { MlTasks } from '../context';
import { byFrequency, countMissing, levelCounts } from '../figures';
import { isGroups, resting } from '../standing';
import { levelNote, OTHER, type CategoriesLearnt, type CategoriesReport, type params } from './meta';

/** With more levels than this, one only a new file has is no news; and 16 bits would soon be alike. */
const KNOWN = 1000;

export const impl: StepImpl<typeof params, CategoriesReport, MlTasks> = {
  async fit(train, { rare, most }, context) {
    const columns = columnMap(train);
    const notes: SchemaColumn[] = [];
    const derived: DerivedColumn[] = [];
    const told: CategoriesReport['columns'][number][] = [];
    const known: CategoriesLearnt['known'][number][] = [];
    const add = (of: SchemaColumn, level: string, when: Expr): void => {
      const note = levelNote([...context.schema, ...notes], of, level);
      notes.push(note);
      derived.push({ name: note.name, kind: 'number', expr: flag(when) });
    };
    for (const column of context.schema.filter(isGroups)) {
      await context.checkpoint();
      const data = columns.get(column.name);
      if (!data) continue;
      notes.push(resting(column));
      const missing = countMissing(data);
      const levels = byFrequency(levelCounts(data));
      if (column.kind === 'bool') {
        add(column, 'true', compare(ref(column.name), '=', { type: 'bool', value: true }));
        told.push({ column: column.name, levels: levels.length, kept: 1, rare: 0, rareShare: 0, missing });
        continue;
      }
      if (levels.length <= KNOWN) known.push({ column: column.name, levels: levels.map(([level]) => fingerprint(level)).sort() });
      const kept = levels.slice(0, most).filter(([, count]) => count >= rare * train.rows);
      const others = levels.slice(kept.length);
      for (const [level] of kept) add(column, level, isOneOf(column, [level]));
      if (others.length > 0)
        add(
          column,
          OTHER,
          noneOf(
            column,
            kept.map(([level]) => level),
          ),
        );
      const rareShare = train.rows > 0 ? others.reduce((sum, [, count]) => sum + count, 0) / train.rows : 0;
      told.push({ column: column.name, levels: levels.length, kept: kept.length, rare: others.length, rareShare, missing });
    }
    const learnt: CategoriesLearnt = { columns: told, flags: derived.length, known };
    return { program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [], learnt, notes };
  },

  async report(_view, fitted) {
    const { columns, flags } = fitted.learnt as CategoriesLearnt;
    return { columns, flags };
  },
};

/** Missing when the cell is: a flag is then 0. */
function isOneOf(column: SchemaColumn, levels: readonly string[]): Expr {
  if (column.kind === 'category') return { type: 'in', of: ref(column.name), values: levels };
  return { type: 'or', all: levels.map((level) => compare(ref(column.name), '=', number(Number(level)))) };
}

/** A level that only a new file has is among these too. */
function noneOf(column: SchemaColumn, levels: readonly string[]): Expr {
  return { type: 'not', of: levels.length > 0 ? isOneOf(column, levels) : isMissing(ref(column.name)) };
}
