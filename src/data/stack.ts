import { headerWords } from './words';

/** Two files agree when more than this share of the wider one's columns is in both. */
const MOST = 0.5;

/** A column's name as it is compared across files: apart from case, blanks and underscores. */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_]+/g, '');
  return plain === '' ? name : plain;
}

/**
 * What makes a column the same in another file, one key a column: its plain name, or its very name where that alone tells two columns
 * of one file apart.
 * @param files the column names of each file
 */
export function columnKeys(files: readonly (readonly string[])[]): string[][] {
  const unclear = new Set<string>();
  for (const names of files) {
    const seen = new Set<string>();
    for (const name of names) {
      const plain = plainName(name);
      if (seen.has(plain)) unclear.add(plain);
      seen.add(plain);
    }
  }
  return files.map((names) => names.map((name) => (unclear.has(plainName(name)) ? `=${name}` : plainName(name))));
}

/**
 * Which of several files belong together, rows under rows: those with most columns in common, also by way of a third. Files alone in
 * their group have other columns and may be joined instead.
 * @param files the column names of each file, in the order the files were given
 * @returns places in `files`, by the first of each group
 */
export function filesThatStack(files: readonly (readonly string[])[]): number[][] {
  const keys = columnKeys(files);
  const ids = files.map((names, n) => new Set((keys[n] as string[]).filter((_, c) => headerWords(names[c] as string).has('id'))));
  const group = keys.map((_, place) => place);
  keys.forEach((names, place) => {
    for (let other = 0; other < place; other++) {
      const [from, to] = [group[place] as number, group[other] as number];
      if (from !== to && agree([names, keys[other] as string[]], [ids[place], ids[other]] as Pair<Set<string>>))
        group.forEach((one, i) => one === from && (group[i] = to));
    }
  });
  const groups = new Map<number, number[]>();
  group.forEach((one, place) => groups.set(one, [...(groups.get(one) ?? []), place]));
  return [...groups.values()];
}

type Pair<T> = readonly [T, T];

/** @param ids those of the columns that are numbers of something */
function agree([a, b]: Pair<readonly string[]>, [aIds, bIds]: Pair<ReadonlySet<string>>): boolean {
  const [ours, theirs] = [new Set(a), new Set(b)];
  const shared = a.filter((name) => theirs.has(name)).length;
  if (shared <= Math.max(a.length, b.length) * MOST) return false;
  // Customers and suppliers have the same columns but for whose number it is.
  return [...aIds].every((name) => theirs.has(name)) || [...bIds].every((name) => ours.has(name));
}
