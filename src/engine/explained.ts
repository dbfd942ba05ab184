import type { Program } from '../core/program';
import type { Schema } from '../core/schema';
import { formulas } from '../program/print/formula';

/** The schema after a step, each column that its program made with the formula as text. */
export function explained(schema: Schema, program: Program, uid: string): Schema {
  const made = formulas(
    program,
    schema.map(({ name }) => name),
  );
  return schema.map((column) => {
    const text = made.get(column.name);
    return text === undefined ? column : { ...column, formula: { text, by: uid } };
  });
}
