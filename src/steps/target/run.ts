import { column as col, type Expr } from '../../core/expr';
import { fingerprint } from '../../core/fingerprint';
import type { Params } from '../../core/params';
import { stop } from '../../core/problem';
import { withRole, type SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { findColumn, isNumeric, type Column } from '../../core/table';
import type { MlTasks } from '../context';
import { MADE_NAMES } from '../made-names';
import { leakQuestions } from './leaks';
import { sidesQuestions, splitReport } from './sides';
import { MADE, outcomeColumn, successSaid, targetNotes, type Enough, type meta, type TargetReport } from './meta';
import { chooseOutcome, valuesOf, type Choice } from './outcome';

export type TargetLearnt = {
  readonly column: string;
  /** Of the column the program adds. */
  readonly name: string;
  readonly success: string;
  readonly bool: boolean;
  readonly chosen: boolean;
  readonly unclear: boolean;
  readonly open: readonly string[];
};

export const impl: StepImpl<typeof meta.params, TargetReport, MlTasks> = {
  async fit(train, { column: asked, success, language }: Params<typeof meta.params>, { schema, checkpoint }) {
    const outcome = outcomeColumn(schema, asked);
    const column = outcome && findColumn(train, outcome.name);
    if (!outcome || !column) stop('target.no-outcome');
    const choice = chooseOutcome(column, success);
    const notes = targetNotes(schema, outcome, language);
    const name = notes[notes.length - 1]?.name ?? MADE_NAMES[language].target;
    await checkpoint();
    const learnt: TargetLearnt = {
      column: column.name,
      name,
      success: choice.success.text,
      bool: column.kind === 'bool',
      chosen: choice.chosen,
      unclear: choice.unclear,
      open: choice.open,
    };
    return { program: [{ op: 'derive', columns: [{ name, kind: 'bool', expr: expression(column, choice) }] }], learnt, notes };
  },

  async report(view, { learnt }, { known }, { checkpoint }) {
    const { source, after, schemaAfter, schemaBefore, heldOut } = view;
    const { column: name, success, bool, chosen, unclear, open } = learnt as TargetLearnt;
    const target = withRole(schemaAfter, 'target');
    const y = target && findColumn(after, target.name);
    const outcome = findColumn(after, name);
    if (!y || !isNumeric(y) || !outcome) throw new Error('the target step ran without its columns');
    const values = valuesOf(outcome);
    await checkpoint();
    const { labelled, positives } = countKnown(y.data);
    const rarer = Math.min(positives, labelled - positives);
    const training = y.data.map((value, row) => (heldOut[row] === 1 ? NaN : value));
    const unknown = Uint8Array.from(y.data, (value) => (Number.isNaN(value) ? 1 : 0));
    // Made from events, the columns come from before the cut-off and cannot know the outcome.
    const made = madeOf(
      schemaBefore.find((column) => column.name === name),
      view.parted?.upToCut ?? false,
    );
    const questions = made
      ? []
      : [...leakQuestions(after, schemaAfter, training, source, unknown), ...(await sidesQuestions(view, name, y.data, checkpoint))];
    await checkpoint();
    return {
      column: name,
      success,
      said: successSaid({ column: name, success, bool }, schemaBefore),
      chosen,
      unclear,
      values: values.map(({ text, rows }) => ({
        value: text,
        fingerprint: fingerprint(text),
        rows,
        is: text === success ? 'success' : open.includes(text) ? 'open' : 'other',
      })),
      valuesInAll: values.length,
      rows: after.rows,
      labelled,
      positives,
      open: after.rows - labelled,
      baseRate: labelled === 0 ? 0 : positives / labelled,
      rarer,
      enough: enough(labelled, rarer),
      leakQuestions: questions.map((question) => ({ ...question, answered: known?.includes(question.column) ?? false })),
      split: splitReport(view, y.data),
      made,
    };
  },
};

/** What the step `customers` says of an outcome it made. */
function madeOf(column: SchemaColumn | undefined, upToCut: boolean): TargetReport['made'] {
  const { code = '', args = {} } = column?.about ?? {};
  const { from, horizon, product } = args;
  if (!code.startsWith(MADE) || typeof from !== 'number' || typeof horizon !== 'number') return null;
  return { kind: code.slice(MADE.length), from, horizon, product: typeof product === 'string' ? product : '', upToCut };
}

/** Missing where the outcome is missing or still open, so that such rows are scored and never learnt from. */
function expression({ name, kind }: Column, { success, open }: Choice): Expr {
  const of = col(name);
  if (typeof success.raw === 'number') return { type: 'compare', op: '=', left: of, right: { type: 'number', value: success.raw } };
  const won: Expr = { type: 'in', of, values: [success.raw] };
  if (open.length === 0 || (kind !== 'category' && kind !== 'text')) return won;
  return { type: 'if', when: { type: 'in', of, values: open }, then: { type: 'missing', kind: 'bool' }, else: won };
}

function countKnown(y: Float64Array): { readonly labelled: number; readonly positives: number } {
  let labelled = 0;
  let positives = 0;
  for (const value of y) {
    if (Number.isNaN(value)) continue;
    labelled++;
    positives += value;
  }
  return { labelled, positives };
}

function enough(labelled: number, rarer: number): Enough {
  if (labelled >= 1000 && rarer >= 100) return 'good';
  return labelled >= 500 && rarer >= 50 ? 'some' : 'few';
}
