import type { Program } from '../../core/program';
import { columnsIn } from '../../program/uses';

/** For each column, the columns a person knows that it was made from. */
export type Roots = ReadonlyMap<string, readonly string[]>;

/**
 * Where rows were put together from several, the columns known are those of the rows as they then are: by name, what each later column
 * was made from. Null where rows are still those of the file, whose columns say where they come from themselves.
 */
export function rootsOf(programs: readonly Program[]): Roots | null {
  let roots: Map<string, readonly string[]> | null = null;
  for (const program of programs) {
    let together = false;
    for (const op of program) {
      if (op.op === 'rollup') {
        roots = new Map([...op.by, ...op.columns.map(({ name }) => name)].map((name) => [name, [name]]));
        together = true;
      }
      if (op.op !== 'derive' || roots === null) continue;
      const before: Roots = new Map(roots);
      for (const { name, expr } of op.columns) {
        // what is put in place of a column still is that column
        if (before.has(name)) continue;
        // the step that puts rows together shows what it makes of them in the end, not what it went through
        roots.set(name, together ? [name] : [...new Set([...columnsIn(expr)].flatMap((used) => before.get(used) ?? [used]))]);
      }
    }
  }
  return roots;
}
