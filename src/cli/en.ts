import type { Texts, Words } from '../core/text';

export const en = {
  'cli.usage':
    'say one of: read <files…> · run <recipe.json | segments | leads | churn> <files…> --out <folder> [--target <column>] [--success <value>] [--drop <column,…>] [--answer <column>=leave-out|known|together] [--predict buys|leaves|…] [--seed <number>] [--json] · score <model.json> <files…> --out <folder> [--count-to <year-month-day>]',
  'cli.option': ({ message }: { message: string }) => `an option is not understood: ${message}`,
  'cli.date': ({ given }: { given: string }) => `the date must be written like 2026-07-31, but is “${given}”`,
  'cli.seed': ({ given }: { given: string }) => `the seed must be a whole number, but is “${given}”`,
  'cli.no-file': ({ path }: { path: string }) => `there is no file “${path}”`,
  'cli.no-folder': ({ path }: { path: string }) => `the folder “${path}” cannot be made`,
  'cli.no-out': 'say with --out where to write',
  'cli.empty-folder': ({ path }: { path: string }) => `there is no file that may hold a table in “${path}”`,
  'cli.other-columns': ({ one, other }: { one: string; other: string }) =>
    `“${other}” has other columns than “${one}”, so they are not one table: give files of the same kind`,
  'cli.joined': (
    a: { file: string; here: string; there: string; matched: number; rows: number; unmatched: number; theirs: number },
    w: Words,
  ) =>
    `${a.file} joined by ${a.here === a.there ? a.here : `${a.here} = ${a.there}`}: ${w.integer(a.matched)} of ${w.integer(a.rows)} rows here found in it, ${w.integer(a.unmatched)} of its ${w.integer(a.theirs)} rows without one here`,
  'cli.rolled': (a: { file: string; would: number; rows: number }, w: Words) =>
    `  rolled up first: as it stands ${a.file} would have made ${w.integer(a.would)} rows of ${w.integer(a.rows)}`,
  'cli.looked-up': (a: { file: string; other: string; column: string; matched: number; rows: number }, w: Words) =>
    `${a.file} looked up in ${a.other} by ${a.column}: ${w.integer(a.matched)} of ${w.integer(a.rows)} rows found`,
  'cli.not-joined': ({ file }: { file: string }) => `${file} is not joined: no column has enough in common with one of the other files`,
  'cli.too-many-files': (a: { files: number; most: number }, w: Words) =>
    `${w.integer(a.files)} further files were given, and at most ${w.integer(a.most)} can be joined`,
  'cli.no-target': 'say with --target which column holds the outcome: none looks like one',
  'cli.no-column': ({ column, columns }: { column: string; columns: string }) => `there is no column “${column}”; the file has ${columns}`,
  'cli.no-success': ({ value, column }: { value: string; column: string }) => `“${value}” does not occur in the column “${column}”`,
  'cli.answer': ({ given }: { given: string }) =>
    `an answer is written like duration=leave-out, duration=known or email=together, but is “${given}”`,
  'cli.predict': ({ given, kinds }: { given: string; kinds: string }) =>
    `what can be predicted from events is one of ${kinds}, but “${given}” was given`,
  'cli.asked': 'No figure is shown until this is answered.',
  'cli.asked.column': ({ column }: { column: string }) =>
    `--answer "${column}=leave-out" if it is not known before the outcome, --answer "${column}=known" if it is.`,
  'cli.asked.people': ({ column }: { column: string }) =>
    `--answer "${column}=together" keeps all rows of one customer on one side, --answer "${column}=known" leaves them: they are different people.`,
  'cli.asked.copies': ({ column }: { column: string }) =>
    `--answer "${column}=known" if they are different people who merely look alike; else take the copies out of the file.`,
  'cli.unclear': (a: { column: string; success: string; values: readonly string[]; more: number }, w: Words) =>
    `No word told us which value of “${a.column}” is meant, so we took the rarest, “${a.success}”. Say with --success which it is: ${w.list(a.values)}${a.more ? ' and more' : ''}.`,
  'cli.done': ({ folder, rows }: { folder: string; rows: number }) => `${rows} rows written to ${folder}`,
} satisfies Texts;
