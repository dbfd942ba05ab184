import type { FileColumn, Message, StackedFile } from './reading';
import { columnKeys } from './stack';

type Looked = Pick<StackedFile, 'name' | 'rows' | 'columns' | 'fingerprint'>;

/** What differs between files that are put together, as sentences; none when they agree in all. `columns`: of them all. */
export function differencesOf(files: readonly Looked[]): { readonly columns: number; readonly differences: readonly Message[] } {
  const keys = columnKeys(files.map(({ columns }) => columns.map(({ name }) => name)));
  const order = [...new Set(keys.flat())];
  const columns = order.map((key) => files.map((file, n) => file.columns[(keys[n] as string[]).indexOf(key)] ?? null));
  const differences = [
    ...sameFiles(files),
    ...inSome(files, columns),
    ...otherOrder(files, keys),
    ...columns.flatMap((column) => unlike(files, column)),
  ];
  return { columns: order.length, differences };
}

const many = (names: readonly string[]): { readonly files: string; readonly count: number } => ({
  files: listed(names),
  count: names.length,
});

/** At most five by name. */
function listed(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} …`;
}

function sameFiles(files: readonly Looked[]): Message[] {
  return files.flatMap((file, n) => {
    const twin = files.slice(0, n).find(({ fingerprint }) => fingerprint === file.fingerprint);
    return twin ? [{ code: 'data.stack-same-file', args: { file: file.name, twin: twin.name, rows: file.rows } }] : [];
  });
}

/** Columns that only some files have, those of the same files in one sentence. */
function inSome(files: readonly Looked[], columns: readonly (readonly (FileColumn | null)[])[]): Message[] {
  const groups = new Map<string, (readonly (FileColumn | null)[])[]>();
  for (const column of columns) {
    if (column.every((one) => one !== null)) continue;
    const where = column.map((one) => (one === null ? 0 : 1)).join('');
    groups.set(where, [...(groups.get(where) ?? []), column]);
  }
  return [...groups.values()].map((group) => {
    const [sample] = group as [(FileColumn | null)[]];
    const without = files.filter((_, n) => sample[n] === null).map(({ name }) => name);
    const having = files.filter((_, n) => sample[n] !== null).map(({ name }) => name);
    const names = group.map((column) => column.find((one) => one !== null)?.name ?? '');
    const args = { columns: listed(names), number: names.length };
    return without.length <= having.length
      ? { code: 'data.stack-lacks', args: { ...args, ...many(without) } }
      : { code: 'data.stack-only', args: { ...args, ...many(having) } };
  });
}

function otherOrder(files: readonly Looked[], keys: readonly (readonly string[])[]): Message[] {
  const [first = []] = keys;
  const place = new Map(first.map((key, n) => [key, n]));
  const moved = files.filter((_, n) => {
    const shared = (keys[n] as readonly string[]).flatMap((key) => place.get(key) ?? []);
    return shared.some((at, i) => i > 0 && at < (shared[i - 1] as number));
  });
  return moved.length === 0 ? [] : [{ code: 'data.stack-order', args: many(moved.map(({ name }) => name)) }];
}

/** A column that is one thing in one file and another in the next, or is written in another way. */
function unlike(files: readonly Looked[], column: readonly (FileColumn | null)[]): Message[] {
  const there = column.flatMap((one, n) => (one === null || one.empty ? [] : [{ ...one, file: (files[n] as Looked).name }]));
  const [first] = there;
  if (!first) return [];
  const other = (differs: (one: FileColumn) => boolean): typeof there => there.filter(differs);
  const tell = (code: string, a: string, b: string, where: typeof there): Message[] => {
    const rest = there.filter((one) => !where.includes(one)).map(({ file }) => file);
    return [{ code, args: { column: first.name, a, b, files: listed(where.map(({ file }) => file)), others: listed(rest) } }];
  };
  const kinds = other((one) => broad(one) !== broad(first));
  if (kinds[0]) return tell('data.stack-kinds', first.kind, kinds[0].kind, kinds);
  const sure = there.filter(({ written }) => written !== null);
  const ways = sure.filter(({ written }) => written !== sure[0]?.written);
  if (sure[0]?.written && ways[0]?.written) return tell('data.stack-written', sure[0].written, ways[0].written, ways);
  const priced = there.filter(({ format }) => format.type === 'number' && format.currency !== '');
  const currency = (one: FileColumn | undefined): string => (one?.format.type === 'number' ? one.format.currency : '');
  const prices = priced.filter((one) => currency(one) !== currency(priced[0]));
  return prices[0] ? tell('data.stack-currency', currency(priced[0]), currency(prices[0]), prices) : [];
}

/** Choices and texts differ only in how many values there happen to be, and 0 and 1 are numbers elsewhere. */
function broad({ kind, format }: FileColumn): string {
  if (kind === 'bool') return format.type === 'bool' && format.yes.includes('1') ? 'number' : 'text';
  return kind === 'category' ? 'text' : kind;
}
