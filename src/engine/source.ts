import type { Recipe, RecipeSource, SourceColumn } from '../core/recipe';
import { schemaOf, type Role } from '../core/schema';
import { foldsOfRows } from '../core/split';
import { reread } from '../data/read';
import type { Reading } from '../data/reading';
import type { Inputs } from '../core/step';
import type { Source } from './execute';

/** What the reader made of the columns, as a recipe says it. */
export function columnsOf(reading: Reading): readonly SourceColumn[] {
  const roles = new Map(reading.roles.map((guess) => [guess.name, guess.role]));
  return reading.table.columns.map(({ name, kind }) => ({ name, kind, role: roles.get(name) ?? 'ignore' }));
}

/** The tables the steps see: kinds and roles as the recipe has them, columns it does not know as inferred. */
export function sourceOf(reading: Reading, recipe: Recipe, further: ReadonlyMap<string, Reading> = new Map()): Source {
  const { table, schema } = asWanted(reading, recipe.columns);
  return {
    table,
    schema,
    inputs: inputsOf(recipe, further),
    folds: foldsOfRows(table, recipe.split, recipe.seed),
    split: recipe.split,
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

function asWanted(reading: Reading, columns: readonly SourceColumn[]): Pick<Source, 'table' | 'schema'> {
  const wanted = new Map(columns.map((column) => [column.name, column]));
  const changed = reading.inference.columns.filter(({ name, kind }) => (wanted.get(name)?.kind ?? kind) !== kind);
  const read =
    changed.length === 0
      ? reading
      : reread(
          reading,
          changed.map(({ name, kind }) => ({ name, kind: wanted.get(name)?.kind ?? kind })),
        );
  const roles = new Map<string, Role>(columnsOf(read).map(({ name, role }) => [name, wanted.get(name)?.role ?? role]));
  return { table: read.table, schema: schemaOf(read.table, roles) };
}
