import { coalesce, column as ref, flag, isMissing, number, type Expr } from '../../core/expr';
import type { Language } from '../../core/language';
import type { DerivedColumn } from '../../core/program';
import type { Schema, SchemaColumn } from '../../core/schema';
import { schemaMap } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Column } from '../../core/table';
import type { MlTasks } from '../context';
import { byFrequency, countMissing, isMissingAt, levelCounts, median, moments } from '../figures';
import { MADE_NAMES } from '../made-names';
import { isMeasure, resting } from '../standing';
import { flagNote, TELLING, TOO_EMPTY, type MissingColumn, type MissingReport, type params, type Plan } from './meta';

/**
 * The published rule for a column nobody decided about, by its empty share among the rows learnt from:
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

/** A plan asked for that the column's kind cannot follow gives way to the rule. */
function possible(plan: Plan, column: SchemaColumn): boolean {
  if (plan === 'median' || plan === 'mean' || plan === 'zero') return column.kind === 'number';
  if (plan === 'unknown') return column.kind === 'category';
  return plan !== 'most-frequent' || column.kind !== 'date';
}

type Learnt = { readonly column: string; readonly plan: Plan; readonly value: string | number | null; readonly flag: string | null };

export const impl: StepImpl<typeof params, MissingReport, MlTasks> = {
  async fit(train, { plan, rule, flags, language }, context) {
    const plans = new Map(plan);
    const columns = columnMap(train);
    const learnt: Learnt[] = [];
    const notes: SchemaColumn[] = [];
    const fills: DerivedColumn[] = [];
    const added: DerivedColumn[] = [];
    for (const column of context.schema) {
      await context.checkpoint();
      const data = columns.get(column.name);
      if (!column.feature || !data) continue;
      const share = train.rows > 0 ? countMissing(data) / train.rows : 0;
      const asked = plans.get(column.name) ?? (rule === 'leave' ? 'leave' : null);
      const chosen = asked !== null && possible(asked, column) ? asked : automatic(column, share);
      const value = filling(chosen, data, language);
      if (chosen === 'drop-column') notes.push(resting(column));
      else if (value !== null)
        fills.push({ name: column.name, kind: column.kind, expr: coalesce(ref(column.name), literal(column, value)) });
      const note =
        flags && value !== null && isMeasure(column) && share > TELLING ? flagNote([...context.schema, ...notes], column, language) : null;
      if (note) {
        notes.push(note);
        added.push({ name: note.name, kind: 'number', expr: flag(isMissing(ref(column.name))) });
      }
      learnt.push({
        column: column.name,
        plan: value === null && chosen !== 'drop-column' ? 'leave' : chosen,
        value,
        flag: note?.name ?? null,
      });
    }
    const derived = [...fills, ...added];
    return { program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [], learnt, notes };
  },

  async report({ before, after, schemaBefore }, fitted) {
    const learnt = fitted.learnt as readonly Learnt[];
    const [was, is] = [columnMap(before), columnMap(after)];
    const columns: MissingColumn[] = [];
    for (const { column, plan, value, flag: flagged } of learnt) {
      const data = was.get(column);
      const now = is.get(column);
      const missing = data ? countMissing(data) : 0;
      if (!data || !now || missing === 0) continue;
      const filled = missing - countMissing(now);
      const examples = filled > 0 ? firstMissing(data, before.rowIds) : [];
      columns.push({
        column,
        missing,
        share: missing / before.rows,
        plan,
        filledWith: filled > 0 ? value : null,
        filled,
        flag: flagged,
        examples,
      });
    }
    columns.sort((a, b) => b.missing - a.missing || (a.column < b.column ? -1 : 1));
    const cells = columns.reduce((sum, { missing }) => sum + missing, 0);
    const all = before.rows * featureCount(schemaBefore);
    return {
      rows: before.rows,
      cells,
      filled: columns.reduce((sum, { filled }) => sum + filled, 0),
      columns,
      dropped: learnt.filter(({ plan }) => plan === 'drop-column').map(({ column }) => column),
      complete: all > 0 ? 1 - cells / all : 1,
    };
  },
};

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
