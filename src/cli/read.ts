import type { Message } from '../core/message';
import { only, readPath } from './files';
import type { Call } from './main';

/** Prints how a file was read, as JSON: the same reading the page shows. */
export async function read({ files, tell, print }: Call): Promise<void> {
  const reading = await readPath(only(files));
  const words = (message: Message): { readonly code: string; readonly text: string } => ({ code: message.code, text: tell(message) });
  const roles = new Map(reading.roles.map((guess) => [guess.name, guess]));
  print(
    JSON.stringify(
      {
        file: reading.name,
        bytes: reading.bytes,
        rows: reading.raw.rows,
        encoding: reading.dialect.encoding,
        dialect: Object.fromEntries(
          Object.entries(reading.guess).map(([part, { value, confidence, reason }]) => [part, { value, confidence, reason: tell(reason) }]),
        ),
        columns: reading.inference.columns.map((column) => ({
          name: column.name,
          kind: column.kind,
          format: column.format,
          role: roles.get(column.name)?.role,
          reasons: [...column.reasons, ...(roles.get(column.name) ? [roles.get(column.name)?.reason as Message] : [])].map((reason) =>
            tell(reason),
          ),
          missing: column.missing,
          distinct: column.distinct,
          misfits: column.misfitCount,
          examples: column.examples,
        })),
        shape: { ...reading.shape, reasons: reading.shape.reasons.map((reason) => tell(reason)) },
        outcomes: reading.outcomes,
        questions: reading.inference.questions.map(({ column, message }) => ({ column, ...words(message) })),
        problems: reading.warnings.map(words),
      },
      null,
      2,
    ),
  );
}
