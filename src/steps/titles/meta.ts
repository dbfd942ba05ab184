import type { Language } from '../../core/language';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { resting } from '../standing';
import { DEPARTMENTS, LEVELS, TITLE_NAMES, titleColumn } from './levels';

export const params = {
  column: { kind: 'column', default: null, kinds: ['text', 'category'] },
  levels: { kind: 'rules', default: [], options: [...LEVELS, 'none'] },
  departments: { kind: 'rules', default: [], options: [...DEPARTMENTS, 'none'] },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

/** Cells of a column that was only guessed to hold titles must be known to the dictionary in at least this share of the rows. */
export const KNOWN_ENOUGH = 0.4;

export type TitlesReport = {
  /** Null when no column looks like job titles. */
  readonly column: string | null;
  /** A column was looked at whose cells are no job titles. */
  readonly doubtful: string | null;
  readonly seniority: string;
  readonly department: string;
  readonly rows: number;
  readonly titled: number;
  /** Rows of whose title at least one word is in the dictionary. */
  readonly known: number;
  /** Rows by level and department, in the dictionary's order, none left out. */
  readonly levels: readonly { readonly name: string; readonly rows: number }[];
  readonly departments: readonly { readonly name: string; readonly rows: number }[];
  /** The commonest titles with what they were taken for, known ones and then those of which no word is known. */
  readonly examples: readonly Example[];
  readonly unknown: readonly Example[];
};

export type Example = { readonly title: string; readonly rows: number; readonly level: string; readonly department: string };

export interface TitleNotes {
  readonly from: SchemaColumn;
  readonly seniority: SchemaColumn;
  readonly department: SchemaColumn;
}

export function titleNotes(schema: Schema, asked: string | null, language: Language): TitleNotes | null {
  const from = titleColumn(schema, asked);
  if (!from) return null;
  const names = TITLE_NAMES[language];
  const make = (name: string, about: string, taken: Schema): SchemaColumn => ({
    name: freshName(taken, name),
    kind: 'category',
    role: 'category',
    origin: from.origin,
    feature: true,
    plain: true,
    about: say(about, { column: from.name }),
  });
  const seniority = make(names.seniority, 'titles.about.seniority', schema);
  return { from, seniority, department: make(names.department, 'titles.about.department', [...schema, seniority]) };
}

export const meta: StepMeta<typeof params, TitlesReport> = {
  id: 'titles',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  outline(schema, { column, language }) {
    const notes = titleNotes(schema, column, language);
    if (!notes) return ok(schema);
    const { from, seniority, department } = notes;
    const certain = column !== null;
    const made = certain ? [seniority, department] : [seniority, department].map((note) => ({ ...note, family: true }));
    return ok([...schema.map((one) => (certain && one.name === from.name ? resting(one) : one)), ...made]);
  },
  finding({ column, doubtful, titled, levels }) {
    if (column === null) return doubtful === null ? say('titles.none') : say('titles.doubtful', { column: doubtful });
    if (titled === 0) return say('titles.empty', { column });
    const deciders = levels.slice(0, 2).reduce((sum, { rows }) => sum + rows, 0);
    return say('titles.finding', { deciders, titled });
  },
  soWhat({ column, titled, known, doubtful }) {
    if (column === null) return say(doubtful === null ? 'titles.none.so' : 'titles.doubtful.so');
    return titled === 0 ? say('titles.empty.so') : say('titles.so', { known, titled });
  },
  charts({ titled, levels, departments, seniority, department }) {
    if (titled === 0) return [];
    const bars = (id: string, of: TitlesReport['levels'], field: string) => {
      const shown = of.filter(({ rows }) => rows > 0);
      const most = [...shown].sort((a, b) => b.rows - a.rows)[0];
      return {
        id,
        headline: say('titles.chart', { value: most?.name ?? '', share: (most?.rows ?? 0) / titled }),
        fields: [
          { title: say('titles.field', { name: field }), format: 'text' as const },
          { title: say('titles.field.rows'), format: 'integer' as const },
        ],
        rows: shown.map(({ name, rows }) => [name, rows]),
        draw: { type: 'bars' as const, category: 0, value: 1 },
      };
    };
    return [bars('titles-levels', levels, seniority), bars('titles-departments', departments, department)];
  },
};
