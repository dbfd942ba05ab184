import type { Recipe, SourceColumn } from '../core/recipe';
import { schemaOf, type Role } from '../core/schema';
import { foldsOfRows } from '../core/split';
import { reread } from '../data/read';
import type { Reading } from '../data/reading';
import type { Source } from './execute';

/** What the reader made of the columns, as a recipe says it. */
export function columnsOf(reading: Reading): readonly SourceColumn[] {
  const roles = new Map(reading.roles.map((guess) => [guess.name, guess.role]));
  return reading.table.columns.map(({ name, kind }) => ({ name, kind, role: roles.get(name) ?? 'ignore' }));
}

/** The table the first step sees: kinds and roles as the recipe has them, columns it does not know as inferred. */
export function sourceOf(reading: Reading, recipe: Recipe): Source {
  const wanted = new Map(recipe.columns.map((column) => [column.name, column]));
  const changed = reading.inference.columns.filter(({ name, kind }) => (wanted.get(name)?.kind ?? kind) !== kind);
  const read =
    changed.length === 0
      ? reading
      : reread(
          reading,
          changed.map(({ name, kind }) => ({ name, kind: wanted.get(name)?.kind ?? kind })),
        );
  const roles = new Map<string, Role>(columnsOf(read).map(({ name, role }) => [name, wanted.get(name)?.role ?? role]));
  return {
    table: read.table,
    schema: schemaOf(read.table, roles),
    folds: foldsOfRows(read.table, recipe.split, recipe.seed),
    split: recipe.split,
    seed: recipe.seed,
  };
}
