import type { Recipe } from '../core/recipe';
import { dialectAsSaid, saidLayout } from '../data/layout';
import { sameFormat, saidFormat } from '../data/mends';
import type { ColumnOverride, InferredColumn, ReadOverrides } from '../data/reading';
import type { DatasetInfo } from '../engine/types';
import { recipeFor, type GoalFacts } from '../steps/goals';

/** What a goal needs to know of a file: column names, no cells. */
export function goalFacts(dataset: DatasetInfo): GoalFacts {
  const { shape, entity, date, amount, quantity, price, order } = dataset.shape;
  const layout = saidLayout(dataset.guess, dataset.stack?.files);
  const spread = dataset.profiles.find(({ name, kind }) => name === date && kind === 'date')?.spread;
  return {
    name: dataset.name,
    columns: columnsOf(dataset),
    shape: {
      shape,
      ...(entity === undefined ? {} : { entity }),
      ...(date === undefined ? {} : { date }),
      ...(amount === undefined ? {} : { amount }),
      ...(quantity === undefined ? {} : { quantity }),
      ...(price === undefined ? {} : { price }),
      ...(order === undefined ? {} : { order }),
    },
    outcomes: dataset.outcomes,
    ...(spread && { span: { first: spread.min, last: spread.max } }),
    ...(layout && { layout }),
  };
}

/** The recipe over a corrected reading: the columns as now read, a role the goal set apart stays. */
export function recipeWithReading(recipe: Recipe, dataset: DatasetInfo): Recipe {
  const before = new Map(recipe.columns.map((column) => [column.name, column]));
  const columns = columnsOf(dataset).map((column) => {
    const known = before.get(column.name);
    return known && (known.role === 'outcome' || known.role === 'ignore') ? { ...column, role: known.role } : column;
  });
  const { layout: _, ...rest } = recipe;
  const layout = saidLayout(dataset.guess, dataset.stack?.files);
  return { ...rest, columns, ...(layout && { layout }) };
}

/** What a recipe from elsewhere says of the file that is not so read here. */
export function correctionsBy({ columns, layout }: Recipe, dataset: DatasetInfo): ReadOverrides {
  const read = new Map(columnsOf(dataset).map((column) => [column.name, column]));
  const formats = new Map(dataset.columns.map(({ name, format }) => [name, format]));
  const changes = columns.flatMap(({ name, kind, role, format }): readonly ColumnOverride[] => {
    const now = read.get(name);
    const how = formats.get(name);
    if (!now || !how) return [];
    const other = format?.type === kind && !sameFormat(how, format);
    const kept = role === now.role || role === 'outcome' || role === 'ignore' || now.role === 'outcome';
    if (now.kind === kind && !other && kept) return [];
    return [{ name, ...((now.kind !== kind || other) && { kind }), ...(other && { format }), ...(!kept && { role }) }];
  });
  return { ...(changes.length > 0 && { columns: changes }), ...(layout && { dialect: dialectAsSaid(layout) }) };
}

/** What the reader made of the columns. */
export function columnsOf({ columns, roles }: DatasetInfo): Recipe['columns'] {
  const roleOf = new Map(roles.map(({ name, role }) => [name, role]));
  return columns.map(({ name, kind, said }) => {
    const format = saidFormat(said?.format);
    return { name, kind, role: roleOf.get(name) ?? (kind === 'bool' ? 'category' : kind), ...(format && { format }) };
  });
}

/** The sign seen beside most money columns, '' when there is none. */
export function currencyOf(columns: readonly InferredColumn[]): string {
  const counts = new Map<string, number>();
  for (const { format } of columns) {
    if (format.type === 'number' && format.currency !== '') counts.set(format.currency, (counts.get(format.currency) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/** Before a goal is chosen: the columns and no step, enough to look at the table. */
export function baseRecipe(dataset: DatasetInfo): Recipe {
  return { ...recipeFor('segments', goalFacts(dataset)), steps: [] };
}

/** A correction on top of others; the later one of a column is added to the earlier. */
export function withColumn(overrides: ReadOverrides, change: ColumnOverride): ReadOverrides {
  const others = overrides.columns?.filter(({ name }) => name !== change.name) ?? [];
  const before = overrides.columns?.find(({ name }) => name === change.name);
  // A format belongs to its kind.
  const kept = before && change.kind !== undefined && change.format === undefined ? { ...before, format: undefined } : before;
  const { format, ...rest } = { ...kept, ...change };
  return { ...overrides, columns: [...others, format === undefined ? rest : { ...rest, format }] };
}
