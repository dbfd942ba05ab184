import type { Message } from '../core/message';
import type { DialectGuess, Reading } from '../data/reading';
import { readPaths } from './files';
import type { Call } from './main';

/** Prints how files were read, as JSON: the same reading the page shows. Files with other columns make a list of readings. */
export async function read({ files, tell, print }: Call): Promise<void> {
  const readings = await readPaths(files, { fileColumn: tell({ code: 'data.file-column', args: {} }) });
  const told = readings.map((reading) => readingInWords(reading, tell));
  print(JSON.stringify(told.length === 1 ? told[0] : told, null, 2));
}

function readingInWords(reading: Reading, tell: Call['tell']) {
  const words = (message: Message): { readonly code: string; readonly text: string } => ({ code: message.code, text: tell(message) });
  const dialect = (guess: DialectGuess) =>
    Object.fromEntries(
      Object.entries(guess).map(([part, { value, confidence, reason }]) => [part, { value, confidence, reason: tell(reason) }]),
    );
  const roles = new Map(reading.roles.map((guess) => [guess.name, guess]));
  const { stack } = reading.raw;
  return {
    file: reading.name,
    bytes: reading.bytes,
    rows: reading.raw.rows,
    ...(stack && {
      files: stack.files.map((file) => ({
        file: file.name,
        rows: file.rows,
        columns: file.columns.length,
        dialect: dialect(file.guess),
        problems: file.warnings.map(words),
      })),
      fileColumn: stack.column,
    }),
    ...(!stack && { encoding: reading.dialect.encoding, dialect: dialect(reading.guess) }),
    columns: reading.inference.columns.map((column) => {
      const role = roles.get(column.name);
      return {
        name: column.name,
        kind: column.kind,
        format: column.format,
        role: role?.role,
        ...(role?.group && { group: role.group }),
        reasons: [...column.reasons, ...(role ? [role.reason] : [])].map((reason) => tell(reason)),
        missing: column.missing,
        distinct: column.distinct,
        misfits: column.misfitCount,
        examples: column.examples,
      };
    }),
    shape: { ...reading.shape, reasons: reading.shape.reasons.map((reason) => tell(reason)) },
    outcomes: reading.outcomes,
    questions: reading.inference.questions.map(({ column, message }) => ({ column, ...words(message) })),
    problems: reading.warnings.map(words),
  };
}
