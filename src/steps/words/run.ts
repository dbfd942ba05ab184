import { column as ref, type Expr } from '../../core/expr';
import type { DerivedColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, isNumeric, type DictColumn } from '../../core/table';
import { words } from '../../program/fold';
import type { MlTasks } from '../context';
import { levelCounts, median, numbersOf } from '../figures';
import { phraseOf } from '../phrase';
import { lengthNote, textColumns, wordNote, type params, type WordsReport } from './meta';

type Learnt = readonly {
  readonly column: string;
  readonly length: string | null;
  readonly words: readonly { readonly word: string; readonly name: string }[];
}[];

/** Words found by themselves: in this share of the rows, and so long. */
const RARE = 0.05;
const COMMON = 0.6;
const SHORT = 4;
const MOST_FOUND = 5;
const MOST_ROWS = 20_000;
const STOP = new Set(
  (
    'that this with from have been were they their them there will would could should about into over under after before which what when where also only other more most some than then very your ours just because while does done each both such here ' +
    'ikke eller være vært blir blitt hadde skal ville kunne dette disse denne fordi etter også bare hvor hvem noen noe alle mange mer mest siden under over mellom uten deres våre våre sine sitt ' +
    'nicht oder sein sind wird wurde haben hatte werden diese dieser dieses weil nach auch nur wenn einer eine einen einem keine über unter zwischen ohne ihre ihrer unsere mehr sehr kann noch schon'
  ).split(' '),
);

export const impl: StepImpl<typeof params, WordsReport, MlTasks> = {
  async fit(train, { columns, length, find, keywords, language }, { schema, checkpoint }) {
    const table = columnMap(train);
    const notes: SchemaColumn[] = [];
    const derived: DerivedColumn[] = [];
    const learnt: { column: string; length: string | null; words: readonly { word: string; name: string }[] }[] = [];
    const asked = keywordsIn(keywords);
    const add = (note: SchemaColumn, expr: Expr): void => {
      notes.push(note);
      derived.push({ name: note.name, kind: note.kind, expr });
    };
    for (const column of textColumns(schema, columns)) {
      await checkpoint();
      const data = table.get(column.name);
      if (!data || isNumeric(data)) continue;
      const lengthened = length ? lengthNote([...schema, ...notes], column, language) : null;
      if (lengthened) add(lengthened, { type: 'length', of: ref(column.name) });
      const all = [...new Set([...asked, ...(find ? found(data) : [])])];
      const made = all.map((word) => {
        const note = wordNote([...schema, ...notes], column, word);
        const of: Expr = { type: 'string', fn: 'words', of: ref(column.name) };
        add(note, { type: 'contains', of, part: phraseOf(word) });
        return { word, name: note.name };
      });
      learnt.push({ column: column.name, length: lengthened?.name ?? null, words: made });
    }
    return { program: derived.length > 0 ? [{ op: 'derive', columns: derived }] : [], learnt, notes };
  },

  async report({ after }, fitted) {
    const ones = (name: string): number => numbersOf(after, name).reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0);
    return {
      rows: after.rows,
      columns: (fitted.learnt as Learnt).map(({ column, length, words: made }) => ({
        column,
        letters: length === null ? null : median(numbersOf(after, length)),
        words: made.map(({ word, name }) => ({ word, name, rows: ones(name) })),
      })),
    };
  },
};

/** As the user typed them, divided by commas; a star stands for any letters before or after. */
function keywordsIn(typed: string): readonly string[] {
  return typed
    .split(/[,;\n]/)
    .map(
      (word) => `${word.trim().startsWith('*') ? '*' : ''}${words(word.replaceAll('*', '')).trim()}${word.trim().endsWith('*') ? '*' : ''}`,
    )
    .filter((word) => word.replaceAll('*', '') !== '')
    .slice(0, 20);
}

/** Words in neither few nor most of the texts, those in most rows first; ties by the alphabet. */
function found(column: DictColumn): readonly string[] {
  const rows = new Map<string, number>();
  let all = 0;
  for (const [entry, count] of [...levelCounts(column)].slice(0, MOST_ROWS)) {
    all += count;
    for (const word of new Set(words(entry).trim().split(' '))) {
      if (word.length >= SHORT && !STOP.has(word) && /^\p{L}+$/u.test(word)) rows.set(word, (rows.get(word) ?? 0) + count);
    }
  }
  return [...rows]
    .filter(([, count]) => count >= RARE * all && count <= COMMON * all && count >= 5)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_FOUND)
    .map(([word]) => word);
}
