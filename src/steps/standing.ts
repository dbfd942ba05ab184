import type { SchemaColumn } from '../core/schema';

/** A 0/1 column made by a step ("Region=North", "Income was missing"): a model wants it, a distance rarely does. */
export function isFlag(column: SchemaColumn): boolean {
  return column.kind === 'bool' || (column.kind === 'number' && column.role === 'category' && !column.plain);
}

/** A feature that is an amount of something, so that a mean, a logarithm and a distance make sense. */
export function isMeasure(column: SchemaColumn): boolean {
  return column.feature && column.kind === 'number' && column.role !== 'category' && column.role !== 'country';
}

/** A feature whose values are names of groups, however they are kept: text, yes/no, or codes such as 1, 2, 3. */
export function isGroups(column: SchemaColumn): boolean {
  if (!column.feature || column.kind === 'date' || column.kind === 'text') return false;
  return column.kind === 'category' || column.kind === 'bool' || (!isMeasure(column) && !isFlag(column));
}

/** The same column, no longer a feature: a better form of it stands beside it. */
export function resting(column: SchemaColumn): SchemaColumn {
  return { ...column, feature: false };
}
