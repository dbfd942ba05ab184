import type { Texts } from '../core/text';

export const en = {
  'cli.usage':
    'say one of: read <files…> · run <recipe.json | segments | leads | churn> <files…> --out <folder> [--target <column>] [--success <value>] [--drop <column,…>] [--seed <number>] [--json] · score <model.json> <files…> --out <folder>',
  'cli.option': ({ message }: { message: string }) => `an option is not understood: ${message}`,
  'cli.seed': ({ given }: { given: string }) => `the seed must be a whole number, but is “${given}”`,
  'cli.no-file': ({ path }: { path: string }) => `there is no file “${path}”`,
  'cli.no-folder': ({ path }: { path: string }) => `the folder “${path}” cannot be made`,
  'cli.no-out': 'say with --out where to write',
  'cli.empty-folder': ({ path }: { path: string }) => `there is no file that may hold a table in “${path}”`,
  'cli.other-columns': ({ one, other }: { one: string; other: string }) =>
    `“${other}” has other columns than “${one}”, so they are not one table: give files of the same kind`,
  'cli.no-target': 'say with --target which column holds the outcome: none looks like one',
  'cli.no-column': ({ column, columns }: { column: string; columns: string }) => `there is no column “${column}”; the file has ${columns}`,
  'cli.no-success': ({ value, column }: { value: string; column: string }) => `“${value}” does not occur in the column “${column}”`,
  'cli.done': ({ folder, rows }: { folder: string; rows: number }) => `${rows} rows written to ${folder}`,
} satisfies Texts;
