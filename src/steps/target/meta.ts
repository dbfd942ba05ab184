import type { Language } from '../../core/language';
import { ok, fail } from '../../core/problem';
import { say } from '../../core/message';
import { freshName, withRole, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { MADE_NAMES } from '../made-names';

/** A message that is plain JSON. */
export type Said = { readonly code: string; readonly args: Readonly<Record<string, string | number>> };

/** The success value in words; a yes/no column has no spelling of its own. */
export function said(value: string, bool: boolean): Said {
  return bool ? { code: `target.value.${value}`, args: {} } : { code: 'target.value', args: { value } };
}

/**
 * `name`: its name speaks of what is known only afterwards; `alone`: by itself it all but gives the outcome away; `far-ahead`: by itself it does
 * far more than any other column; `empty`: whether it is filled in goes with the outcome; `open`: it is filled in for those with an
 * outcome and empty for those without one yet; `number`: it counts the rows, so it tells when they came.
 */
export type LeakWhy = 'name' | 'alone' | 'far-ahead' | 'empty' | 'open' | 'number';

export type LeakQuestion = {
  /** The column the person knows. */
  readonly column: string;
  readonly why: LeakWhy;
  /** How often the column alone puts the right one of a pair first, 0.5 to 1; from training rows. Of `empty` whether it is filled in. */
  readonly auc: number;
  /** The person said that it is known in advance. */
  readonly answered: boolean;
};

/** `good`: at least 1,000 known outcomes and 100 of the rarer; `some`: 500 and 50; `few`: less. */
export type Enough = 'good' | 'some' | 'few';

export type OutcomeValue = {
  readonly value: string;
  /** What the `success` parameter holds for this value. */
  readonly fingerprint: string;
  readonly rows: number;
  readonly is: 'success' | 'other' | 'open';
};

export type TargetReport = {
  /** The outcome column. */
  readonly column: string;
  /** As the file has it; "yes" or "no" for a yes/no column. */
  readonly success: string;
  readonly said: Said;
  /** The success value was our choice, not the person's. */
  readonly chosen: boolean;
  /** The 20 commonest, commonest first. */
  readonly values: readonly OutcomeValue[];
  readonly valuesInAll: number;
  readonly rows: number;
  readonly labelled: number;
  readonly positives: number;
  /** Outcome missing or still open: scored, never learnt from. */
  readonly open: number;
  readonly baseRate: number;
  /** Rows with the rarer of the two outcomes. */
  readonly rarer: number;
  readonly enough: Enough;
  readonly leakQuestions: readonly LeakQuestion[];
};

const params = {
  column: { kind: 'column', default: null, kinds: ['category', 'text', 'bool', 'number'] },
  success: { kind: 'value', default: null },
  /** Columns that looked as if they were known too late, and are not. */
  known: { kind: 'columns', default: null },
  language: { kind: 'language', default: 'en' },
} as const;

/** The column the outcome is read from: the one asked for, else the first with the role. */
export function outcomeColumn(schema: Schema, asked: string | null): SchemaColumn | undefined {
  return asked === null ? withRole(schema, 'outcome') : schema.find((column) => column.name === asked);
}

/** The new column, and the standing of everything made from the outcome: none of it may teach the model. */
export function targetNotes(schema: Schema, outcome: SchemaColumn, language: Language): Schema {
  const tainted = schema
    .filter((column) => column.feature && (column.name === outcome.name || column.origin.includes(outcome.name)))
    .map((column) => ({ ...column, feature: false }));
  const target: SchemaColumn = {
    name: freshName(schema, MADE_NAMES[language].target),
    kind: 'bool',
    role: 'target',
    origin: outcome.origin,
    feature: false,
    plain: true,
  };
  return [...tainted, target];
}

export const meta: StepMeta<typeof params, TargetReport> = {
  id: 'target',
  version: 1,
  stage: 'target',
  params,
  onNewRows: 'apply',
  outline(schema, { column, language }) {
    const outcome = outcomeColumn(schema, column);
    if (!outcome) return column === null ? fail('target.no-outcome') : fail('target.no-column', { column });
    if (outcome.kind === 'date') return fail('target.is-date', { column: outcome.name });
    const notes = targetNotes(schema, outcome, language);
    const changed = new Map(notes.map((note) => [note.name, note]));
    return ok([...schema.map((known) => changed.get(known.name) ?? known), ...notes.slice(-1)]);
  },
  finding: ({ positives, labelled, said: success, column }) => say('target.finding', { positives, labelled, success, column }),
  soWhat({ enough, labelled, rarer, open, leakQuestions }) {
    const leaks = leakQuestions.filter(({ answered }) => !answered).map(({ column }) => column);
    const parts = [say(`target.enough.${enough}`, { labelled, rarer })];
    if (open > 0) parts.push(say('target.open', { open }));
    if (leaks.length > 0) parts.push(say('target.leaks', { columns: leaks, count: leaks.length }));
    return parts.length === 1
      ? (parts[0] as (typeof parts)[number])
      : say('target.so-what', { first: parts[0] ?? '', second: parts[1] ?? '', third: parts[2] ?? '' });
  },
  charts: ({ values, column, positives, labelled, said: success }) => [
    {
      id: 'outcomes',
      headline: say('target.chart', { positives, labelled, success }),
      sub: say('target.chart.sub', { column }),
      fields: [
        { title: say('target.field.value'), format: 'text' },
        { title: say('target.field.rows'), format: 'integer' },
      ],
      rows: values.map(({ value, rows }) => [said(value, success.code !== 'target.value'), rows]),
      draw: { type: 'bars', category: 0, value: 1 },
    },
  ],
};
