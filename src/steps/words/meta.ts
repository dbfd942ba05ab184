import type { Language } from '../../core/language';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';

export const params = {
  columns: { kind: 'columns', default: null, kinds: ['text', 'category'] },
  length: { kind: 'toggle', default: true },
  find: { kind: 'toggle', default: true },
  keywords: { kind: 'text', default: '', most: 300, cells: 'anywhere' },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type WordsReport = {
  readonly rows: number;
  readonly columns: readonly {
    readonly column: string;
    /** Letters in the middle row. */
    readonly letters: number | null;
    readonly words: readonly { readonly word: string; readonly name: string; readonly rows: number }[];
  }[];
};

/** Left to itself: up to three columns of free text. */
const FEW = 3;

export function textColumns(schema: Schema, asked: readonly string[] | null): readonly SchemaColumn[] {
  const texts = schema.filter(({ kind, family }) => (kind === 'text' || kind === 'category') && family !== true);
  if (asked !== null) return texts.filter(({ name }) => asked.includes(name));
  return texts.filter(({ role, kind }) => role === 'text' && kind === 'text').slice(0, FEW);
}

const LENGTH: Readonly<Record<Language, (column: string) => string>> = {
  en: (column) => `${column}: letters`,
  nb: (column) => `${column}: bokstaver`,
};

export function lengthNote(schema: Schema, of: SchemaColumn, language: Language): SchemaColumn {
  return {
    name: freshName(schema, LENGTH[language](of.name)),
    kind: 'number',
    role: 'count',
    origin: of.origin,
    feature: true,
    plain: true,
    about: say('words.about.length', { column: of.name }),
  };
}

export function wordNote(schema: Schema, of: SchemaColumn, word: string): SchemaColumn {
  return {
    name: freshName(schema, `${of.name}: “${word}”`),
    kind: 'bool',
    role: 'category',
    origin: of.origin,
    feature: true,
    plain: true,
    about: say('words.about.word', { column: of.name, word }),
  };
}

export const meta: StepMeta<typeof params, WordsReport> = {
  id: 'words',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema, { columns, length, language }) {
    const out = [...schema];
    for (const column of textColumns(schema, columns)) {
      if (length) out.push(lengthNote(out, column, language));
      out.push({ ...wordNote(out, column, '…'), family: true });
    }
    return ok(out);
  },
  finding({ columns, rows }) {
    const first = columns[0];
    if (!first) return say('words.none');
    const most = [...first.words].sort((a, b) => b.rows - a.rows)[0];
    if (most) return say('words.finding', { column: first.column, word: most.word, share: rows > 0 ? most.rows / rows : 0 });
    return say('words.length', { column: first.column, letters: first.letters ?? 0 });
  },
  soWhat: ({ columns }) => say(columns.length === 0 ? 'words.none.so' : 'words.so'),
  charts: ({ columns }) =>
    columns.flatMap(({ column, words }, i) => {
      const shown = [...words].sort((a, b) => b.rows - a.rows).slice(0, 20);
      const most = shown[0];
      if (!most) return [];
      return [
        {
          id: `words-${i}`,
          headline: say('words.chart', { column, word: most.word, rows: most.rows }),
          fields: [
            { title: say('words.field.word'), format: 'text' as const },
            { title: say('words.field.rows'), format: 'integer' as const },
          ],
          rows: shown.map(({ word, rows }) => [word, rows]),
          draw: { type: 'bars' as const, category: 0, value: 1 },
        },
      ];
    }),
};
