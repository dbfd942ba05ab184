import { isRare } from '../../core/rare';
import type { Language } from '../../core/language';
import { ok, fail } from '../../core/problem';
import type { ChartSpec } from '../../core/chart';
import { say, type Message } from '../../core/message';
import { freshName, withRole, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { placeInTime, type TimeLine } from '../customers/meta';
import { MADE_NAMES } from '../made-names';

/** For the page. */
export { cleanedBy, splitWords } from './split-words';

/** A message that is plain JSON. */
export type Said = { readonly code: string; readonly args: Readonly<Record<string, string | number>> };

/** The success value in words; a yes/no column has no spelling of its own. */
export function said(value: string, bool: boolean): Said {
  return bool ? { code: `target.value.${value}`, args: {} } : { code: 'target.value', args: { value } };
}

/** What the step `customers` says of the columns it makes for an outcome. */
export const MADE = 'customers.about.outcome.';

/** The success value in words; what was made from events is called by its name, for “yes” would say too little far below. */
export function successSaid(target: { readonly column: string; readonly success: string; readonly bool: boolean }, schema: Schema): Said {
  const made = schema.find(({ name }) => name === target.column)?.about?.code.startsWith(MADE) ?? false;
  return made && target.success === 'yes' ? said(target.column, false) : said(target.success, target.bool);
}

/**
 * `name`: its name speaks of what is known only afterwards; `alone`: by itself it all but gives the outcome away; `far-ahead`: by itself it does
 * far more than any other column; `empty`: whether it is filled in goes with the outcome; `open`: it is filled in for those with an
 * outcome and empty for those without one yet; `number`: it counts the rows, so it tells when they came; `later`: its dates come after the record's
 * own; `future`: some come after the last record in the file; `people`: the same person teaches and judges; `copies`: equal rows do.
 */
export type LeakWhy = 'name' | 'alone' | 'far-ahead' | 'empty' | 'open' | 'number' | 'later' | 'future' | 'people' | 'copies';

export type LeakQuestion = {
  /** The column the person knows. */
  readonly column: string;
  readonly why: LeakWhy;
  /** How often the column alone puts the right one of a pair first, 0.5 to 1; from training rows. Of `empty` whether it is filled in. */
  readonly auc: number;
  /** What was counted: rows with such dates of `of` rows; judged rows that also teach of `of` judged rows. */
  readonly rows?: number;
  readonly of?: number;
  /** The record's own date, of `later` and `future`. */
  readonly date?: string;
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

/** The values that can be chosen: of several that one short fingerprint stands for, the one that is taken, else the commonest. */
export function choicesOf(values: readonly OutcomeValue[]): readonly OutcomeValue[] {
  const chosen = new Map<string, OutcomeValue>();
  for (const one of values) if (one.is === 'success' || !chosen.has(one.fingerprint)) chosen.set(one.fingerprint, one);
  return values.filter((one) => chosen.get(one.fingerprint) === one);
}

export type TargetReport = {
  /** The outcome column. */
  readonly column: string;
  /** As the file has it; "yes" or "no" for a yes/no column. */
  readonly success: string;
  readonly said: Said;
  /** The success value was our choice, not the person's. */
  readonly chosen: boolean;
  /** No word told which value is meant, so we took the rarest: to be asked. */
  readonly unclear: boolean;
  /** At most 200, commonest first. */
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
  readonly split: SplitReport;
  /** What was made from events, and up to when they were known, milliseconds; null for a column of the file. */
  readonly made: Made | null;
};

export type Made = {
  readonly kind: string;
  readonly from: number;
  readonly horizon: number;
  readonly product: string;
  /** What was mended in single lines was learnt from those before the cut-off alone. */
  readonly upToCut: boolean;
};

/** Who teaches and who judges, of the rows with a known outcome. */
export type SplitReport = {
  /** `even`: by chance, the outcomes spread evenly; `time-refused`: a date was asked for that leaves no place to cut. */
  readonly by: 'time' | 'even' | 'chance' | 'time-refused';
  /** The rounds of checking go forward in time too. */
  readonly forward: boolean;
  readonly column: string | null;
  /** Milliseconds. */
  readonly from: number | null;
  /** Rows of one value stay on one side; null where each row has its own. */
  readonly together: string | null;
  readonly teach: number;
  readonly teachWon: number;
  readonly judge: number;
  readonly judgeWon: number;
  /** Columns of dates that could be used. */
  readonly possible: readonly string[];
  readonly timeLine: TimeLine | null;
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

/** The new column, and the standing of everything made from the outcome, or from the one column it was made from: none of it may teach the model. */
export function targetNotes(schema: Schema, outcome: SchemaColumn, language: Language): Schema {
  const [source, ...more] = outcome.origin;
  // what came after a cut-off is no more than its date, and so is much that came before
  const same = (origin: readonly string[]): boolean =>
    outcome.role !== 'outcome' && source !== undefined && more.length === 0 && origin.includes(source);
  const tainted = schema
    .filter(({ name, origin, feature }) => feature && (name === outcome.name || origin.includes(outcome.name) || same(origin)))
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

const BARS = 20;
/** Fewer successes are not looked for in a list: no model is judged by them. */
const WORTH_COUNTING = 10;

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
  finding: ({ positives, labelled, said: success, column, made }) =>
    made
      ? say(`target.made.${made.kind}`, { positives, labelled, horizon: made.horizon, from: made.from, product: made.product })
      : say('target.finding', { positives, labelled, success, column }),
  soWhat({ enough, labelled, rarer, open, leakQuestions, positives, said: success, unclear, values, made }) {
    const leaks = leakQuestions
      .filter(({ answered }) => !answered)
      .map(({ column, why }) => (why === 'copies' ? say('target.equal-rows') : column));
    const parts = [say(`target.enough.${enough}`, { labelled, rarer })];
    if (isRare(positives, labelled) && positives >= WORTH_COUNTING) parts.push(say('target.rare', { positives, labelled, success }));
    if (made) parts.push(say('target.made.as-of', { from: made.from }));
    const others = values.filter(({ is }) => is === 'other').length;
    if (others > 1) parts.push(say('target.several', { success, others }));
    if (unclear) parts.push(say('target.unclear', { success }));
    if (open > 0) parts.push(say('target.open', { open }));
    if (leaks.length > 0)
      parts.push(say('target.leaks', { columns: leaks, count: leaks.every((one) => typeof one === 'string') ? leaks.length : 2 }));
    return inOne(parts);
  },
  charts: ({ values, valuesInAll, column, positives, labelled, said: success, split, made }) => [
    {
      id: 'outcomes',
      headline: say('target.chart', { positives, labelled, success }),
      sub:
        values.length > BARS
          ? say('target.chart.sub.most', { column, shown: BARS, values: valuesInAll })
          : say('target.chart.sub', { column }),
      fields: [
        { title: say('target.field.value'), format: 'text' },
        { title: say('target.field.rows'), format: 'integer' },
      ],
      rows: values
        .slice(0, BARS)
        .map(({ value, rows, is }) => [is === 'success' ? success : said(value, made !== null || success.code !== 'target.value'), rows]),
      draw: { type: 'bars', category: 0, value: 1 },
    },
    ...splitChart(split),
  ],
};

/** Up to six sentences as one text. */
function inOne([first = '', ...rest]: readonly (Message | string)[]): Message {
  const [second = '', third = '', fourth = '', fifth = '', sixth = ''] = rest;
  return say('target.so-what', { first, second, third, fourth, fifth, sixth });
}

function splitChart({ timeLine, from, teach, judge }: SplitReport): readonly ChartSpec[] {
  if (!timeLine || from === null) return [];
  return [
    {
      id: 'split',
      headline: say('target.split.chart', { teach, judge, from }),
      fields: [
        { title: say(`customers.field.${timeLine.unit}`), format: 'text' },
        { title: say('target.field.rows'), format: 'integer' },
        { title: say('target.field.side'), format: 'text' },
      ],
      rows: timeLine.bars.flatMap(({ label, used, late }) => {
        const when = placeInTime(timeLine, label);
        return [
          ...(used > 0 || late === 0 ? [[when, used, say('target.teaches')] as const] : []),
          ...(late > 0 ? [[when, late, say('target.judges')] as const] : []),
        ];
      }),
      draw: { type: 'columns', x: 0, y: 1, series: 2, cut: { at: timeLine.cut, label: say('customers.cut', { reference: from }) } },
    },
  ];
}
