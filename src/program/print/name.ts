/** The row's place in the source file, carried through every query. */
export const ROW = '__row';

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A name SQL can bear that is not taken: never empty, no NUL, and different from the others also when capitals do not count,
 * as they do not in most engines. The name itself wherever that will do. The name is taken from then on.
 */
export function freshSqlName(name: string, taken: Set<string>): string {
  const base = name.replaceAll('\0', ' ') || 'column';
  let candidate = base;
  for (let i = 2; taken.has(candidate.toLowerCase()); i++) candidate = `${base} (${i})`;
  taken.add(candidate.toLowerCase());
  return candidate;
}

/** What the columns of a source file are called in the database, in order. */
export function sqlNames(names: readonly string[]): readonly string[] {
  const taken = new Set([ROW]);
  return names.map((name) => freshSqlName(name, taken));
}
