import type { ModelColumn } from '../core/model';
import type { Recipe, RecipeSource, SourceColumn } from '../core/recipe';
import { schemaOf, type Role } from '../core/schema';
import { foldsOfRows } from '../core/split';
import { sameFormat, saidFormat } from '../data/mends';
import { reread } from '../data/read';
import type { ColumnOverride, InferredColumn, Reading } from '../data/reading';
import type { Inputs } from '../core/step';
import { aheadOf } from '../steps/customers/ahead';
import type { Span } from '../steps/customers/window';
import { decidedRows } from '../steps/target/outcome';
import { findColumn } from '../core/table';
import type { Source } from './execute';
import type { YesNo } from './export';

/** What the reader made of the columns, as a recipe says it. */
export function columnsOf(reading: Reading): readonly SourceColumn[] {
  const roles = new Map(reading.roles.map((guess) => [guess.name, guess.role]));
  return reading.inference.columns.map(({ name, kind, said }) => {
    const format = saidFormat(said?.format);
    return { name, kind, role: roles.get(name) ?? 'ignore', ...(format && { format }) };
  });
}

/** How the files write yes and no: in each such column the first text of either kind, that of an earlier file where two have it. */
export function yesAndNo(readings: readonly Pick<Reading, 'inference'>[]): ReadonlyMap<string, YesNo> {
  const columns = readings.toReversed().flatMap(({ inference }) => inference.columns);
  return new Map(
    columns.flatMap(({ name, format }) => {
      const [yes, no] = format.type === 'bool' ? [format.yes[0], format.no[0]] : [];
      return yes === undefined || no === undefined ? [] : [[name, { yes, no }] as const];
    }),
  );
}

/** First and last date of the events, where the file holds any. */
export function spanOf({ table, shape }: Reading): { readonly span?: Span } {
  const dates = shape.date === undefined ? undefined : findColumn(table, shape.date);
  if (dates?.kind !== 'date') return {};
  let [first, last] = [Infinity, -Infinity];
  for (const date of dates.data) {
    if (date < first) first = date;
    if (date > last) last = date;
  }
  return first === Infinity ? {} : { span: { first, last } };
}

/** The tables the steps see: kinds and roles as the recipe has them, columns it does not know as inferred. */
export function sourceOf(reading: Reading, recipe: Recipe, further: ReadonlyMap<string, Reading> = new Map()): Source {
  const { table, schema } = asWanted(reading, recipe.columns);
  const even = recipe.split.even ?? null;
  const ahead = recipe.split.holdout > 0 ? aheadOf(table, schema, recipe) : null;
  const split = ahead ? { ...recipe.split, entity: ahead.customer } : recipe.split;
  const outcome = ahead?.outcome ?? (even === null ? undefined : findColumn(table, even));
  return {
    table,
    schema,
    inputs: inputsOf(recipe, further),
    folds: foldsOfRows(table, split, recipe.seed, outcome && decidedRows(outcome), outcome),
    ...(ahead && { later: ahead.later }),
    split,
    seed: recipe.seed,
  };
}

/** Further files that are here, as the recipe reads them. */
export function inputsOf(
  { sources }: { readonly sources?: readonly Omit<RecipeSource, 'slot'>[] },
  further: ReadonlyMap<string, Reading>,
): Inputs {
  return new Map(
    (sources ?? []).flatMap(({ id, name, columns }) => {
      const reading = further.get(id);
      return reading ? [[id, { name, ...asWanted(reading, columns) }] as const] : [];
    }),
  );
}

function asWanted(reading: Reading, columns: readonly ModelColumn[]): Pick<Source, 'table' | 'schema'> {
  const { inference } = reading;
  const wanted = new Map(columns.map((column) => [column.name, column]));
  const open = new Set(inference.questions.map(({ column }) => column));
  const otherwise = inference.columns.filter((column) => {
    const want = wanted.get(column.name);
    return want && (readsOtherwise(column, want) || (want.written !== undefined && open.has(column.name)));
  });
  const changed = new Set(otherwise.map(({ name }) => name));
  const read =
    changed.size === 0
      ? reading
      : reread(
          reading,
          inference.columns.flatMap((column) => asToldBy(column, changed.has(column.name) ? wanted.get(column.name) : undefined)),
        );
  const roles = new Map<string, Role>(columnsOf(read).map(({ name, role }) => [name, wanted.get(name)?.role ?? role]));
  return { table: read.table, schema: schemaOf(read.table, roles) };
}

function readsOtherwise({ kind, format }: InferredColumn, wanted: SourceColumn): boolean {
  return wanted.kind !== kind || (wanted.format?.type === kind && !sameFormat(format, wanted.format));
}

/** What the recipe says of a column, else what was said when it was read. */
function asToldBy({ name, said }: InferredColumn, wanted: ModelColumn | undefined): readonly ColumnOverride[] {
  if (!wanted) return said ? [{ name, ...said }] : [];
  const { kind, format, written } = wanted;
  return [{ name, kind, ...(format?.type === kind && { format }), ...(written && { before: written }) }];
}
