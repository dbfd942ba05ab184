import type { ChartSpec } from '../core/chart';
import { schemaMap, type Schema } from '../core/schema';

/** Less is not worth a word. */
const WORTH_SAYING = 0.005;

/** Which of these columns hold guesses in place of empty cells, and in what share of their cells. */
export function filledIn(schema: Schema, columns: Iterable<string>): readonly { readonly column: string; readonly share: number }[] {
  const known = schemaMap(schema);
  return [...new Set(columns)].flatMap((column) => {
    const share = known.get(column)?.filled ?? 0;
    return share >= WORTH_SAYING ? [{ column, share }] : [];
  });
}

/** Texts of a chart that may be names of columns: its cells, and what its headline speaks of. */
export function columnsShown({ rows, headline }: ChartSpec): readonly string[] {
  return [...rows.flat(), ...Object.values(headline.args)].filter((cell) => typeof cell === 'string');
}
