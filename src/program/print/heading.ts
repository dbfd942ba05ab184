import { valueKind } from '../vector';
import type { NamedKind } from '../kinds';
import type { Dialect } from './dialect';
import { quote, ROW, sqlNames } from './name';

interface Read {
  readonly table: string;
  readonly columns: readonly NamedKind[];
  /** Those that may be NULL in every row. */
  readonly mayLack?: readonly string[];
}

interface Renamed {
  readonly name: string;
  readonly sqlName: string;
}

/** The comment at the top: which table is expected, and which names had to change. */
export function heading(input: Read, output: readonly Renamed[], { title, types }: Dialect, others: readonly Read[] = []): string {
  const names = sqlNames(input.columns.map(({ name }) => name));
  const expected = ({ table, columns, mayLack = [] }: Read): string[] => {
    const called = sqlNames(columns.map(({ name }) => name));
    return [
      `Reads the table ${shown(table)}, one row for each row of the file:`,
      `  ${quote(ROW)} ${types.row}, the row's place in the file, counted from 0`,
      ...columns.map(({ name, kind }, i) => {
        const free = mayLack.includes(name) ? ', may be NULL throughout: no segment and no chance hangs on it' : '';
        return `  ${shown(called[i] as string)} ${types[valueKind(kind)]}${free}`;
      }),
    ];
  };
  const [reads, ...rest] = expected(input);
  const sqlName = new Map(input.columns.map(({ name }, i) => [name, names[i] as string]));
  for (const column of output) sqlName.set(column.name, column.sqlName);
  const changed = [...sqlName].filter(([name, called]) => name !== called);
  return [
    `For ${title}. ${reads ?? ''}`,
    ...rest,
    ...others.flatMap(expected),
    'Missing is NULL. A result that is not a finite number is missing too.',
    ...changed.map(([name, called]) => `The column ${JSON.stringify(name)} is called ${shown(called)} here.`),
  ]
    .map((line) => `-- ${line}`)
    .join('\n');
}

/** A line break in a name must not end the comment. */
function shown(name: string): string {
  return quote(name).replace(/[\r\n\0]/g, ' ');
}
