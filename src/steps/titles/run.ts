import { column as ref, type Expr } from '../../core/expr';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, tableOf, dictColumn, type DictColumn } from '../../core/table';
import { evaluate } from '../../program/evaluate';
import { texts } from '../../program/vector';
import type { MlTasks } from '../context';
import { levelCounts } from '../figures';
import { resting } from '../standing';
import { DEPARTMENT_WORDS, LEVEL_WORDS } from './dictionary';
import { KNOWN_ENOUGH, titleNotes, type Example, type params, type TitlesReport } from './meta';
import { DEPARTMENTS, LEVELS, TITLE_NAMES, type Department, type Level } from './levels';
import { rulesOf, titleExpr } from './rules';
import type { Params } from '../../core/params';

type Learnt = { readonly column: string | null; readonly doubtful: string | null };

export const impl: StepImpl<typeof params, TitlesReport, MlTasks> = {
  async fit(train, given, { schema }) {
    const notes = titleNotes(schema, given.column, given.language);
    const column = notes && columnMap(train).get(notes.from.name);
    if (!notes || !column || isNumeric(column)) return nothing(null);
    const { from, seniority, department } = notes;
    if (given.column === null && knownShare(column, given) < KNOWN_ENOUGH) return nothing(from.name);
    const exprs = exprsOf(given, ref(from.name));
    const columns = [
      { name: seniority.name, kind: 'category' as const, expr: exprs.level },
      { name: department.name, kind: 'category' as const, expr: exprs.department },
    ];
    const learnt: Learnt = { column: from.name, doubtful: null };
    return { program: [{ op: 'derive', columns }], learnt, notes: [resting(from), seniority, department] };
  },

  async report({ before, schemaBefore }, fitted, given) {
    const learnt = fitted.learnt as Learnt;
    const notes = titleNotes(schemaBefore, given.column, given.language);
    const column = learnt.column === null ? undefined : columnMap(before).get(learnt.column);
    const titles = column && !isNumeric(column) ? examplesOf(column, given) : [];
    const names = TITLE_NAMES[given.language];
    const count = (of: readonly string[], what: (example: Titled) => string): TitlesReport['levels'] =>
      of.map((name) => ({ name, rows: sum(titles.filter((example) => what(example) === name)) }));
    const known = titles.filter((example) => example.known);
    const plain = (all: readonly Titled[]): readonly Example[] =>
      all.slice(0, 12).map(({ title, rows, level, department }) => ({ title, rows, level, department }));
    return {
      ...learnt,
      seniority: notes?.seniority.name ?? names.seniority,
      department: notes?.department.name ?? names.department,
      rows: before.rows,
      titled: sum(titles),
      known: sum(known),
      levels: count(
        LEVELS.map((level) => names.levels[level]),
        ({ level }) => level,
      ),
      departments: count(
        DEPARTMENTS.map((department) => names.departments[department]),
        ({ department }) => department,
      ),
      examples: plain(known),
      unknown: plain(titles.filter((example) => !example.known)),
    };
  },
};

function nothing(doubtful: string | null) {
  const learnt: Learnt = { column: null, doubtful };
  return { program: [], learnt, notes: [] };
}

const sum = (all: readonly Titled[]): number => all.reduce((rows, example) => rows + example.rows, 0);

type Words = Pick<Params<typeof params>, 'levels' | 'departments' | 'language'>;

/** @param rest a title without a known word counts as an employee in another department, else it stays missing */
function exprsOf({ levels, departments, language }: Words, title: Expr, rest = true): { readonly level: Expr; readonly department: Expr } {
  const names = TITLE_NAMES[language];
  const level = rulesOf<Level>(LEVEL_WORDS, levels, (to) => names.levels[to]);
  const department = rulesOf<Department>(DEPARTMENT_WORDS, departments, (to) => names.departments[to]);
  return {
    level: titleExpr(title, level, rest ? names.levels.staff : null),
    department: titleExpr(title, department, rest ? names.departments.other : null),
  };
}

interface Titled extends Example {
  readonly known: boolean;
}

/** Distinct titles, commonest first, with what the very expressions of the program make of them. */
function examplesOf(column: DictColumn, words: Words): readonly Titled[] {
  const counts = [...levelCounts(column)].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const title = ref('title');
  const table = tableOf([
    dictColumn(
      'title',
      'text',
      counts.map(([entry]) => entry),
    ),
  ]);
  const made = exprsOf(words, title);
  const known = exprsOf(words, title, false);
  const cells = (expr: Expr): ((row: number) => string | null) => {
    const { codes, dict } = texts(evaluate(expr, table));
    return (row) => dict[codes[row] as number] ?? null;
  };
  const [levelAt, departmentAt, levelKnown, departmentKnown] = [made.level, made.department, known.level, known.department].map(cells) as [
    ReturnType<typeof cells>,
    ReturnType<typeof cells>,
    ReturnType<typeof cells>,
    ReturnType<typeof cells>,
  ];
  return counts.flatMap(([entry, rows], row): readonly Titled[] => {
    const [level, department] = [levelAt(row), departmentAt(row)];
    if (level === null || department === null) return [];
    return [{ title: entry, rows, level, department, known: levelKnown(row) !== null || departmentKnown(row) !== null }];
  });
}

function knownShare(column: DictColumn, words: Words): number {
  const all = examplesOf(column, words);
  const rows = sum(all);
  return rows > 0 ? sum(all.filter(({ known }) => known)) / rows : 0;
}
