import { coalesce, column as ref, flag, isMissing, number, type Expr } from '../../core/expr';
import type { Language } from '../../core/language';
import type { DerivedColumn, Program } from '../../core/program';
import type { Schema, SchemaColumn } from '../../core/schema';
import { schemaMap } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Column } from '../../core/table';
import { changedRows, placesBefore } from '../../program/compare';
import { run } from '../../program/run';
import type { MlTasks } from '../context';
import { byFrequency, countMissing, isMissingAt, levelCounts, median, moments } from '../figures';
import { MADE_NAMES } from '../made-names';
import { isMeasure, resting } from '../standing';
import { flagNote, possible, TELLING, TOO_EMPTY, type MissingColumn, type MissingReport, type params, type Plan } from './meta';
import { fromSimilar } from './similar';

/**
 * The published rule for a column nobody decided about, by its empty share among the rows learnt from (sources stand at the limits):
 * more than 60 % empty, left out of the features; number, the median; group, an own group "Unknown" when more than 5 % are
 * empty, else the commonest; yes/no and codes, the commonest; date, left. A number more than 5 % empty also gets a column saying that it was.
 * Columns without an empty cell get their filling too: a new file may have one.
 */
function automatic(column: SchemaColumn, share: number): Plan {
  if (share > TOO_EMPTY) return 'drop-column';
  if (column.kind === 'date' || column.kind === 'text') return 'leave';
  if (isMeasure(column)) return 'median';
  return column.kind === 'category' && share > TELLING ? 'unknown' : 'most-frequent';
}

type Learnt = { readonly column: string; readonly plan: Plan; readonly value: string | number | null; readonly flag: string | null };

export const impl: StepImpl<typeof params, MissingReport, MlTasks> = {
  async fit(all, { plan, rule, flags, language }, context) {
    const plans = new Map(plan);
    const dropping = rowsToDrop(context.schema.filter(({ name, feature }) => feature && plans.get(name) === 'drop-rows'));
    const train = run(dropping, all);
    const [columns, had] = [columnMap(train), columnMap(all)];
    const learnt: Learnt[] = [];
    const notes: SchemaColumn[] = [];
    const fills: DerivedColumn[] = [];
    const added: DerivedColumn[] = [];
    for (const column of context.schema) {
      await context.checkpoint();
      const data = columns.get(column.name);
      const before = had.get(column.name);
      if (!column.feature || !data || !before) continue;
      const share = all.rows > 0 ? countMissing(before) / all.rows : 0;
      const asked = plans.get(column.name) ?? (rule === 'leave' ? 'leave' : null);
      const chosen = asked !== null && possible(asked, column.kind) ? asked : automatic(column, share);
      const guess = chosen === 'similar' ? fromSimilar(column, context.schema, train) : null;
      // Rows that pass by without a value still get one, or nobody could say anything of them.
      const how = chosen === 'drop-rows' || (chosen === 'similar' && !guess) ? automatic(column, 0) : chosen;
      const value = guess ? null : filling(how, data, language);
      const fill = guess ?? (value === null ? null : literal(column, value));
      if (chosen === 'drop-column') notes.push(resting(column));
      if (fill) {
        fills.push({ name: column.name, kind: column.kind, expr: coalesce(ref(column.name), fill) });
        if (share > 0 && chosen !== 'drop-rows') notes.push({ ...column, filled: share });
      }
      const telling = flags && fill && chosen !== 'drop-rows' && isMeasure(column) && share > TELLING;
      const note = telling ? flagNote([...context.schema, ...notes], column, language) : null;
      if (note) {
        notes.push(note);
        added.push({ name: note.name, kind: 'number', expr: flag(isMissing(ref(column.name))) });
      }
      const left = !fill && chosen !== 'drop-column' && chosen !== 'drop-rows';
      const done = chosen === 'similar' && !guess ? how : chosen;
      learnt.push({ column: column.name, plan: left ? 'leave' : done, value, flag: note?.name ?? null });
    }
    const derived = [...fills, ...added];
    return {
      program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [],
      learnt,
      notes,
      ...(dropping.length > 0 ? { dropping } : {}),
    };
  },

  async report({ before, after, schemaBefore }, fitted) {
    const learnt = fitted.learnt as readonly Learnt[];
    const [was, is] = [columnMap(before), columnMap(after)];
    const places = placesBefore(before, after);
    const columns: MissingColumn[] = [];
    for (const { column, plan, value, flag: flagged } of learnt) {
      const data = was.get(column);
      const now = is.get(column);
      const missing = data ? countMissing(data) : 0;
      if (!data || !now || missing === 0) continue;
      const filled = places === null ? missing - countMissing(now) : changedRows(data, now, places).length;
      columns.push({
        column,
        missing,
        share: missing / before.rows,
        plan,
        kind: data.kind,
        filledWith: filled > 0 ? value : null,
        filled,
        flag: flagged,
        examples: filled > 0 || plan === 'drop-rows' ? firstMissing(data, before.rowIds) : [],
      });
    }
    columns.sort((a, b) => b.missing - a.missing || (a.column < b.column ? -1 : 1));
    const cells = columns.reduce((sum, { missing }) => sum + missing, 0);
    const all = before.rows * featureCount(schemaBefore);
    return {
      rows: before.rows,
      cells,
      filled: columns.reduce((sum, { filled }) => sum + filled, 0),
      leftOut: before.rows - after.rows,
      columns,
      dropped: learnt.filter(({ plan }) => plan === 'drop-column').map(({ column }) => column),
      complete: all > 0 ? 1 - cells / all : 1,
    };
  },
};

function rowsToDrop(columns: Schema): Program {
  const all = columns.map(({ name }): Expr => ({ type: 'not', of: isMissing(ref(name)) }));
  return all.length > 0 ? [{ op: 'keep', where: { type: 'and', all } }] : [];
}

const featureCount = (schema: Schema): number => [...schemaMap(schema).values()].filter(({ feature }) => feature).length;

function filling(plan: Plan, data: Column, language: Language): string | number | null {
  if (isNumeric(data)) {
    if (plan === 'median') return median(data.data);
    if (plan === 'mean') return moments(data.data).count > 0 ? moments(data.data).mean : null;
    if (plan === 'zero') return 0;
    const most = plan === 'most-frequent' ? byFrequency(levelCounts(data))[0] : undefined;
    return most ? Number(most[0]) : null;
  }
  if (plan === 'unknown') return data.dict.find((level) => /^(unknown|ukjent|unbekannt)$/i.test(level)) ?? MADE_NAMES[language].unknown;
  return plan === 'most-frequent' ? (byFrequency(levelCounts(data))[0]?.[0] ?? null) : null;
}

function literal(column: SchemaColumn, value: string | number): Expr {
  if (typeof value === 'string') return { type: 'text', value };
  return column.kind === 'bool' ? { type: 'bool', value: value === 1 } : number(value);
}

function firstMissing(data: Column, rowIds: Uint32Array): number[] {
  const found: number[] = [];
  for (let row = 0; row < rowIds.length && found.length < 5; row++) if (isMissingAt(data, row)) found.push(rowIds[row] as number);
  return found;
}
